import { accepted, addDays, dateIn, instantAt, refused } from '@planner/core';
import type { Outcome, RoomId, SiteScope } from '@planner/core';
import { claimRoundTrips, insertRoundTrip, latestRoundTrip, saveRoundTrip, withSite } from '@planner/db';
import type { RoundTrip } from '@planner/db';
import { GraphFailure, cancelEvent, createBody, createEvent, deleteEvent, getEvent } from '@planner/graph';
import type { EventPlace, GraphClient } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { linkByKey } from '../queries/link-queries.ts';
import { mailboxOfRoom } from '../queries/mailbox-queries.ts';
import { linkedRoom } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';

// A night hour, so that it's in nobody's way; some days off, so that nobody looks at it.
const probeAt = '03:00';
const probeDaysAhead = 6;
const lookAgainSeconds = 3;
const patienceSeconds = 180;
/** While one worker takes a step no other does. */
const stepSeconds = 30;

/**
 * Starts a round trip through a room's mailbox (sync.md §8): an item is written, has to come back by the room's own news, and
 * is removed. With an organizer it's a real request, which shows who answers.
 * @returns on "no" NOT_FOUND for a room that isn't linked
 */
export async function startRoundTrip(
  deps: SyncDeps,
  scope: SiteScope,
  { roomId, organizer }: { readonly roomId: RoomId; readonly organizer: string | null },
): Promise<Outcome<{ readonly id: string }>> {
  return withSite(deps.db, scope, async (tx) => {
    const mailbox = await mailboxOfRoom(tx, roomId);
    if (!mailbox || mailbox.state === 'stopped') return refused({ code: 'NOT_FOUND', params: { kind: 'room' } });
    const running = await latestRoundTrip(tx, roomId);
    if (running && running.endedAt === null) return accepted({ id: running.id });
    const id = deps.ids.next();
    await insertRoundTrip(tx, {
      id,
      roomId,
      mailbox: organizer ?? mailbox.path,
      invitation: organizer !== null,
      transactionId: deps.ids.next(),
      startedAt: deps.clock.now(),
    });
    return accepted({ id });
  });
}

/** Takes the next step of each round trip that is due. */
export async function advanceRoundTrips(deps: SyncDeps, scope: SiteScope): Promise<number> {
  const now = deps.clock.now();
  const due = await withSite(deps.db, scope, (tx) =>
    claimRoundTrips(tx, { now, againAt: now.add({ seconds: stepSeconds }) }),
  );
  const client = due.length === 0 ? null : await deps.graphFor(scope);
  for (const trip of due) {
    const room = await withSite(deps.db, scope, (tx) => linkedRoom(tx, trip.roomId));
    const next = client && room ? await stepOf(deps, scope, { client, room, trip }) : failed(trip, 'notConnected', now);
    await withSite(deps.db, scope, (tx) => saveRoundTrip(tx, next, now.add({ seconds: lookAgainSeconds })));
  }
  return due.length;
}

interface Step {
  readonly client: GraphClient;
  readonly room: LinkedRoom;
  readonly trip: RoundTrip;
}

async function stepOf(deps: SyncDeps, scope: SiteScope, step: Step): Promise<RoundTrip> {
  const { trip } = step;
  const now = deps.clock.now();
  try {
    if (trip.writtenAt === null) return await write(deps, step);
    const looked = trip.invitation ? await lookForAnswer(deps, scope, step) : trip;
    const isBack = looked.seenAt !== null && (!trip.invitation || looked.answeredAt !== null);
    const isLate = now.since(trip.writtenAt).total('seconds') >= patienceSeconds;
    if (!isBack && !isLate) return looked;
    await remove(step);
    const failure = isBack ? null : looked.seenAt === null ? 'notSeen' : 'notAnswered';
    return { ...looked, removedAt: deps.clock.now(), endedAt: deps.clock.now(), failure };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return error.mayPass ? trip : failed(trip, error.kind, now);
  }
}

function failed(trip: RoundTrip, failure: string, now: Temporal.Instant): RoundTrip {
  return { ...trip, failure, endedAt: now };
}

function placeOf({ room, trip }: Step): EventPlace {
  return { mailbox: trip.mailbox, zone: room.zone };
}

async function write(deps: SyncDeps, step: Step): Promise<RoundTrip> {
  const { client, room, trip } = step;
  const start = instantAt(addDays(dateIn(trip.startedAt, room.zone), probeDaysAhead), probeAt, room.zone);
  const draft = {
    subject: 'Planner: check of this room, removed by itself',
    body: null,
    start,
    end: start.add({ hours: 1 }),
    zone: room.zone,
    allDay: false,
    privacy: 'normal' as const,
    recurrence: null,
    attendees: trip.invitation ? [{ name: room.name, address: room.address, type: 'resource' as const }] : [],
    locations: trip.invitation ? [{ name: room.name, address: room.address }] : [],
  };
  const body = createBody(draft, { transactionId: trip.transactionId, plannerId: trip.id });
  const event = await createEvent(client, placeOf(step), body);
  return { ...trip, eventId: event.id, uid: event.iCalUId, writtenAt: deps.clock.now() };
}

async function lookForAnswer(deps: SyncDeps, scope: SiteScope, step: Step): Promise<RoundTrip> {
  const { client, room, trip } = step;
  const event = await getEvent(client, placeOf(step), trip.eventId ?? '');
  const answer = event?.attendees.find(({ address }) => address.toLowerCase() === room.address.toLowerCase())?.response;
  if (answer === undefined || answer === 'none' || answer === 'notResponded') return trip;
  const link =
    trip.uid === null
      ? null
      : await withSite(deps.db, scope, (tx) =>
          linkByKey(tx, { roomId: room.roomId, uid: trip.uid ?? '', originalStart: null }),
        );
  const answeredBy = link?.answeredAt ? 'planner' : 'somebody else';
  return { ...trip, answer, answeredBy, answeredAt: deps.clock.now(), seenAt: trip.seenAt ?? deps.clock.now() };
}

async function remove(step: Step): Promise<void> {
  const { client, trip } = step;
  if (trip.eventId === null) return;
  if (trip.invitation) await cancelEvent(client, placeOf(step), trip.eventId, '');
  else await deleteEvent(client, placeOf(step), trip.eventId);
}
