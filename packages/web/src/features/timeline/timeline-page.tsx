import { lazy, Suspense, useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { addDays } from '@planner/core';
import { Skeleton } from '../../components/skeleton.tsx';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf, dayBounds, mondayOf, msOf, weekOf } from '../../lib/instants.ts';
import { phoneQuery, useMedia } from '../../lib/media.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { dateText, zonePlace } from '../../lib/time-text.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { FilterBar } from './filter-bar.tsx';
import { actionOf, isTyping } from './keys.ts';
import { Legend } from './legend.tsx';
import { makeRows } from './rows.ts';
import type { Row } from './rows.ts';
import { hoursToShow, makeAxis } from './time-axis.ts';
import { usePlaced, useLocations, useTimeline } from './timeline-data.ts';
import { TimelineGrid } from './timeline-grid.tsx';
import { readChoice, writeChoice } from './timeline-url.ts';
import type { RoomFilter, TimelineChoice, Zoom } from './timeline-url.ts';
import { Toolbar } from './toolbar.tsx';
import './timeline.css';

const PhoneTimeline = lazy(() => import('./phone-timeline.tsx'));
const NoRooms = lazy(() => import('./no-rooms.tsx'));
const KeysHelp = lazy(() => import('./keys-help.tsx'));

/** Narrowest hour by zoom, in pixels: a label of the time must fit into a cell. */
const hourWidths: { readonly [zoom in Zoom]: { readonly day: number; readonly week: number } } = {
  fit: { day: 62, week: 9.5 },
  30: { day: 124, week: 44 },
  15: { day: 220, week: 88 },
};
const noRows: readonly Row[] = [];
const nameWidths = { wide: 212, narrow: 148 };
const rowHeights = { comfortable: 44, compact: 34 };

