import type { SiteScope } from '@planner/core';
import { ConflictOnConstraint, type Database, type SiteTransaction, withSite } from '@planner/db';
import { type Applying, applyRows, letGo } from '../queries/people-queries.ts';
import { type RunChange, type RunRow, hasFailedRows, rowsOfRun, writeOutcomes } from '../queries/run-queries.ts';

const batchSize = 100;

export interface ApplyContext {
  readonly db: Database;
  readonly scope: SiteScope;
  readonly applying: Applying;
  readonly now: () => Temporal.Instant;
  /** Writes progress in the batch's own transaction. @throws LeaseLost */
  readonly advance: (tx: SiteTransaction, change: RunChange) => Promise<void>;
}

/**
 * Applies the open rows of a plan, a hundred in a transaction together with the mark that they are done: after a crash the
 * next worker goes on with the rest. A row that the database refuses is marked and stops no other.
 */
export async function applyRun(context: ApplyContext): Promise<void> {
  const { db, scope, applying, advance } = context;
  await withSite(db, scope, async (tx) => {
    await advance(tx, {});
    await letGo(tx, applying.runId);
  });
  for (let left = true; left;) {
    left = await withSite(db, scope, async (tx) => {
      const rows = await rowsOfRun(tx, { runId: applying.runId, limit: batchSize, openOnly: true });
      if (rows.length === 0) {
        const endedAt = context.now();
        await advance(tx, { state: (await hasFailedRows(tx, applying.runId)) ? 'partly' : 'succeeded', endedAt });
        return false;
      }
      await advance(tx, { appliedMore: rows.length });
      await writeOutcomes(tx, applying.runId, await applyBatch(tx, rows, applying));
      return true;
    });
  }
}

interface RowOutcome {
  readonly ordinal: number;
  readonly outcome: string;
}

async function applyBatch(
  tx: SiteTransaction,
  rows: readonly RunRow[],
  applying: Applying,
): Promise<readonly RowOutcome[]> {
  try {
    const stale = await tx.savepoint(() => applyRows(tx, rows, applying));
    return rows.map(({ ordinal }) => ({ ordinal, outcome: stale.has(ordinal) ? 'stale' : 'applied' }));
  } catch (error) {
    if (!(error instanceof ConflictOnConstraint)) throw error;
    if (rows.length === 1) return rows.map(({ ordinal }) => ({ ordinal, outcome: error.constraint }));
  }
  // One of them is at fault: each by itself finds out which.
  const outcomes: RowOutcome[] = [];
  for (const row of rows) outcomes.push(...(await applyBatch(tx, [row], applying)));
  return outcomes;
}
