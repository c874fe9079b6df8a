import type { LocationId, Person, PersonId, Right } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { plainText, searchWords } from './sort-key.ts';

/** A person with the rights that add up for them. */
export interface RightsHolder {
  readonly person: Person;
  readonly rights: readonly Right[];
}

/** How a person came to a right: by hand, through a group of the import, or as everybody. */
export type RightOrigin = 'manual' | 'group' | 'default';

export interface PersonRow {
  readonly person_id: PersonId;
  readonly display_name: string;
  readonly mail: string | null;
  readonly user_principal_name: string;
  readonly directory_object_id: string | null;
  readonly language: Person['language'];
  readonly zone: string;
  readonly default_location_id: LocationId | null;
  readonly vip_categories: readonly string[];
  readonly active: boolean;
}

/** Columns of `people p` that make a Person. */
export const personColumns = `p.person_id, p.display_name, p.mail, p.user_principal_name, p.directory_object_id, p.language, p.zone,
  p.default_location_id, p.vip_categories, p.active`;

/** Adds a person. Address and user principal name are unique in the site whatever their case (ConflictOnConstraint). */
export async function insertPerson(tx: SiteTransaction, person: Person): Promise<void> {
  await tx.query(
    `with person as (
       insert into people (site_id, person_id, display_name, mail, user_principal_name, directory_object_id, language, zone,
         default_location_id, vip_categories, active)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))
     insert into person_words (site_id, word, person_id) select $1, word, $2 from unnest($12::text[]) word`,
    [
      tx.scope.siteId,
      person.id,
      person.displayName,
      person.mail,
      person.userPrincipalName,
      person.directoryObjectId,
      person.language,
      person.zone,
      person.defaultLocationId,
      person.vipCategories,
      person.active,
      searchWords([person.displayName, person.mail]),
    ],
  );
}

/** Changes what people may set for themselves; what isn't named stays. @returns null when there is no such person */
export async function updatePersonSettings(
  tx: SiteTransaction,
  personId: PersonId,
  settings: Partial<Pick<Person, 'language' | 'zone' | 'defaultLocationId'>>,
): Promise<Person | null> {
  const [row] = await tx.query<PersonRow>(
    `update people p set language = coalesce($3, language), zone = coalesce($4, zone),
       default_location_id = case when $5 then $6::uuid else default_location_id end, version = version + 1
     where site_id = $1 and person_id = $2 returning ${personColumns}`,
    [
      tx.scope.siteId,
      personId,
      settings.language ?? null,
      settings.zone ?? null,
      settings.defaultLocationId !== undefined,
      settings.defaultLocationId ?? null,
    ],
  );
  return row ? toPerson(row) : null;
}

/** Gives a person a right. */
export async function insertRight(
  tx: SiteTransaction,
  grant: { id: string; personId: PersonId; right: Right; origin: RightOrigin },
): Promise<void> {
  await tx.query(
    'insert into rights (site_id, right_id, person_id, kind, scope, origin) values ($1, $2, $3, $4, $5::jsonb, $6)',
    [tx.scope.siteId, grant.id, grant.personId, grant.right.kind, JSON.stringify(grant.right.scope), grant.origin],
  );
}

/** The person, or null when the site has none with this id. */
export async function personById(tx: SiteTransaction, personId: PersonId): Promise<Person | null> {
  const [row] = await tx.query<PersonRow>(
    `select ${personColumns} from people p where p.site_id = $1 and p.person_id = $2`,
    [tx.scope.siteId, personId],
  );
  return row ? toPerson(row) : null;
}

/** Whose address this is, whatever its case: primary address first, user principal name second; null = nobody of the site. */
export async function personByAddress(tx: SiteTransaction, address: string): Promise<Person | null> {
  const [row] = await tx.query<PersonRow>(
    `select ${personColumns}, 1 as rank from people p where p.site_id = $1 and p.mail_key = $2
     union all
     select ${personColumns}, 2 as rank from people p where p.site_id = $1 and p.upn_key = $2
     order by rank limit 1`,
    [tx.scope.siteId, address.toLowerCase()],
  );
  return row ? toPerson(row) : null;
}

/** People with their rights, in no order; inactive ones too. */
export async function rightsHolders(tx: SiteTransaction, personIds: readonly PersonId[]): Promise<RightsHolder[]> {
  const rows = await tx.query<PersonRow & { rights: readonly Right[] }>(
    `select ${personColumns},
       coalesce((select jsonb_agg(jsonb_build_object('kind', g.kind, 'scope', g.scope)) from rights g
         where g.site_id = p.site_id and g.person_id = p.person_id), '[]') as rights
     from people p where p.site_id = $1 and p.person_id = any($2::uuid[])`,
    [tx.scope.siteId, personIds],
  );
  return rows.map((row) => ({ person: toPerson(row), rights: row.rights }));
}

/** Everybody of the site; for workers and demo pages, never for a list that people see whole. */
export async function allPeople(tx: SiteTransaction): Promise<Person[]> {
  const rows = await tx.query<PersonRow>(
    `select ${personColumns} from people p where p.site_id = $1 order by p.person_id`,
    [tx.scope.siteId],
  );
  return rows.map(toPerson);
}

/**
 * Active people any word of whose name or address begins like the text, by name.
 * @param limit  most people, 1–50
 */
export async function searchPeople(
  tx: SiteTransaction,
  { text, limit }: { text: string; limit: number },
): Promise<Person[]> {
  const wanted = plainText(text);
  if (wanted === '') return [];
  // The end of the range is the beginning with the highest code point behind it: an index range, not a pattern. The people
  // found are an array, since a join would sooner read all of them.
  const rows = await tx.query<PersonRow>(
    `select ${personColumns} from people p
     where p.site_id = $1 and p.active and p.person_id = any(array(
       select w.person_id from person_words w
       where w.site_id = $1 and w.word >= $2 and w.word < $2 || chr(1114111) order by w.word limit 500))
     order by lower(p.display_name), p.person_id limit $3`,
    [tx.scope.siteId, wanted, limit],
  );
  return rows.map(toPerson);
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.person_id,
    displayName: row.display_name,
    mail: row.mail,
    userPrincipalName: row.user_principal_name,
    directoryObjectId: row.directory_object_id,
    language: row.language,
    zone: row.zone,
    defaultLocationId: row.default_location_id,
    vipCategories: row.vip_categories,
    active: row.active,
  };
}
