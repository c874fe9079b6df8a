import { accepted, horizonEnd, refused } from '@planner/core';
import type { Authority as AuthorityName, Outcome, RoomId, SiteScope } from '@planner/core';
import { roomsById, updateRoom, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { GraphFailure, eventsInOtherCalendars } from '@planner/graph';
import type { GraphClient } from '@planner/graph';
import { authorityOf } from '../authority/authorities.ts';
import type { SyncDeps } from '../deps.ts';
import { applyRemoteItem } from '../inbound/apply-remote-item.ts';
import type { Applied } from '../inbound/apply-remote-item.ts';
import { readChanges } from '../inbound/read-changes.ts';
import type { RemoteItem } from '../inbound/remote-item.ts';
import { isEntirelyPast } from '../inbound/remote-item.ts';
import { newWindow } from '../mailbox/window.ts';
import { linkedRoom } from '../queries/place-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { cutAtHorizon, heldUntil, isEndlessAndAgreed } from './endless.ts';
import { mailboxRefused, resolveMailbox } from './resolve-mailbox.ts';
import type { NamedMailbox, ResolvedMailbox } from './resolve-mailbox.ts';
import { isNote } from './set-aside.ts';

/** What an administrator wants linked. */
export interface LinkWish extends NamedMailbox {
  readonly roomId: RoomId;
  readonly authority: AuthorityName;
  /** Whether notes on the calendar are bookings too. */
  readonly takeNotes: boolean;
}

export const previewCounts = [
  /** Agreed already: become bookings, whatever today's rules say. */
  'taken',
  'matches',
  /** Wait for an answer: what the rules will say. */
  'accepted',
  'declined',
  /** In the way of a booking or of each other: left there, no booking, nobody is told. */
  'conflicts',
  /** Among those taken: without an end, held as far as the horizon. */
  'endless',
  /** Among those taken: past the last bookable date. */
  'pastHorizon',
  'changed',
  'cancelled',
  'notes',
  'unreadable',
  'otherCalendars',
] as const;
export type PreviewCount = (typeof previewCounts)[number];

/** One meeting that somebody may want to look at before linking. No title: an administrator isn't told it. */
export interface PreviewRow {
  readonly what: 'conflicts' | 'endless' | 'pastHorizon' | 'declined';
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly organizer: string;
  readonly repeats: boolean;
  /** Rule that it breaks. */
  readonly code: string | null;
}

export interface LinkPreview {
  readonly mailbox: ResolvedMailbox;
  readonly counts: { readonly [count in PreviewCount]: number };
  /** The first 100, in order of time. */
  readonly rows: readonly PreviewRow[];
}

const mostRows = 100;

/**
 * What linking a room would do, found by doing it in a transaction that is never committed: nothing is written, neither
 * here nor in Exchange.
 * @returns on "no" NOT_FOUND for a room of another site, MAILBOX_REFUSED with its reason
 */
export async function previewLink(deps: SyncDeps, scope: SiteScope, wish: LinkWish): Promise<Outcome<LinkPreview>> {
  const known = await withSite(deps.db, scope, (tx) => roomsById(tx, [wish.roomId]));
  if (known.length === 0) return refused({ code: 'NOT_FOUND', params: { kind: 'room' } });
  const resolved = await resolveMailbox(deps, scope, wish);
  if (!resolved.ok) return resolved;
  const client = await deps.graphFor(scope);
  if (!client) return mailboxRefused('notConnected', wish);
  try {
    return accepted(await tryOut(deps, scope, { wish, mailbox: resolved.value, client }));
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return mailboxRefused(error.kind === 'denied' ? 'denied' : 'unreachable', wish);
  }
}

/** Carries the result out of the transaction that is given up. */
class TriedOut extends Error {
  readonly seen: readonly Seen[];
  constructor(seen: readonly Seen[]) {
    super('tried out');
    this.seen = seen;
  }
}

interface Seen {
  readonly item: RemoteItem;
  readonly applied: Applied;
}

async function tryOut(
  deps: SyncDeps,
  scope: SiteScope,
  { wish, mailbox, client }: { wish: LinkWish; mailbox: ResolvedMailbox; client: GraphClient },
): Promise<LinkPreview> {
  const now = deps.clock.now();
  const window = newWindow({ pastDays: deps.settings.pastDays, now });
  const room = await withSite(deps.db, scope, (tx) => asLinked(tx, wish, mailbox, now)).catch(roomOf);
  const place = { mailbox: mailbox.path ?? mailbox.address, zone: room.zone };
  const read = await readChanges(client, { ...place, since: window, window, again: [] });
  const items: RemoteItem[] = [];
  for (const item of read.items)
    items.push(isEndlessAndAgreed(item) ? await cutAtHorizon(client, place, item, { room, now }) : item);
  const otherCalendars = await eventsInOtherCalendars(client, place.mailbox, window);
  const seen = await withSite(deps.db, scope, (tx) => applyAll(tx, deps, { wish, mailbox, items })).catch(seenOf);
  return summed(seen, { mailbox, room, now, unreadable: read.unreadable.length, otherCalendars });
}

class RoomAsLinked extends Error {
  readonly room: LinkedRoom;
  constructor(room: LinkedRoom) {
    super('as linked');
    this.room = room;
  }
}

async function asLinked(
  tx: SiteTransaction,
  wish: LinkWish,
  mailbox: ResolvedMailbox,
  now: Temporal.Instant,
): Promise<never> {
  throw new RoomAsLinked(await placed(tx, wish, mailbox, now));
}

async function placed(
  tx: SiteTransaction,
  { roomId, authority }: LinkWish,
  { address }: ResolvedMailbox,
  now: Temporal.Instant,
): Promise<LinkedRoom> {
  const [found] = await roomsById(tx, [roomId]);
  if (!found) throw new Error(`room ${roomId} is gone`);
  // Another room may have it: linking refuses that, a preview has no need to.
  await tx.run(
    'update rooms set mailbox = null where site_id = current_site() and mailbox_key = lower($1) and room_id <> $2',
    [address, roomId],
  );
  await updateRoom(tx, { ...found.room, mailbox: address, authority }, now);
  const room = await linkedRoom(tx, roomId);
  if (!room) throw new Error(`room ${roomId} has no mailbox`);
  return room;
}

function roomOf(error: unknown): LinkedRoom {
  if (error instanceof RoomAsLinked) return error.room;
  throw error;
}

function seenOf(error: unknown): readonly Seen[] {
  if (error instanceof TriedOut) return error.seen;
  throw error;
}

async function applyAll(
  tx: SiteTransaction,
  deps: SyncDeps,
  { wish, mailbox, items }: { wish: LinkWish; mailbox: ResolvedMailbox; items: readonly RemoteItem[] },
): Promise<never> {
  const room = await placed(tx, wish, mailbox, deps.clock.now());
  const seen: Seen[] = [];
  for (const item of items) {
    const applied = await applyRemoteItem(
      {
        db: tx,
        scope: tx.scope,
        room,
        authority: authorityOf(room),
        clock: deps.clock,
        ids: deps.ids,
        correlationId: 'preview',
        linking: true,
        leaveNotes: !wish.takeNotes,
        assertHeld: async () => undefined,
        organizerCopy: async () => 'unreadable',
        waitedSeconds: 0,
      },
      { kind: 'item', item },
      async () => undefined,
    );
    seen.push({ item, applied });
  }
  throw new TriedOut(seen);
}

function summed(
  seen: readonly Seen[],
  given: {
    readonly mailbox: ResolvedMailbox;
    readonly room: LinkedRoom;
    readonly now: Temporal.Instant;
    readonly unreadable: number;
    readonly otherCalendars: number;
  },
): LinkPreview {
  const { mailbox, room, now, unreadable, otherCalendars } = given;
  const counts = Object.fromEntries(previewCounts.map((count) => [count, 0])) as Record<PreviewCount, number>;
  const rows: PreviewRow[] = [];
  const last = horizonEnd(heldUntil(room, now), room.zone);
  for (const { item, applied } of seen) {
    if (isEntirelyPast(item, now)) continue;
    const found = whatItIs(item, applied, last);
    for (const what of found) {
      counts[what] += 1;
      if (what === 'conflicts' || what === 'endless' || what === 'pastHorizon' || what === 'declined')
        rows.push(rowOf(what, item, applied));
    }
  }
  const inOrder = rows.toSorted((a, b) => Temporal.Instant.compare(a.start, b.start)).slice(0, mostRows);
  return { mailbox, counts: { ...counts, unreadable, otherCalendars }, rows: inOrder };
}

function whatItIs(item: RemoteItem, { decision, link, plan }: Applied, last: Temporal.Instant): PreviewCount[] {
  if (item.event.cancelled) return ['cancelled'];
  if (link?.state === 'detached') return [isNote(item) ? 'notes' : 'conflicts'];
  if (plan?.whole === 'decline') return ['declined'];
  if (plan?.whole === 'accept') return ['accepted'];
  if (decision === 'match') return ['matches'];
  if (decision === 'change') return ['changed'];
  if (decision !== 'book') return [];
  if (link?.state === 'new') return ['conflicts'];
  const isPast = [...item.dates.values()].some(({ end }) => Temporal.Instant.compare(end, last) > 0);
  return [
    'taken',
    ...(item.heldUntil === null ? [] : (['endless'] as const)),
    ...(isPast ? (['pastHorizon'] as const) : []),
  ];
}

function rowOf(what: PreviewRow['what'], item: RemoteItem, { plan }: Applied): PreviewRow {
  const { event } = item;
  const next = [...item.dates.values()][0] ?? event;
  return {
    what,
    start: next.start,
    end: next.end,
    organizer: event.organizer?.name || event.organizer?.address || '',
    repeats: event.recurrence !== null,
    code: plan?.refusals[0]?.code ?? null,
  };
}
