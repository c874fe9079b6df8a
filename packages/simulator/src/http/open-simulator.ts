import { applyScenario } from '../scenario/apply-scenario.ts';
import { performActs, type ActsDone } from '../scenario/perform-acts.ts';
import type { Scenario } from '../scenario/scenario-schema.ts';
import { createSimulator } from '../simulator.ts';
import { lockFolder } from '../snapshot/folder-lock.ts';
import { nextJournalNumber } from '../snapshot/journal.ts';
import { loadSnapshot, restoreFrom, SnapshotKeeper } from '../snapshot/snapshot-keeper.ts';
import type { OutgoingFetch } from '../subscriptions/validation.ts';
import type { Clock } from '../tenant/clock.ts';
import { startSimulator, type RunningSimulator } from './start-simulator.ts';

export type OpenOptions = {
  readonly seed: string | number;
  /** Real time when left out. */
  readonly clock?: Clock;
  /** Where the organisation lives on between two starts; without it, it ends with the process. */
  readonly dataDir?: string;
  /** The organisation of a first start. */
  readonly scenario: () => Scenario;
  readonly securePort?: number;
  readonly pagesPort?: number;
  readonly outgoing?: OutgoingFetch;
  /** Told when the state can't be written in the background (a full disk). */
  readonly onError: (error: unknown) => void;
};

/** A simulator that listens and remembers. */
export type OpenedSimulator = RunningSimulator & {
  /** Nothing was kept: the organisation was made from its scenario just now. */
  readonly isNew: boolean;
  /** Lets the scenario's people act, once in the life of the data: at the second start there is nothing left to do. */
  performActs(onProgress?: (done: number, all: number) => void): Promise<ActsDone>;
};

const actsPerformed = 'actsPerformed';

/**
 * Opens the simulator with what its folder keeps, else with a scenario. Rejects when the folder can't be read or
 * written, or a port is taken.
 */
export async function openSimulator(options: OpenOptions): Promise<OpenedSimulator> {
  const unlock = options.dataDir === undefined ? () => undefined : await lockFolder(options.dataDir);
  try {
    const opened = await openFolder(options);
    const close = async () => {
      await opened.close();
      unlock();
    };
    return { ...opened, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openFolder(options: OpenOptions): Promise<OpenedSimulator> {
  const { dataDir, seed } = options;
  const snapshot = dataDir === undefined ? undefined : await loadSnapshot(dataDir);
  const run = dataDir === undefined ? 1 : await nextJournalNumber(dataDir);
  const simulator = createSimulator({
    // A restart draws other numbers, else new ids would repeat those that are kept.
    seed: run === 1 ? seed : `${seed}/${run}`,
    ...(options.clock && { clock: options.clock }),
    ...(options.outgoing && { outgoing: options.outgoing }),
  });
  const scenario = options.scenario();
  if (snapshot === undefined || dataDir === undefined) applyScenario(simulator, scenario);
  else await restoreFrom(dataDir, simulator, snapshot);

  const { onError } = options;
  const notes = snapshot?.notes ?? {};
  const keeper =
    dataDir === undefined ? undefined : await SnapshotKeeper.open(simulator, { dataDir, snapshot, onError });
  const running = await startSimulator({ ...options, simulator, ...(keeper && { keep: () => keeper.fold() }) }).catch(
    async (error: unknown) => {
      await keeper?.close();
      throw error;
    },
  );
  const kept = keeper?.notes ?? { ...notes };
  const perform: OpenedSimulator['performActs'] = async (onProgress) => {
    if (kept[actsPerformed] === true) return { done: 0, refused: [] };
    const results: ActsDone[] = [];
    for (const spec of scenario.tenants) {
      const tenant = [...simulator.tenants.values()].find((one) => one.domains[0] === spec.domains[0]);
      if (tenant) results.push(await performActs(simulator, tenant, spec.acts, onProgress ? { onProgress } : {}));
    }
    kept[actsPerformed] = true;
    await keeper?.fold();
    return { done: results.reduce((sum, one) => sum + one.done, 0), refused: results.flatMap((one) => one.refused) };
  };
  simulator.keeping.replaced = async () => {
    // What was restored has had its acts.
    kept[actsPerformed] = true;
    await keeper?.beginAnew({ [actsPerformed]: true });
  };
  simulator.keeping.reset = async () => {
    simulator.removeTenants();
    simulator.subscriptions.clear();
    simulator.faults.clear();
    applyScenario(simulator, scenario);
    kept[actsPerformed] = false;
    await keeper?.beginAnew();
    await perform();
  };
  return {
    ...running,
    isNew: snapshot === undefined,
    performActs: perform,
    close: async () => {
      await running.close();
      await keeper?.close();
    },
  };
}
