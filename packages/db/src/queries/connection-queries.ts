import type { JsonValue, PersonId, SiteId } from '@planner/core';
import type { Database, SiteTransaction } from '../database.ts';
import { withoutScope } from '../database.ts';

/** The application that a connection to Microsoft 365 is for; each has consent of its own. */
export type ConnectedApplication = 'planner' | 'calendar-service' | 'addin';

/** A credential as it is stored: the secret or private key is sealed, the facts may be shown. */
export interface SealedCredential {
  readonly sealed: Buffer;
  readonly keyId: string;
  /** null = a client secret of which nothing else is known */
  readonly facts: JsonValue | null;
}

/** A connection as it is stored. */
export interface ConnectionRow {
  readonly application: ConnectedApplication;
  readonly tenantId: string;
  readonly clientId: string;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  /** Whether Planner uses it. */
  readonly state: 'connected' | 'disconnected';
  readonly credential: SealedCredential | null;
  /** Waits for its proof before it takes over. */
  readonly nextCredential: SealedCredential | null;
  readonly checked: JsonValue | null;
  readonly missed: JsonValue | null;
  readonly connectedAt: Temporal.Instant | null;
  readonly connectedBy: PersonId | null;
  readonly verifyUntil: Temporal.Instant | null;
  readonly verifyTries: number;
  readonly nextCheckAt: Temporal.Instant | null;
}

interface Stored extends Omit<ConnectionRow, 'credential' | 'nextCredential'> {
  readonly secret: Buffer | null;
  readonly keyId: string | null;
  readonly facts: JsonValue | null;
  readonly nextSecret: Buffer | null;
  readonly nextKeyId: string | null;
  readonly nextFacts: JsonValue | null;
}

/** The connection of an application, or null. */
export async function readConnection(
  tx: SiteTransaction,
  application: ConnectedApplication,
): Promise<ConnectionRow | null> {
  const [row] = await tx.query<Stored>(
    `select application, tenant_id as "tenantId", client_id as "clientId", authority_url as "authorityUrl",
       graph_url as "graphUrl", state, client_secret as secret, secret_key_id as "keyId", credential as facts,
       next_secret as "nextSecret", next_key_id as "nextKeyId", next_credential as "nextFacts", checked, missed,
       connected_at as "connectedAt", connected_by as "connectedBy", verify_until as "verifyUntil",
       verify_tries as "verifyTries", next_check_at as "nextCheckAt"
     from connections where site_id = $1 and application = $2`,
    [tx.scope.siteId, application],
  );
  if (!row) return null;
  const { secret, keyId, facts, nextSecret, nextKeyId, nextFacts, ...rest } = row;
  return {
    ...rest,
    credential: secret && keyId ? { sealed: secret, keyId, facts } : null,
    nextCredential: nextSecret && nextKeyId ? { sealed: nextSecret, keyId: nextKeyId, facts: nextFacts } : null,
  };
}

/** Makes or replaces the connection of an application. */
export async function writeConnection(tx: SiteTransaction, row: ConnectionRow, at: Temporal.Instant): Promise<void> {
  const { credential, nextCredential } = row;
  await tx.query(
    `insert into connections (site_id, application, tenant_id, client_id, authority_url, graph_url, state, client_secret,
       secret_key_id, credential, next_secret, next_key_id, next_credential, checked, missed, connected_at, connected_by,
       verify_until, verify_tries, next_check_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13::jsonb, $14::jsonb, $15::jsonb, $16, $17, $18, $19, $20, $21)
     on conflict (site_id, application) do update set tenant_id = excluded.tenant_id, client_id = excluded.client_id,
       authority_url = excluded.authority_url, graph_url = excluded.graph_url, state = excluded.state,
       client_secret = excluded.client_secret, secret_key_id = excluded.secret_key_id, credential = excluded.credential,
       next_secret = excluded.next_secret, next_key_id = excluded.next_key_id, next_credential = excluded.next_credential,
       checked = excluded.checked, missed = excluded.missed, connected_at = excluded.connected_at,
       connected_by = excluded.connected_by, verify_until = excluded.verify_until, verify_tries = excluded.verify_tries,
       next_check_at = excluded.next_check_at, updated_at = excluded.updated_at`,
    [
      tx.scope.siteId,
      row.application,
      row.tenantId,
      row.clientId,
      row.authorityUrl,
      row.graphUrl,
      row.state,
      credential?.sealed ?? null,
      credential?.keyId ?? null,
      json(credential?.facts ?? null),
      nextCredential?.sealed ?? null,
      nextCredential?.keyId ?? null,
      json(nextCredential?.facts ?? null),
      json(row.checked),
      json(row.missed),
      row.connectedAt,
      row.connectedBy,
      row.verifyUntil,
      row.verifyTries,
      row.nextCheckAt,
      at,
    ],
  );
}

function json(value: JsonValue | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** Keeps others from changing an application's connection until this transaction is over; also while it has none. */
export async function lockConnection(tx: SiteTransaction, application: ConnectedApplication): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 13))', [`${tx.scope.siteId}/${application}`]);
}

/** Asks for a check no later than `at`. */
export async function wakeConnectionCheck(
  tx: SiteTransaction,
  application: ConnectedApplication,
  at: Temporal.Instant,
): Promise<void> {
  await tx.run(
    `update connections set next_check_at = least(next_check_at, $3) where site_id = $1 and application = $2 and state = 'connected'`,
    [tx.scope.siteId, application, at],
  );
}

/** Claims connections of all sites whose check is due; each is due again at `againAt`, should the claimer die. */
export async function claimConnectionChecks(
  database: Database,
  claim: { readonly at: Temporal.Instant; readonly againAt: Temporal.Instant; readonly most: number },
): Promise<{ readonly siteId: SiteId; readonly application: ConnectedApplication }[]> {
  return withoutScope(database, (connection) =>
    connection.query('select site_id as "siteId", application from claim_connection_checks($1, $2, $3)', [
      claim.at,
      claim.againAt,
      claim.most,
    ]),
  );
}

/** The first rooms with a mailbox, in the order of lists: what a check tries to read. */
export async function roomsToProbe(
  tx: SiteTransaction,
  most: number,
): Promise<{ readonly name: string; readonly mailbox: string }[]> {
  return tx.query(
    'select name, mailbox from rooms where site_id = $1 and mailbox is not null and active order by sort_key, room_id limit $2',
    [tx.scope.siteId, most],
  );
}
