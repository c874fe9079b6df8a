import type { SiteTransaction } from '@planner/db';
import type { Encoding } from '../csv/decode.ts';

/** The file of a job, without what is in it. */
export interface FileInfo {
  readonly name: string;
  readonly encoding: Encoding;
  readonly rows: number;
  readonly headers: readonly string[];
  readonly groupNames: readonly string[];
  readonly uploadedAt: Temporal.Instant;
}

const columns = 'name, encoding, rows, headers, group_names as "groupNames", uploaded_at as "uploadedAt"';

export async function fileOfJob(tx: SiteTransaction, jobId: string): Promise<FileInfo | null> {
  const [file] = await tx.query<FileInfo>(`select ${columns} from import_files where site_id = $1 and job_id = $2`, [
    tx.scope.siteId,
    jobId,
  ]);
  return file ?? null;
}

/** What is in the file of a job; null while it has none. */
export async function fileBytes(
  tx: SiteTransaction,
  jobId: string,
): Promise<{ readonly content: Buffer; readonly encoding: Encoding } | null> {
  const [file] = await tx.query<{ content: Buffer; encoding: Encoding }>(
    'select content, encoding from import_files where site_id = $1 and job_id = $2',
    [tx.scope.siteId, jobId],
  );
  return file ?? null;
}

/** Puts a file in place of the job's last one. */
export async function putFile(
  tx: SiteTransaction,
  jobId: string,
  file: FileInfo & { readonly content: Uint8Array },
): Promise<void> {
  await tx.run(
    `insert into import_files (site_id, job_id, name, content, encoding, rows, headers, group_names, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9)
     on conflict (site_id, job_id) do update set name = excluded.name, content = excluded.content, encoding = excluded.encoding,
       rows = excluded.rows, headers = excluded.headers, group_names = excluded.group_names, uploaded_at = excluded.uploaded_at`,
    [
      tx.scope.siteId,
      jobId,
      file.name,
      file.content,
      file.encoding,
      file.rows,
      JSON.stringify(file.headers),
      JSON.stringify(file.groupNames),
      file.uploadedAt,
    ],
  );
}
