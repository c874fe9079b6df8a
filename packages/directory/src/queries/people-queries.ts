import type { LocationId } from '@planner/core';
import { type SiteTransaction, searchWords } from '@planner/db';
import type { PlanEntry } from '../plan/entry.ts';
import type { KnownPerson, PersonFields } from '../plan/known-person.ts';
import type { SiteLists } from '../plan/map-user.ts';
import type { RunRow } from './run-queries.ts';

/** Everybody of the site as the plan needs them, with their ties to this source. */
export async function knownPeople(tx: SiteTransaction, source: string): Promise<KnownPerson[]> {
  return tx.query<KnownPerson>(
    `select p.person_id as id, p.version, p.user_principal_name as login, p.display_name as "displayName", p.mail, p.language,
       p.default_location_id as "locationId", p.company, p.department, p.active, p.deactivated_because as "deactivatedBecause",
       p.directory_object_id as "directoryObjectId",
       case when e.external_id is null then null
         else jsonb_build_object('externalId', e.external_id, 'jobId', e.job_id, 'written', e.written) end as identity,
       exists (select from external_identities o where o.site_id = p.site_id and o.person_id = p.person_id and o.source <> $2) as "isElsewhere",
       coalesce(g.held, '[]') as rights
     from people p
     left join external_identities e on e.site_id = p.site_id and e.person_id = p.person_id and e.source = $2
     left join (select site_id, person_id, jsonb_agg(jsonb_build_object('id', right_id, 'kind', kind, 'scope', scope, 'origin', origin,
         'linkId', link_id) order by right_id) as held
       from rights where site_id = $1 group by site_id, person_id) g on g.site_id = p.site_id and g.person_id = p.person_id
     where p.site_id = $1 order by p.person_id`,
    [tx.scope.siteId, source],
  );
}

/** Locations to choose from, and the addresses of room mailboxes. */
export async function siteLists(tx: SiteTransaction): Promise<SiteLists & { readonly rooms: ReadonlySet<string> }> {
  const locations = await tx.query<{ id: LocationId; name: string }>(
    'select location_id as id, name from locations where site_id = $1 order by sort_key, location_id',
    [tx.scope.siteId],
  );
  const rooms = await tx.query<{ address: string }>(
    'select mailbox_key as address from rooms where site_id = $1 and mailbox_key is not null',
    [tx.scope.siteId],
  );
  return { locations, rooms: new Set(rooms.map(({ address }) => address)) };
}

/** Takes login and address away from whoever is to get others in open rows of the run, so that no row stands in another's way. */
export async function letGo(tx: SiteTransaction, runId: string): Promise<void> {
  await tx.run(
    `update people p set user_principal_name = 'released-' || p.person_id, mail = null
     from import_run_rows r
     where r.site_id = $1 and r.run_id = $2 and r.outcome is null and (r.entry->>'letsGo')::boolean
       and p.site_id = $1 and p.person_id = (r.entry->>'personId')::uuid and p.version = (r.entry->>'version')::bigint`,
    [tx.scope.siteId, runId],
  );
}

export interface Applying {
  readonly source: string;
  /** Whether ids of the source are Entra object ids */
  readonly isEntra: boolean;
  readonly jobId: string;
  readonly runId: string;
  readonly at: Temporal.Instant;
  /** Ids for the audit */
  readonly newId: () => string;
}

/**
 * Applies rows in six statements, whatever their number.
 * @returns ordinals of rows whose person was changed since the plan was made; nothing was written for those
 * @throws ConflictOnConstraint; then nothing of them is kept if the caller set a savepoint
 */
