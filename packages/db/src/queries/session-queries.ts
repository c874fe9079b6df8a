import type { PersonId, Right } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow, RightsHolder } from './person-queries.ts';

/** How its person signed in: by a click in the demo, a password, a link that set one, Microsoft, or Outlook's token. */
export type SessionMethod = 'demo' | 'password' | 'link' | 'saml' | 'oidc' | 'addin';

/** A session as its own person sees it in a list. */
export interface SessionReport {
  readonly tokenHash: Buffer;
  readonly method: SessionMethod;
  readonly agent: string | null;
  readonly address: string | null;
  readonly createdAt: Temporal.Instant;
  readonly lastSeenAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
}
/** What a session is for: the pages of Planner, or the task pane in Outlook. */
export type SessionAudience = 'web' | 'addin';

/** Keeps a new session; only hashes of its secrets are stored. */
export async function insertSession(
  tx: SiteTransaction,
  session: {
    tokenHash: Buffer;
    csrfHash: Buffer;
    personId: PersonId;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
    method: SessionMethod;
    agent: string | null;
    address: string | null;
    audience: SessionAudience;
  },
): Promise<void> {
  await tx.query(
    `insert into sessions (site_id, token_hash, person_id, csrf_hash, created_at, last_seen_at, signed_in_at, expires_at,
       method, agent, address, audience)
     values ($1, $2, $3, $4, $5, $5, $5, $6, $7, $8, $9, $10)`,
    [
      tx.scope.siteId,
      session.tokenHash,
      session.personId,
      session.csrfHash,
      session.at,
      session.expiresAt,
      session.method,
      session.agent,
      session.address,
      session.audience,
    ],
  );
}

/**
 * The active person behind a session with their rights, in one statement; its last use is noted when that was long ago.
 * @returns null when there is no such session of this audience, it has expired, it was unused since `seenSince`, or the person is inactive
 */
export async function findSession(
  tx: SiteTransaction,
  wanted: {
    tokenHash: Buffer;
    at: Temporal.Instant;
    seenSince: Temporal.Instant;
    /** The same for whoever has the right Administrator. */
    administratorSeenSince: Temporal.Instant;
    /** A last use before this instant is replaced by `at`. */
    touchBefore: Temporal.Instant;
    audience: SessionAudience;
  },
): Promise<(RightsHolder & { readonly signedInAt: Temporal.Instant }) | null> {
  const [row] = await tx.query<PersonRow & { rights: readonly Right[]; signed_in_at: Temporal.Instant }>(
    `with session as (
       select person_id, last_seen_at, signed_in_at from sessions
       where site_id = $1 and token_hash = $2 and expires_at > $3 and last_seen_at > $4 and audience = $7
         and (last_seen_at > $6 or not exists (select from rights a
           where a.site_id = $1 and a.person_id = sessions.person_id and a.kind = 'administrator'))),
     touched as (
       update sessions set last_seen_at = $3 from session
       where site_id = $1 and token_hash = $2 and session.last_seen_at < $5)
     select ${personColumns}, session.signed_in_at,
       coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'scope', g.scope)) from rights g
         where g.site_id = p.site_id and g.person_id = p.person_id), '[]') as rights
     from session join people p on p.site_id = $1 and p.person_id = session.person_id where p.active`,
    [
      tx.scope.siteId,
      wanted.tokenHash,
      wanted.at,
      wanted.seenSince,
      wanted.touchBefore,
      wanted.administratorSeenSince,
      wanted.audience,
    ],
  );
  return row ? { person: toPerson(row), rights: row.rights, signedInAt: row.signed_in_at } : null;
}

/** Ends a session; nothing happens when there is none. */
export async function deleteSession(tx: SiteTransaction, tokenHash: Buffer): Promise<void> {
  await tx.run('delete from sessions where site_id = $1 and token_hash = $2', [tx.scope.siteId, tokenHash]);
}

/** Ends every session of a person, but the one named. @returns how many */
export async function deleteSessionsOfPerson(
  tx: SiteTransaction,
  personId: PersonId,
  but: Buffer | null = null,
): Promise<number> {
  return tx.run(
    'delete from sessions where site_id = $1 and person_id = $2 and token_hash is distinct from $3::bytea',
    [tx.scope.siteId, personId, but],
  );
}

/** The sessions of a person that stand, the one used last first. */
export async function sessionsOfPerson(
  tx: SiteTransaction,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<SessionReport[]> {
  return tx.query<SessionReport>(
    `select token_hash as "tokenHash", method, agent, address, created_at as "createdAt", last_seen_at as "lastSeenAt",
       expires_at as "expiresAt"
     from sessions where site_id = $1 and person_id = $2 and expires_at > $3 order by last_seen_at desc limit 100`,
    [tx.scope.siteId, personId, at],
  );
}

/** Ends one session of a person. @returns false when they have none of that key */
export async function deleteSessionOfPerson(
  tx: SiteTransaction,
  personId: PersonId,
  tokenHash: Buffer,
): Promise<boolean> {
  const count = await tx.run('delete from sessions where site_id = $1 and person_id = $2 and token_hash = $3', [
    tx.scope.siteId,
    personId,
    tokenHash,
  ]);
  return count > 0;
}

/** Which of these sessions stand at an instant, their person being active. */
export async function liveSessions(
  tx: SiteTransaction,
  { tokenHashes, at }: { tokenHashes: readonly Buffer[]; at: Temporal.Instant },
): Promise<Buffer[]> {
  const rows = await tx.query<{ token_hash: Buffer }>(
    `select s.token_hash from sessions s join people p using (site_id, person_id)
     where s.site_id = $1 and s.token_hash = any($2::bytea[]) and s.expires_at > $3 and p.active`,
    [tx.scope.siteId, tokenHashes, at],
  );
  return rows.map((row) => row.token_hash);
}

/** Removes sessions that have expired. @returns how many */
export async function deleteExpiredSessions(tx: SiteTransaction, at: Temporal.Instant): Promise<number> {
  return tx.run('delete from sessions where site_id = $1 and expires_at <= $2', [tx.scope.siteId, at]);
}
