import { useMemo } from 'react';
import type { RoomAnswer } from '@planner/api-client';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf, msOf } from '../../lib/instants.ts';
import { dateText, durationText, zonePlace } from '../../lib/time-text.ts';
import { useRoom } from '../booking/use-room-name.ts';
import { FailurePage } from '../session/failure-page.tsx';
import PhoneTimeline from '../timeline/phone-timeline.tsx';
import { Features } from '../timeline/room-name.tsx';
import { placed } from '../timeline/rows.ts';
import type { RoomRow } from '../timeline/rows.ts';
import { useTimeline } from '../timeline/timeline-data.ts';
import '../meetings/meetings.css';
import '../timeline/timeline.css';

/** One room: what it has, what it allows, and its day. */
export default function RoomPage({ id }: { readonly id: string }) {
  const { t } = useText();
  const { room, error, refetch } = useRoom(id);
  if (error && !room) return <FailurePage error={error} onRetry={() => void refetch()} />;
  return <div className="page">{room ? <OneRoom room={room} /> : <Skeleton rows={6} label={t('loading')} />}</div>;
}

function OneRoom({ room }: { readonly room: RoomAnswer }) {
  const text = useText();
  const { t } = text;
  const now = useNow();
  const date = dateOf(now, room.zone);
  const question = useMemo(
    () => ({
      date,
      view: 'day' as const,
      filter: { location: room.locationId, floor: room.floorId, minCapacity: null, features: [], q: room.name },
    }),
    [date, room],
  );
  const { data } = useTimeline(question);
  const row = useMemo<RoomRow | null>(() => {
    const found = data?.rooms.find(({ id }) => id === room.id);
    if (!data || !found) return null;
    return {
      kind: 'room',
      key: found.id,
      room: found,
      bookings: data.bookings
        .filter(({ roomId }) => roomId === room.id)
        .map(placed)
        .toSorted((a, b) => a.startMs - b.startMs),
      closed: found.closed.map(([from, to]) => [msOf(from), msOf(to)] as const),
    };
  }, [data, room.id]);
  return (
    <>
      <div className="page-head">
        <h1>{room.name}</h1>
        <span className="grow" />
        <ButtonLink href={`/meetings/new?room=${room.id}&zone=${encodeURIComponent(room.zone)}`} look="primary">
          {t('timeline.book')}
        </ButtonLink>
      </div>
      <dl className="facts">
        <dt>{t('rooms.place')}</dt>
        <dd>{[room.locationName, room.floorName].filter(Boolean).join(', ')}</dd>
        <dt>{t('filter.capacity')}</dt>
        <dd>{t('room.seats', { count: room.capacity })}</dd>
        {room.features.length > 0 && (
          <>
            <dt>{t('rooms.features')}</dt>
            <dd>
              <Features features={room.features} />{' '}
              {room.features.map((feature) => t('feature', { feature })).join(', ')}
            </dd>
          </>
        )}
        <dt>{t('rooms.limits')}</dt>
        <dd>
          {t('rooms.limitsText', {
            shortest: durationText(room.minDurationMinutes, text),
            longest: durationText(room.maxDurationMinutes, text),
            lastDate: dateText(room.lastBookableDate, 'dayYear', text),
          })}
        </dd>
        <dt>{t('meeting.zone')}</dt>
        <dd>{zonePlace(room.zone)}</dd>
        <dt>{t('meeting.inOutlook')}</dt>
        <dd>{t('rooms.exchange', { state: room.exchange ?? 'none' })}</dd>
      </dl>
      <h2 className="room-day">{dateText(date, 'longDay', text)}</h2>
      {row ? (
        <PhoneTimeline
          rows={[row]}
          date={date}
          zone={room.zone}
          hours={{ from: 7, to: 19 }}
          roomNames={noNames}
          openAtFirst
        />
      ) : (
        <Skeleton rows={2} label={t('loading')} />
      )}
    </>
  );
}

const noNames: ReadonlyMap<string, string> = new Map();
