import type { SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import type { ImportDeps } from '../deps.ts';
import { fileOfJob } from '../queries/file-queries.ts';
import type { ReadCursor, StoredJob } from '../queries/job-queries.ts';
import { createReader } from './pages.ts';
import { readCsv } from './read-csv.ts';
import { type ReadingContext, readDirectory } from './read-directory.ts';

/** Where a job's people come from. */
export interface ImportSource {
  /** Names the source in ties between its users and people */
  readonly key: string;
  /** Whether its ids are Entra object ids */
  readonly isEntra: boolean;
  /** @returns the cursor for the next run @throws GraphFailure, SourceFailure, LeaseLost */
  read(context: Omit<ReadingContext, 'reader'>): Promise<ReadCursor>;
}

/** @returns the source, or what has to be done first */
export async function openSource(
  deps: ImportDeps,
  scope: SiteScope,
  job: StoredJob,
): Promise<ImportSource | 'notConnected' | 'noFile'> {
  if (job.settings.dataSource === 'csv') {
    const file = await withSite(deps.db, scope, (tx) => fileOfJob(tx, job.id));
    return file ? { key: `csv:${job.id}`, isEntra: false, read: readCsv } : 'noFile';
  }
  const access = await deps.directoryOf(scope, deps.signal);
  if (!access) return 'notConnected';
  return {
    key: `entra:${access.tenantId}`,
    isEntra: true,
    read: (context) => {
      const reader = createReader({
        client: access.client,
        clock: deps.clock,
        waitUntil: (instant) => deps.waitUntil(instant, deps.signal),
        waiting: (until) => withSite(deps.db, scope, (tx) => context.advance(tx, { waitsUntil: until })),
      });
      return readDirectory({ ...context, reader });
    },
  };
}
