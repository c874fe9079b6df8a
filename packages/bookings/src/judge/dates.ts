import { accepted, expandSeries, lastBookableDate } from '@planner/core';
import type { IsoDate, Outcome, SiteSettings, ZoneName } from '@planner/core';
import type { PlacedRoom } from '@planner/db';
import type { When } from '../command.ts';

/** One date of a meeting; the key is null for a single meeting. */
export interface MeetingDate {
  readonly key: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** Zone and all-day flag of a meeting, whichever way its time is given. */
export function frameOfTime(when: When): { readonly zone: ZoneName; readonly allDay: boolean } {
  return when.kind === 'single' ? when : when.rule;
}

/**
 * The dates of a meeting in order.
 * @returns on "no" what is wrong with the series itself: PATTERN_INVALID, SERIES_INFINITE, SERIES_TOO_LONG, SERIES_SELF_OVERLAP …
 */
export function datesOf(
  when: When,
  rooms: readonly PlacedRoom[],
  { settings, now }: { settings: SiteSettings; now: Temporal.Instant },
): Outcome<readonly MeetingDate[]> {
  if (when.kind === 'single') return accepted([{ key: null, start: when.start, end: when.end }]);
  if (when.explicitDates) return accepted(when.explicitDates);
  const lastDate = rooms
    .map(({ room, location }) => lastBookableDate(now, room, settings, location.zone))
    .toSorted()[0];
  return expandSeries(when.rule, {
    buffers: {
      setupMinutes: Math.max(0, ...rooms.map(({ room }) => room.setupMinutes)),
      teardownMinutes: Math.max(0, ...rooms.map(({ room }) => room.teardownMinutes)),
    },
    joinOwnMeetings: settings.joinOwnMeetings,
    ...(lastDate === undefined ? {} : { lastDate }),
  });
}
