import { describeSeries, isHolding } from '@planner/core';
import type { IsoDate, PersonId, Refusal, RoomId } from '@planner/core';
import type { SkippedDate } from '@planner/bookings';
import type { PlacedRoom, StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import type { Caller } from '@planner/identity';
import type { MeetingBookingAnswer, MeetingDetailsAnswer, MeetingWrittenAnswer } from '../api/meetings-schema.ts';
import type { Site } from '../http/site-host.ts';
import { presentRecurrence } from './recurrence.ts';
import { presentRefusal } from './refusals.ts';
import type { Reader } from './refusals.ts';
import { visibilityFor } from './visibility.ts';
import type { Visibility } from './visibility.ts';

/** How a booking stands in Outlook. */
export type ExchangeState = MeetingBookingAnswer['exchange'];

/** A meeting with everything that is shown of it. */
export interface ShownMeeting {
  /** The meeting of the series for all dates, or the single one. */
  readonly meeting: StoredMeeting;
  readonly series: StoredSeries | null;
  /** Meetings of single dates that were changed on their own. */
  readonly exceptions: readonly StoredMeeting[];
  readonly bookings: readonly StoredBooking[];
  readonly rooms: ReadonlyMap<RoomId, PlacedRoom>;
  readonly exchangeOf: (booking: StoredBooking) => ExchangeState;
}

/** Who looks, in which words. */
export interface Audience {
  readonly caller: Caller;
  readonly site: Site;
  readonly reader: Reader;
}

/** What somebody may see of a meeting (domain §8). */
export function visibilityOf(meeting: StoredMeeting, shown: ShownMeeting, { caller, site }: Audience): Visibility {
  const address = caller.person.mail?.toLowerCase();
  return visibilityFor(
    { personId: caller.person.id, rights: caller.rights, settings: site.settings },
    {
      organizerId: organizerIdOf(meeting),
      creatorId: meeting.creatorId,
      viewerAttends: address !== undefined && meeting.attendees.some((one) => one.address.toLowerCase() === address),
      privacy: meeting.privacy,
      places: [...shown.rooms.values()].map(({ room }) => ({ locationId: room.locationId, roomId: room.id })),
    },
  );
}

/** @param key  one date of a series; null = the single meeting, or the series as a whole */
export function presentMeeting(shown: ShownMeeting, key: IsoDate | null, audience: Audience): MeetingDetailsAnswer {
  const { series } = shown;
  const meeting = shown.exceptions.find(({ occurrenceKey }) => occurrenceKey === key) ?? shown.meeting;
  const sees = visibilityOf(meeting, shown, audience);
  const bookings = shown.bookings.filter(({ occurrenceKey }) => key === null || occurrenceKey === key);
  const first = key === null ? undefined : bookings[0];
  return {
    id: shown.meeting.id,
    key,
    subject: sees.subject ? meeting.subject : null,
    organizer: { id: organizerIdOf(meeting), name: meeting.organizerName },
    start: (first ?? meeting).start.toString(),
    end: (first ?? meeting).end.toString(),
    zone: meeting.zone,
    allDay: meeting.allDay,
    privacy: meeting.privacy,
    state: key === null || bookings.some(({ state }) => state !== 'cancelled') ? meeting.state : 'cancelled',
    attendees: sees.attendees === 'names' ? meeting.attendees.map((attendee) => ({ ...attendee })) : null,
    attendeeCount: sees.attendees === 'none' ? null : meeting.attendees.length,
    headcount: sees.attendees === 'none' ? null : meeting.headcount,
    body: sees.subject ? meeting.body : null,
    source: meeting.source,
    seriesId: series?.id ?? null,
    recurrence: series && presentRecurrence(series.rule),
    recurrenceText: series && describeSeries(series.rule, audience.reader.language),
    bookings: bookings.map((booking) => presentBooking(booking, shown, audience.reader)),
    mine: sees.mine,
    mayChange: sees.mayChange,
    version: shown.meeting.version,
    exchangeState: worstOf(bookings.filter(({ state }) => isHolding(state)).map(shown.exchangeOf)),
    createdAt: meeting.createdAt.toString(),
  };
}

/** A meeting as a write leaves it, with what the person should know. */
export function presentWritten(
  details: MeetingDetailsAnswer,
  told: { readonly warnings: readonly Refusal[]; readonly skipped: readonly SkippedDate[] },
  reader: Reader,
): MeetingWrittenAnswer {
  return {
    ...details,
    warnings: told.warnings.map((warning) => presentRefusal(warning, reader)),
    skipped: told.skipped.map(({ key, errors }) => ({
      key,
      errors: errors.map((error) => presentRefusal(error, reader)),
    })),
  };
}

function presentBooking(booking: StoredBooking, shown: ShownMeeting, reader: Reader): MeetingBookingAnswer {
  const placed = shown.rooms.get(booking.roomId);
  if (!placed) throw new Error(`room ${booking.roomId} of booking ${booking.id} was not read`);
  return {
    id: booking.id,
    roomId: booking.roomId,
    roomName: placed.room.name,
    start: booking.start.toString(),
    end: booking.end.toString(),
    state: booking.state,
    reason: booking.reason && presentRefusal(booking.reason, { ...reader, zone: placed.location.zone }),
    exchange: shown.exchangeOf(booking),
  };
}

/** The state that most needs attention; null when none of the rooms is linked. */
export function worstOf(states: readonly ExchangeState[]): ExchangeState {
  return (['failing', 'waiting', 'inStep'] as const).find((state) => states.includes(state)) ?? null;
}

function organizerIdOf({ organizer }: StoredMeeting): PersonId | null {
  return organizer.kind === 'person' ? organizer.personId : null;
}

/** Rooms of a meeting by their ids, for presenting. */
export function byRoomId(rooms: readonly PlacedRoom[]): ReadonlyMap<RoomId, PlacedRoom> {
  return new Map(rooms.map((placed) => [placed.room.id, placed]));
}
