import type { JsonValue, LinkId, MeetingId, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, createBody, createEvent, findByPlannerId } from '@planner/graph';
import type { GraphClient, RemoteEvent } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { LeaseLost } from '../lease.ts';
import type { Link } from '../link.ts';
import type { Projection } from '../projection.ts';
import { reportFinding } from '../queries/finding-queries.ts';
import { linkByKey, linksOfMeeting, saveLink } from '../queries/link-queries.ts';
import { noteWrite } from '../queries/mailbox-queries.ts';
import { organizerEventOf, saveOrganizerEvent } from '../queries/organizer-event-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { finishOutbox, outboxRow } from '../queries/outbox-queries.ts';
import type { OutboxClaim } from '../queries/outbox-queries.ts';
import { linkedRooms } from '../queries/place-queries.ts';
import { transactionIdOf } from '../transaction-id.ts';
import { changeEvent, reachDates, withdrawEvent } from './change-event.ts';
import { decideOutbound } from './decide-outbound.ts';
import type { WantedEvent } from './decide-outbound.ts';
import { followOutlookMeeting } from './follow-outlook-meeting.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';

export type ReachOutcome = 'nothing' | 'created' | 'changed' | 'withdrawn' | 'followed';

/**
 * Brings the event of a meeting to the state that Planner has committed: it's created, changed, or withdrawn; of a meeting
 * made in Outlook the room's part is declined or the organizer's copy changed. Safe to repeat after any failure.
 * @throws GraphFailure to be decided by the outbox' frame
 */
export async function reachMeeting(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  client: GraphClient,
): Promise<ReachOutcome> {
  const context = await open(deps, scope, claim, client);
  if (!context) return 'nothing';
  const { ours, own, links } = context;
  const madeInOutlook = own === null && ours.source === 'exchange';
  if (madeInOutlook || (own === null && links.length > 0)) {
    await followOutlookMeeting(context);
    await finish(context);
    return 'followed';
  }
  const decision = decideOutbound(ours, own, context.rooms, deps.clock.now());
  if (decision.do === 'nothing') {
    await finish(context);
    return 'nothing';
  }
  if (decision.do === 'create') {
    await create(context, decision.wanted);
    return 'created';
  }
  // 'change' and 'withdraw' exist only where there is an event, or a create whose outcome is open.
  const live = own!.eventId === null ? await adopt(context, own!) : own!;
  if (decision.do === 'withdraw') {
    await withdrawEvent(context, live, decision.lastBegun);
    await store(context, { ...live, state: 'ended', reachedVersion: claim.version });
    return 'withdrawn';
  }
  const changed = await changeEvent(context, live, decision);
  await store(context, { ...changed, reachedVersion: claim.version, base: decision.wanted.projection });
  return 'changed';
}

async function open(
  deps: SyncDeps,
  scope: SiteScope,
  claim: OutboxClaim,
  client: GraphClient,
): Promise<ReachContext | null> {
  return withSite(deps.db, scope, async (tx) => {
    const row = await outboxRow(tx, claim);
    if (!row) throw new LeaseLost('meeting');
    const ours = await ourMeeting(tx, claim.targetId as MeetingId);
    if (!ours) {
      await finishOutbox(tx, claim);
      return null;
    }
    const own = await organizerEventOf(tx, ours.meetingId);
    const links = await linksOfMeeting(tx, ours.meetingId);
    const rooms = new Map((await linkedRooms(tx)).map((room) => [room.roomId, room]));
    return { deps, scope, claim, client, attempt: row.attempt, ours, own, links, rooms };
  });
}

async function create(context: ReachContext, wanted: WantedEvent): Promise<void> {
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
          base: null,
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
    etag: made.event.etag,
    base: { ...wanted.projection, dates: made.dates },
    state: 'live',
  };
  await withSite(deps.db, scope, async (tx) => {
    await hold(tx, context, live);
    await linkOwnRoom(tx, context, live, wanted);
  });
  if (wanted.projection.rule === null)
    return store(context, { ...live, base: wanted.projection, reachedVersion: context.claim.version });
  await reachDates(context, live, wanted);
  return store(context, { ...live, base: wanted.projection, reachedVersion: context.claim.version });
}

interface Made {
  readonly pending: OrganizerEvent;
  readonly event: RemoteEvent;
  readonly dates: Projection['dates'];
}

async function createOrFind(context: ReachContext, pending: OrganizerEvent, wanted: WantedEvent): Promise<Made> {
  const { client, ours, own } = context;
  const dates = wanted.projection.dates;
  // An earlier try may have succeeded without telling: look first.
  const known = own?.state === 'wanted' ? await find(context, pending) : null;
  if (known) return { pending, event: known, dates };
  const transactionId = transactionIdOf(ours.meetingId, pending.generation);
  const draft = isRoomHome(context, pending) ? withoutRoom(wanted, pending.mailbox) : wanted.draft;
  try {
    const event = await createEvent(
      client,
      placeOf(context, pending),
      createBody(draft, { transactionId, plannerId: ours.meetingId }),
    );
    return { pending, event, dates };
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

// The transaction is known there: what it made is found, or it was made and removed again, and then a new one is due.
async function duplicate(context: ReachContext, pending: OrganizerEvent, wanted: WantedEvent): Promise<Made> {
  const found = await find(context, pending);
  if (found) return { pending, event: found, dates: wanted.projection.dates };
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

// A create whose answer was lost, of a meeting that was changed or cancelled since.
async function adopt(context: ReachContext, pending: OrganizerEvent): Promise<OrganizerEvent> {
  const found = await find(context, pending);
  if (!found) return pending;
  const live: OrganizerEvent = { ...pending, eventId: found.id, uid: found.iCalUId, etag: found.etag, state: 'live' };
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

async function hold(tx: SiteTransaction, { deps, claim }: ReachContext, event: OrganizerEvent): Promise<void> {
  if (!(await outboxRow(tx, claim))) throw new LeaseLost('meeting');
  await saveOrganizerEvent(tx, event, deps.clock.now());
}

async function store({ deps, scope, claim }: ReachContext, event: OrganizerEvent): Promise<void> {
  const now = deps.clock.now();
  await withSite(deps.db, scope, async (tx) => {
    if (!(await finishOutbox(tx, claim))) throw new LeaseLost('meeting');
    await saveOrganizerEvent(tx, event, now);
    await noteWrite(tx, event.mailbox, now);
  });
}

async function finish({ deps, scope, claim }: ReachContext): Promise<void> {
  const finished = await withSite(deps.db, scope, (tx) => finishOutbox(tx, claim));
  if (!finished) throw new LeaseLost('meeting');
}
