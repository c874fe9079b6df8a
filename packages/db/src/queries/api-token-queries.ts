import type { PersonId, Right, RightKind } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow, RightsHolder } from './person-queries.ts';

/** An API token as a list shows it: never what opens anything. */
export interface ApiToken {
  readonly id: string;
  readonly personId: PersonId;
  readonly personName: string;
  readonly name: string;
  /** null = everything that its person may do */
  readonly rights: readonly RightKind[] | null;
  readonly isService: boolean;
  readonly createdAt: Temporal.Instant;
  readonly expiresAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

/** Keeps a new token by its hash. */
export async function insertApiToken(
  tx: SiteTransaction,
  token: Omit<ApiToken, 'personName' | 'lastUsedAt'> & { readonly hash: Buffer },
): Promise<void> {
  await tx.run(
    `insert into api_tokens (site_id, token_id, token_hash, person_id, name, rights, is_service, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
    [
      tx.scope.siteId,
      token.id,
      token.hash,
      token.personId,
      token.name,
      token.rights ? JSON.stringify(token.rights) : null,
      token.isService,
      token.createdAt,
      token.expiresAt,
    ],
  );
}

/** Tokens of a person, or of everybody, newest first. */
export async function listApiTokens(tx: SiteTransaction, personId: PersonId | null): Promise<ApiToken[]> {
  return tx.query<ApiToken>(
    `select t.token_id as id, t.person_id as "personId", p.display_name as "personName", t.name, t.rights,
       t.is_service as "isService", t.created_at as "createdAt", t.expires_at as "expiresAt", t.last_used_at as "lastUsedAt"
     from api_tokens t join people p using (site_id, person_id)
     where t.site_id = $1 and ($2::uuid is null or t.person_id = $2) order by t.token_id desc limit 500`,
    [tx.scope.siteId, personId],
  );
}

/** Takes a token back, of anybody or of one person alone. @returns false when there is none of this id */
export async function deleteApiToken(
  tx: SiteTransaction,
  tokenId: string,
  personId: PersonId | null,
): Promise<boolean> {
  const count = await tx.run(
    'delete from api_tokens where site_id = $1 and token_id = $2 and ($3::uuid is null or person_id = $3)',
    [tx.scope.siteId, tokenId, personId],
  );
  return count > 0;
}

/**
 * Whom a token speaks for, with the rights it is limited to; its last use is noted when that was long ago.
 * @returns null when there is no such token, it has expired, or its person is inactive and it isn't a service's
 */
export async function findApiToken(
  tx: SiteTransaction,
  wanted: { readonly hash: Buffer; readonly at: Temporal.Instant; readonly touchBefore: Temporal.Instant },
): Promise<(RightsHolder & { readonly tokenId: string; readonly createdAt: Temporal.Instant }) | null> {
  const [row] = await tx.query<
    PersonRow & { rights: readonly Right[]; token_id: string; created_at: Temporal.Instant }
  >(
    `with token as (
       select * from api_tokens where site_id = $1 and token_hash = $2 and expires_at > $3),
     touched as (
       update api_tokens t set last_used_at = $3 from token
       where t.site_id = $1 and t.token_id = token.token_id and coalesce(token.last_used_at, '-infinity') < $4)
     select ${personColumns}, token.token_id, token.created_at,
       coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'scope', g.scope)) from rights g
         where g.site_id = p.site_id and g.person_id = p.person_id
           and (token.rights is null or token.rights ? g.kind)), '[]') as rights
     from token join people p on p.site_id = $1 and p.person_id = token.person_id
     where p.active or token.is_service`,
    [tx.scope.siteId, wanted.hash, wanted.at, wanted.touchBefore],
  );
  return row ? { person: toPerson(row), rights: row.rights, tokenId: row.token_id, createdAt: row.created_at } : null;
}
