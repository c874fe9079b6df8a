/** What the booking form holds, and the request it makes of it. */
import type { Attendee, MeetingDetails, MeetingDraft } from '@planner/api-client';
import { addDays, daysBetween } from '@planner/core';
import type { IsoDate } from '@planner/core';
import { dateOf, isoOf, minuteMs, msAt, msOf, timeOf } from '../../lib/instants.ts';
import { draftOf, recurrenceOf } from './series-draft.ts';
import type { SeriesDraft } from './series-draft.ts';

export interface Draft {
  readonly subject: string;
  readonly date: IsoDate;
  readonly startTime: string;
  readonly endDate: IsoDate;
  readonly endTime: string;
  readonly zone: string;
  readonly roomIds: readonly string[];
  readonly series: SeriesDraft | null;
  readonly policy: NonNullable<MeetingDraft['policy']>;
  /** What was decided for a taken date: another room, or to leave the date out. */
  readonly choices: { readonly [key: IsoDate]: string };
  readonly attendees: readonly Attendee[];
  readonly headcount: number | null;
  readonly isPrivate: boolean;
  readonly body: string;
}

export const skipDate = 'skip';

/** A draft with times in a zone and everything else as it usually is. */
export function newDraft(given: {
  readonly startMs: number;
  readonly endMs: number;
  readonly zone: string;
  readonly roomIds: readonly string[];
}): Draft {
  return {
    subject: '',
    ...timesOf(given.startMs, given.endMs, given.zone),
    zone: given.zone,
    roomIds: given.roomIds,
    series: null,
    policy: { kind: 'allOrNothing' },
    choices: {},
    attendees: [],
    headcount: null,
    isPrivate: false,
    body: '',
  };
}

/** A meeting that stands already, for editing. @param asSeries  with its recurrence, when all its dates are edited */
export function draftOfMeeting(meeting: MeetingDetails, asSeries: boolean): Draft {
  return {
    ...newDraft({
      startMs: msOf(meeting.start),
      endMs: msOf(meeting.end),
      zone: meeting.zone,
      roomIds: [...new Set(heldRooms(meeting))],
    }),
    subject: meeting.subject ?? '',
    series: asSeries && meeting.recurrence ? draftOf(meeting.recurrence) : null,
    attendees: meeting.attendees ?? [],
    headcount: meeting.headcount,
    isPrivate: meeting.privacy !== 'normal',
    body: meeting.body ?? '',
  };
}

function heldRooms({ bookings }: MeetingDetails): readonly string[] {
  const held = bookings.filter(({ state }) => state !== 'cancelled' && state !== 'declined' && state !== 'released');
  return (held.length > 0 ? held : bookings).map(({ roomId }) => roomId);
}

/** The form's fields for two instants. */
export function timesOf(
  startMs: number,
  endMs: number,
  zone: string,
): Pick<Draft, 'date' | 'startTime' | 'endDate' | 'endTime'> {
  return {
    date: dateOf(startMs, zone),
    startTime: timeOf(startMs, zone),
    endDate: dateOf(endMs, zone),
    endTime: timeOf(endMs, zone),
  };
}

/** Start and end as instants; null while a field isn't a time. */
export function instantsOf(draft: Draft): { readonly startMs: number; readonly endMs: number } | null {
  const startMs = msAt(draft.date, draft.startTime, draft.zone);
  const endMs = msAt(draft.endDate, draft.endTime, draft.zone);
  return startMs === null || endMs === null ? null : { startMs, endMs };
}

/** The draft with another start date: the end stays as many days behind. */
export function withDate(draft: Draft, date: IsoDate): Draft {
  return { ...draft, date, endDate: addDays(date, daysBetween(draft.date, draft.endDate)), choices: {} };
}

/** The draft with another start: the meeting keeps its length. */
export function withStart(draft: Draft, startTime: string): Draft {
  const before = instantsOf(draft);
  const startMs = msAt(draft.date, startTime, draft.zone);
  if (!before || startMs === null || before.endMs <= before.startMs) return { ...draft, startTime };
  return { ...draft, ...timesOf(startMs, startMs + before.endMs - before.startMs, draft.zone), choices: {} };
}

/** As the API takes it; null while a field isn't a time or no room is chosen. */
export function requestOf(draft: Draft, untitled: string): MeetingDraft | null {
  const times = instantsOf(draft);
  if (!times || draft.roomIds.length === 0) return null;
  const rooms = Object.entries(draft.choices).filter(([, choice]) => choice !== skipDate);
  const skips = rooms.length < Object.keys(draft.choices).length;
  return {
    subject: draft.subject.trim() === '' ? untitled : draft.subject.trim(),
    start: isoOf(times.startMs),
    end: isoOf(times.endMs),
    zone: draft.zone,
    roomIds: draft.roomIds,
    attendees: draft.attendees,
    privacy: draft.isPrivate ? 'private' : 'normal',
    ...(draft.body.trim() !== '' && { body: draft.body }),
    ...(draft.headcount !== null && { headcount: draft.headcount }),
    ...(draft.series && {
      recurrence: recurrenceOf(draft.series, draft.date, draft.zone),
      policy: skips ? { kind: 'skip' } : draft.policy,
      ...(rooms.length > 0 && { otherRooms: Object.fromEntries(rooms) }),
    }),
  };
}

/** Elapsed minutes; null while the times make none. */
export function minutesOf(draft: Draft): number | null {
  const times = instantsOf(draft);
  return times && times.endMs > times.startMs ? (times.endMs - times.startMs) / minuteMs : null;
}
