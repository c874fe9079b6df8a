import type { PersonId } from '@planner/core';
import { rightsHolders } from '@planner/db';
import type { SiteTransaction } from '@planner/db';

/** Display names of people of the site, those who have left included; one statement, none for nobody. */
export async function namesOf(
  tx: SiteTransaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map();
  const found = await rightsHolders(tx, [...new Set(people)]);
  return new Map(found.map(({ person }) => [person.id, person.displayName]));
}
