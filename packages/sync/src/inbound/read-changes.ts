import type { ZoneName } from '@planner/core';
import { EventUnreadable, findByUid, getEvent, getMaster, listInstances, pullDelta } from '@planner/graph';
import type { EventPlace, GraphClient, RemoteEvent } from '@planner/graph';
import { rulePassesBy, seriesItem, singleItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';

/** Where a pull goes on: at the last delta link, or from a window. */
export type Since =
  { readonly deltaLink: string } | { readonly start: Temporal.Instant; readonly end: Temporal.Instant };

export interface UnreadableEvent {
  readonly eventId: string;
  readonly field: string;
  readonly raw: unknown;
}

/** What has changed in a room's calendar since the last pull, each meeting whole. */
export interface Changes {
  readonly items: readonly RemoteItem[];
  /** Ids that the delta calls removed and that didn't turn up otherwise: a hint, not a proof. */
  readonly removedIds: readonly string[];
  readonly unreadable: readonly UnreadableEvent[];
  readonly deltaLink: string;
  readonly pages: number;
}

interface Collected {
  /** The last picture of each id. */
  readonly events: Map<string, RemoteEvent>;
  readonly removed: Set<string>;
  readonly unreadable: Map<string, UnreadableEvent>;
  /** Masters whose series changed, with the dates that the delta showed. */
  readonly masters: Map<string, { start: Temporal.Instant }[]>;
  deltaLink: string;
  pages: number;
}

/**
 * Reads what changed: pages until the delta link, then each touched series once with its exceptions and cancelled dates.
 * Repeated items, any order, empty pages and thin occurrences are normal.
 * @param again  ids of events that are to be read once more (quarantined before)
 * @throws GraphFailure, `syncStateLost` when the delta link is worth nothing any more
 */
export async function readChanges(
  client: GraphClient,
  from: EventPlace & {
    readonly since: Since;
    readonly window: { readonly start: Temporal.Instant; readonly end: Temporal.Instant };
    readonly again: readonly string[];
    /** Whether a series, as the delta alone shows it, is Planner's own as it was written: it needn't be read once more. */
    readonly isOwnAsWritten?: (item: RemoteItem) => Promise<boolean>;
  },
): Promise<Changes> {
  const collected = await collect(client, from);
  for (const id of from.again) await readAgain(client, from, id, collected);
  const items: RemoteItem[] = [];
  const orphans: RemoteEvent[] = [];
  for (const [masterId, seen] of collected.masters) {
    const outcome =
      (await ownRequest(from, collected, { masterId, seen })) ?? (await readSeries(client, from, { masterId, seen }));
    if (outcome === 'noMaster') {
      // The room was invited to single dates: each is a meeting of its own here.
      orphans.push(...[...collected.events.values()].filter((event) => event.seriesMasterId === masterId));
    } else if (outcome instanceof EventUnreadable) {
      collected.unreadable.set(masterId, { eventId: masterId, field: outcome.field, raw: null });
    } else if (outcome) {
      items.push(outcome);
    }
  }
  const singles = [...collected.events.values()].filter((event) => event.type === 'singleInstance' || isOrphan(event));
  for (const event of [...singles, ...orphans]) {
    const item = singleItem(event);
    if (item) items.push(item);
    else collected.unreadable.set(event.id, { eventId: event.id, field: 'iCalUId', raw: null });
  }
  return {
    items: inOrder(items),
    removedIds: [...collected.removed],
    unreadable: [...collected.unreadable.values()],
    deltaLink: collected.deltaLink,
    pages: collected.pages,
  };
}

// The request of our own series carries nothing that we don't know. It's accepted as it stands; the answer makes the delta show
// it once more, and then it's read whole.
async function ownRequest(
  { isOwnAsWritten }: { readonly isOwnAsWritten?: (item: RemoteItem) => Promise<boolean> },
  { events }: Collected,
  { masterId, seen }: { readonly masterId: string; readonly seen: readonly { readonly start: Temporal.Instant }[] },
): Promise<RemoteItem | null> {
  const master = events.get(masterId);
  if (!isOwnAsWritten || !master || master.response !== 'notResponded' || master.cancelled) return null;
  if ([...events.values()].some(({ seriesMasterId }) => seriesMasterId === masterId)) return null;
  const item = seriesItem(master, null);
  return item && !rulePassesBy(item, seen) && (await isOwnAsWritten(item)) ? item : null;
}

async function collect(client: GraphClient, from: EventPlace & { readonly since: Since }): Promise<Collected> {
  const collected: Collected = {
    events: new Map(),
    removed: new Set(),
    unreadable: new Map(),
    masters: new Map(),
    deltaLink: '',
    pages: 0,
  };
  for await (const page of pullDelta(client, from)) {
    collected.pages += 1;
    for (const item of page.items) {
      if (item.kind === 'removed') {
        collected.removed.add(item.id);
        collected.events.delete(item.id);
      } else if (item.kind === 'unreadable') {
        const id = item.failure.eventId ?? `unknown-${collected.unreadable.size}`;
        collected.unreadable.set(id, { eventId: id, field: item.failure.field, raw: item.raw });
      } else if (item.kind === 'occurrence') {
        touch(collected, item.seriesMasterId, item.start);
      } else {
        keep(collected, item.event);
      }
    }
    if (page.deltaLink !== null) collected.deltaLink = page.deltaLink;
  }
  return collected;
}

function keep(collected: Collected, event: RemoteEvent): void {
  collected.removed.delete(event.id);
  collected.unreadable.delete(event.id);
  collected.events.set(event.id, event);
  if (event.type === 'seriesMaster') touch(collected, event.id, null);
  else if (event.seriesMasterId !== null && !isOrphan(event)) touch(collected, event.seriesMasterId, null);
}

function touch(collected: Collected, masterId: string, start: Temporal.Instant | null): void {
  const seen = collected.masters.get(masterId) ?? [];
  if (start) seen.push({ start });
  collected.masters.set(masterId, seen);
}

function isOrphan(event: RemoteEvent): boolean {
  return event.type !== 'singleInstance' && event.type !== 'seriesMaster' && event.seriesMasterId === null;
}

async function readAgain(client: GraphClient, place: EventPlace, id: string, collected: Collected): Promise<void> {
  if (collected.events.has(id) || collected.unreadable.has(id)) return;
  try {
    const event = await getEvent(client, place, id);
    if (event) keep(collected, event);
  } catch (error) {
    if (!(error instanceof EventUnreadable)) throw error;
    collected.unreadable.set(id, { eventId: id, field: error.field, raw: null });
  }
}

/** A series as it stands in the mailbox. @returns `noMaster` when this mailbox has single dates of it alone */
export async function readSeries(
  client: GraphClient,
  place: EventPlace,
  series: { readonly masterId: string; readonly seen: readonly { readonly start: Temporal.Instant }[] },
): Promise<RemoteItem | 'noMaster' | EventUnreadable | null> {
  try {
    const master = await getMaster(client, place, series.masterId);
    if (!master) return 'noMaster';
    const item = seriesItem(master, null);
    if (!item || !rulePassesBy(item, series.seen)) return item;
    // The rule alone doesn't give the dates that the mailbox shows: Graph's own dates win.
    const range = { start: master.start.subtract({ hours: 48 }), end: master.start.add({ hours: 24 * 400 }) };
    return seriesItem(master, await listInstances(client, place, series.masterId, range));
  } catch (error) {
    if (error instanceof EventUnreadable) return error;
    throw error;
  }
}

/**
 * The meeting as the mailbox shows it at this moment, under its old id or a new one.
 * @returns null when the default calendar doesn't have it: only this proves that it's gone, a GET by id doesn't
 * @throws EventUnreadable
 */
export async function readItem(
  client: GraphClient,
  place: EventPlace & { readonly zone: ZoneName },
  key: { readonly uid: string; readonly originalStart: Temporal.Instant | null; readonly eventId: string | null },
): Promise<RemoteItem | null> {
  const found = await findByUid(client, place, key.uid);
  // The same uid twice: the newest item is the one that counts.
  const newest = found.toSorted(
    (a, b) => (b.modifiedAt?.epochMilliseconds ?? 0) - (a.modifiedAt?.epochMilliseconds ?? 0),
  )[0];
  if (newest) {
    if (newest.type !== 'seriesMaster') return singleItem(newest);
    const series = await readSeries(client, place, { masterId: newest.id, seen: [] });
    if (series instanceof EventUnreadable) throw series;
    return series === 'noMaster' ? null : series;
  }
  if (key.originalStart === null || key.eventId === null) return null;
  // The list shows no single dates, so an orphan is asked for by its id.
  const orphan = await getEvent(client, place, key.eventId);
  return orphan && !orphan.cancelled ? singleItem(orphan) : null;
}

// In the order in which Exchange has taken them in: the earlier commit has the room. What ends goes first and makes way.
function inOrder(items: readonly RemoteItem[]): RemoteItem[] {
  const rank = ({ event }: RemoteItem): number => (event.cancelled ? 0 : 1);
  return items.toSorted(
    (a, b) =>
      rank(a) - rank(b) || (a.event.modifiedAt?.epochMilliseconds ?? 0) - (b.event.modifiedAt?.epochMilliseconds ?? 0),
  );
}
