import { Shelf } from '../tenant/shelf.ts';

/** An Outlook add-in that an administrator deployed. */
export type DeployedAddin = {
  /** The manifest's own id. */
  readonly id: string;
  readonly version: string;
  readonly displayName: string;
  readonly provider: string;
  /** The manifest as it was uploaded. */
  readonly manifest: string;
  /** Everyone, or object ids of people and groups. */
  readonly users: 'everyone' | readonly string[];
  readonly deployedAt: Temporal.Instant;
  /** From when on Outlook shows it. */
  readonly visibleAt: Temporal.Instant;
  readonly enabled: boolean;
  /** The administrator's pilot mark ("Is this a test deployment?"). */
  readonly isTest: boolean;
};

/** Integrated apps of a tenant, by the id of their manifest. */
export class AddinShelf {
  readonly all = new Shelf<DeployedAddin>();
  readonly #listeners = new Set<() => void>();

  /** Hears of every change, after it. Returns the function that ends it. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  put(addin: DeployedAddin): void {
    this.all.set(addin.id.toLowerCase(), addin);
    this.#tell();
  }

  remove(id: string): void {
    this.all.delete(id.toLowerCase());
    this.#tell();
  }

  /** Everything, for a snapshot. */
  dump(): readonly DeployedAddin[] {
    return [...this.all.values()];
  }

  load(dump: readonly DeployedAddin[]): void {
    for (const addin of dump) this.all.set(addin.id.toLowerCase(), addin);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
