import { accepted, refused } from '@planner/core';
import type { Outcome, PersonId, RoomId, SiteScope } from '@planner/core';
import { endBooking } from '@planner/bookings';
import { appendSiteEvent, roomByMailbox, roomsById, updateRoom, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, deleteSubscription, listRoomPlaces } from '@planner/graph';
import type { RoomPlace } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { markUndone, startBatch, takenMeetings } from '../queries/link-batch-queries.ts';
import { forgetDeltaLink, insertMailbox, mailboxOfRoom, stopMailbox } from '../queries/mailbox-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { dropAnswersOfRoom, endLinksOfRoom } from '../queries/unlink-queries.ts';
import { standingBookings } from '../our-meeting.ts';
import { mailboxRefused, resolveMailbox } from './resolve-mailbox.ts';
import type { ResolvedMailbox } from './resolve-mailbox.ts';
import type { LinkWish } from './preview-link.ts';

/** Who does it, for the audit. */
export interface By {
  readonly personId: PersonId;
  readonly correlationId: string;
}

/**
 * Links a room to a mailbox. What stands in its calendar is taken over by the workers, silently and again after a crash where
 * they had left off; it can be undone until something in it is changed. The same again changes nothing.
 * @returns on "no" NOT_FOUND, MAILBOX_REFUSED with its reason
 */
export async function linkToMailbox(
  deps: SyncDeps,
  scope: SiteScope,
  wish: LinkWish,
  by: By,
): Promise<Outcome<ResolvedMailbox>> {
  const resolved = await resolveMailbox(deps, scope, wish);
  if (!resolved.ok) return resolved;
  const mailbox = resolved.value;
  return withSite(deps.db, scope, async (tx) => {
    const now = deps.clock.now();
    const [found] = await roomsById(tx, [wish.roomId]);
    if (!found) return refused({ code: 'NOT_FOUND', params: { kind: 'room' } });
    const other = await roomByMailbox(tx, mailbox.address);
    if (other && other.room.id !== wish.roomId) {
      const linked = await mailboxOfRoom(tx, other.room.id);
      if (linked && linked.state !== 'stopped')
        return mailboxRefused('taken', { address: mailbox.address, room: other.room.name });
      await updateRoom(tx, { ...other.room, mailbox: null }, now);
    }
    await updateRoom(tx, { ...found.room, mailbox: mailbox.address, authority: wish.authority }, now);
    const before = await mailboxOfRoom(tx, wish.roomId);
    if (before && before.state !== 'stopped') return accepted(mailbox);
    const batchId = deps.ids.next();
    await startBatch(tx, { id: batchId, roomId: wish.roomId, now });
    await insertMailbox(tx, {
      roomId: wish.roomId,
      address: mailbox.address,
      path: mailbox.path,
      batchId,
      by: by.personId,
      takeNotes: wish.takeNotes,
      now,
    });
    await audit(tx, deps, by, {
      action: 'roomLinked',
      roomId: wish.roomId,
      change: { authority: wish.authority, takeNotes: wish.takeNotes },
    });
    await tx.query(`select pg_notify('planner_work', '{"kind":"mailbox"}')`);
    return accepted(mailbox);
  });
}

/** Stops the synchronization of a room; both calendars stay as they are. Linking again matches what was linked before. */
export async function unlinkRoom(deps: SyncDeps, scope: SiteScope, roomId: RoomId, by: By): Promise<Outcome<null>> {
  const stopped = await withSite(deps.db, scope, async (tx) => {
    const stopping = await stopMailbox(tx, roomId);
    if (!stopping) return null;
    await dropAnswersOfRoom(tx, roomId);
    await audit(tx, deps, by, { action: 'roomUnlinked', roomId, change: {} });
    return stopping;
  });
  if (!stopped) return refused({ code: 'NOT_FOUND', params: { kind: 'room' } });
  await forgetSubscription(deps, scope, stopped.subscriptionId);
  return accepted(null);
}

/**
 * Takes back what linking a room has taken over, and unlinks it. Exchange isn't written to.
 * @returns on "no" LINK_CHANGED when a meeting of it was changed since, NOT_FOUND when the room isn't linked
 */
