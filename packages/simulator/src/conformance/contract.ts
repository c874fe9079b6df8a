import contract from '../data/contract-rows.json' with { type: 'json' };

/** One statement of Microsoft's documents that the simulator is held to. */
export interface ContractRow {
  /** Section and topic, e.g. `§3 Removed`. */
  readonly row: string;
  readonly says: string;
  /** Tests that prove it; empty when there is none. */
  readonly tests: readonly Proof[];
  /** Why the row has nothing that a test could check; null when it has. */
  readonly nothingToCheck: string | null;
}

/** A test: its file below `src`, and its title or the title of a row of its table. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

/** All rows, in the order of the contract. */
export const contractRows: readonly ContractRow[] = (contract.rows as readonly KeptRow[]).map((kept) => ({
  row: kept.row,
  says: kept.says,
  tests: (kept.tests ?? []).map(readProof),
  nothingToCheck: kept.nothingToCheck ?? null,
}));

interface KeptRow {
  readonly row: string;
  readonly says: string;
  readonly tests?: readonly string[];
  readonly nothingToCheck?: string;
}

/** `file › title`. */
function readProof(text: string): Proof {
  const at = text.indexOf(' › ');
  if (at < 0) throw new Error(`a proof is written "file › title": ${text}`);
  return { file: text.slice(0, at), title: text.slice(at + 3) };
}
