import { z } from 'zod';
import type { Simulator } from '../simulator.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { fromPlain, toPlain } from './plain-form.ts';
import { dumpTenant, readTenant, rememberTexts, restoreTenant } from './tenant-snapshot.ts';
import { withHappenings, type Happening } from './tenant-state.ts';

const snapshotSchema = z.strictObject({
  format: z.literal('simulator-snapshot/1'),
  takenAt: z.string(),
  /** How often the simulator was started with these data: part of the seed, or new ids would repeat old ones. */
  starts: z.number().int().min(0),
  /** The first journal whose lines aren't in here yet. */
  journal: z.number().int().min(0),
  tenants: z.array(z.strictObject({ frame: z.json(), mailboxes: z.array(z.string()) })),
  subscriptions: z.json(),
  /** What the one who started it wants to remember, e.g. that a scenario's acts were performed. */
  notes: z.record(z.string(), z.json()),
});

/** What a snapshot file holds: tenants, what is on its way, subscriptions. Not the request log, not the faults. */
export type Snapshot = z.output<typeof snapshotSchema>;

/** A line of a journal: something happened in a tenant, or the subscriptions are these from now on. */
export type JournalLine = Happening | { readonly subscriptions: readonly Subscription[] };

/** The whole simulator as JSON. */
export function takeSnapshot(simulator: Simulator, more: Pick<Snapshot, 'starts' | 'journal' | 'notes'>): Snapshot {
  return {
    format: 'simulator-snapshot/1',
    takenAt: simulator.clock.now().toString(),
    tenants: [...simulator.tenants.values()].map(dumpTenant) as Snapshot['tenants'],
    subscriptions: toPlain(simulator.subscriptions.list()) as Snapshot['subscriptions'],
    ...more,
  };
}

/** Reads a snapshot's text. Throws with a sentence when it isn't one. */
export function readSnapshot(text: string): Snapshot {
  const read = snapshotSchema.safeParse(JSON.parse(text));
  if (!read.success) throw new Error(`this is no snapshot of the simulator: ${z.prettifyError(read.error)}`);
  return read.data;
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
