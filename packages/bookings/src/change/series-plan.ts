import { accepted, isHolding, patternOrTimeDiffers, refused } from '@planner/core';
import type { IsoDate, Outcome, RoomId, SeriesRule } from '@planner/core';
import type { StoredBooking, StoredSeries, WholeMeeting } from '@planner/db';
import { openBookings, placedRooms, roomIdsOf } from '../meeting-parts.ts';
import { datesOf } from '../judge/dates.ts';
import type { MeetingDate } from '../judge/dates.ts';
import type { MeetingFrame } from '../judge/judge.ts';
import type { ChangeContext } from './change-record.ts';
import { ruleMovedLike } from './series-time.ts';

/** What a change of several dates comes down to. */
export interface SeriesPlan {
  readonly rule: SeriesRule;
  /** Pattern, time, room or layout change: the dates are judged anew and exceptions lose their meaning. */
  readonly moves: boolean;
  /** Dates that are judged: all that lie ahead, or, when only the range changed, the added ones. */
  readonly judged: readonly MeetingDate[];
  /** Bookings that the judged dates replace, or that fall out of the range. */
  readonly replaced: readonly StoredBooking[];
  /** Every date of the new rule. */
  readonly keys: ReadonlySet<IsoDate>;
  readonly roomIds: readonly RoomId[];
}

/** The rule as it shall be. @param base the rule as it stands, or its part from `key` on */
export function wishedRule({ opened, command, now }: ChangeContext, base: SeriesRule): Outcome<SeriesRule> {
  const { changes } = command;
  if (changes.rule) return accepted(changes.rule);
  const key = command.key ?? keysAhead(opened.whole, now)[0];
  if (key === undefined) return accepted(base);
  return ruleMovedLike(base, key, changes);
}

/**
 * Compares the wished series with how it stands.
 * @param tail  the rows that the change may touch
 * @returns on "no" what is wrong with the rule, or SERIES_EMPTY when none of its dates lies ahead
 */
export function planSeries(
  { opened, command, now }: ChangeContext,
  given: {
    readonly before: SeriesRule;
    readonly rule: SeriesRule;
    readonly tail: readonly StoredBooking[];
    readonly frame: MeetingFrame;
  },
): Outcome<SeriesPlan> {
  const { whole, rooms } = opened;
  const { changes } = command;
  const { rule, tail } = given;
  const current = seriesRooms(whole, tail, now);
  const roomIds = changes.roomIds ?? current;
  const roomsDiffer = roomIds.length !== current.length || roomIds.some((roomId) => !current.includes(roomId));
  const layoutDiffers = changes.layout !== undefined && changes.layout !== whole.master.layout;
  const moves =
    patternOrTimeDiffers(given.before, rule) || roomsDiffer || layoutDiffers || changes.explicitDates !== undefined;
  const rangeDiffers = JSON.stringify(given.before.range) !== JSON.stringify(rule.range);
  const open = openBookings(whole, now).filter((booking) => tail.includes(booking));
  if (!moves && !rangeDiffers) {
    const keys = new Set(tail.flatMap(({ occurrenceKey }) => occurrenceKey ?? []));
    return accepted({ rule, moves, judged: [], replaced: [], keys, roomIds });
  }

  const when = {
    kind: 'series' as const,
    rule,
    ...(changes.explicitDates ? { explicitDates: changes.explicitDates } : {}),
  };
  const dates = datesOf(when, placedRooms(rooms, roomIds), given.frame);
  if (!dates.ok) return dates;
  const keys = new Set(dates.value.flatMap(({ key }) => key ?? []));
  const history = keysBegun(whole, now);
  const ahead = dates.value.filter(
    ({ key, start }) => Temporal.Instant.compare(start, now) > 0 && key !== null && !history.has(key),
  );
  if (ahead.length === 0) {
    return refused({ code: 'SERIES_EMPTY', field: 'series.range', params: { startDate: rule.range.startDate } });
  }
  if (moves) return accepted({ rule, moves, judged: ahead, replaced: open, keys, roomIds });
  const there = new Set(whole.bookings.map(({ occurrenceKey }) => occurrenceKey));
  return accepted({
    rule,
    moves,
    judged: ahead.filter(({ key }) => !there.has(key)),
    replaced: open.filter(({ occurrenceKey }) => occurrenceKey !== null && !keys.has(occurrenceKey)),
    keys,
    roomIds,
  });
}

/** Keys of dates that haven't begun and hold a room, in order. */
export function keysAhead(whole: WholeMeeting, now: Temporal.Instant): IsoDate[] {
  return [...new Set(openBookings(whole, now).flatMap(({ occurrenceKey }) => occurrenceKey ?? []))].toSorted();
}

/** Keys of dates that have begun: history, whatever the new rule says. */
function keysBegun(whole: WholeMeeting, now: Temporal.Instant): ReadonlySet<IsoDate> {
  const begun = whole.bookings.filter(
    ({ start, state }) => Temporal.Instant.compare(start, now) <= 0 && (isHolding(state) || state === 'completed'),
  );
  return new Set(begun.flatMap(({ occurrenceKey }) => occurrenceKey ?? []));
}

/** The rooms of the series as such: those of dates that aren't exceptions, where there are any. */
function seriesRooms(whole: WholeMeeting, tail: readonly StoredBooking[], now: Temporal.Instant): RoomId[] {
  const ahead = tail.filter(({ start }) => Temporal.Instant.compare(start, now) > 0);
  const plain = ahead.filter(({ meetingId, state }) => meetingId === whole.master.id && state !== 'cancelled');
  return roomIdsOf(plain.length > 0 ? plain : ahead.filter(({ state }) => isHolding(state)));
}

/** The series with a new rule; dates that are no longer among its own aren't listed as cancelled either. */
export function withRule(
  series: StoredSeries,
  { rule, keys, moves }: SeriesPlan,
  cancelledKeys: readonly IsoDate[],
  explicitDates: StoredSeries['explicitDates'] | undefined,
): StoredSeries {
  const ruleStays = rule === series.rule && !moves;
  return {
    ...series,
    rule,
    cancelledKeys: cancelledKeys.filter((key) => keys.has(key)),
    explicitDates: explicitDates ?? (ruleStays ? series.explicitDates : null),
    state: 'active',
  };
}
