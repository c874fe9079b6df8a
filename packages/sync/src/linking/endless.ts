import { addDays, dateIn, horizonEnd } from '@planner/core';
import type { IsoDate } from '@planner/core';
import { listInstances } from '@planner/graph';
import type { EventPlace, GraphClient } from '@planner/graph';
import { seriesItem } from '../inbound/remote-item.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';

/** Until when an endless series is held in Planner: the room's last bookable date. */
export function heldUntil(room: LinkedRoom, now: Temporal.Instant): IsoDate {
  return addDays(dateIn(now, room.zone), room.horizonDays);
}

/**
 * Whether an item is an endless series that its room has agreed to already. One that waits for an answer isn't: it's refused
 * by the rules, and its organizer can set an end.
 */
export function isEndlessAndAgreed({ event, refusals }: RemoteItem): boolean {
  if (event.cancelled || event.draft || !refusals.some(({ code }) => code === 'SERIES_INFINITE')) return false;
  return event.isOrganizer || event.response === 'accepted';
}

/**
 * The same series as far as the horizon, with the dates that Exchange lists: it may have begun years ago.
 * @throws GraphFailure
 */
export async function cutAtHorizon(
  client: GraphClient,
  place: EventPlace,
  item: RemoteItem,
  { room, now }: { readonly room: LinkedRoom; readonly now: Temporal.Instant },
): Promise<RemoteItem> {
  const { event } = item;
  if (event.recurrence === null) return item;
  const until = heldUntil(room, now);
  const range = { start: now.subtract({ hours: 24 }), end: horizonEnd(until, room.zone) };
  const instances = await listInstances(client, place, event.id, range);
  const inside = instances.filter(({ end }) => Temporal.Instant.compare(end, range.end) <= 0);
  const { recurrence } = event;
  const startDate = recurrence.range.startDate;
  const cut = {
    ...event,
    recurrence: { ...recurrence, range: { type: 'endDate', startDate, endDate: until } as const },
    exceptions: event.exceptions.filter(({ end }) => Temporal.Instant.compare(end, range.start) > 0),
  };
  const held = seriesItem(cut, inside);
  return held ? { ...held, heldUntil: until } : item;
}
