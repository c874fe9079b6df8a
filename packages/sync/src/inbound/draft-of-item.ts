import type { DraftId } from '@planner/core';
import { hasDrafts, waitingDrafts, withSite } from '@planner/db';
import type { StoredDraft } from '@planner/db';
import { GraphFailure, marksOfMeeting } from '@planner/graph';
import { addinId } from '@planner/sites';
import type { SiteScope } from '@planner/core';
import type { SyncDeps } from '../deps.ts';
import { personByAddress } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { dateInUid } from './date-in-uid.ts';
import type { RemoteItem } from './remote-item.ts';

/** How long a draft may still meet its meeting: an Outbox that was offline for a day is emptied in the morning. */
const waitsHours = 25;

/**
 * Whether a meeting that was just read can be a draft's at all. Asked after the reading: a draft is kept before its
 * appointment is sent, so none can come later for what has been read.
 */
export async function draftsMayWait(deps: SyncDeps, scope: SiteScope, room: LinkedRoom): Promise<boolean> {
  const since = deps.clock.now().subtract({ hours: waitsHours });
  return withSite(deps.db, scope, (tx) => hasDrafts(tx, { roomId: room.roomId, since }));
}

/**
 * The draft that a meeting of a room's calendar was written as: what the add-in held for it gives way when it's booked.
 * By Exchange's global id, where another room has met it already; by the marker that the add-in left on the organizer's
 * copy; else by what it looks like. Asks Graph only while a draft waits for this room, and never inside a transaction.
 * @returns null when nobody wrote it with the add-in, or nothing tells
 */
export async function draftOfItem(
  deps: SyncDeps,
  scope: SiteScope,
  { room, item }: { readonly room: LinkedRoom; readonly item: RemoteItem },
): Promise<DraftId | null> {
  const { event } = item;
  if (event.isOrganizer || event.cancelled) return null;
  const organizer = event.organizer?.address ?? '';
  const since = deps.clock.now().subtract({ hours: waitsHours });
  const icalUid = dateInUid(item.uid)?.masterUid ?? item.uid;
  const { drafts, organizerId } = await withSite(deps.db, scope, async (tx) => {
    const found = await waitingDrafts(tx, { roomId: room.roomId, icalUid, since });
    const person = found.length > 0 ? await personByAddress(tx, organizer) : null;
    return { drafts: found, organizerId: person?.personId ?? null };
  });
  const known = drafts.find((draft) => draft.icalUid === icalUid);
  if (known) return known.id;
  const own = drafts.filter(
    (draft) =>
      draft.icalUid === null &&
      (draft.organizerKey === organizer.toLowerCase() || (organizerId !== null && draft.organizerId === organizerId)),
  );
  if (own.length === 0) return null;
  const marked = await markOf(deps, scope, { organizer, icalUid });
  return (own.find(({ id }) => id === marked) ?? lookingLike(own, item))?.id ?? null;
}

/** The draft that the marker names; null when there is no marker, it's another site's, or nobody may look. */
async function markOf(
  deps: SyncDeps,
  scope: SiteScope,
  { organizer, icalUid }: { readonly organizer: string; readonly icalUid: string },
): Promise<string | null> {
  const client = await deps.addinFor?.(scope);
  if (!client || !organizer.includes('@')) return null;
  const addinIds = (['xml', 'unified'] as const).map((kind) => addinId(scope.siteId, kind));
  try {
    const marks = await marksOfMeeting(client, { mailbox: organizer, iCalUId: icalUid, addinIds });
    return marks.map((text) => readMark(text, scope.siteId)).find((mark) => mark !== null) ?? null;
  } catch (error) {
    // The looks decide then: a meeting isn't kept waiting for the mailbox of its organizer.
    if (error instanceof GraphFailure) return null;
    throw error;
  }
}

/**
 * The draft in a marker `{"p":{"v":1,"s":site,"d":draft}}`.
 * @returns null for broken JSON, another form or another site: such a property isn't ours to understand
 */
export function readMark(text: string, siteId: string): string | null {
  try {
    const { p: mark } = JSON.parse(text) as { p?: { v?: unknown; s?: unknown; d?: unknown } };
    return mark?.v === 1 && mark.s === siteId && typeof mark.d === 'string' ? mark.d : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** The same beginning and number of dates; of several the newest, which comes first. */
function lookingLike(drafts: readonly StoredDraft[], item: RemoteItem): StoredDraft | undefined {
  const dates = [...item.dates.values()];
  const [first] = dates.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
  if (!first) return undefined;
  return drafts.find(
    (draft) =>
      draft.state === 'pending' &&
      draft.firstStart.equals(first.start) &&
      draft.firstEnd.equals(first.end) &&
      draft.dates === dates.length,
  );
}
