import type { SkippedDate } from '@planner/bookings';
import type { IsoDate, MeetingId, Refusal } from '@planner/core';
import { delayedMeetings, readWholeMeeting, roomsById } from '@planner/db';
import type { SiteTransaction, StoredBooking } from '@planner/db';
import type { MeetingWrittenAnswer } from '../api/meetings-schema.ts';
import type { Call } from '../http/calls.ts';
import { byRoomId, presentMeeting, presentWritten } from '../presenters/meetings.ts';
import type { ExchangeState, ShownMeeting } from '../presenters/meetings.ts';

/** What a use case that changed a meeting tells beside it. */
export interface Told {
  readonly warnings: readonly Refusal[];
  readonly skipped: readonly SkippedDate[];
}

/**
 * The answer to a write: the meeting as it stands now, in the same transaction, with its version as entity tag.
 * @throws Error when the meeting isn't there, since it was just written
 */
export async function answerWritten(
  { tx, caller, site, reader }: Pick<Call<'bookMeeting'>, 'tx' | 'caller' | 'site' | 'reader'>,
  meetingId: MeetingId,
  told: Told,
): Promise<{ readonly body: MeetingWrittenAnswer; readonly etag: string }> {
  const found = await readShownMeeting(tx, meetingId);
  if (!found) throw new Error('a meeting that was just written is gone');
  const details = presentMeeting(found.shown, found.key, { caller, site, reader });
  return { body: presentWritten(details, told, reader), etag: etagOf(details) };
}

/** The version of a meeting as an entity tag: strong, since the same version is the same meeting for the same person. */
export function etagOf({ version }: { readonly version: number }): string {
  return `"${version}"`;
}

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
