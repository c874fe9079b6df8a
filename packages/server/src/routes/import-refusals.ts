import { refused } from '@planner/core';
import type { Refusal } from '@planner/core';
import type { ImportRun, RunRefusal, StoredJob } from '@planner/directory';

/** Another run of the site is under way. @param job  the one it belongs to, if it is still there */
export function importRunning(run: ImportRun | null, job: StoredJob | null): Refusal {
  return {
    code: 'IMPORT_RUNNING',
    params: {
      ...(job && { job: job.settings.name }),
      ...(run && { since: run.startedAt.toString() }),
      ...(run && run.total > 0 && { percent: Math.floor((100 * run.applied) / run.total) }),
    },
  };
}

/** What has to be done before a job can run. */
export function notReady(reason: 'notConnected' | 'notAllowed' | 'noFile' | 'noLink'): Refusal {
  return { code: 'IMPORT_NOT_READY', params: { reason } };
}

/** The import's own refusal as one of the API. @param job  of the run that is in the way */
export function refusalOf(
  reason: RunRefusal,
  run: ImportRun | null,
  job: StoredJob | null,
): ReturnType<typeof refused> {
  switch (reason) {
    case 'noSuchJob':
    case 'noSuchRun':
      return refused({ code: 'NOT_FOUND', params: {} });
    case 'running':
    case 'notDue':
      return refused(importRunning(run, job));
    case 'notConnected':
    case 'noFile':
    case 'noLink':
      return refused(notReady(reason));
    default:
      return refused({
        code: 'IMPORT_PLAN_CLOSED',
        params: { reason, ...(run?.brake && { people: run.brake.people }) },
      });
  }
}
