import type { PersonId, Right, RightKind, RightScope } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow, RightOrigin } from './person-queries.ts';
import type { Person } from '@planner/core';
import { plainText } from './sort-key.ts';

/** Rights that came to a person together, with where they came from. */
export interface Grant {
  /** Of the grant; of a right that came alone, the right's own. */
  readonly id: string;
  /** null = rights that no right set names */
  readonly rightSet: string | null;
  readonly kinds: readonly RightKind[];
  readonly scope: RightScope;
  readonly origin: RightOrigin;
  readonly grantedBy: PersonId | null;
  readonly grantedAt: Temporal.Instant | null;
  /** Of a grant by an import: the job and the linked group, while they exist. */
  readonly jobName: string | null;
  readonly groupName: string | null;
}

/** Everything that a person may do and why, manual grants first. */
export async function grantsOfPerson(tx: SiteTransaction, personId: PersonId): Promise<Grant[]> {
  return tx.query<Grant>(
    `select coalesce(g.grant_id, g.link_id, min(g.right_id::text)::uuid) as id,
       coalesce(max(g.right_set), max(l.link->>'rightSet')) as "rightSet",
       jsonb_agg(g.kind order by g.right_id) as kinds, g.scope, g.origin,
       (array_agg(g.granted_by))[1] as "grantedBy", max(g.granted_at) as "grantedAt",
       max(l.job) as "jobName", max(l.link->>'groupName') as "groupName"
     from rights g
     left join (select j.settings->>'name' as job, link from import_jobs j, jsonb_array_elements(j.links) link
       where j.site_id = $1) l on (l.link->>'id')::uuid = g.link_id
     where g.site_id = $1 and g.person_id = $2
     group by g.grant_id, g.link_id, g.scope, g.origin, case when g.grant_id is null and g.link_id is null then g.right_id end
     order by g.origin = 'manual' desc, 1`,
    [tx.scope.siteId, personId],
  );
}

