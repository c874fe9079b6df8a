import type { JsonValue, PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** A request that was sent to the provider. Only hashes of what the browser holds are stored. */
export interface RequestRow {
  readonly requestId: string;
  readonly purpose: 'signIn' | 'test';
  readonly browserHash: Buffer;
  readonly relayHash: Buffer;
  readonly returnPath: string;
  readonly isFresh: boolean;
  readonly nonce: string | null;
  readonly verifier: string | null;
  readonly fingerprint: string;
  readonly startedBy: PersonId | null;
  readonly startedAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}

const columns = `request_id as "requestId", purpose, browser_hash as "browserHash", relay_hash as "relayHash", return_path as "returnPath",
  is_fresh as "isFresh", nonce, verifier, fingerprint, started_by as "startedBy", started_at as "startedAt", expires_at as "expiresAt"`;

export async function insertRequest(tx: SiteTransaction, row: RequestRow): Promise<void> {
  await tx.run(
    `insert into sso_requests (site_id, request_id, purpose, browser_hash, relay_hash, return_path, is_fresh, nonce, verifier, fingerprint,
       started_by, started_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.scope.siteId,
      row.requestId,
      row.purpose,
      row.browserHash,
      row.relayHash,
      row.returnPath,
      row.isFresh,
      row.nonce,
      row.verifier,
      row.fingerprint,
      row.startedBy,
      row.startedAt,
      row.expiresAt,
    ],
  );
}

/** The request, used or not; null when it is unknown or its time is over. */
export async function findRequest(
  tx: SiteTransaction,
  requestId: string,
  at: Temporal.Instant,
): Promise<(RequestRow & { readonly isConsumed: boolean }) | null> {
  const [row] = await tx.query<RequestRow & { readonly isConsumed: boolean }>(
    `select ${columns}, consumed_at is not null as "isConsumed" from sso_requests
     where site_id = $1 and request_id = $2 and expires_at > $3`,
    [tx.scope.siteId, requestId, at],
  );
  return row ?? null;
}

/** Uses a request up. @returns false when somebody was first, or its time is over: the write decides */
export async function consumeRequest(tx: SiteTransaction, requestId: string, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.query(
    `update sso_requests set consumed_at = $3
     where site_id = $1 and request_id = $2 and consumed_at is null and expires_at > $3 returning 1`,
    [tx.scope.siteId, requestId, at],
  );
  return rows.length > 0;
}

/** Remembers an assertion. @returns false when it was seen before */
export async function rememberAssertion(
  tx: SiteTransaction,
  { assertionId, until }: { readonly assertionId: string; readonly until: Temporal.Instant },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into sso_assertions (site_id, assertion_id, remember_until) values ($1, $2, $3)
     on conflict (site_id, assertion_id) do nothing returning 1`,
    [tx.scope.siteId, assertionId, until],
  );
  return rows.length > 0;
}

/** What an answer came to. */
export interface ResultRow {
  readonly reference: string;
  readonly requestId: string | null;
  readonly outcome: JsonValue;
  readonly expiresAt: Temporal.Instant;
}

export async function insertResult(tx: SiteTransaction, codeHash: Buffer, row: ResultRow): Promise<void> {
  await tx.run(
    `insert into sso_results (site_id, code_hash, reference, request_id, outcome, expires_at) values ($1, $2, $3, $4, $5::jsonb, $6)`,
    [tx.scope.siteId, codeHash, row.reference, row.requestId, JSON.stringify(row.outcome), row.expiresAt],
  );
}

/**
 * Takes the result of a code, once, for the browser that began its request.
 * @returns null when the code is unknown, used or too old, or another browser brings it; then it stays for its own
 */
export async function takeResult(
  tx: SiteTransaction,
  {
    codeHash,
    browserHash,
    at,
  }: { readonly codeHash: Buffer; readonly browserHash: Buffer; readonly at: Temporal.Instant },
): Promise<(ResultRow & { readonly request: RequestRow }) | null> {
  const [row] = await tx.query<ResultRow & RequestRow>(
    `update sso_results r set taken_at = $4 from sso_requests q
     where r.site_id = $1 and r.code_hash = $2 and r.taken_at is null and r.expires_at > $4
       and q.site_id = $1 and q.request_id = r.request_id and q.browser_hash = $3
     returning r.reference, r.outcome, r.expires_at as "resultEnds", q.request_id as "requestId", q.purpose, q.browser_hash as "browserHash",
       q.relay_hash as "relayHash", q.return_path as "returnPath", q.is_fresh as "isFresh", q.nonce, q.verifier, q.fingerprint,
       q.started_by as "startedBy", q.started_at as "startedAt", q.expires_at as "expiresAt"`,
    [tx.scope.siteId, codeHash, browserHash, at],
  );
  return row ? { ...row, request: row } : null;
}

/** The outcome of a reference, for the browser that began its request; null for every other. */
export async function resultOfReference(
  tx: SiteTransaction,
  {
    reference,
    browserHash,
    since,
  }: { readonly reference: string; readonly browserHash: Buffer; readonly since: Temporal.Instant },
): Promise<{ readonly outcome: JsonValue } | null> {
  const [row] = await tx.query<{ outcome: JsonValue }>(
    `select r.outcome from sso_results r join sso_requests q on q.site_id = r.site_id and q.request_id = r.request_id
     where r.site_id = $1 and r.reference = $2 and q.browser_hash = $3 and r.taken_at > $4`,
    [tx.scope.siteId, reference, browserHash, since],
  );
  return row ?? null;
}

/** Whether somebody began this test, however long ago. */
export async function isTestOf(
  tx: SiteTransaction,
  { requestId, startedBy }: { readonly requestId: string; readonly startedBy: PersonId },
): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from sso_requests where site_id = $1 and request_id = $2 and purpose = 'test' and started_by = $3`,
    [tx.scope.siteId, requestId, startedBy],
  );
  return rows.length > 0;
}

/** How an administrator's test went: the newest answer to it that their own browser fetched. */
export async function resultOfTest(
  tx: SiteTransaction,
  { requestId, startedBy }: { readonly requestId: string; readonly startedBy: PersonId },
): Promise<{ readonly outcome: JsonValue; readonly takenAt: Temporal.Instant } | null> {
  const [row] = await tx.query<{ outcome: JsonValue; takenAt: Temporal.Instant }>(
    `select r.outcome, r.taken_at as "takenAt" from sso_results r join sso_requests q on q.site_id = r.site_id and q.request_id = r.request_id
     where r.site_id = $1 and r.request_id = $2 and q.purpose = 'test' and q.started_by = $3 and r.taken_at is not null
     order by r.taken_at desc limit 1`,
    [tx.scope.siteId, requestId, startedBy],
  );
  return row ?? null;
}

/** Removes what is over: requests and results a day after their end, assertions once nobody would take them. @returns how many rows */
export async function forgetOldSignOns(tx: SiteTransaction, at: Temporal.Instant): Promise<number> {
  const ended = at.subtract({ hours: 24 });
  const { siteId } = tx.scope;
  const results = await tx.run('delete from sso_results where site_id = $1 and expires_at <= $2', [siteId, ended]);
  const requests = await tx.run('delete from sso_requests where site_id = $1 and expires_at <= $2', [siteId, ended]);
  const assertions = await tx.run('delete from sso_assertions where site_id = $1 and remember_until <= $2', [
    siteId,
    at,
  ]);
  return results + requests + assertions;
}
