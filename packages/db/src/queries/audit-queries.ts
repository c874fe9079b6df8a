import type { JsonValue, MeetingId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import type { AuditActor } from './booking-writes.ts';

/** One event of a meeting's history. People are named by id; whoever shows it looks up the names. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actor: AuditActor;
  readonly action: string;
  readonly change: { readonly [name: string]: JsonValue };
  readonly reason: string | null;
  readonly correlationId: string | null;
}

const columns = 'event_id as id, at, actor, action, change, reason, correlation_id as "correlationId"';

/** What happened to a meeting (of a series: to its master), the latest last; at most 500 events. */
export async function historyOf(tx: SiteTransaction, meetingId: MeetingId): Promise<AuditEvent[]> {
  return tx.query<AuditEvent>(
    `select ${columns} from (
       select * from audit_events where site_id = $1 and entity_id = $2 order by event_id desc limit 500) latest
     order by event_id`,
    [tx.scope.siteId, meetingId],
  );
}

/** The last thing that happened to a meeting; null when nothing did. */
export async function lastEventOf(tx: SiteTransaction, meetingId: MeetingId): Promise<AuditEvent | null> {
  const [event] = await tx.query<AuditEvent>(
    `select ${columns} from audit_events where site_id = $1 and entity_id = $2 order by event_id desc limit 1`,
    [tx.scope.siteId, meetingId],
  );
  return event ?? null;
}

/** An event about the site itself, not about one of its meetings. */
export interface SiteAuditEvent extends AuditEvent {
  /** `connection`, `importJob` … */
  readonly entity: string;
  /** null = the site itself */
  readonly entityId: string | null;
}

/** Adds an event about the site to its audit. Secrets never stand in `change`. */
export async function appendSiteEvent(tx: SiteTransaction, event: SiteAuditEvent): Promise<void> {
  await tx.query(
    `insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, change, reason, correlation_id)
     values ($1, $2, $3, $4::jsonb, $5, $6, coalesce($10::uuid, $1), $7::jsonb, $8, $9)`,
    [
      tx.scope.siteId,
      event.id,
      event.at,
      JSON.stringify(event.actor),
      event.action,
      event.entity,
      JSON.stringify(event.change),
      event.reason,
      event.correlationId,
      event.entityId,
    ],
  );
}
