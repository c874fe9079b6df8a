import type { SiteTransaction } from '@planner/db';
import { type GroupLink, type ImportJob, type JobSettings, groupLinkSchema, jobSettingsSchema } from '../job/job.ts';
import { keyOf } from '../plan/known-person.ts';
import { z } from 'zod';

/** Where the next incremental reading goes on. */
export interface ReadCursor {
  readonly users?: string;
  readonly groups?: string;
  /** ISO instant of the last full reading */
  readonly fullAt?: string;
}

export interface StoredJob extends ImportJob {
  readonly cursor: ReadCursor;
  readonly version: number;
  /** Since when the schedule counts */
  readonly scheduledFrom: Temporal.Instant;
}

interface JobRow {
  readonly id: string;
  readonly settings: unknown;
  readonly links: unknown;
  readonly cursor: ReadCursor;
  readonly version: number;
  readonly scheduledFrom: Temporal.Instant;
}

const columns = 'job_id as id, settings, links, cursor, version, scheduled_from as "scheduledFrom"';
const stored = ({ settings, links, ...rest }: JobRow): StoredJob => ({
  ...rest,
  settings: jobSettingsSchema.parse(settings),
  links: z.array(groupLinkSchema).parse(links),
});

/** Makes a job. Its name is unique in the site whatever its case (ConflictOnConstraint). */
export async function insertJob(
  tx: SiteTransaction,
  job: {
    readonly id: string;
    readonly settings: JobSettings;
    readonly links?: readonly GroupLink[];
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.run(
    `insert into import_jobs (site_id, job_id, name_key, settings, links, created_at, updated_at, scheduled_from)
     values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $6, $6)`,
    [
      tx.scope.siteId,
      job.id,
      keyOf(job.settings.name),
      JSON.stringify(job.settings),
      JSON.stringify(job.links ?? []),
      job.at,
    ],
  );
}

/**
 * Replaces a job's fields and links. Other links have to be read anew, so the next reading is a full one; another schedule
 * counts from now on.
 * @param job.version  the one that the change is based on
 * @returns false when the job has another version by now, or is gone
 * @throws ConflictOnConstraint `import_jobs_by_name`
 */
export async function updateJob(
  tx: SiteTransaction,
  job: Pick<StoredJob, 'id' | 'settings' | 'links' | 'version'> & { readonly at: Temporal.Instant },
): Promise<boolean> {
  const changed = await tx.run(
    `update import_jobs set name_key = $3, settings = $4::jsonb, links = $5::jsonb,
       cursor = case when links = $5::jsonb then cursor else '{}' end,
       scheduled_from = case when settings->'schedule' = $4::jsonb->'schedule' then scheduled_from else $6 end,
       version = version + 1, updated_at = $6
     where site_id = $1 and job_id = $2 and version = $7`,
    [
      tx.scope.siteId,
      job.id,
      keyOf(job.settings.name),
      JSON.stringify(job.settings),
      JSON.stringify(job.links),
      job.at,
      job.version,
    ],
  );
  return changed === 1;
}

/** Marks that the schedule's run begins. @returns false when another worker has begun it */
export async function takeDue(
  tx: SiteTransaction,
  job: Pick<StoredJob, 'id' | 'scheduledFrom'>,
  at: Temporal.Instant,
): Promise<boolean> {
  const taken = await tx.run(
    'update import_jobs set scheduled_from = $4 where site_id = $1 and job_id = $2 and scheduled_from = $3',
    [tx.scope.siteId, job.id, job.scheduledFrom, at],
  );
  return taken === 1;
}

/** Deletes a job: people stay, and so do their ties to the directory, for the next job to take over. */
export async function deleteJob(tx: SiteTransaction, jobId: string): Promise<void> {
  await tx.run('update external_identities set job_id = null where site_id = $1 and job_id = $2', [
    tx.scope.siteId,
    jobId,
  ]);
  await tx.run('delete from import_jobs where site_id = $1 and job_id = $2', [tx.scope.siteId, jobId]);
}

export async function jobById(tx: SiteTransaction, jobId: string): Promise<StoredJob | null> {
  const [row] = await tx.query<JobRow>(`select ${columns} from import_jobs where site_id = $1 and job_id = $2`, [
    tx.scope.siteId,
    jobId,
  ]);
  return row ? stored(row) : null;
}

/** The job of that name, whatever its case. */
export async function jobByName(tx: SiteTransaction, name: string): Promise<StoredJob | null> {
  const [row] = await tx.query<JobRow>(`select ${columns} from import_jobs where site_id = $1 and name_key = $2`, [
    tx.scope.siteId,
    keyOf(name.trim()),
  ]);
  return row ? stored(row) : null;
}

export async function listJobs(tx: SiteTransaction): Promise<StoredJob[]> {
  const rows = await tx.query<JobRow>(`select ${columns} from import_jobs where site_id = $1 order by name_key`, [
    tx.scope.siteId,
  ]);
  return rows.map(stored);
}

export async function writeCursor(tx: SiteTransaction, jobId: string, cursor: ReadCursor): Promise<void> {
  await tx.run('update import_jobs set cursor = $3::jsonb where site_id = $1 and job_id = $2', [
    tx.scope.siteId,
    jobId,
    JSON.stringify(cursor),
  ]);
}
