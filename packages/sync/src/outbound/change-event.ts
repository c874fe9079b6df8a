import { dateIn } from '@planner/core';
import { GraphFailure, cancelEvent, deleteEvent, getEvent, listInstances, patchBody, patchEvent } from '@planner/graph';
import type { EventAttendee, EventDraft, EventPart, EventPlace, RemoteEvent } from '@planner/graph';
import { withSite } from '@planner/db';
import { reportFinding } from '../queries/finding-queries.ts';
import { onlyDate } from '../projection.ts';
import type { OutboundDecision, WantedDate, WantedEvent } from './decide-outbound.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';

// Every attendee's answer changes the etag, so a few rounds are normal; a person who types at the same time wins in the end.
const patchRounds = 4;

/** Changes Planner's own event to what is wanted. @returns the event with its new etag */
export async function changeEvent(
  context: ReachContext,
  live: OrganizerEvent,
  decision: Extract<OutboundDecision, { do: 'change' }>,
): Promise<OrganizerEvent> {
  const { wanted, parts, ruleChanged, datesChanged } = decision;
  let changed = live;
  if (parts.size > 0) {
    const event = await patchCarefully(context, live, {
      draft: wanted.draft,
      parts,
      withRecurrence: ruleChanged || live.base?.rule !== wanted.projection.rule,
    });
    changed = { ...live, etag: event.etag };
  }
  if (datesChanged && wanted.projection.rule !== null) await reachDates(context, changed, wanted);
  return changed;
}

// Reads before it writes people, since PATCH replaces the whole list and nobody else may be dropped (I8).
async function patchCarefully(
  context: ReachContext,
  live: OrganizerEvent,
  change: { readonly draft: EventDraft; readonly parts: ReadonlySet<EventPart>; readonly withRecurrence: boolean },
): Promise<RemoteEvent> {
  const { client } = context;
  const place = placeOf(context, live);
  let etag = change.parts.has('people') || live.etag === null ? null : live.etag;
  let { draft } = change;
  for (let round = 1; ; round += 1) {
    if (etag === null) {
      const current = await getEvent(client, place, live.eventId!);
      if (!current) throw new GraphFailure({ kind: 'notFound', code: 'eventGone', status: 404 });
      etag = current.etag;
      if (change.parts.has('people'))
        draft = { ...change.draft, attendees: mergedAttendees(context, live, current, change.draft) };
    }
    try {
      return await patchEvent(client, place, live.eventId!, {
        body: patchBody(draft, change.parts, { withRecurrence: change.withRecurrence }),
        ifMatch: etag,
      });
    } catch (error) {
      if (!(error instanceof GraphFailure && error.kind === 'conflict') || round === patchRounds) throw error;
      etag = null;
    }
  }
}

/** The event's own people as they are, with Planner's rooms and Planner's changes to the list put in their place. */
function mergedAttendees(
  context: ReachContext,
  live: OrganizerEvent,
  current: RemoteEvent,
  draft: EventDraft,
): EventAttendee[] {
  const ourRooms = new Set([...context.rooms.values()].map(({ address }) => address.toLowerCase()));
  const before = new Set(live.base?.people ?? []);
  const wanted = new Map(draft.attendees.map((one) => [one.address.toLowerCase(), one]));
  const home = isRoomHome(context, live) ? live.mailbox.toLowerCase() : '';
  const kept = current.attendees.filter(({ address }) => {
    const key = address.toLowerCase();
    if (wanted.has(key)) return true;
    // A room of ours that isn't wanted any more goes; so does a person whom Planner had put there and has taken off.
    return !ourRooms.has(key) && !before.has(key);
  });
  const there = new Set(kept.map(({ address }) => address.toLowerCase()));
  const added = [...wanted].filter(([key]) => !there.has(key) && key !== home).map(([, one]) => one);
  return [...kept.map(({ name, address, type }) => ({ name, address, type })), ...added];
}

/**
 * Makes the dates of a series at Exchange equal to Planner's from now on: those not held are called off, moved ones moved,
 * and a date's own rooms invited. What has begun is left alone.
 */
export async function reachDates(context: ReachContext, live: OrganizerEvent, wanted: WantedEvent): Promise<void> {
  const { client, deps, ours } = context;
  const place = placeOf(context, live);
  const zone = ours.rule?.zone ?? ours.zone;
  const now = deps.clock.now();
  const spans = [...wanted.dates.values()];
  const last = spans.map(({ end }) => end).reduce((a, b) => (Temporal.Instant.compare(a, b) > 0 ? a : b));
  const range = { start: now.subtract({ hours: 24 }), end: last.add({ hours: 24 * 45 }) };
  const instances = await listInstances(client, place, live.eventId!, range);
  const found = new Set<string>();
  for (const instance of instances) {
    const key = dateIn(instance.originalStart ?? instance.start, zone);
    found.add(key);
    if (Temporal.Instant.compare(instance.start, now) <= 0) continue;
    const date = wanted.dates.get(key);
    if (!date) await cancelEvent(client, place, instance.id, '');
    else await reachDate(context, place, { instance, date, wanted });
  }
  const missing = [...wanted.dates].filter(
    ([key, { start }]) => !found.has(key) && Temporal.Instant.compare(start, now) > 0,
  );
  if (missing.length > 0)
    await reportMissing(
      context,
      missing.map(([key]) => key),
    );
}

