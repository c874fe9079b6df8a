import type { PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** Somebody at the provider. */
export interface Subject {
  readonly issuer: string;
  /** Object id. */
  readonly subject: string;
  readonly tenantId: string | null;
  readonly login: string;
}

export interface MatchedPerson {
  readonly personId: PersonId;
  readonly active: boolean;
  readonly how: 'identity' | 'directory' | 'login';
  /** The tie of a login's person to somebody else of a directory. */
  readonly isAnothers: boolean;
}

/** Who might be meant, the surest first: linked before, of the directory, of the same login. */
export async function findMatches(
  tx: SiteTransaction,
  { issuer, subject, tenantId, login }: Subject,
): Promise<MatchedPerson[]> {
  return tx.query<MatchedPerson>(
    `with found as (
       select i.person_id, 1 as rank, 'identity' as how from sso_identities i
       where i.site_id = $1 and i.issuer = $2 and i.subject = $3
       union all
       select e.person_id, 2, 'directory' from external_identities e
       where e.site_id = $1 and e.source = 'entra:' || $4 and e.external_id = $3
       union all
       select p.person_id, 2, 'directory' from people p where p.site_id = $1 and p.directory_object_id = $3
       union all
       select p.person_id, 3, 'login' from people p where p.site_id = $1 and p.upn_key = $5)
     select f.person_id as "personId", p.active, f.how,
       p.directory_object_id is not null and p.directory_object_id <> $3
         or exists (select from external_identities e where e.site_id = $1 and e.person_id = p.person_id
           and e.source like 'entra:%' and e.external_id <> $3)
         or exists (select from sso_identities i where i.site_id = $1 and i.person_id = p.person_id and i.issuer = $2 and i.subject <> $3)
         as "isAnothers"
     from found f join people p on p.site_id = $1 and p.person_id = f.person_id order by f.rank`,
    [tx.scope.siteId, issuer, subject.toLowerCase(), tenantId ?? '', login.normalize('NFC').toLowerCase()],
  );
}

/** Ties a person to somebody at the provider; a tie that is there stays. */
export async function linkIdentity(
  tx: SiteTransaction,
  {
    issuer,
    subject,
    personId,
    at,
  }: Pick<Subject, 'issuer' | 'subject'> & { readonly personId: PersonId; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `insert into sso_identities (site_id, issuer, subject, person_id, linked_at) values ($1, $2, $3, $4, $5)
     on conflict (site_id, issuer, subject) do nothing`,
    [tx.scope.siteId, issuer, subject.toLowerCase(), personId, at],
  );
}

/** Names a new session as the provider does, so that it can be ended there and from there. */
export async function nameSession(
  tx: SiteTransaction,
  session: {
    readonly tokenHash: Buffer;
    readonly nameId: string;
    readonly nameIdFormat: string | null;
    readonly sessionIndex: string | null;
  },
): Promise<void> {
  await tx.run(
    `insert into sso_sessions (site_id, token_hash, name_id, name_id_format, session_index) values ($1, $2, $3, $4, $5)`,
    [tx.scope.siteId, session.tokenHash, session.nameId, session.nameIdFormat, session.sessionIndex],
  );
}

/** What the provider calls a session; null when it didn't begin there. */
export async function nameOfSession(
  tx: SiteTransaction,
  tokenHash: Buffer,
): Promise<{
  readonly nameId: string;
  readonly nameIdFormat: string | null;
  readonly sessionIndex: string | null;
} | null> {
  const [row] = await tx.query<{ nameId: string; nameIdFormat: string | null; sessionIndex: string | null }>(
    `select name_id as "nameId", name_id_format as "nameIdFormat", session_index as "sessionIndex" from sso_sessions
     where site_id = $1 and token_hash = $2`,
    [tx.scope.siteId, tokenHash],
  );
  return row ?? null;
}

/** Ends the sessions that a provider's request names: those of its indexes, or all of the name when it gives none. @returns how many */
export async function endNamedSessions(
  tx: SiteTransaction,
  { nameId, sessionIndexes }: { readonly nameId: string; readonly sessionIndexes: readonly string[] },
): Promise<number> {
  return tx.run(
    `delete from sessions s using sso_sessions n
     where n.site_id = $1 and n.name_id = $2 and (cardinality($3::text[]) = 0 or n.session_index = any($3::text[]))
       and s.site_id = $1 and s.token_hash = n.token_hash`,
    [tx.scope.siteId, nameId, sessionIndexes],
  );
}

/** How many active administrators could sign in if the provider couldn't: they have a password of Planner's own. */
export async function countLocalAdministrators(tx: SiteTransaction): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from people p
     where p.site_id = $1 and p.active
       and exists (select from rights r where r.site_id = $1 and r.person_id = p.person_id and r.kind = 'administrator')
       and exists (select from local_credentials c where c.site_id = $1 and c.person_id = p.person_id)`,
    [tx.scope.siteId],
  );
  return row?.count ?? 0;
}
