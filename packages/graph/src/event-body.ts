import { wallOf } from '@planner/core';
import type { Privacy, SeriesRule, ZoneName } from '@planner/core';
import { plannerIdProperty } from './event-schema.ts';
import { recurrenceToGraph } from './recurrence.ts';
import { graphZoneOf } from './zones.ts';

export interface EventAttendee {
  readonly name: string;
  readonly address: string;
  readonly type: 'required' | 'optional' | 'resource';
}

/** What Planner writes of an event. Times go as wall time and zone, so that a series keeps its wall time. */
export interface EventDraft {
  readonly subject: string;
  /** Plain text; null leaves the body alone. */
  readonly body: string | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly zone: ZoneName;
  readonly allDay: boolean;
  readonly privacy: Privacy;
  readonly recurrence: SeriesRule | null;
  readonly attendees: readonly EventAttendee[];
  readonly locations: readonly { readonly name: string; readonly address: string | null }[];
}

/** A new event, with Planner's mark and the transaction that keeps a repeated create from making two. */
export function createBody(
  draft: EventDraft,
  marks: { readonly transactionId: string; readonly plannerId: string },
): Record<string, unknown> {
  return {
    subject: draft.subject,
    ...(draft.body === null ? {} : { body: { contentType: 'text', content: draft.body } }),
    ...timeFields(draft),
    sensitivity: draft.privacy,
    isAllDay: draft.allDay,
    // An all-day event is Free by default; the room is needed all the same.
    showAs: 'busy',
    ...peopleFields(draft),
    transactionId: marks.transactionId,
    singleValueExtendedProperties: [{ id: plannerIdProperty, value: marks.plannerId }],
  };
}

/** Parts of a draft that a change may touch; each mails people, so only what differs is written. */
export type EventPart = 'subject' | 'time' | 'privacy' | 'people';

/** A change of just these parts. `keepRecurrence` leaves a series' pattern alone, since changing it drops every exception. */
export function patchBody(
  draft: EventDraft,
  parts: ReadonlySet<EventPart>,
  options: { readonly withRecurrence: boolean },
): Record<string, unknown> {
  return {
    ...(parts.has('subject') ? { subject: draft.subject } : {}),
    ...(parts.has('time')
      ? { ...timeFields(options.withRecurrence ? draft : { ...draft, recurrence: null }), isAllDay: draft.allDay }
      : {}),
    ...(parts.has('privacy') ? { sensitivity: draft.privacy } : {}),
    ...(parts.has('people') ? peopleFields(draft) : {}),
  };
}

function timeFields(draft: EventDraft): Record<string, unknown> {
  const zone = draft.recurrence?.zone ?? draft.zone;
  return {
    start: wallTime(draft.start, zone),
    end: wallTime(draft.end, zone),
    ...(draft.recurrence ? { recurrence: recurrenceToGraph(draft.recurrence, wallOf(draft.start, zone).date) } : {}),
  };
}

function wallTime(instant: Temporal.Instant, zone: ZoneName): { dateTime: string; timeZone: string } {
  const wall = instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' });
  return { dateTime: wall, timeZone: graphZoneOf(zone) };
}

function peopleFields(draft: EventDraft): Record<string, unknown> {
  return {
    attendees: draft.attendees.map(({ name, address, type }) => ({ emailAddress: { name, address }, type })),
    // `location` replaces `locations`, so only the list is written.
    locations: draft.locations.map(({ name, address }) => ({
      displayName: name,
      locationType: 'conferenceRoom',
      ...(address === null ? {} : { locationEmailAddress: address }),
    })),
  };
}
