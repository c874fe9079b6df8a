import type { PersonId } from '@planner/core';

export const demoRoles = ['employee', 'facilityManager', 'administrator'] as const;
export type DemoRole = (typeof demoRoles)[number];

/** A person of the demo organisation whom one click signs in as. */
export interface DemoPerson {
  readonly id: PersonId;
  readonly displayName: string;
  readonly role: DemoRole;
  /** What this person does all day, in the site's language. */
  readonly description: string;
}

/**
 * Sign-in by a click on a name. It exists only where a list of people is handed in, which `planner demo` alone does;
 * without it the route answers like an unknown one.
 */
export interface DemoProvider {
  readonly kind: 'demo';
  readonly people: readonly DemoPerson[];
  /** @returns null for somebody who isn't on the list, though they may be a person of the site */
  admit(personId: string): PersonId | null;
}

/** The provider for these people and for nobody else. */
export function demoProvider(people: readonly DemoPerson[]): DemoProvider {
  return {
    kind: 'demo',
    people,
    admit: (personId) => people.find((person) => person.id === personId)?.id ?? null,
  };
}
