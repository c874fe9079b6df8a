/**
 * A drop on the timeline: shown at once, saved, and taken back when the server says no. Undo is a change like any other.
 */
import type { MeetingWritten } from '@planner/api-client';
import { answerOf, api, Refusal, versionTag } from '../../lib/api.ts';
import { isoOf, msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import type { TimelineData } from './timeline-data.ts';

export interface Moved {
  readonly bookingId: string;
  readonly meetingId: string;
  /** The date of a series that is meant; null for a single meeting. */
  readonly key: string | null;
  readonly version: number;
  readonly from: Place;
  readonly to: Place;
}

export interface Place {
  readonly roomId: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A move of what an earlier one has written: a date of a series may have become a meeting of its own by it. */
const onTopOf = ({ id, key, version }: MeetingWritten, moved: Moved): Moved => ({
  ...moved,
  meetingId: id,
  key,
  version,
});

/** The same move backwards, for the meeting as it is after it. */
export function backwards(moved: Moved, written: MeetingWritten): Moved {
  const booking = written.bookings.find(({ roomId }) => roomId === moved.to.roomId);
  return {
    bookingId: booking?.id ?? moved.bookingId,
    meetingId: written.id,
    key: written.key,
    version: written.version,
    from: moved.to,
    to: moved.from,
  };
}

/** The last change of a booking that the server hasn't answered yet. */
const underWay = new Map<string, Promise<MeetingWritten>>();

/**
 * Saves a move or resize. It is shown at once and sent when an earlier one of the same booking has been answered: sent side
 * by side the later could arrive first, and the earlier would be refused for its version.
 * @throws Refusal with the reasons and free alternatives; the timeline shows the old place again
 */
export async function saveMove(moved: Moved): Promise<MeetingWritten> {
  const saving = saveAfter(underWay.get(moved.bookingId), moved);
  underWay.set(moved.bookingId, saving);
  const isLast = () => underWay.get(moved.bookingId) === saving;
  try {
    const written = await saving;
    // A reading between two changes would show the first of them once more.
    if (isLast()) void queries.invalidateQueries({ queryKey: ['timeline'] });
    return written;
  } finally {
    if (isLast()) underWay.delete(moved.bookingId);
  }
}

/** @throws what the earlier change threw: this one began from a place that never was */
async function saveAfter(earlier: Promise<MeetingWritten> | undefined, wanted: Moved): Promise<MeetingWritten> {
  const before = queries.getQueriesData<TimelineData>({ queryKey: ['timeline'] });
  await queries.cancelQueries({ queryKey: ['timeline'] });
  showAt(wanted, wanted.to);
  const moved = earlier ? onTopOf(await earlier, wanted) : wanted;
  try {
    return await writeMove(moved).catch(async (error: unknown) => {
      const version = await versionOfSame(moved, error);
      if (version === null) throw error;
      return writeMove({ ...moved, version });
    });
  } catch (error) {
    for (const [key, data] of before) queries.setQueryData(key, data);
    if (error instanceof Refusal) void queries.invalidateQueries({ queryKey: ['timeline'] });
    throw error;
  }
}

async function writeMove(moved: Moved): Promise<MeetingWritten> {
  const roomIds = moved.from.roomId === moved.to.roomId ? null : await otherRooms(moved);
  return answerOf(
    api.PATCH('/api/v1/meetings/{id}', {
      params: {
        path: { id: moved.meetingId },
        query: moved.key === null ? {} : { span: 'this', key: moved.key },
        header: { 'if-match': versionTag(moved.version) },
      },
      body: { start: isoOf(moved.to.startMs), end: isoOf(moved.to.endMs), ...(roomIds && { roomIds }) },
    }),
  );
}

/**
 * After a refusal for a stale version: the new version, if the meeting still lies where the person saw it (synchronization
 * or a new title made the version); null when somebody moved it, or for any other failure.
 */
async function versionOfSame(moved: Moved, error: unknown): Promise<number | null> {
  if (!(error instanceof Refusal) || error.problem.code !== 'STALE_VERSION') return null;
  const now = await readDetails(moved);
  const { roomId, startMs, endMs } = moved.from;
  const same = now.bookings.some(
    (held) => held.roomId === roomId && msOf(held.start) === startMs && msOf(held.end) === endMs,
  );
  return same ? now.version : null;
}

async function readDetails({ meetingId, key }: Moved) {
  const params = { path: { id: meetingId }, query: key === null ? {} : { key } };
  return answerOf(api.GET('/api/v1/meetings/{id}', { params }));
}

/** All rooms of the meeting with the one that was moved exchanged: a meeting may have several. */
async function otherRooms(moved: Moved): Promise<string[]> {
  const details = await readDetails(moved);
  const { from, to } = moved;
  const held = details.bookings.filter(({ state }) => state !== 'cancelled' && state !== 'declined');
  const rooms = held.map(({ roomId }) => (roomId === from.roomId ? to.roomId : roomId));
  return [...new Set(rooms)];
}

function showAt({ bookingId }: Moved, { roomId, startMs, endMs }: Place): void {
  queries.setQueriesData<TimelineData>({ queryKey: ['timeline'] }, (data) => {
    if (!data) return data;
    const bookings = data.bookings.map((booking) =>
      booking.id === bookingId && booking.viaRoomId === null
        ? {
            ...booking,
            roomId,
            start: isoOf(startMs),
            end: isoOf(endMs),
            exchange: booking.exchange && ('waiting' as const),
          }
        : booking,
    );
    return { ...data, bookings };
  });
}
