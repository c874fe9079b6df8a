import { accepted, dateIn, isHolding, mayMoveTo, refused } from '@planner/core';
import type { IsoDate, MeetingId, Outcome } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import { keyOf } from '../cancel-meeting.ts';
import type { Diary } from '../judge/diary.ts';
import { nextVersion, placedRooms, roomIdsOf, standingBookings, timedByBookings, withRows } from '../meeting-parts.ts';
import { changeOf, changesFor, diaryAround, frameOf } from './change-record.ts';
import type { ChangeContext } from './change-record.ts';
import { rejudge } from './rejudge.ts';
import { closed, movesAnything, timesOf, withTexts } from './wishes.ts';
import type { Changed } from './wishes.ts';

/** Changes one date of a series: it becomes an exception, keyed by its original date. */
export async function changeOccurrence(context: ChangeContext, series: StoredSeries): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole, rooms } = opened;
  const { changes } = command;
  const key = keyOf(whole, command);
  if (key === null) return refused({ code: 'INVALID_REQUEST', field: 'key', params: { field: 'key' } });
  const standing = standingBookings(whole, now).filter(({ occurrenceKey }) => occurrenceKey === key);
  const [first] = standing;
  if (!first)
    return closed(
      whole,
      whole.bookings.find(({ occurrenceKey }) => occurrenceKey === key),
    );
  const { start, end } = timesOf(changes, first);
  const begun = Temporal.Instant.compare(first.start, now) <= 0;
  if (begun && command.source !== 'exchange' && !start.equals(first.start)) return closed(whole, first);
  const crossing = command.source === 'exchange' ? null : crossesNeighbour(whole.bookings, series, { key, start });
  if (crossing) return crossing;

  const known = whole.exceptions.find(({ occurrenceKey }) => occurrenceKey === key);
  const base = known?.state === 'active' ? known : whole.master;
  const exception: StoredMeeting = {
    ...withTexts(base, changes),
    id: known?.id ?? (deps.ids.next() as MeetingId),
    occurrenceKey: key,
    start,
    end,
    lastEnd: end,
    zone: changes.zone ?? base.zone,
    allDay: changes.allDay ?? base.allDay,
    layout: changes.layout === undefined ? base.layout : changes.layout,
    state: 'active',
    createdAt: known?.createdAt ?? now,
  };
  const roomIds = roomIdsOf(standing);
  if (!movesAnything(changes, { ...first, allDay: base.allDay, roomIds, layout: base.layout })) {
    const rows = standing
      .filter(({ meetingId }) => meetingId !== exception.id)
      .map((booking) => ({ ...booking, meetingId: exception.id, version: booking.version + 1 }));
    return write(context, { exception, series, rows, old: [], diary: null });
  }
  const frame = frameOf(context, exception);
  if (!frame.ok) return frame;
  const dates = [{ key, start, end }];
  const diary = await diaryAround(context, standing, dates);
  const judged = await rejudge(tx, {
    frame: { ...frame.value, begun },
    diary,
    all: whole.bookings,
    old: standing,
    rooms: placedRooms(rooms, changes.roomIds ?? roomIds),
    dates,
    seriesId: series.id,
    meetingIdOf: () => exception.id,
    policy: { kind: 'allOrNothing' },
    ids: deps.ids,
    ...(command.state ? { state: command.state } : {}),
  });
  if (!judged.ok) return judged;
  const written = await write(context, { exception, series, rows: judged.value.rows, old: standing, diary });
  return written.ok ? accepted(written.value, judged.warnings) : written;
}

/** A date stays strictly between its neighbours, as in Exchange. */
export function crossesNeighbour(
  bookings: readonly StoredBooking[],
  { rule }: StoredSeries,
  { key, start }: { key: IsoDate; start: Temporal.Instant },
): Outcome<never> | null {
  const standing = bookings
    .filter(({ state }) => isHolding(state) || state === 'completed')
    .flatMap((booking) =>
      booking.occurrenceKey === null ? [] : [{ key: booking.occurrenceKey, date: dateIn(booking.start, rule.zone) }],
    );
  const moved = mayMoveTo(standing, { key, to: dateIn(start, rule.zone) });
  return moved.ok ? null : moved;
}

async function write(
  context: ChangeContext,
  parts: {
    readonly exception: StoredMeeting;
    readonly series: StoredSeries;
    readonly rows: readonly StoredBooking[];
    readonly old: readonly StoredBooking[];
    readonly diary: Diary | null;
  },
): Promise<Outcome<Changed>> {
  const { tx, command, now, opened } = context;
  const bookings = withRows(opened.whole.bookings, parts.rows);
  const next = nextVersion(timedByBookings(opened.whole.master, bookings), parts.series, now);
  const exception = { ...parts.exception, version: next.master.version, updatedAt: now };
  const key = exception.occurrenceKey;
  const change = { key, ...changeOf(command, parts.old, parts.rows) };
  await writeChanges(tx, {
    ...changesFor(context, { ...parts, master: next.master, change }),
    meetings: [next.master, exception],
    series: next.series ? [next.series] : [],
  });
  return accepted({ meeting: exception, series: next.series, bookings, skipped: [], dropped: [], splitFrom: null });
}
