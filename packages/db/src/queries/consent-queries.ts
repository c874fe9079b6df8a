import type { JsonValue, PersonId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import type { ConnectedApplication } from './connection-queries.ts';

/** Consent that was asked for. Only a hash of its state is stored. */
export interface ConsentRow {
  readonly application: ConnectedApplication;
  readonly tenantId: string;
  readonly clientId: string;
  readonly startedBy: PersonId;
  /** The session that may bring the answer. */
  readonly sessionKey: string;
  readonly startedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly outcome: JsonValue | null;
}

const columns = `application, tenant_id as "tenantId", client_id as "clientId", started_by as "startedBy",
  session_key as "sessionKey", started_at as "startedAt", expires_at as "expiresAt", ended_at as "endedAt", outcome`;

/** Keeps a new request, and ends those of the same application that still wait: one answer is expected at a time. */
export async function insertConsent(
  tx: SiteTransaction,
  stateHash: Buffer,
  row: Omit<ConsentRow, 'endedAt' | 'outcome'>,
): Promise<void> {
  await endWaitingConsents(tx, row.application, { at: row.startedAt, outcome: { kind: 'replaced' } });
  await tx.query(
    `insert into consent_requests (site_id, state_hash, application, tenant_id, client_id, started_by, session_key, started_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.scope.siteId,
      stateHash,
      row.application,
      row.tenantId,
      row.clientId,
      row.startedBy,
      row.sessionKey,
      row.startedAt,
      row.expiresAt,
    ],
  );
}

/** The request of a state that still waits; locked until the transaction is over. Null: unknown, used or expired. */
export async function waitingConsent(
  tx: SiteTransaction,
  stateHash: Buffer,
  at: Temporal.Instant,
): Promise<ConsentRow | null> {
  const [row] = await tx.query<ConsentRow>(
    `select ${columns} from consent_requests
     where site_id = $1 and state_hash = $2 and ended_at is null and expires_at > $3 for update`,
    [tx.scope.siteId, stateHash, at],
  );
  return row ?? null;
}

/** Ends a request with what came of it. @returns false when it had ended already */
export async function endConsent(
  tx: SiteTransaction,
  stateHash: Buffer,
  end: { readonly at: Temporal.Instant; readonly outcome: JsonValue },
): Promise<boolean> {
  const rows = await tx.query(
    `update consent_requests set ended_at = $3, outcome = $4::jsonb
     where site_id = $1 and state_hash = $2 and ended_at is null returning 1`,
    [tx.scope.siteId, stateHash, end.at, JSON.stringify(end.outcome)],
  );
  return rows.length > 0;
}

/** Ends what still waits for an application. */
export async function endWaitingConsents(
  tx: SiteTransaction,
  application: ConnectedApplication,
  end: { readonly at: Temporal.Instant; readonly outcome: JsonValue },
): Promise<void> {
  await tx.run(
    `update consent_requests set ended_at = $3, outcome = $4::jsonb
     where site_id = $1 and application = $2 and ended_at is null`,
    [tx.scope.siteId, application, end.at, JSON.stringify(end.outcome)],
  );
}

/** The newest request for an application, whatever came of it. */
export async function latestConsent(
  tx: SiteTransaction,
  application: ConnectedApplication,
): Promise<ConsentRow | null> {
  const [row] = await tx.query<ConsentRow>(
    `select ${columns} from consent_requests where site_id = $1 and application = $2 order by started_at desc, ended_at desc nulls first limit 1`,
    [tx.scope.siteId, application],
  );
  return row ?? null;
}