export async function undoLink(
  deps: SyncDeps,
  scope: SiteScope,
  roomId: RoomId,
  by: By,
): Promise<Outcome<{ readonly meetings: number }>> {
  let subscriptionId: string | null = null;
  const outcome = await withSite(deps.db, scope, async (tx): Promise<Outcome<{ readonly meetings: number }>> => {
    const taken = await takenMeetings(tx, roomId);
    const changed = taken.filter((one) => one.changed).length;
    if (changed > 0) return refused({ code: 'LINK_CHANGED', params: { count: changed } });
    const stopping = await stopMailbox(tx, roomId);
    if (!stopping) return refused({ code: 'NOT_FOUND', params: { kind: 'room' } });
    ({ subscriptionId } = stopping);
    await dropAnswersOfRoom(tx, roomId);
    await endLinksOfRoom(tx, { roomId, meetingIds: taken.map(({ meetingId }) => meetingId), now: deps.clock.now() });
    for (const { meetingId } of taken) {
      const ours = await ourMeeting(tx, meetingId);
      const bookingIds = ours ? standingBookings(ours, roomId).map(({ bookingId }) => bookingId) : [];
      if (bookingIds.length === 0) continue;
      await endBooking(
        scope,
        {
          actor: { kind: 'system', name: 'undo of linking' },
          source: 'exchange', // no command to Exchange follows from it
          bookingIds,
          state: 'cancelled',
          reason: null,
          correlationId: by.correlationId,
        },
        { db: tx, clock: deps.clock, ids: deps.ids },
      );
    }
    await markUndone(tx, roomId, deps.clock.now());
    await audit(tx, deps, by, { action: 'roomLinkUndone', roomId, change: { meetings: taken.length } });
    return accepted({ meetings: taken.length });
  });
  await forgetSubscription(deps, scope, subscriptionId);
  return outcome;
}

/** Has a room's mailbox read from the beginning and compared; bookings keep their ids. @returns false for an unlinked one */
export async function resyncRoom(deps: SyncDeps, scope: SiteScope, roomId: RoomId, by: By): Promise<boolean> {
  return withSite(deps.db, scope, async (tx) => {
    const mailbox = await mailboxOfRoom(tx, roomId);
    if (!mailbox || mailbox.state === 'stopped') return false;
    await forgetDeltaLink(tx, roomId, deps.clock.now());
    await audit(tx, deps, by, { action: 'roomResynced', roomId, change: {} });
    await tx.query(`select pg_notify('planner_work', '{"kind":"mailbox"}')`);
    return true;
  });
}

/** Rooms of the organisation's address list. @returns null where Planner may not read it, or isn't connected */
export async function exchangeRooms(deps: SyncDeps, scope: SiteScope): Promise<readonly RoomPlace[] | null> {
  const client = await deps.graphFor(scope);
  if (!client) return null;
  try {
    return await listRoomPlaces(client);
  } catch (error) {
    if (error instanceof GraphFailure) return null; // the list is a convenience: an address does as well
    throw error;
  }
}

// A subscription that nobody knows any more runs out by itself; deleting it now spares the webhooks some days of noise.
async function forgetSubscription(deps: SyncDeps, scope: SiteScope, subscriptionId: string | null): Promise<void> {
  const client = subscriptionId === null ? null : await deps.graphFor(scope);
  if (!client || subscriptionId === null) return;
  try {
    await deleteSubscription(client, subscriptionId);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
  }
}

async function audit(
  tx: SiteTransaction,
  deps: SyncDeps,
  by: By,
  event: {
    readonly action: string;
    readonly roomId: RoomId;
    readonly change: Parameters<typeof appendSiteEvent>[1]['change'];
  },
): Promise<void> {
  await appendSiteEvent(tx, {
    id: deps.ids.next(),
    at: deps.clock.now(),
    actor: { kind: 'person', personId: by.personId },
    action: event.action,
    entity: 'room',
    entityId: event.roomId,
    change: event.change,
    reason: null,
    correlationId: by.correlationId,
  });
}
