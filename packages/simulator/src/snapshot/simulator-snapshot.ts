import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { fromPlain, toPlain } from './plain-form.ts';
import { dumpTenant, readTenant, rememberTexts, restoreTenant } from './tenant-snapshot.ts';
import { withHappenings, type Happening } from './tenant-state.ts';

/** Goes up whenever what a tenant keeps changes its shape: an older snapshot would be half a tenant. */
const format = 'simulator-snapshot/3';

const snapshotSchema = z.strictObject({
  format: z.literal(format),
  takenAt: z.string(),
  /** The first journal whose lines aren't in here yet. */
  journal: z.number().int().min(0),
  tenants: z.array(z.strictObject({ frame: z.json(), mailboxes: z.array(z.string()) })),
  subscriptions: z.json(),
  /** What the one who started it wants to remember, e.g. that a scenario's acts were performed. */
  notes: z.record(z.string(), z.json()),
});

/** The first line of a file: how many mailboxes each tenant has in the lines after it. */
const headSchema = snapshotSchema.extend({
  tenants: z.array(z.strictObject({ frame: z.json(), mailboxes: z.number().int().min(0) })),
});

/** What a snapshot holds: tenants, what is on its way, subscriptions. Not the request log, not the faults. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** A line of a journal: something happened in a tenant, or the subscriptions are these from now on. */
export type JournalLine = Happening | { readonly subscriptions: readonly Subscription[] };

/** The whole simulator as JSON. */
export function takeSnapshot(simulator: Simulator, more: Pick<Snapshot, 'journal' | 'notes'>): Snapshot {
  return {
    format,
    takenAt: simulator.clock.now().toString(),
    tenants: [...simulator.tenants.values()].map(dumpTenant) as Snapshot['tenants'],
    subscriptions: toPlain(simulator.subscriptions.list()) as Snapshot['subscriptions'],
    ...more,
  };
}

/**
 * A snapshot as a file holds it: a line with all but the mailboxes, then a line a mailbox, tenant by tenant. Mailboxes are
 * nearly all of it; within one JSON their texts would be quoted, written and read twice.
 */
export function printSnapshot(snapshot: Snapshot): string {
  const tenants = snapshot.tenants.map(({ frame, mailboxes }) => ({ frame, mailboxes: mailboxes.length }));
  const mailboxes = snapshot.tenants.flatMap((tenant) => tenant.mailboxes);
  return [JSON.stringify({ ...snapshot, tenants }), ...mailboxes, ''].join('\n');
}

/** Reads what `printSnapshot` wrote. Throws with a sentence when it is something else, or not all of it. */
export function readSnapshot(text: string): Snapshot {
  const [first = '', ...lines] = text.split('\n');
  const head: unknown = JSON.parse(first);
  if (isOfAnotherVersion(head))
    throw new Error(
      'what its folder keeps was written by another version of the simulator. Begin anew: with --fresh in the demo, with another folder otherwise',
    );
  const read = headSchema.safeParse(head);
  if (!read.success) throw new Error(`this is no snapshot of the simulator: ${z.prettifyError(read.error)}`);
  let taken = 0;
  const tenants = read.data.tenants.map(({ frame, mailboxes }) => {
    taken += mailboxes;
    return { frame, mailboxes: lines.slice(taken - mailboxes, taken) };
  });
  if (lines.length !== taken + 1) throw new Error('this is no snapshot of the simulator: it breaks off');
  return { ...read.data, tenants };
}

/** A snapshot that came as JSON, as `takeSnapshot` gave it. @returns it, or the sentence that says why it is none */
export function readSnapshotJson(json: unknown): { ok: true; snapshot: Snapshot } | { ok: false; problem: string } {
  const read = snapshotSchema.safeParse(json);
  return read.success ? { ok: true, snapshot: read.data } : { ok: false, problem: z.prettifyError(read.error) };
}

function isOfAnotherVersion(head: unknown): boolean {
  const written = z.object({ format: z.string().startsWith('simulator-snapshot/') }).safeParse(head).data?.format;
  return written !== undefined && written !== format;
}

/** Puts what a snapshot and the journals after it hold into a simulator that has no tenants. */
export function restoreSnapshot(simulator: Simulator, snapshot: Snapshot, journal: readonly JournalLine[] = []): void {
  const happened = journal.filter((line): line is Happening => 'tenant' in line);
  for (const tenant of snapshot.tenants) {
    const state = readTenant(tenant);
    const since = happened.filter((line) => line.tenant === state.frame.id);
    const restored = restoreTenant(simulator, withHappenings(state, since));
    if (since.length === 0) rememberTexts(restored, tenant);
  }
  const lists = journal.flatMap((line) => ('subscriptions' in line ? [line.subscriptions] : []));
  const kept = lists.at(-1) ?? (fromPlain(snapshot.subscriptions) as Subscription[]);
  const now = simulator.clock.now();
  for (const subscription of kept) {
    const tenant = simulator.tenants.get(subscription.tenantId);
    // One that ended while the simulator was off is gone, as it would be.
    if (tenant && Temporal.Instant.compare(subscription.expiresAt, now) > 0)
      simulator.subscriptions.keep(tenant, subscription);
  }
}
