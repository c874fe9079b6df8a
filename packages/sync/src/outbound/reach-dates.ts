import { dateIn } from '@planner/core';
import { withSite } from '@planner/db';
import { cancelEvent, listInstances, patchBody, patchEvent } from '@planner/graph';
import type { EventDraft, EventPart, EventPlace, RemoteEvent } from '@planner/graph';
import { reportFinding } from '../queries/finding-queries.ts';
import type { WantedDate, WantedEvent } from './decide-outbound.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';

/**
 * Makes the dates of a series at Exchange equal to Planner's from now on: those not held are called off, moved ones moved,
 * and a date's own rooms invited. What has begun is left alone. A date that was called off can't be brought back at Exchange:
 * it's told to an administrator.
 * @returns the event with the dates that it has now
 */
export async function reachDates(
  context: ReachContext,
  live: OrganizerEvent,
  wanted: WantedEvent,
): Promise<OrganizerEvent> {
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
  const missing = [...wanted.dates]
    .filter(([key, { start }]) => !found.has(key) && Temporal.Instant.compare(start, now) > 0)
    .map(([key]) => key);
  if (missing.length > 0) await reportMissing(context, missing);
  const there = Object.entries(wanted.projection.dates).filter(([key]) => !missing.includes(key));
  return { ...live, base: { ...wanted.projection, dates: Object.fromEntries(there) } };
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
