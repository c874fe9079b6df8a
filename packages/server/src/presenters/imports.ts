import type { PersonId } from '@planner/core';
import {
  type DirectoryGroup,
  type FileInfo,
  type ImportRun,
  type RunRow,
  type StoredJob,
  nextRun,
} from '@planner/directory';
import type { ImportJobAnswer, ImportRowsAnswer, ImportRunAnswer } from '../api/import-schema.ts';

/** What is known of a job beside itself. */
export interface JobSurroundings {
  readonly groups: readonly DirectoryGroup[];
  readonly file: FileInfo | null;
  readonly ready: boolean;
  readonly lastRun: ImportRun | null;
  readonly zone: string;
  readonly now: Temporal.Instant;
  readonly names: ReadonlyMap<PersonId, string>;
}

export function presentJob(job: StoredJob, around: JobSurroundings): ImportJobAnswer {
  const groups = new Map(around.groups.map((group) => [group.id, group]));
  const { file, lastRun, names } = around;
  return {
    id: job.id,
    version: job.version,
    settings: job.settings,
    links: job.links
      .toSorted((one, other) => one.order - other.order)
      .map((link) => {
        const group = groups.get(link.groupId);
        return {
          id: link.id,
          groupId: link.groupId,
          rightSet: link.rightSet,
          directMembersOnly: link.directMembersOnly,
          location: link.location,
          language: link.language,
          company: link.company,
          // Links give rights in the site or in locations; single rooms aren't offered.
          scope:
            link.scope.kind === 'locations'
              ? { kind: 'locations', locationIds: [...link.scope.locationIds] }
              : { kind: 'site' },
          groupName: group?.displayName ?? link.groupName,
          members: group ? (link.directMembersOnly ? group.directMembers : group.members).length : null,
          missingSince: group?.missingSince ?? null,
        };
      }),
    file: file && presentFile(file),
    ready: around.ready,
    nextRunAt: text(nextRun(job.settings.schedule, around.zone, around.now)),
    lastRun: lastRun && presentRun(lastRun, names),
  };
}

export function presentFile({
  name,
  encoding,
  rows,
  headers,
  uploadedAt,
}: FileInfo): NonNullable<ImportJobAnswer['file']> {
  return { name, encoding, rows, headers: [...headers], uploadedAt: uploadedAt.toString() };
}

export function presentRun(run: ImportRun, names: ReadonlyMap<PersonId, string>): ImportRunAnswer {
  const { trigger } = run;
  return {
    id: run.id,
    jobId: run.jobId,
    trigger: { kind: trigger.kind, by: trigger.kind === 'person' ? (names.get(trigger.personId) ?? null) : null },
    mode: run.mode,
    applies: run.applies,
    state: run.state,
    counts: run.counts,
    brake: run.brake,
    failure: run.failure as ImportRunAnswer['failure'],
    total: run.total,
    applied: run.applied,
    pages: run.pages,
    waitsUntil: text(run.waitsUntil),
    startedAt: run.startedAt.toString(),
    plannedAt: text(run.plannedAt),
    endedAt: text(run.endedAt),
  };
}

/** People who began these runs. */
export function startersOf(runs: readonly (ImportRun | null)[]): readonly PersonId[] {
  return runs.flatMap((run) => (run?.trigger.kind === 'person' ? [run.trigger.personId] : []));
}

export function presentRows(rows: readonly RunRow[], limit: number): ImportRowsAnswer {
  return {
    rows: rows.map(({ ordinal, entry, outcome }) => ({
      ordinal,
      externalId: entry.externalId,
      name: entry.name ?? null,
      action: entry.action,
      reason: entry.reason,
      notes: [...entry.notes],
      before: entry.before,
      after: entry.after,
      rightsGiven: entry.rightsGiven.map(({ kind, linkId }) => ({ kind, linkId })),
      rightsTaken: entry.rightsTaken.length,
      line: entry.row?.line ?? null,
      faults: [...(entry.row?.faults ?? [])],
      outcome,
    })),
    next: rows.length === limit ? (rows.at(-1)?.ordinal ?? null) : null,
  };
}

function text(instant: Temporal.Instant | null): string | null {
  return instant && instant.toString();
}
