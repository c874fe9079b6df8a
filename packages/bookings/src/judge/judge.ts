import { buffersOf, checkRules, claimOf, intervalOf } from '@planner/core';
import type {
  Actor as RuleActor,
  BookingId,
  Interval,
  IsoDate,
  LayoutName,
  PersonId,
  Refusal,
  RuleRequest,
  SiteSettings,
  Source,
  ZoneName,
} from '@planner/core';
import type { PlacedRoom } from '@planner/db';
import type { Diary } from './diary.ts';

/** What is the same for every date and room of one meeting. */
export interface MeetingFrame {
  readonly now: Temporal.Instant;
  readonly source: Source;
  readonly actor: RuleActor;
  readonly organizerId: PersonId | null;
  /** Person id, or lower-case address of an external organizer. */
  readonly organizerKey: string | null;
  readonly settings: SiteSettings;
  readonly allDay: boolean;
  readonly zone: ZoneName;
  readonly headcount: number;
  readonly layout: LayoutName | null;
  /** Honoured whatever the rules say, but never against another claim. */
  readonly grandfathered: boolean;
  /** It runs already and keeps its start: that the start lies behind is no reason against a new end. */
  readonly begun: boolean;
}

/** One room on one date. */
export interface Ask {
  readonly placed: PlacedRoom;
  /** Key of the series; null for a single meeting. */
  readonly key: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

export interface AskVerdict {
  readonly errors: readonly Refusal[];
  readonly warnings: readonly Refusal[];
}

/** The rules' question about one room on one date, as the diary stands. */
export function requestOf(frame: MeetingFrame, ask: Ask, diary: Diary): RuleRequest {
  const { room, location } = ask.placed;
  const around = rangeAround(ask);
  return {
    now: frame.now,
    source: frame.source,
    actor: frame.actor,
    organizerId: frame.organizerId,
    organizerKey: frame.organizerKey,
    room,
    location,
    settings: frame.settings,
    start: ask.start,
    end: ask.end,
    allDay: frame.allDay,
    zone: frame.zone,
    headcount: frame.headcount,
    layout: frame.layout,
    occupied: around ? diary.bookingsNear(room.atoms, around) : [],
    holds: around ? diary.holdsNear(room.atoms, around) : [],
    blocked: [],
  };
}

/** Whether a meeting may have a room on one date. Errors that a grandfathered meeting is forgiven become warnings. */
export function judge(frame: MeetingFrame, ask: Ask, diary: Diary): AskVerdict {
  const verdict = checkRules(requestOf(frame, ask, diary));
  const { warnings } = verdict;
  const errors = verdict.errors.filter(({ code }) => !frame.begun || (code !== 'IN_THE_PAST' && code !== 'LEAD_TIME'));
  if (!frame.grandfathered) return { errors, warnings };
  const stay = errors.filter(({ code }) => code === 'ROOM_TAKEN' || code === 'TIME_RANGE_INVALID');
  const forgiven = errors
    .filter((error) => !stay.includes(error))
    .map((error) => ({ ...error, params: { ...error.params, grandfathered: true } }));
  return { errors: stay, warnings: [...warnings, ...forgiven] };
}

/** Enters a booking that was judged into the diary. */
export function enter(frame: MeetingFrame, ask: Ask, bookingId: BookingId, diary: Diary): void {
  const interval = intervalOf(ask.start, ask.end);
  if (!interval) throw new Error('a booking without duration was let through');
  const claim = claimOf({ ...requestOf(frame, ask, diary), interval });
  diary.add({ ...claim, claimId: bookingId }, buffersOf(ask.placed.room, frame.layout), {
    join: frame.settings.joinOwnMeetings,
    fit: frame.source === 'exchange' && frame.settings.exchangeBuffers === 'advisory',
  });
}

/** The range in which other claims matter to one date: buffers, and a neighbour that touches. Null when it's no interval. */
export function rangeAround({ placed: { room }, start, end }: Ask): Interval | null {
  const interval = intervalOf(start, end);
  if (!interval) return null;
  const longest = (pick: (of: { setupMinutes: number; teardownMinutes: number }) => number) =>
    Math.max(pick(room), ...room.layouts.map(pick)) + 1;
  const before = longest(({ setupMinutes }) => setupMinutes) * 60_000;
  const after = longest(({ teardownMinutes }) => teardownMinutes) * 60_000;
  return {
    start: Temporal.Instant.fromEpochMilliseconds(Math.floor(start.epochMilliseconds - before)),
    end: Temporal.Instant.fromEpochMilliseconds(Math.ceil(end.epochMilliseconds + after)),
  };
}
