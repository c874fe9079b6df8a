import type { JsonValue, LinkId } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, createBody, createEvent, findByPlannerId } from '@planner/graph';
import type { RemoteEvent } from '@planner/graph';
import type { Link } from '../link.ts';
import type { Projection } from '../projection.ts';
import { reportFinding } from '../queries/finding-queries.ts';
import { linkByKey, saveLink } from '../queries/link-queries.ts';
import { transactionIdOf } from '../transaction-id.ts';
import { changeEvent } from './change-event.ts';
import { decideOutbound } from './decide-outbound.ts';
import type { WantedEvent } from './decide-outbound.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { projectionOfOwnEvent } from './own-projection.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';
import { reachDates } from './reach-dates.ts';
import { hold, store } from './record-event.ts';

/**
 * Makes the event of a meeting, or finds the one that an earlier try has made without hearing of it.
 * @throws GraphFailure to be decided by the outbox' frame
 */
export async function makeEvent(context: ReachContext, wanted: WantedEvent): Promise<void> {
  const { deps, scope, ours, own } = context;
  const pending: OrganizerEvent =
    own && own.state === 'wanted'
      ? own
      : {
          meetingId: ours.meetingId,
          mailbox: homeOf(context, wanted),
          generation: (own?.generation ?? 0) + 1,
          eventId: null,
          uid: null,
          etag: null,
          base: wanted.projection,
          reachedVersion: 0,
          state: 'wanted',
        };
  // Written down before it's sent: from here on the request that it brings isn't judged as a stranger's.
  if (own?.state !== 'wanted') await withSite(deps.db, scope, (tx) => hold(tx, context, pending));
  const made = await createOrFind(context, pending, wanted);
  const live: OrganizerEvent = {
    ...made.pending,
    eventId: made.event.id,
    uid: made.event.iCalUId,
    // Found again, it's read before anything is written over it.
    etag: made.isNew ? made.event.etag : null,
    base: made.written,
    state: 'live',
  };
  await withSite(deps.db, scope, async (tx) => {
    await hold(tx, context, live);
    await linkOwnRoom(tx, context, live, wanted);
  });
  // A series comes into being with the dates of its rule; those that have other times or rooms are written after it.
  if (made.isNew)
    return store(context, wanted.projection.rule === null ? live : await reachDates(context, live, wanted));
  // Found again, with what it had when it was made; what has changed since is written now.
  const decision = decideOutbound(context.ours, live, context.rooms, deps.clock.now());
  return store(context, decision.do === 'change' ? await changeEvent(context, live, decision) : live);
}

interface Made {
  readonly pending: OrganizerEvent;
  readonly event: RemoteEvent;
  readonly isNew: boolean;
  readonly written: Projection | null;
}

async function createOrFind(context: ReachContext, pending: OrganizerEvent, wanted: WantedEvent): Promise<Made> {
  const { client, ours, own } = context;
  // An earlier try may have succeeded without telling: look first.
  const known = own?.state === 'wanted' ? await find(context, pending) : null;
  if (known) return foundAgain(pending, known);
  const transactionId = transactionIdOf(ours.meetingId, pending.generation);
  const draft = isRoomHome(context, pending) ? withoutRoom(wanted, pending.mailbox) : wanted.draft;
  try {
    const event = await createEvent(
      client,
      placeOf(context, pending),
      createBody(draft, { transactionId, plannerId: ours.meetingId }),
    );
    return { pending, event, isNew: true, written: wanted.projection };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.kind === 'duplicate') return duplicate(context, pending, wanted);
    if (
      (error.kind === 'denied' || error.kind === 'gone' || error.kind === 'notFound') &&
      !isRoomHome(context, pending)
    )
      return inTheRoom(context, pending, wanted, error);
    throw error;
  }
}

function foundAgain(pending: OrganizerEvent, event: RemoteEvent): Made {
  return { pending, event, isNew: false, written: writtenBefore(pending, event) };
}

// What a single meeting was made with is known: if it shows something else by now, its organizer has changed it. Of a series
// the dates with times of their own may be missing still, so what it shows is what was written.
function writtenBefore({ base, mailbox }: OrganizerEvent, event: RemoteEvent): Projection | null {
  return base !== null && base.rule === null ? base : projectionOfOwnEvent(event, mailbox);
}

