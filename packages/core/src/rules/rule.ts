import type { Claim } from '../conflict/occupied.ts';
import type { ErrorCode, Refusal } from '../errors.ts';
import type { HoldId, PersonId } from '../ids.ts';
import type { JsonValue } from '../json.ts';
import type { Location } from '../location.ts';
import type { Source } from '../meeting.ts';
import { has } from '../rights/policy.ts';
import type { Right } from '../rights/right.ts';
import type { LayoutName, Room } from '../room.ts';
import type { SiteSettings } from '../site-scope.ts';
import type { IsoDate, ZoneName } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import { addMinutes } from '../time/wall-time.ts';
import type { Alternative } from '../conflict/alternatives.ts';

/** Who asks for a room. For a meeting from Outlook that is its organizer: Exchange doesn't tell who typed it. */
export interface Actor {
  /** null = nobody of this site (an external organizer, a kiosk) */
  readonly personId: PersonId | null;
  readonly rights: readonly Right[];
  readonly vipCategories: readonly string[];
}

/** A claim that isn't a booking yet; it blocks while now < `expiresAt`, whether or not a job has removed it. */
export interface HoldClaim extends Claim {
  readonly holdId: HoldId;
  readonly expiresAt: Temporal.Instant;
}

/** Limits of rule 12 and what counts against them already, without the meeting in question. null = no limit. */
export interface Quota {
  readonly maxOpenBookings: number | null;
  readonly openBookings: number;
  readonly maxMinutesPerDay: number | null;
  /** Minutes already booked a date of the room's zone; a date that isn't named has none. */
  readonly minutesOn: { readonly [date: IsoDate]: number };
}

/** Everything the rules read about one meeting in one room. Made by whoever has read the database; the rules read nothing. */
export interface RuleRequest {
  readonly now: Temporal.Instant;
  readonly source: Source;
  readonly actor: Actor;
  /** Whose meeting it is: a person of the site, or null for somebody outside. */
  readonly organizerId: PersonId | null;
  /** Compares organizers of neighbouring meetings: person id or lower-case address; null = unknown. */
  readonly organizerKey: string | null;
  readonly room: Room;
  readonly location: Pick<Location, 'id' | 'name' | 'zone' | 'openingHours' | 'calendarExceptions'>;
  readonly settings: Pick<SiteSettings, 'maxHorizonDays' | 'exchangeBuffers' | 'unknownOrganizer' | 'joinOwnMeetings'>;
  /** Not an Interval yet: rule 1 says whether it is one. From Exchange: start floored, end ceiled to the minute. */
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly allDay: boolean;
  /** Zone the meeting was made in: an all-day meeting's days are counted in it. */
  readonly zone: ZoneName;
  readonly headcount: number;
  readonly layout: LayoutName | null;
  /** Longer buffers that this booking or its services ask for. */
  readonly buffers?: { readonly setupMinutes: number; readonly teardownMinutes: number };
  /** Holding bookings near the meeting, of every room that shares an atom; without the booking that is being changed. */
  readonly occupied: readonly Claim[];
  /** Holds near the meeting; without the one that this request turns into a booking. */
  readonly holds: readonly HoldClaim[];
  /** Maintenance of this room. */
  readonly blocked: readonly Interval[];
  readonly quota?: Quota;
  /** Free rooms and times to offer when the room is taken; best first. */
  readonly alternatives?: readonly Alternative[];
  /** Larger rooms to offer when there are too many people. */
  readonly largerRooms?: readonly { readonly roomId: string; readonly name: string; readonly capacity: number }[];
}

/** A request whose times are known to make an interval. */
export interface TimedRequest extends RuleRequest {
  readonly interval: Interval;
}

/** One rule of domain §5. A failing rule says so; who may pass it is the list's business. */
export interface Rule<Request extends RuleRequest = RuleRequest> {
  readonly codes: readonly ErrorCode[];
  /** Whether the rule holds for meetings that came through this door. */
  readonly appliesTo: (source: Source) => boolean;
  readonly check: (request: Request) => Refusal | null;
  /** Whether this request may break the rule; its failure becomes a warning then. Absent: nobody may. */
  readonly mayPass?: (request: Request) => boolean;
}

/** The longest horizon there is: Exchange room mailboxes keep 180 days as well. */
export const longestHorizonDays = 180;

/** For `appliesTo`: the rule holds whatever the door. */
export function always(): boolean {
  return true;
}

/** For `appliesTo`: the rule holds for what is booked in Planner itself. */
export function exceptExchange(source: Source): boolean {
  return source !== 'exchange';
}

/** Whether the actor manages the room that is asked for. */
export function managesRoom({ actor, room }: RuleRequest): boolean {
  return has(actor.rights, 'manageRooms', { locationId: room.locationId, roomId: room.id });
}

/** A refusal about this room: its id, name and zone are in every one, so that each message can name the thing. */
export function refusalOf(
  request: RuleRequest,
  code: ErrorCode,
  params: { readonly [name: string]: JsonValue },
  field?: string,
): Refusal {
  const { room, location } = request;
  const whole = { roomId: room.id, room: room.name, zone: location.zone, ...params };
  return field === undefined ? { code, params: whole } : { code, field, params: whole };
}

/** Minutes by which a start may lie in the past: who walks into a free room at 10:07 books it from 10:00. */
export function pastToleranceMinutes(room: Pick<Room, 'granularityMinutes'>): number {
  return Math.max(room.granularityMinutes, 15);
}

/** The earliest start that isn't in the past (rule 5). */
export function earliestStart(request: RuleRequest): Temporal.Instant {
  return addMinutes(request.now, -pastToleranceMinutes(request.room));
}
