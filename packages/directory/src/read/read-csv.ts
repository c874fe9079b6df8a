import { withSite } from '@planner/db';
import { readFile } from '../csv/read-file.ts';
import { fileBytes } from '../queries/file-queries.ts';
import type { ReadCursor } from '../queries/job-queries.ts';
import { dropUnseen, keepGroups, mirroredGroups, putMirror } from '../queries/mirror-queries.ts';
import { type ReadingContext, groupIdsOf } from './read-directory.ts';
import { missedGroup } from './read-group.ts';
import { SourceFailure } from './source-failure.ts';

const rowsAtOnce = 2000;

/**
 * Brings what is known of the directory in line with the job's file. A file is always read whole, so a crash begins it anew.
 * @throws SourceFailure when the file went, or its columns are mapped in a way that doesn't fit any more
 */
export async function readCsv(context: Omit<ReadingContext, 'reader'>): Promise<ReadCursor> {
  const { db, scope, job, run, advance } = context;
  const file = await withSite(db, scope, (tx) => fileBytes(tx, job.id));
  if (!file) throw new SourceFailure('noFile');
  const answer = await readFile(file.content, { encoding: file.encoding, columns: job.settings.csvColumns });
  if (!answer.ok) throw new SourceFailure(`file.${answer.faults[0]?.code ?? 'empty'}`);
  const { users, groups } = answer.content;
  const key = { jobId: job.id, runId: run.id } as const;
  for (let from = 0; from < users.length; from += rowsAtOnce) {
    const page = users.slice(from, from + rowsAtOnce).map((data) => ({ id: data.id, data }));
    await withSite(db, scope, async (tx) => {
      await putMirror(tx, { ...key, kind: 'user' }, page);
      await advance(tx, { pagesMore: 1 });
    });
  }
  await withSite(db, scope, async (tx) => {
    await dropUnseen(tx, { ...key, kind: 'user' });
    const known = new Map((await mirroredGroups(tx, job.id)).map((group) => [group.id, group]));
    const linked = groupIdsOf(job).map((id) => {
      const members = groups.get(id);
      const group = members
        ? { id, displayName: id, members, directMembers: members, groups: [], missingSince: null, missedRuns: 0 }
        : missedGroup(id, known.get(id), context.now());
      return { id, data: group };
    });
    await putMirror(tx, { ...key, kind: 'group' }, linked);
    await keepGroups(tx, job.id, groupIdsOf(job));
    await advance(tx, {});
  });
  return { fullAt: context.now().toString() };
}
