import type { PersonId, Right } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow, RightsHolder } from './person-queries.ts';

/** Keeps a new session; only hashes of its secrets are stored. */
export async function insertSession(
  tx: SiteTransaction,
  session: {
    tokenHash: Buffer;
    csrfHash: Buffer;
    personId: PersonId;
    at: Temporal.Instant;
    expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await tx.query(
    `insert into sessions (site_id, token_hash, person_id, csrf_hash, created_at, last_seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [tx.scope.siteId, session.tokenHash, session.personId, session.csrfHash, session.at, session.expiresAt],
  );
}

/**
 * The active person behind a session with their rights, in one statement; its last use is noted when that was long ago.
 * @returns null when there is no such session, it has expired, it was unused since `seenSince`, or the person is inactive
 */
export async function findSession(
  tx: SiteTransaction,
  wanted: {
    tokenHash: Buffer;
    at: Temporal.Instant;
    seenSince: Temporal.Instant;
    /** A last use before this instant is replaced by `at`. */
    touchBefore: Temporal.Instant;
  },
): Promise<RightsHolder | null> {
  const [row] = await tx.query<PersonRow & { rights: readonly Right[] }>(
    `with session as (
       select person_id, last_seen_at from sessions
       where site_id = $1 and token_hash = $2 and expires_at > $3 and last_seen_at > $4),
     touched as (
       update sessions set last_seen_at = $3 from session
       where site_id = $1 and token_hash = $2 and session.last_seen_at < $5)
     select ${personColumns},
       coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'scope', g.scope)) from rights g
         where g.site_id = p.site_id and g.person_id = p.person_id), '[]') as rights
     from session join people p on p.site_id = $1 and p.person_id = session.person_id where p.active`,
    [tx.scope.siteId, wanted.tokenHash, wanted.at, wanted.seenSince, wanted.touchBefore],
  );
  return row ? { person: toPerson(row), rights: row.rights } : null;
}

/** Ends a session; nothing happens when there is none. */
export async function deleteSession(tx: SiteTransaction, tokenHash: Buffer): Promise<void> {
  await tx.run('delete from sessions where site_id = $1 and token_hash = $2', [tx.scope.siteId, tokenHash]);
}

/** Ends every session of a person. */
export async function deleteSessionsOfPerson(tx: SiteTransaction, personId: PersonId): Promise<void> {
  await tx.run('delete from sessions where site_id = $1 and person_id = $2', [tx.scope.siteId, personId]);
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