async function reachDate(
  context: ReachContext,
  place: EventPlace,
  { instance, date, wanted }: { instance: RemoteEvent; date: WantedDate; wanted: WantedEvent },
): Promise<void> {
  const parts = new Set<EventPart>();
  const moved =
    Temporal.Instant.compare(instance.start, date.start) !== 0 ||
    Temporal.Instant.compare(instance.end, date.end) !== 0;
  if (moved) parts.add('time');
  const rooms = date.roomIds.map((roomId) => context.rooms.get(roomId)!);
  const addresses = rooms.map(({ address }) => address.toLowerCase());
  const known = new Set([...context.rooms.values()].map(({ address }) => address.toLowerCase()));
  const invited = instance.attendees
    .map(({ address }) => address.toLowerCase())
    .filter((address) => known.has(address));
  if (
    !isRoomHome(context, { mailbox: place.mailbox } as OrganizerEvent) &&
    invited.toSorted().join() !== addresses.toSorted().join()
  )
    parts.add('people');
  if (parts.size === 0) return;
  const others = instance.attendees.filter(({ address }) => !known.has(address.toLowerCase()));
  const draft: EventDraft = {
    ...wanted.draft,
    recurrence: null,
    start: date.start,
    end: date.end,
    attendees: [
      ...others.map(({ name, address, type }) => ({ name, address, type })),
      ...rooms.map(({ name, address }) => ({ name, address, type: 'resource' as const })),
    ],
    locations: rooms.map(({ name, address }) => ({ name, address })),
  };
  await patchEvent(context.client, place, instance.id, {
    body: patchBody(draft, parts, { withRecurrence: false }),
    ifMatch: instance.etag,
  });
}

async function reportMissing({ deps, scope, ours }: ReachContext, keys: readonly string[]): Promise<void> {
  const params = { meetingId: ours.meetingId, dates: keys.slice(0, 5), count: keys.length };
  await withSite(deps.db, scope, (tx) =>
    reportFinding(
      tx,
      { kind: 'explicitDates', roomId: null, subjectKey: ours.meetingId, params },
      deps.ids.next(),
      deps.clock.now(),
    ),
  );
}

/**
 * Takes Planner's own event back. Nothing that has begun is cancelled: a series that has is cut after its last begun date,
 * a single meeting that has is left as it is.
 */
export async function withdrawEvent(
  context: ReachContext,
  live: OrganizerEvent,
  lastBegun: string | null,
): Promise<void> {
  const { client, ours } = context;
  if (live.eventId === null || lastBegun === onlyDate) return;
  const place = placeOf(context, live);
  if (lastBegun !== null && ours.rule !== null) {
    await cutAfter(context, live, lastBegun);
    return;
  }
  // In a room's own calendar nobody else is told; with people or rooms invited a cancellation goes out.
  const alone = isRoomHome(context, live) && (live.base?.people.length ?? 0) <= 1;
  try {
    await (alone ? deleteEvent(client, place, live.eventId) : cancelEvent(client, place, live.eventId, ''));
  } catch (error) {
    // Called off or deleted by its organizer meanwhile.
    if (!(error instanceof GraphFailure) || error.kind !== 'invalid') throw error;
    if (await getEvent(client, place, live.eventId)) throw error;
  }
}

async function cutAfter(context: ReachContext, live: OrganizerEvent, lastBegun: string): Promise<void> {
  const { ours, client } = context;
  const rule = ours.rule!;
  const cut = { ...rule, range: { type: 'endDate' as const, startDate: rule.range.startDate, endDate: lastBegun } };
  const place = placeOf(context, live);
  const current = await getEvent(client, place, live.eventId!);
  if (!current) return;
  const draft: EventDraft = {
    subject: ours.subject,
    body: null,
    start: current.start,
    end: current.end,
    zone: ours.zone,
    allDay: ours.allDay,
    privacy: ours.privacy,
    recurrence: cut,
    attendees: [],
    locations: [],
  };
  await patchEvent(client, place, live.eventId!, {
    body: patchBody(draft, new Set(['time']), { withRecurrence: true }),
    ifMatch: current.etag,
  });
}