export async function applyRows(
  tx: SiteTransaction,
  rows: readonly RunRow[],
  given: Applying,
): Promise<ReadonlySet<number>> {
  const { siteId } = tx.scope;
  const flat = rows.flatMap(({ ordinal, entry }) =>
    entry.after && entry.personId ? [{ ordinal, entry, after: entry.after }] : [],
  );
  if (flat.length === 0) return new Set();
  const written = await tx.query<{ id: string }>(writePeople, [
    siteId,
    JSON.stringify(flat.map(({ entry, after }) => flatten(entry, after))),
    given.isEntra,
  ]);
  const reached = new Set(written.map(({ id }) => id));
  const done = flat.filter(({ entry }) => reached.has(entry.personId!));
  const words = done.filter(
    ({ entry: { before }, after }) => before?.displayName !== after.displayName || before.mail !== after.mail,
  );
  if (words.length > 0) {
    await tx.run('delete from person_words where site_id = $1 and person_id = any($2::uuid[])', [
      siteId,
      words.map(({ entry }) => entry.personId),
    ]);
    const all = words.flatMap(({ entry, after }) =>
      searchWords([after.displayName, after.mail]).map((word) => ({ id: entry.personId, word })),
    );
    await tx.run(
      `insert into person_words (site_id, word, person_id)
       select $1, w.word, w.id from jsonb_to_recordset($2::jsonb) as w(id uuid, word text) on conflict do nothing`,
      [siteId, JSON.stringify(all)],
    );
  }
  await tx.run(
    `insert into external_identities (site_id, source, external_id, person_id, job_id, written)
     select $1, $2, i."externalId", i."personId", $3, i.written
     from jsonb_to_recordset($4::jsonb) as i("externalId" text, "personId" uuid, written jsonb)
     on conflict (site_id, source, external_id) do update set job_id = excluded.job_id, written = excluded.written`,
    [
      siteId,
      given.source,
      given.jobId,
      JSON.stringify(
        done.map(({ entry: { externalId, personId, written: fields } }) => ({ externalId, personId, written: fields })),
      ),
    ],
  );
  const taken = done.flatMap(({ entry }) => entry.rightsTaken);
  if (taken.length > 0)
    await tx.run('delete from rights where site_id = $1 and right_id = any($2::uuid[])', [siteId, taken]);
  const rights = done.flatMap(({ entry }) =>
    entry.rightsGiven.map((right) => ({ ...right, personId: entry.personId })),
  );
  if (rights.length > 0) {
    await tx.run(
      `insert into rights (site_id, right_id, person_id, kind, scope, origin, link_id)
       select $1, g.id, g."personId", g.kind, g.scope, g.origin, g."linkId"
       from jsonb_to_recordset($2::jsonb) as g(id uuid, "personId" uuid, kind text, scope jsonb, origin text, "linkId" uuid)`,
      [siteId, JSON.stringify(rights)],
    );
  }
  const leaving = done.flatMap(({ entry, after }) => (after.active ? [] : [entry.personId]));
  if (leaving.length > 0)
    await tx.run('delete from sessions where site_id = $1 and person_id = any($2::uuid[])', [siteId, leaving]);
  await writeAudit(
    tx,
    done.map(({ entry }) => entry),
    given,
  );
  return new Set(flat.filter(({ entry }) => !reached.has(entry.personId!)).map(({ ordinal }) => ordinal));
}

// New people are inserted, known ones changed only while they are as the plan saw them.
const writePeople = `with o as (
    select * from jsonb_to_recordset($2::jsonb) as o("personId" uuid, "externalId" text, version bigint, login text, "displayName" text, mail text,
      language text, "locationId" uuid, company text, department text, active boolean, because text)),
  made as (
    insert into people (site_id, person_id, display_name, mail, user_principal_name, directory_object_id, language, zone,
      default_location_id, company, department, active)
    select $1, o."personId", o."displayName", o.mail, o.login, case when $3::boolean then o."externalId" end, o.language,
      coalesce((select l.zone from locations l where l.site_id = $1 and l.location_id = o."locationId"), 'UTC'),
      o."locationId", o.company, o.department, o.active
    from o where o.version is null returning person_id),
  changed as (
    update people p set display_name = o."displayName", mail = o.mail, user_principal_name = o.login,
      directory_object_id = case when $3::boolean then o."externalId" else p.directory_object_id end, language = o.language,
      default_location_id = o."locationId", company = o.company, department = o.department, active = o.active,
      deactivated_because = case when o.active then null else o.because end, version = p.version + 1
    from o where p.site_id = $1 and p.person_id = o."personId" and p.version = o.version returning p.person_id)
  select person_id as id from made union all select person_id from changed`;

function flatten({ personId, externalId, version, reason }: PlanEntry, after: PersonFields): object {
  return { personId, externalId, version, because: reason, ...after };
}

/** The audit names fields and numbers of rights, never a person's data. */
async function writeAudit(tx: SiteTransaction, entries: readonly PlanEntry[], given: Applying): Promise<void> {
  const events = entries.map((entry) => ({
    id: given.newId(),
    action: `person.${entry.action}`,
    personId: entry.personId,
    reason: entry.reason,
    change: {
      fields: Object.keys(entry.after ?? {}).filter(
        (name) => entry.before?.[name as keyof PersonFields] !== entry.after?.[name as keyof PersonFields],
      ),
      rightsGiven: entry.rightsGiven.length,
      rightsTaken: entry.rightsTaken.length,
    },
  }));
  await tx.run(
    `insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, change, reason, correlation_id)
     select $1, a.id, $2, '{"kind":"system","name":"import"}', a.action, 'person', a."personId", a.change, a.reason, $3
     from jsonb_to_recordset($4::jsonb) as a(id uuid, action text, "personId" uuid, change jsonb, reason text)`,
    [tx.scope.siteId, given.at, given.runId, JSON.stringify(events)],
  );
}
