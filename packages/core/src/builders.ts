import type { Claim } from './conflict/occupied.ts';
import type { AtomId, FloorId, LocationId, PersonId, RoomId } from './ids.ts';
import type { WeeklyHours } from './location.ts';
import type { RightKind, RightScope } from './rights/right.ts';
import type { Room } from './room.ts';
import type { RuleRequest } from './rules/rule.ts';
import type { SeriesRule } from './series/series.ts';

/*
 * Valid things for the tests of this package: a test states only what matters to it. Not exported through the door;
 * other packages have the builders of testkit.
 */

/** A text as an id of its kind. */
export const roomId = (text: string): RoomId => text as RoomId;
export const atomId = (text: string): AtomId => text as AtomId;
export const locationId = (text: string): LocationId => text as LocationId;
export const floorId = (text: string): FloorId => text as FloorId;
export const personId = (text: string): PersonId => text as PersonId;

/** Ida: an employee who may book everywhere. */
export const ida = personId('ida');

/** An instant from its ISO text. */
export function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** The interval between two ISO texts. */
export function between(start: string, end: string): { start: Temporal.Instant; end: Temporal.Instant } {
  return { start: at(start), end: at(end) };
}

/** Open on workdays. */
export function workdays(from: string, to: string): WeeklyHours {
  const open = [{ from, to }];
  return { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open };
}

/** A room for ten without limits that a test doesn't ask for, in Copenhagen. */
export function aRoom(changes: Partial<Room> = {}): Room {
  return {
    id: roomId('room-1'),
    locationId: locationId('copenhagen'),
    floorId: floorId('floor-4'),
    name: 'Room 4.12',
    code: '4.12',
    capacity: 10,
    capacityStrict: false,
    layouts: [],
    features: [],
    atoms: [atomId('atom-1')],
    setupMinutes: 0,
    teardownMinutes: 0,
    minDurationMinutes: 1,
    maxDurationMinutes: 1440,
    granularityMinutes: 1,
    leadMinutes: 0,
    horizonDays: 180,
    vipCategory: null,
    active: true,
    openingHours: null,
    seriesPolicy: { kind: 'allOrNothing' },
    hiddenInAddressList: false,
    authority: 'planner',
    mailbox: null,
    ...changes,
  };
}

export interface RequestChanges extends Partial<Omit<RuleRequest, 'room' | 'location' | 'settings' | 'actor'>> {
  readonly room?: Partial<Room>;
  readonly location?: Partial<RuleRequest['location']>;
  readonly settings?: Partial<RuleRequest['settings']>;
  readonly actor?: Partial<RuleRequest['actor']>;
}

/** Ida asks on Tuesday 2026-11-24 at 08:00Z for 09:00–10:00Z the same day; nothing stands against it. */
export function aRequest({ room, location, settings, actor, ...changes }: RequestChanges = {}): RuleRequest {
  return {
    now: at('2026-11-24T08:00:00Z'),
    source: 'web',
    actor: { personId: ida, rights: [may('book')], vipCategories: [], ...actor },
    organizerId: ida,
    organizerKey: 'ida',
    room: aRoom(room),
    location: {
      id: locationId('copenhagen'),
      name: 'Copenhagen',
      zone: 'Europe/Copenhagen',
      openingHours: null,
      calendarExceptions: [],
      ...location,
    },
    settings: {
      maxHorizonDays: 180,
      exchangeBuffers: 'enforced',
      unknownOrganizer: 'accept',
      joinOwnMeetings: true,
      ...settings,
    },
    start: at('2026-11-24T09:00:00Z'),
    end: at('2026-11-24T10:00:00Z'),
    allDay: false,
    zone: 'Europe/Copenhagen',
    headcount: 2,
    layout: null,
    occupied: [],
    holds: [],
    blocked: [],
    ...changes,
  };
}

/** A right, for the whole site unless a scope is given. */
export function may(kind: RightKind, scope: RightScope = { kind: 'site' }): { kind: RightKind; scope: RightScope } {
  return { kind, scope };
}

/** Somebody else's meeting in a room, with its buffers. */
export function aClaim(start: string, end: string, changes: Partial<Claim> = {}): Claim {
  const bare = between(start, end);
  return {
    roomId: roomId('room-1'),
    atoms: [atomId('atom-1')],
    bare,
    during: bare,
    organizerKey: 'somebody else',
    layout: null,
    ...changes,
  };
}

/** Every Monday 09:00–10:00 in Copenhagen from 2026-10-19, ten times. */
export function aSeries(changes: Partial<SeriesRule> = {}): SeriesRule {
  return {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
    range: { type: 'numbered', startDate: '2026-10-19', numberOfOccurrences: 10 },
    zone: 'Europe/Copenhagen',
    startTime: '09:00',
    endTime: '10:00',
    endDayOffset: 0,
    allDay: false,
    ...changes,
  };
}
