import { createHash } from 'node:crypto';
import { accepted, canonicalZone, nearestZones, refused } from '@planner/core';
import type { Attendee, MeetingId, Outcome, PersonId, RoomId } from '@planner/core';
import type { Actor, BookCommand, When } from '@planner/bookings';
import type { Caller } from '@planner/identity';
import type { MeetingDraft } from '../api/meetings-schema.ts';
import { readRecurrence } from './recurrence.ts';

/** A person as the actor of a change. */
export function personActorOf({ person, rights }: Caller): Actor & { readonly kind: 'person' } {
  return {
    kind: 'person',
    personId: person.id,
    rights,
    vipCategories: person.vipCategories,
    displayName: person.displayName,
  };
}

/** Everything that a draft says, in the words of the use case. */
export type DraftCommand = Omit<BookCommand, 'meetingId' | 'idempotency' | 'correlationId'>;

/**
 * The command that a draft means.
 * @returns on "no" ZONE_UNKNOWN, or PATTERN_INVALID when the series starts on another date than the meeting
 */
export function readDraft(draft: MeetingDraft, caller: Caller): Outcome<DraftCommand> {
  const when = readWhen(draft);
  if (!when.ok) return when;
  return accepted({
    actor: personActorOf(caller),
    source: 'web',
    subject: draft.subject,
    body: draft.body ?? null,
    organizer: { kind: 'person', personId: (draft.organizerId ?? caller.person.id) as PersonId },
    attendees: readAttendees(draft.attendees),
    privacy: draft.privacy ?? 'normal',
    headcount: draft.headcount ?? null,
    layout: draft.layout ?? null,
    roomIds: draft.roomIds as RoomId[],
    when: when.value,
  });
}

function readWhen(draft: MeetingDraft): Outcome<When> {
  const zone = canonicalZone(draft.zone);
  if (zone === null) {
    return refused({
      code: 'ZONE_UNKNOWN',
      field: 'zone',
      params: { name: draft.zone, nearest: nearestZones(draft.zone) },
    });
  }
  const start = Temporal.Instant.from(draft.start);
  const end = Temporal.Instant.from(draft.end);
  const allDay = draft.allDay ?? false;
  if (!draft.recurrence) return accepted({ kind: 'single', start, end, zone, allDay });
  const rule = readRecurrence(draft.recurrence, { start, end, zone, allDay });
  if (!rule.ok) return rule;
  return accepted({
    kind: 'series',
    rule: rule.value,
    ...(draft.policy && { policy: draft.policy }),
    ...(draft.otherRooms && { otherRooms: draft.otherRooms as { [key: string]: RoomId } }),
  });
}

/** Attendees of a request; one without a name is called by the address. */
export function readAttendees(attendees: MeetingDraft['attendees']): Attendee[] {
  return attendees.map(({ name, address, type }) => ({ name: name ?? address, address, type }));
}

/** The same for two bodies that say the same, whatever the order of their fields. */
export function fingerprintOf(body: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(body)))
    .digest();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
}

/** The id of a meeting in a path; its form has been checked. */
export function meetingIdOf(params: { readonly id: string }): MeetingId {
  return params.id as MeetingId;
}