/** Gives a person rights by hand, as one grant. */
export async function insertGrant(
  tx: SiteTransaction,
  grant: {
    readonly id: string;
    readonly personId: PersonId;
    readonly rightSet: string;
    readonly rights: readonly (Right & { readonly id: string })[];
    readonly by: PersonId;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  await tx.run(
    `insert into rights (site_id, right_id, person_id, kind, scope, origin, grant_id, right_set, granted_by, granted_at)
     select $1, r.id, $2, r.kind, r.scope, 'manual', $3, $4, $5, $6
     from jsonb_to_recordset($7::jsonb) as r(id uuid, kind text, scope jsonb)`,
    [tx.scope.siteId, grant.personId, grant.id, grant.rightSet, grant.by, grant.at, JSON.stringify(grant.rights)],
  );
}

/** Takes a manual grant away. @returns its kinds; empty when the person has no manual grant of this id */
export async function deleteGrant(tx: SiteTransaction, personId: PersonId, grantId: string): Promise<RightKind[]> {
  const rows = await tx.query<{ kind: RightKind }>(
    `delete from rights where site_id = $1 and person_id = $2 and origin = 'manual' and coalesce(grant_id, right_id) = $3
     returning kind`,
    [tx.scope.siteId, personId, grantId],
  );
  return rows.map(({ kind }) => kind);
}

/**
 * Changes of who administers a site take turns, so that two of them can't each count on the other's administrator.
 * Held until the transaction ends.
 */
export async function lockAdministrators(tx: SiteTransaction): Promise<void> {
  await tx.run('select pg_advisory_xact_lock(hashtextextended($1, 7240116))', [`administrators/${tx.scope.siteId}`]);
}

/** Ends or begins a person's activity. @returns false when they are so already, or there is no such person */
export async function setActive(
  tx: SiteTransaction,
  personId: PersonId,
  given: {
    readonly active: boolean;
    readonly by: PersonId;
    readonly at: Temporal.Instant;
  },
): Promise<boolean> {
  const count = await tx.run(
    `update people set active = $3, deactivated_because = null,
       deactivated_at = case when $3 then null else $5::timestamptz end,
       deactivated_by = case when $3 then null else $4::uuid end, version = version + 1
     where site_id = $1 and person_id = $2 and active <> $3`,
    [tx.scope.siteId, personId, given.active, given.by, given.at],
  );
  return count > 0;
}

/** How a person signs in, or why they don't. */
export interface PersonState {
  readonly person: Person;
  readonly hasPassword: boolean;
  readonly isInvited: boolean;
  readonly company: string | null;
  readonly department: string | null;
  readonly deactivatedBecause: string | null;
  readonly deactivatedAt: Temporal.Instant | null;
  readonly kinds: readonly RightKind[];
}

interface StateRow extends PersonRow {
  readonly has_password: boolean;
  readonly is_invited: boolean;
  readonly company: string | null;
  readonly department: string | null;
  readonly deactivated_because: string | null;
  readonly deactivated_at: Temporal.Instant | null;
  readonly kinds: readonly RightKind[];
}

const stateColumns = `${personColumns}, p.company, p.department, p.deactivated_because, p.deactivated_at,
  exists (select from local_credentials c where c.site_id = p.site_id and c.person_id = p.person_id) as has_password,
  exists (select from account_links l where l.site_id = p.site_id and l.person_id = p.person_id
    and l.purpose = 'invitation' and l.ended_at is null and l.expires_at > $2) as is_invited,
  coalesce((select jsonb_agg(distinct g.kind) from rights g
    where g.site_id = p.site_id and g.person_id = p.person_id), '[]') as kinds`;

/** A person as administrators see them; null = no such person. */
export async function personState(
  tx: SiteTransaction,
  personId: PersonId,
  at: Temporal.Instant,
): Promise<PersonState | null> {
  const [row] = await tx.query<StateRow>(
    `select ${stateColumns} from people p where p.site_id = $1 and p.person_id = $3`,
    [tx.scope.siteId, at, personId],
  );
  return row ? toState(row) : null;
}

/** Which people a list of administrators shows. */
export interface PeopleFilter {
  /** The beginning of a word of name or address. */
  readonly text: string;
  readonly right: RightKind | null;
  /** null = both */
  readonly active: boolean | null;
  readonly limit: number;
  /** Id of the last person of the page before; null = the first page. */
  readonly after: PersonId | null;
}

/** People by name, active or not. */
export async function listPeople(
  tx: SiteTransaction,
  filter: PeopleFilter,
  at: Temporal.Instant,
): Promise<PersonState[]> {
  const text = plainText(filter.text);
  const rows = await tx.query<StateRow>(
    `select ${stateColumns} from people p
     where p.site_id = $1 and ($3 = '' or p.person_id = any(array(
         select w.person_id from person_words w where w.site_id = $1 and w.word >= $3 and w.word < $3 || chr(1114111) limit 2000)))
       and ($4::boolean is null or p.active = $4)
       and ($5::text is null or exists (select from rights g
         where g.site_id = $1 and g.person_id = p.person_id and g.kind = $5))
       and ($6::uuid is null or (lower(p.display_name), p.person_id) > (
         select lower(b.display_name), b.person_id from people b where b.site_id = $1 and b.person_id = $6))
     order by lower(p.display_name), p.person_id limit $7`,
    [tx.scope.siteId, at, text, filter.active, filter.right, filter.after, filter.limit],
  );
  return rows.map(toState);
}

function toState(row: StateRow): PersonState {
  return {
    person: toPerson(row),
    hasPassword: row.has_password,
    isInvited: row.is_invited,
    company: row.company,
    department: row.department,
    deactivatedBecause: row.deactivated_because,
    deactivatedAt: row.deactivated_at,
    kinds: row.kinds,
  };
}
