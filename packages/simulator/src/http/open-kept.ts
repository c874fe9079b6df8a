import { applyScenario } from '../scenario/apply-scenario.ts';
import type { Scenario } from '../scenario/scenario-schema.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { lockFolder } from '../snapshot/folder-lock.ts';
import { nextJournalNumber } from '../snapshot/journal.ts';
import type { Snapshot } from '../snapshot/simulator-snapshot.ts';
import { loadSnapshot, restoreFrom, SnapshotKeeper } from '../snapshot/snapshot-keeper.ts';
import type { OutgoingFetch } from '../subscriptions/validation.ts';
import type { Clock } from '../tenant/clock.ts';

export type KeptOptions = {
  readonly seed: string | number;
  /** Real time when left out. */
  readonly clock?: Clock;
  readonly outgoing?: OutgoingFetch;
  /** The organisation of a first start. */
  readonly scenario: () => Scenario;
  /** What a new one is to remember. */
  readonly notes?: Snapshot['notes'];
  /** Told when the state can't be written in the background (a full disk). */
  readonly onError: (error: unknown) => void;
};

/** A simulator whose state lives on in a folder. */
export type KeptSimulator = {
  readonly simulator: Simulator;
  readonly keeper: SnapshotKeeper;
  /** Nothing was kept: the organisation was made from its scenario just now. */
  readonly isNew: boolean;
  /** Writes a last snapshot and gives the folder back. */
  close(): Promise<void>;
};

/**
 * Takes a folder and makes the simulator that it keeps, or a new one. Rejects when another simulator has the folder, or when
 * it can't be read or written; then it is given back.
 */
export async function openKept(dataDir: string, options: KeptOptions): Promise<KeptSimulator> {
  const unlock = await lockFolder(dataDir);
  try {
    const { seed, clock, outgoing, notes, onError } = options;
    const snapshot = await loadSnapshot(dataDir);
    const run = await nextJournalNumber(dataDir);
    const simulator = createSimulator({
      // A restart draws other numbers, else new ids would repeat those that are kept.
      seed: run === 1 ? seed : `${seed}/${run}`,
      ...(clock && { clock }),
      ...(outgoing && { outgoing }),
    });
    if (snapshot) await restoreFrom(dataDir, simulator, snapshot);
    else applyScenario(simulator, options.scenario());
    const keeper = await SnapshotKeeper.open(simulator, { dataDir, snapshot, ...(notes && { notes }), onError });
    const close = async () => {
      await keeper.close();
      unlock();
    };
    return { simulator, keeper, isNew: snapshot === undefined, close };
  } catch (error) {
    unlock();
    throw error;
  }
}
