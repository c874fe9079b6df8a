import type { SiteTransaction } from '@planner/db';
import type { DirectoryGroup, DirectoryUser } from '../plan/directory.ts';

interface MirrorKey {
  readonly jobId: string;
  readonly runId: string;
  readonly kind: 'user' | 'group';
}

/** Adds objects to what is known of the directory. `merge` keeps properties that a change doesn't name. */
export async function putMirror(
  tx: SiteTransaction,
  { jobId, runId, kind }: MirrorKey,
  objects: readonly { readonly id: string; readonly data: object }[],
  merge = false,
): Promise<void> {
  if (objects.length === 0) return;
  await tx.run(
    `insert into import_mirror (site_id, job_id, kind, external_id, data, run_id)
     select $1, $2, $3, o.id, o.data, $4 from jsonb_to_recordset($5::jsonb) as o(id text, data jsonb)
     on conflict (site_id, job_id, kind, external_id) do update
       set data = ${merge ? 'import_mirror.data || excluded.data' : 'excluded.data'}, run_id = excluded.run_id`,
    [tx.scope.siteId, jobId, kind, runId, JSON.stringify(objects)],
  );
}

export async function dropFromMirror(
  tx: SiteTransaction,
  { jobId, kind }: Omit<MirrorKey, 'runId'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    'delete from import_mirror where site_id = $1 and job_id = $2 and kind = $3 and external_id = any($4::text[])',
    [tx.scope.siteId, jobId, kind, ids],
  );
}

/** Forgets what a full reading didn't see. */
export async function dropUnseen(tx: SiteTransaction, { jobId, kind, runId }: MirrorKey): Promise<void> {
  await tx.run('delete from import_mirror where site_id = $1 and job_id = $2 and kind = $3 and run_id <> $4', [
    tx.scope.siteId,
    jobId,
    kind,
    runId,
  ]);
}

const nobody: Omit<DirectoryUser, 'id'> = {
  userPrincipalName: null,
  mail: null,
  displayName: null,
  givenName: null,
  surname: null,
  accountEnabled: true,
  userType: null,
  preferredLanguage: null,
  department: null,
  companyName: null,
  officeLocation: null,
};

export async function mirroredUsers(tx: SiteTransaction, jobId: string): Promise<DirectoryUser[]> {
  const rows = await tx.query<{ id: string; data: Partial<DirectoryUser> }>(
    `select external_id as id, data from import_mirror where site_id = $1 and job_id = $2 and kind = 'user' order by external_id`,
    [tx.scope.siteId, jobId],
  );
  return rows.map(({ id, data }) => ({ ...nobody, ...data, id }));
}

export async function mirroredGroups(tx: SiteTransaction, jobId: string): Promise<DirectoryGroup[]> {
  const rows = await tx.query<{ data: DirectoryGroup }>(
    `select data from import_mirror where site_id = $1 and job_id = $2 and kind = 'group' order by external_id`,
    [tx.scope.siteId, jobId],
  );
  return rows.map(({ data }) => data);
}

export async function mirroredGroup(
  tx: SiteTransaction,
  jobId: string,
  id: string,
): Promise<DirectoryGroup | undefined> {
  const [row] = await tx.query<{ data: DirectoryGroup }>(
    `select data from import_mirror where site_id = $1 and job_id = $2 and kind = 'group' and external_id = $3`,
    [tx.scope.siteId, jobId, id],
  );
  return row?.data;
}

/** Forgets the groups that no link names any more. */
export async function keepGroups(tx: SiteTransaction, jobId: string, ids: readonly string[]): Promise<void> {
  await tx.run(
    `delete from import_mirror where site_id = $1 and job_id = $2 and kind = 'group' and external_id <> all($3::text[])`,
    [tx.scope.siteId, jobId, ids],
  );
}

/** Lets nothing count as seen by any run. */
export async function forgetSeen(tx: SiteTransaction, jobId: string): Promise<void> {
  await tx.run(
    `update import_mirror set run_id = '00000000-0000-0000-0000-000000000000' where site_id = $1 and job_id = $2`,
    [tx.scope.siteId, jobId],
  );
}
