import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writePrivately } from '../http/certificates.ts';
import type { Simulator } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { watchDirectory } from './directory-steps.ts';
import { Journal, nextJournalNumber, readJournals, removeJournalsBefore } from './journal.ts';
import {
  printSnapshot,
  readSnapshot,
  restoreSnapshot,
  takeSnapshot,
  type JournalLine,
  type Snapshot,
} from './simulator-snapshot.ts';

const fileName = 'tenant.json';
/** A journal of this size is folded into a new snapshot. */
const foldAfterBytes = 64 * 1024 * 1024;

/** The snapshot that a folder keeps; undefined when there is none yet. Throws when it can't be read. */
export async function loadSnapshot(dataDir: string): Promise<Snapshot | undefined> {
  try {
    return readSnapshot((await readFile(path.join(dataDir, fileName))).toString('utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Puts what a folder keeps, snapshot and journals, into a simulator without tenants. */
export async function restoreFrom(dataDir: string, simulator: Simulator, snapshot: Snapshot): Promise<void> {
  restoreSnapshot(simulator, snapshot, await readJournals(dataDir, snapshot.journal));
}

export type KeeperOptions = {
  readonly dataDir: string;
  /** What the folder holds and the simulator was restored from; undefined for a new one. */
  readonly snapshot?: Snapshot | undefined;
  /** What a new one is to remember. */
  readonly notes?: Snapshot['notes'];
  /** Told when a snapshot can't be written in the background. */
  readonly onError: (error: unknown) => void;
};

/** Keeps the simulator's state in a folder: each change at once in a journal, now and then all of it as a snapshot. */
export class SnapshotKeeper {
  readonly notes: Snapshot['notes'];
  readonly #simulator: Simulator;
  readonly #options: KeeperOptions;
  readonly #unwatch: (() => void)[] = [];
  #journal: Journal;
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | undefined;

  /**
   * Begins to keep. A new simulator is written at once; one that was restored is in the folder already, and what happens
   * from now on follows in a journal of its own. Rejects when the folder can't be written.
   */
  static async open(simulator: Simulator, options: KeeperOptions): Promise<SnapshotKeeper> {
    await mkdir(options.dataDir, { recursive: true });
    const keeper = new SnapshotKeeper(simulator, options, await nextJournalNumber(options.dataDir));
    if (options.snapshot === undefined) await keeper.fold();
    return keeper;
  }

  private constructor(simulator: Simulator, options: KeeperOptions, firstJournal: number) {
    this.#simulator = simulator;
    this.#options = options;
    this.notes = { ...(options.snapshot?.notes ?? options.notes) };
    this.#journal = new Journal(options.dataDir, firstJournal);
    this.#watchAll();
  }

  /** Call when all tenants were replaced by others: what was known of the old ones is forgotten. */
  async beginAnew(notes: Snapshot['notes'] = {}): Promise<void> {
    for (const unwatch of this.#unwatch.splice(0)) unwatch();
    for (const name of Object.keys(this.notes)) delete this.notes[name];
    Object.assign(this.notes, notes);
    this.#watchAll();
    await this.fold();
  }

  #watchAll(): void {
    const simulator = this.#simulator;
    for (const tenant of simulator.tenants.values()) this.#watch(tenant);
    this.#unwatch.push(
      simulator.subscriptions.onChange(() => this.#journal.append({ subscriptions: simulator.subscriptions.list() })),
    );
  }

  /** Folds everything into a new snapshot. Resolves when what was true at the call is on disk. */
  fold(): Promise<void> {
    this.#queued ??= this.#foldNext();
    return this.#queued;
  }

  /** Ends the keeping, with a last snapshot. */
  async close(): Promise<void> {
    for (const unwatch of this.#unwatch) unwatch();
    await this.fold();
    this.#journal.close();
  }

  async #foldNext(): Promise<void> {
    // One that runs has looked already: a later wish is a fold of its own. A failed one is its own caller's business.
    await this.#running.catch(() => undefined);
    this.#queued = undefined;
    this.#running = this.#writeSnapshot();
    return this.#running;
  }

  async #writeSnapshot(): Promise<void> {
    const { dataDir } = this.#options;
    // In one go: what is in the snapshot is in older journals, what comes after it goes into the new one.
    const journal = new Journal(dataDir, this.#journal.number + 1);
    this.#journal.close();
    this.#journal = journal;
    const snapshot = takeSnapshot(this.#simulator, { journal: journal.number, notes: this.notes });
    await writePrivately(path.join(dataDir, fileName), printSnapshot(snapshot));
    await removeJournalsBefore(dataDir, journal.number);
  }

  #append(line: JournalLine): void {
    this.#journal.append(line);
    if (this.#journal.bytes > foldAfterBytes) void this.fold().catch(this.#options.onError);
  }

  #watch(tenant: Tenant): void {
    this.#unwatch.push(
      tenant.onEventChange(({ mailbox }) => {
        const step = mailbox.calendar.lastStep();
        if (step) this.#append({ tenant: tenant.id, mailbox: mailbox.user.id, step });
      }),
      watchDirectory(tenant, (directory) => this.#append({ tenant: tenant.id, directory })),
      // A mailbox that is new is in no snapshot yet, and nothing could be added to it.
      tenant.onUserChange((user, kind) => {
        const isNew = kind === 'created' && tenant.mailboxes.has(user.id);
        if (isNew) void this.fold().catch(this.#options.onError);
      }),
      tenant.saml.onChange(() => void this.fold().catch(this.#options.onError)),
      tenant.addins.onChange(() => void this.fold().catch(this.#options.onError)),
    );
    tenant.post.onTravel((traveller, stage) => {
      const recipient = tenant.mailboxAt(traveller.message.to)?.user.id ?? null;
      this.#journal.append({ tenant: tenant.id, traveller, stage, recipient });
    });
    this.#unwatch.push(() => tenant.post.onTravel(undefined));
  }
}
