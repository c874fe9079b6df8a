import type { IsoDate, MeetingId } from '@planner/core';
import { delayedMeetings, readWholeMeeting, roomsById } from '@planner/db';
import type { SiteTransaction, StoredBooking } from '@planner/db';
import { byRoomId } from '../presenters/meetings.ts';
import type { ExchangeState, ShownMeeting } from '../presenters/meetings.ts';

/** A meeting as it stands, and which of its dates was named by the id. */
export interface Found {
  readonly shown: ShownMeeting;
  /** The date of the exception that the id names; null when it names the meeting as a whole. */
  readonly key: IsoDate | null;
}

/**
 * Everything that is shown of a meeting, in three statements.
 * @returns null when the site has no meeting with this id
 */
export async function readShownMeeting(tx: SiteTransaction, meetingId: MeetingId): Promise<Found | null> {
  const whole = await readWholeMeeting(tx, meetingId);
  if (!whole) return null;
  const { master, series, exceptions, bookings } = whole;
  const rooms = byRoomId(await roomsById(tx, [...new Set(bookings.map(({ roomId }) => roomId))]));
  const delay = (await delayedMeetings(tx, [master.id])).get(master.id) ?? 'inStep';
  const exchangeOf = ({ roomId }: StoredBooking): ExchangeState =>
    rooms.get(roomId)?.room.mailbox === null ? null : delay;
  return {
    shown: { meeting: master, series, exceptions, bookings, rooms, exchangeOf },
    key: exceptions.find(({ id }) => id === meetingId)?.occurrenceKey ?? null,
  };
}
