import type { Language, LocationId, PersonId, RightKind, RightScope } from '@planner/core';

/** What an import writes of a person. */
export interface PersonFields {
  readonly login: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly language: Language;
  readonly locationId: LocationId | null;
  readonly company: string | null;
  readonly department: string | null;
  readonly active: boolean;
}

/** Fields that people also edit in Planner; what the import wrote last is remembered to tell whose a value is. */
export type SharedField = 'language' | 'locationId' | 'company';
export type WrittenFields = { readonly [field in SharedField]?: string | null };

export interface HeldRight {
  readonly id: string;
  readonly kind: RightKind;
  readonly scope: RightScope;
  readonly origin: 'manual' | 'group' | 'default';
  readonly linkId: string | null;
}

/** A person of the site before the run. */
export interface KnownPerson extends PersonFields {
  readonly id: PersonId;
  readonly version: number;
  /** Why an import deactivated them; null for active people and for those deactivated by hand. */
  readonly deactivatedBecause: string | null;
  /** Entra object id, also of people who were there before the first import */
  readonly directoryObjectId: string | null;
  /** The tie to this run's data source */
  readonly identity: {
    readonly externalId: string;
    readonly jobId: string | null;
    readonly written: WrittenFields;
  } | null;
  /** Tied to another data source */
  readonly isElsewhere: boolean;
  readonly rights: readonly HeldRight[];
}

/** Whether the person signs in without Microsoft: nothing ties them to a directory. */
export function isLocal(person: KnownPerson): boolean {
  return person.identity === null && person.directoryObjectId === null && !person.isElsewhere;
}

/** The form in which logins and addresses are compared: NFC, small letters of no particular language (ß stays ß). */
export function keyOf(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
