import { useMemo } from 'react';
import type { RoomAnswer } from '@planner/api-client';
import { useSearch } from 'wouter';
import { ChevronLeft20Regular } from '@fluentui/react-icons/headless/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { addDays, isIsoDate } from '@planner/core';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf, hourMs, isoOf, msOf } from '../../lib/instants.ts';
import { dateText, durationText, rangeText, zonePlace } from '../../lib/time-text.ts';
import { useRoom } from '../booking/use-room-name.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { dayParts } from '../timeline/day-parts.ts';
import PhoneTimeline from '../timeline/phone-timeline.tsx';
import { Features } from '../timeline/room-name.tsx';
import { placed } from '../timeline/rows.ts';
import type { RoomRow } from '../timeline/rows.ts';
import { makeAxis } from '../timeline/time-axis.ts';
import { useTimeline } from '../timeline/timeline-data.ts';
import '../meetings/meetings.css';
import '../timeline/timeline.css';
import './rooms.css';

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
  const today = dateOf(now, room.zone);
  const asked = new URLSearchParams(useSearch()).get('date');
  const date = asked !== null && isIsoDate(asked) ? asked : today;
  const hrefOf = (day: string): string => `/rooms/${room.id}${day === today ? '' : `?date=${day}`}`;
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
        {room.layouts.length > 0 && (
          <>
            <dt>{t('rooms.layouts')}</dt>
            <dd>
              <ul>
                {room.layouts.map(({ name, capacity }) => (
                  <li key={name}>
                    {t('rooms.layout', { layout: name })} · {t('room.seats', { count: capacity })}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {row && (
          <>
            <dt>{t('rooms.nextFree')}</dt>
            <dd>
              <NextFree row={row} date={date} now={now} />
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
      <div className="page-head room-day-head">
        <h2>{dateText(date, 'longDay', text)}</h2>
        <div className="toolbar-days">
          <ButtonLink href={hrefOf(addDays(date, -1))} icon={<ChevronLeft20Regular aria-hidden />}>
            <span className="visually-hidden">{t('timeline.previousDay')}</span>
          </ButtonLink>
          <ButtonLink href={hrefOf(today)}>{t('timeline.today')}</ButtonLink>
          <ButtonLink href={hrefOf(addDays(date, 1))} icon={<ChevronRight20Regular aria-hidden />}>
            <span className="visually-hidden">{t('timeline.nextDay')}</span>
          </ButtonLink>
        </div>
      </div>
      {row ? (
        <PhoneTimeline rows={[row]} date={date} zone={room.zone} hours={shownHours} roomNames={noNames} openAtFirst />
      ) : (
        <Skeleton rows={2} label={t('loading')} />
      )}
    </>
  );
}

const noNames: ReadonlyMap<string, string> = new Map();

/** Hours of the day strip, in the room's own zone. */
const shownHours = { from: 7, to: 19 };

/** The first stretch of the shown day that can still be booked, and the booking of it. */
function NextFree({ row, date, now }: { readonly row: RoomRow; readonly date: string; readonly now: number }) {
  const text = useText();
  const { room } = row;
  const axis = makeAxis({ date, days: 1, zone: room.zone, hours: shownHours, width: 100, minHourWidth: 0 });
  const free = dayParts(row, axis, now).find(({ booking }) => booking === null);
  if (!free) return <span className="quiet">{text.t('rooms.notFree')}</span>;
  const end = Math.min(free.endMs, free.startMs + hourMs);
  const times = `start=${encodeURIComponent(isoOf(free.startMs))}&end=${encodeURIComponent(isoOf(end))}`;
  return (
    <span className="room-free tabular">
      {rangeText(free.startMs, free.endMs, room.zone, text)}
      <ButtonLink href={`/meetings/new?room=${room.id}&${times}&zone=${encodeURIComponent(room.zone)}`}>
        {text.t('timeline.book')}
      </ButtonLink>
    </span>
  );
}
