import type { PersonId, RightSet } from '@planner/core';
import type { Grant, PersonState } from '@planner/db';
import type { z } from 'zod';
import type { adminPersonDetailsSchema, adminPersonSchema } from '../api/admin-people-schema.ts';
import { presentRight } from './session.ts';

/** A person as whoever manages people sees them. */
export function presentAdminPerson(state: PersonState): z.output<typeof adminPersonSchema> {
  const { person } = state;
  const isInvited = person.directoryObjectId === null && !state.hasPassword && state.isInvited;
  return {
    id: person.id,
    displayName: person.displayName,
    login: person.userPrincipalName,
    mail: person.mail,
    language: person.language,
    company: state.company,
    department: state.department,
    state: person.active ? (isInvited ? 'invited' : 'active') : 'deactivated',
    deactivatedBecause: state.deactivatedBecause,
    deactivatedAt: state.deactivatedAt && state.deactivatedAt.toString(),
    isInDirectory: person.directoryObjectId !== null,
    hasPassword: state.hasPassword,
    rights: [...state.kinds],
  };
}

/** A person with every grant and what stands behind it. @param names  of people who gave one */
export function presentAdminDetails(
  state: PersonState,
  grants: readonly Grant[],
  { names, sessions }: { readonly names: ReadonlyMap<PersonId, string>; readonly sessions: number },
): z.output<typeof adminPersonDetailsSchema> {
  return {
    person: presentAdminPerson(state),
    grants: grants.map((grant) => ({
      id: grant.id,
      rightSet: grant.rightSet as RightSet | null,
      rights: [...grant.kinds],
      scope: presentRight({ kind: 'book', scope: grant.scope }).scope,
      origin: grant.origin,
      grantedBy: grant.grantedBy && (names.get(grant.grantedBy) ?? null),
      grantedAt: grant.grantedAt && grant.grantedAt.toString(),
      job: grant.jobName,
      group: grant.groupName,
    })),
    sessions,
  };
}
