/**
 * User import: a directory is read, matched with the people of the site, shown as a plan, and the plan is applied.
 * Promises: nothing is planned from half a directory; what the preview shows is what is applied; nobody is deleted; a run that
 * takes many rights or people away waits for an administrator; a run that was cut short goes on where it stood.
 */
export { csvColumns } from './csv/columns.ts';
export type { CsvColumn } from './csv/columns.ts';
export { encodings, mostFileBytes } from './csv/decode.ts';
export type { Encoding, FileFault } from './csv/decode.ts';
export { takeFile } from './csv/take-file.ts';
export { groupLinkSchema, jobSettingsSchema, whoOf } from './job/job.ts';
export type { GroupLink, ImportJob, JobSchedule, JobSettings } from './job/job.ts';
export type { BrakeReason, EntryAction, EntryReason, Plan, PlanCounts, PlanEntry } from './plan/entry.ts';
export type { ImportDeps, DirectoryAccess } from './deps.ts';
export { fileOfJob } from './queries/file-queries.ts';
export type { FileInfo } from './queries/file-queries.ts';
export { deleteJob, insertJob, jobById, jobByName, listJobs, updateJob } from './queries/job-queries.ts';
export type { StoredJob } from './queries/job-queries.ts';
export { historyOfJob, rowsOfRun, runById, runUnderWay } from './queries/run-queries.ts';
export type { ImportRun, RunRow, RunState, RunTrigger } from './queries/run-queries.ts';
export { applyPlan, approveRun, cancelRun, startRun, workOnRun } from './run/import-runs.ts';
export type { RunAnswer, RunRefusal } from './run/import-runs.ts';
export { LeaseLost } from './run/lease.ts';
export { createReader } from './read/pages.ts';
export { offeredGroups } from './read/read-group.ts';
export { auditDeed } from './queries/import-audit.ts';
export type { ImportDeed } from './queries/import-audit.ts';
export { mirroredGroups } from './queries/mirror-queries.ts';
export type { DirectoryGroup, RowFault, SourceRow } from './plan/directory.ts';
export { openSource } from './read/source.ts';
export { createImportWorker } from './schedule/import-worker.ts';
export type { ImportWorker } from './schedule/import-worker.ts';
export { dueRun, nextRun } from './schedule/next-run.ts';
