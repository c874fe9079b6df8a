import { describeSeries, expandSeries, isHolding } from '@planner/core';
import type { IsoDate } from '@planner/core';
import type { StoredBooking, StoredSeries } from '@planner/db';
import type { SeriesAnswer } from '../api/series-schema.ts';
import { visibilityOf } from './meetings.ts';
import type { Audience, ShownMeeting } from './meetings.ts';
import { presentRecurrence } from './recurrence.ts';
import { presentRefusal } from './refusals.ts';

type OccurrenceAnswer = SeriesAnswer['occurrences'][number];

/** A series with all its dates: those of the rule, and where one was moved, where it is now. */
export function presentSeries(
  shown: ShownMeeting & { readonly series: StoredSeries },
  audience: Audience,
): SeriesAnswer {
  const { series, meeting } = shown;
  const sees = visibilityOf(meeting, shown, audience);
  return {
    id: series.id,
    meetingId: meeting.id,
    subject: sees.subject ? meeting.subject : null,
    zone: series.rule.zone,
    rule: presentRecurrence(series.rule),
    text: describeSeries(series.rule, audience.reader.language),
    mayChange: sees.mayChange,
    version: meeting.version,
    occurrences: datesOf(series, shown.bookings).map((date) => presentDate(date, shown, audience)),
  };
}

interface SeriesDate {
  readonly key: IsoDate;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Every date that the series has or had, in order. Exchange's own dates win over our expansion. */
function datesOf(series: StoredSeries, bookings: readonly StoredBooking[]): SeriesDate[] {
  const expanded = series.explicitDates ?? expansionOf(series);
  const dates = new Map(expanded.map((date) => [date.key, date]));
  for (const { occurrenceKey: key, start, end } of bookings) if (key !== null) dates.set(key, { key, start, end });
  return [...dates.values()].toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
}

/** A rule that can't be expanded any more has the dates of its bookings left. */
function expansionOf({ rule }: StoredSeries): readonly SeriesDate[] {
  const expanded = expandSeries(rule);
  return expanded.ok ? expanded.value : [];
}

function presentDate({ key, start, end }: SeriesDate, shown: ShownMeeting, audience: Audience): OccurrenceAnswer {
  const bookings = shown.bookings.filter(({ occurrenceKey }) => occurrenceKey === key);
  const held = bookings.filter(({ state }) => isHolding(state) || state === 'completed');
  return {
    key,
    start: start.toString(),
    end: end.toString(),
    state: held.length > 0 ? 'active' : bookings.some(({ state }) => state === 'declined') ? 'skipped' : 'cancelled',
    exceptionId: shown.exceptions.find(({ occurrenceKey }) => occurrenceKey === key)?.id ?? null,
    roomIds: held.map(({ roomId }) => roomId),
    bookings: bookings.map(({ id, roomId, state, reason }) => ({
      id,
      roomId,
      state,
      reason: reason && presentRefusal(reason, { ...audience.reader, zone: zoneOf(shown, roomId) }),
    })),
  };
}

function zoneOf(shown: ShownMeeting, roomId: StoredBooking['roomId']): string {
  return shown.rooms.get(roomId)?.location.zone ?? 'UTC';
}
