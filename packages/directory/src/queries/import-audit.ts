import type { JsonValue, PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** What an administrator did with a job or a run. */
export interface ImportDeed {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly by: PersonId;
  readonly action:
    | 'importJob.create'
    | 'importJob.change'
    | 'importJob.delete'
    | 'importJob.file'
    | 'importRun.start'
    | 'importRun.apply'
    | 'importRun.approve'
    | 'importRun.cancel';
  /** The job or the run */
  readonly of: string;
  readonly change: { readonly [name: string]: JsonValue };
  readonly correlationId: string;
}

/** Adds a deed to the site's audit. */
export async function auditDeed(tx: SiteTransaction, deed: ImportDeed): Promise<void> {
  const [entity = ''] = deed.action.split('.');
  await tx.run(
    `insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, change, correlation_id)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8::jsonb, $9)`,
    [
      tx.scope.siteId,
      deed.id,
      deed.at,
      JSON.stringify({ kind: 'person', personId: deed.by }),
      deed.action,
      entity,
      deed.of,
      JSON.stringify(deed.change),
      deed.correlationId,
    ],
  );
}
