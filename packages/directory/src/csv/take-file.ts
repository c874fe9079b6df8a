import type { SiteScope } from '@planner/core';
import { type Database, withSite } from '@planner/db';
import { type FileInfo, putFile } from '../queries/file-queries.ts';
import { jobById } from '../queries/job-queries.ts';
import type { CsvColumn } from './columns.ts';
import type { Encoding, FileFault } from './decode.ts';
import { readFile } from './read-file.ts';

export type TakenFile =
  | { readonly ok: true; readonly file: FileInfo; readonly refusedRows: number }
  | { readonly ok: false; readonly headers: readonly string[]; readonly faults: readonly FileFault[] };

/**
 * Takes a file for a job, in place of its last one, once it can be read as a whole. Nothing is imported yet.
 * @param given.columns  mapped by hand
 * @returns null when the job is gone
 */
export async function takeFile(
  db: Database,
  scope: SiteScope,
  given: {
    readonly jobId: string;
    readonly name: string;
    readonly content: Uint8Array;
    readonly encoding: Encoding;
    readonly columns: { readonly [column in CsvColumn]?: string | undefined };
    readonly at: Temporal.Instant;
  },
): Promise<TakenFile | null> {
  const { jobId, name, content, encoding, at: uploadedAt } = given;
  const answer = await readFile(content, given);
  if (!answer.ok) return answer;
  const { headers, users, groups } = answer.content;
  const groupNames = [...groups.keys()];
  const file: FileInfo = { name, encoding, rows: users.length, headers, groupNames, uploadedAt };
  const taken = await withSite(db, scope, async (tx) => {
    if (!(await jobById(tx, jobId))) return false;
    await putFile(tx, jobId, { ...file, content });
    return true;
  });
  return taken ? { ok: true, file, refusedRows: users.filter(({ row }) => row.faults.length > 0).length } : null;
}
