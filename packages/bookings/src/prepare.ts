import { accepted, refused } from '@planner/core';
import type { Organizer, Outcome, PersonId, Refusal, RoomId } from '@planner/core';
import { findClaims, lockRooms, readRooms } from '@planner/db';
import type { IdempotencyKey, LockedRooms, PlacedRoom, SiteTransaction } from '@planner/db';
import { settingsFrom } from '@planner/sites';
import type { Actor } from './actor.ts';
import { maxAttendees, maxSubjectLength } from './command.ts';
import type { BookCommand } from './command.ts';
import type { MeetingDate } from './judge/dates.ts';
import { diaryOf } from './judge/diary.ts';
import type { Diary } from './judge/diary.ts';
import { headcountOf, knownOrganizer, ruleActorOf } from './judge/frame.ts';
import type { KnownOrganizer } from './judge/frame.ts';
import { rangeAround } from './judge/judge.ts';
import type { MeetingFrame } from './judge/judge.ts';

/** Fields of a command that the rules read for every date alike. */
export type Wanted = Pick<BookCommand, 'actor' | 'source' | 'attendees' | 'headcount' | 'layout' | 'grandfathered'> & {
  readonly zone: string;
  readonly allDay: boolean;
};

/** The site as one meeting is judged in it. */
export interface Ground {
  readonly locked: LockedRooms;
  readonly rooms: ReadonlyMap<RoomId, PlacedRoom>;
  readonly organizer: KnownOrganizer;
  readonly frame: MeetingFrame;
}

/** Locks the rooms and reads what the rules need. @returns on "no" NOT_FOUND, a field an unknown room or organizer */
export async function lockGround(
  tx: SiteTransaction,
  wanted: Wanted & { readonly roomIds: readonly RoomId[]; readonly organizer: Organizer },
  { now, idempotency }: { now: Temporal.Instant; idempotency: IdempotencyKey | null },
): Promise<{ readonly locked: LockedRooms; readonly ground: Outcome<Ground> }> {
  const locked = await lockRooms(tx, {
    roomIds: [...new Set(wanted.roomIds)],
    personIds: personsOf(wanted.organizer, wanted.actor),
    idempotency,
  });
  return { locked, ground: groundOf(locked, wanted, now) };
}

/** What a meeting is judged on, from what was read under the lock. */
export function groundOf(
  locked: LockedRooms,
  wanted: Wanted & { readonly roomIds: readonly RoomId[]; readonly organizer: Organizer },
  now: Temporal.Instant,
): Outcome<Ground> {
  const rooms = new Map(locked.rooms.map((placed) => [placed.room.id, placed]));
  const unknown = wanted.roomIds.find((roomId) => !rooms.has(roomId));
  const organizer = knownOrganizer(wanted.organizer, locked.people);
  const missing: Refusal[] = [];
  if (unknown !== undefined)
    missing.push({ code: 'NOT_FOUND', field: 'roomIds', params: { kind: 'room', id: unknown } });
  if (!organizer) missing.push({ code: 'NOT_FOUND', field: 'organizerId', params: { kind: 'person' } });
  if (missing.length > 0 || !organizer) return refused(...missing);
  const frame: MeetingFrame = {
    now,
    source: wanted.source,
    actor: ruleActorOf(wanted.actor, organizer, locked.people),
    organizerId: organizer.id,
    organizerKey: organizer.key,
    settings: settingsFrom(locked.settings),
    allDay: wanted.allDay,
    zone: wanted.zone,
    headcount: headcountOf(wanted.attendees, wanted.headcount ?? null),
    layout: wanted.layout ?? null,
    grandfathered: wanted.grandfathered ?? false,
    begun: false,
  };
  return accepted({ locked, rooms, organizer, frame });
}

/** Everything that occupies the rooms around the dates. One statement; call it after the lock. */
export async function lookAround(
  tx: SiteTransaction,
  rooms: readonly PlacedRoom[],
  dates: readonly MeetingDate[],
  now: Temporal.Instant,
): Promise<Diary> {
  const widest = widestBuffers(rooms);
  const ranges = dates.flatMap((date) => rangeAround({ ...date, placed: widest }) ?? []);
  const atoms = [...new Set(rooms.flatMap(({ room }) => room.atoms))];
  return diaryOf(await findClaims(tx, atoms, ranges), now);
}

/** A room with the longest buffers of several, to look around all of them alike. */
function widestBuffers(rooms: readonly PlacedRoom[]): PlacedRoom {
  const [first] = rooms;
  if (!first) throw new Error('a meeting without rooms was let through');
  return {
    ...first,
    room: {
      ...first.room,
      setupMinutes: Math.max(...rooms.map(({ room }) => room.setupMinutes)),
      teardownMinutes: Math.max(...rooms.map(({ room }) => room.teardownMinutes)),
      layouts: rooms.flatMap(({ room }) => room.layouts),
    },
  };
}

/** What is wrong with a command before anything is read (domain §3, Meeting). */
export function checkCommand({
  subject,
  attendees,
  roomIds,
}: Pick<BookCommand, 'subject' | 'attendees'> & {
  /** null = a change that names no rooms */
  readonly roomIds: readonly RoomId[] | null;
}): Refusal[] {
  const wrong: Refusal[] = [];
  const say = (field: string, expected: string) =>
    wrong.push({ code: 'INVALID_REQUEST', field, params: { field, expected } });
  if (subject.length > maxSubjectLength) say('subject', `≤ ${maxSubjectLength}`);
  if (attendees.length > maxAttendees) say('attendees', `≤ ${maxAttendees}`);
  const addresses = attendees.map(({ address }) => address.toLowerCase());
  if (new Set(addresses).size < addresses.length) say('attendees', 'unique');
  if (roomIds?.length === 0) say('roomIds', '≥ 1');
  if (roomIds && new Set(roomIds).size < roomIds.length) say('roomIds', 'unique');
  return wrong;
}

function personsOf(organizer: Organizer, actor: Actor): PersonId[] {
  const ids: PersonId[] = organizer.kind === 'person' ? [organizer.personId] : [];
  if (actor.kind === 'person' && !ids.includes(actor.personId)) ids.push(actor.personId);
  return ids;
}

/** The same for a question that changes nothing: reads without locking. */
export async function groundWithoutLock(
  tx: SiteTransaction,
  wanted: Wanted & { readonly roomIds: readonly RoomId[]; readonly organizer: Organizer },
  now: Temporal.Instant,
): Promise<Outcome<Ground>> {
  const read = await readRooms(tx, { roomIds: wanted.roomIds, personIds: personsOf(wanted.organizer, wanted.actor) });
  return groundOf(read, wanted, now);
}
