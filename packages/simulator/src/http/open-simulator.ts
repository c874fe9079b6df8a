import { applyScenario } from '../scenario/apply-scenario.ts';
import { performActs, type ActsDone } from '../scenario/perform-acts.ts';
import { createSimulator } from '../simulator.ts';
import type { Snapshot } from '../snapshot/simulator-snapshot.ts';
import { openKept, type KeptOptions } from './open-kept.ts';
import { startSimulator, type RunningSimulator } from './start-simulator.ts';

export type OpenOptions = Omit<KeptOptions, 'notes'> & {
  /** Where the organisation lives on between two starts; without it, it ends with the process. */
  readonly dataDir?: string;
  readonly securePort?: number;
  readonly pagesPort?: number;
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
  const { dataDir } = options;
  const scenario = options.scenario();
  const folder = dataDir === undefined ? undefined : await openKept(dataDir, { ...options, scenario: () => scenario });
  const simulator = folder?.simulator ?? createSimulator(options);
  if (!folder) applyScenario(simulator, scenario);
  const keeper = folder?.keeper;
  const running = await startSimulator({ ...options, simulator, ...(keeper && { keep: () => keeper.fold() }) }).catch(
    async (error: unknown) => {
      await folder?.close();
      throw error;
    },
  );
  const kept: Snapshot['notes'] = keeper?.notes ?? {};
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
    isNew: folder?.isNew ?? true,
    performActs: perform,
    close: async () => {
      await running.close();
      await folder?.close();
    },
  };
}
