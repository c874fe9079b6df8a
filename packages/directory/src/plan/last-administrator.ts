import type { PersonId } from '@planner/core';
import type { PlanEntry } from './entry.ts';
import { type KnownPerson, isLocal } from './known-person.ts';

/**
 * The person whose row would take the last administrator away, or the last one who signs in without Microsoft: the first of
 * them in the plan. Their row has to be refused, and the plan made anew, since it counted on it.
 * @returns null when an administrator of both kinds remains, or there was none
 */
export function lastAdministrator(entries: readonly PlanEntry[], people: readonly KnownPerson[]): PersonId | null {
  const byPerson = new Map(
    entries.flatMap((entry) => (entry.personId && entry.after ? [[entry.personId, entry] as const] : [])),
  );
  const remain = people.filter((person) => isAdministratorAfter(person, byPerson.get(person.id)));
  const isGained = entries.some(
    ({ version, after, rightsGiven }) => version === null && after && rightsGiven.some(isAdministrator),
  );
  const before = people.filter((person) => person.active && person.rights.some(isAdministrator));
  // Whoever is tied to the directory by this plan isn't local any more.
  const isLocalAfter = (person: KnownPerson) => isLocal(person) && !byPerson.get(person.id)?.after;
  const lost = [
    ...(remain.length > 0 || isGained ? [] : before),
    ...(remain.some(isLocalAfter) ? [] : before.filter(isLocal)),
  ];
  return entries.find(({ personId, after }) => after && lost.some(({ id }) => id === personId))?.personId ?? null;
}

function isAdministratorAfter(person: KnownPerson, entry: PlanEntry | undefined): boolean {
  if (!(entry?.after ?? person).active) return false;
  if (entry?.after && entry.rightsGiven.some(isAdministrator)) return true;
  return person.rights.some((right) => isAdministrator(right) && !(entry?.rightsTaken.includes(right.id) ?? false));
}

const isAdministrator = ({ kind }: { readonly kind: string }): boolean => kind === 'administrator';