/** Rooms × time: reads what to show from the address, asks for it, and shows it as a grid, on phones as a list. */
export function TimelinePage() {
  const text = useText();
  const { t } = text;
  const { person } = useSession();
  const { density, singleKeys } = usePreferences();
  const phone = useMedia(phoneQuery);
  const narrow = useMedia('(max-width: 899px)');
  const now = useNow();
  const [, navigate] = useLocation();
  const search = useSearch();
  const choice = useMemo(() => readChoice(search), [search]);
  const { data: places } = useLocations();

  const location = choice.filter.location ?? person.defaultLocationId;
  const zone = places?.locations.find(({ id }) => id === location)?.zone ?? person.zone;
  const today = dateOf(now, zone);
  const view = phone ? 'day' : choice.view;
  const chosenDate = choice.date ?? today;
  const date = view === 'week' ? mondayOf(chosenDate) : chosenDate;
  const filter = useMemo<RoomFilter>(() => ({ ...choice.filter, location }), [choice.filter, location]);
  const question = useMemo(() => ({ date, view, filter }), [date, view, filter]);
  const { data, error, refetch, isPlaceholderData } = useTimeline(question);
  const bookings = usePlaced(data);
  const rows = useMemo(
    () => (data && places ? makeRows(data.rooms, bookings, places.locations, text.locale) : noRows),
    [data, bookings, places, text.locale],
  );
  const roomNames = useMemo(() => new Map(data?.rooms.map((room) => [room.id, room.name])), [data?.rooms]);
  const axisZone = data?.zone ?? zone;
  const otherZones = useMemo(() => {
    const zones = [person.zone, ...(data?.rooms.map((room) => room.zone) ?? [])];
    return [...new Set(zones)].filter((other) => other !== axisZone && differs(other, axisZone, date)).slice(0, 2);
  }, [person.zone, data?.rooms, axisZone, date]);
  const hours = useMemo(() => (data ? hoursOf(data, bookings) : { from: 7, to: 19 }), [data, bookings]);
  const shownDays = data?.days ?? (view === 'week' ? 7 : 1);
  const shownDate = data?.date ?? date;
  const minHourWidth = hourWidths[choice.zoom][shownDays > 1 ? 'week' : 'day'];
  const axisOf = useCallback(
    (width: number) => makeAxis({ date: shownDate, days: shownDays, zone: axisZone, hours, width, minHourWidth }),
    [shownDate, shownDays, axisZone, hours, minHourWidth],
  );

  const change = (changes: Partial<TimelineChoice>): void => {
    navigate(`/timeline${writeChoice({ ...choice, ...changes })}`, { replace: true });
  };
  const setFilter = (next: RoomFilter): void => change({ filter: next });
  const turn = (by: -1 | 1): void => change({ date: addDays(date, by * (view === 'week' ? 7 : 1)) });
  const searchField = useRef<HTMLInputElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const [newRequest, setNewRequest] = useState(0);
  const book = (): void => {
    if (phone) navigate('/meetings/new');
    else setNewRequest((count) => count + 1);
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (
      !singleKeys ||
      isTyping(event.target) ||
      event.defaultPrevented ||
      document.querySelector('dialog[open], .popover')
    )
      return;
    switch (actionOf(event)) {
      case 'today':
        change({ date: null });
        break;
      case 'day':
        change({ view: 'day' });
        break;
      case 'week':
        change({ view: 'week' });
        break;
      case 'previous':
        turn(-1);
        break;
      case 'next':
        turn(1);
        break;
      case 'search':
        searchField.current?.focus();
        break;
      case 'help':
        setHelpOpen(true);
        break;
      case 'new':
        book();
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const title =
    view === 'week'
      ? t('timeline.weekTitle', {
          week: weekOf(date),
          from: dateText(date, 'shortDate', text),
          to: dateText(addDays(date, 6), 'shortDate', text),
        })
      : dateText(date, 'longDay', text);

  return (
    <div className="timeline" aria-busy={isPlaceholderData}>
      <Toolbar
        title={title}
        date={chosenDate}
        choice={choice}
        phone={phone}
        searchField={searchField}
        onTurn={turn}
        onChange={change}
        onSearch={(q) => setFilter({ ...choice.filter, q })}
        onBook={book}
      />
      <FilterBar
        filter={filter}
        places={places}
        onChange={setFilter}
        counts={data}
        note={data && t('timeline.times', { place: zonePlace(axisZone) })}
      />
      {(!data || !places) && !error && (
        <div className="timeline-loading">
          <Skeleton rows={12} label={t('loading')} />
        </div>
      )}
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {error && data && (
        <p className="strip" role="alert">
          {t('failure.stale')}
          <button type="button" className="strip-action" onClick={() => void refetch()}>
            {t('failure.retry')}
          </button>
        </p>
      )}
      {data && rows.length > 0 && !phone && (
        <>
          <TimelineGrid
            rows={rows}
            makeAxis={axisOf}
            roomNames={roomNames}
            otherZones={otherZones}
            today={today}
            rowHeight={rowHeights[density]}
            nameWidth={narrow ? nameWidths.narrow : nameWidths.wide}
            newRequest={newRequest}
          />
          <Legend onHelp={() => setHelpOpen(true)} />
        </>
      )}
      <Suspense fallback={null}>
        {data && places && rows.length === 0 && (
          <NoRooms data={data} filter={filter} places={places} onChange={setFilter} />
        )}
        {data && rows.length > 0 && phone && (
          <PhoneTimeline rows={rows} date={date} zone={axisZone} hours={hours} roomNames={roomNames} />
        )}
        {helpOpen && <KeysHelp onClose={() => setHelpOpen(false)} />}
      </Suspense>
    </div>
  );
}

function differs(zone: string, other: string, date: string): boolean {
  return dayBounds(date, zone)[0] !== dayBounds(date, other)[0];
}

function hoursOf(data: NonNullable<ReturnType<typeof useTimeline>['data']>, bookings: ReturnType<typeof usePlaced>) {
  const bounds = Array.from({ length: data.days }, (_none, index) => {
    const [midnightMs, nextMs] = dayBounds(addDays(data.date, index), data.zone);
    return { midnightMs, nextMs };
  });
  const open = data.rooms.flatMap((room) => {
    const from = msOf(data.from);
    const closed = room.closed.map(([start, end]) => [msOf(start), msOf(end)] as const);
    if (closed.length === 0) return [];
    const starts = [from, ...closed.map(([, end]) => end)];
    const ends = [...closed.map(([start]) => start), msOf(data.to)];
    return starts.map((start, index) => [start, ends[index]!] as const).filter(([start, end]) => start < end);
  });
  return hoursToShow(
    bounds,
    open,
    bookings.map(({ startMs, endMs }) => [startMs, endMs] as const),
  );
}