// The transaction is known there: what it made is found, or it was made and removed again, and then a new one is due.
async function duplicate(context: ReachContext, pending: OrganizerEvent, wanted: WantedEvent): Promise<Made> {
  const found = await find(context, pending);
  if (found) return foundAgain(pending, found);
  return again(context, { ...pending, generation: pending.generation + 1 }, wanted);
}

// The organizer's mailbox can't be written (on-premises, out of scope, gone): the event lives in the room's own calendar.
async function inTheRoom(
  context: ReachContext,
  pending: OrganizerEvent,
  wanted: WantedEvent,
  cause: GraphFailure,
): Promise<Made> {
  const { deps, scope, ours, rooms } = context;
  const room = rooms.get(wanted.roomIds[0]!);
  if (!room) throw cause;
  const params: JsonValue = { meetingId: ours.meetingId, kind: cause.kind, code: cause.code };
  await withSite(deps.db, scope, (tx) =>
    reportFinding(
      tx,
      { kind: 'homeIsRoom', roomId: room.roomId, subjectKey: ours.meetingId, params },
      deps.ids.next(),
      deps.clock.now(),
    ),
  );
  return again(context, { ...pending, mailbox: room.address, generation: pending.generation + 1 }, wanted);
}

async function again(context: ReachContext, pending: OrganizerEvent, wanted: WantedEvent): Promise<Made> {
  await withSite(context.deps.db, context.scope, (tx) => hold(tx, context, pending));
  return createOrFind({ ...context, own: null }, pending, wanted);
}

/** Takes over what a create has made whose answer was lost. @returns as given when it hasn't made anything */
export async function adoptEvent(context: ReachContext, pending: OrganizerEvent): Promise<OrganizerEvent> {
  const found = await find(context, pending);
  if (!found) return pending;
  const live: OrganizerEvent = {
    ...pending,
    eventId: found.id,
    uid: found.iCalUId,
    etag: null,
    base: writtenBefore(pending, found),
    state: 'live',
  };
  await withSite(context.deps.db, context.scope, (tx) => hold(tx, context, live));
  return live;
}

async function find(context: ReachContext, pending: OrganizerEvent): Promise<RemoteEvent | null> {
  const found = await findByPlannerId(context.client, placeOf(context, pending), context.ours.meetingId);
  const transactionId = transactionIdOf(context.ours.meetingId, pending.generation);
  return found.find((event) => event.transactionId === transactionId && !event.cancelled) ?? null;
}

// With the room as home, the room is the organizer and needs no invitation to itself.
function withoutRoom(wanted: WantedEvent, mailbox: string): WantedEvent['draft'] {
  const own = mailbox.toLowerCase();
  return {
    ...wanted.draft,
    attendees: wanted.draft.attendees.filter(
      ({ address, type }) => type === 'resource' && address.toLowerCase() !== own,
    ),
  };
}

function homeOf({ ours, rooms }: ReachContext, wanted: WantedEvent): string {
  return ours.organizerMail ?? rooms.get(wanted.roomIds[0]!)!.address;
}

async function linkOwnRoom(
  tx: SiteTransaction,
  { deps, rooms, ours }: ReachContext,
  live: OrganizerEvent,
  wanted: WantedEvent,
): Promise<void> {
  const home = [...rooms.values()].find(({ address }) => address.toLowerCase() === live.mailbox.toLowerCase());
  if (!home || live.uid === null) return;
  const known = await linkByKey(tx, { roomId: home.roomId, uid: live.uid, originalStart: null });
  const link: Link = {
    linkId: known?.linkId ?? (deps.ids.next() as LinkId),
    roomId: home.roomId,
    uid: live.uid,
    originalStart: null,
    meetingId: ours.meetingId,
    seriesId: ours.seriesId,
    eventId: live.eventId,
    etag: live.etag,
    organizerAddress: live.mailbox,
    base: wanted.projection,
    judgedVersion: null,
    answeredVersion: null,
    answer: null,
    answeredAt: null,
    state: 'linked',
  };
  await saveLink(tx, link, deps.clock.now());
}
