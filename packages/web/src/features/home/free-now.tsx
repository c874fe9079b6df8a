import { useMutation, useQuery } from '@tanstack/react-query';
import type { RoomAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { nowMs, useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf, minuteMs } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { cancelMeeting, tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { Features } from '../timeline/room-name.tsx';

const minutes = 30;
const quarter = 15 * minuteMs;
const shown = 6;

/** Rooms that are free at this moment for half an hour, best first, each one press away. */
export function FreeNow() {
  const text = useText();
  const { t } = text;
  const { person } = useSession();
  const now = useNow();
  const startMs = Math.floor(now / quarter) * quarter;
  const location = person.defaultLocationId;
  const { data, error } = useQuery({
    queryKey: ['free-rooms', 'now', startMs, location],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/free-rooms', {
          params: {
            query: {
              start: isoOf(startMs),
              end: isoOf(startMs + minutes * minuteMs),
              limit: shown,
              ...(location !== null && { location }),
            },
          },
        }),
      ),
  });
  const book = useMutation({
    mutationFn: (room: RoomAnswer) => {
      const step = room.granularityMinutes * minuteMs;
      const from = Math.floor(nowMs() / step) * step;
      return answerOf(
        api.POST('/api/v1/meetings', {
          params: { header: { 'idempotency-key': crypto.randomUUID() } },
          body: {
            subject: t('booking.untitled'),
            start: isoOf(from),
            end: isoOf(from + Math.max(minutes, room.minDurationMinutes) * minuteMs),
            zone: room.zone,
            roomIds: [room.id],
          },
        }),
      );
    },
    onSuccess: (written, room) => {
      for (const key of ['calendar', 'free-rooms', 'timeline']) void queries.invalidateQueries({ queryKey: [key] });
      const end = written.bookings[0]?.end;
      showToast({
        text: t('home.booked', {
          room: room.name,
          time:
            end === undefined ? '' : instantText(Temporal.Instant.from(end).epochMilliseconds, 'time', room.zone, text),
        }),
        action: {
          label: t('undo'),
          run: () => void cancelMeeting({ meetingId: written.id, key: null, span: 'all', version: written.version }, t),
        },
      });
    },
    onError: (failed) => {
      tell(failed, t);
      void queries.invalidateQueries({ queryKey: ['free-rooms'] });
    },
  });
  return (
    <section className="free-now">
      <h2>{t('home.freeNow')}</h2>
      {!data && !error && <Skeleton rows={2} height={72} label={t('loading')} />}
      {error && <p className="quiet">{t('failure.text')}</p>}
      {data && data.rooms.length === 0 && (
        <p className="quiet">
          {t('home.noneFree')} <ButtonLink href="/find">{t('home.find')}</ButtonLink>
        </p>
      )}
      <ul>
        {data?.rooms.map(({ room }) => (
          <li key={room.id} className="free-card">
            <span>
              <strong>{room.name}</strong>
              <span className="quiet">{t('room.seats', { count: room.capacity })}</span>
              <span className="quiet">{room.floorName}</span>
              <Features features={room.features} most={4} />
            </span>
            <Button look="primary" disabled={book.isPending} onClick={() => book.mutate(room)}>
              {t('home.book', { minutes: Math.max(minutes, room.minDurationMinutes) })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
