import type { Actor as RuleActor, Attendee, Organizer, PersonId, Source } from '@planner/core';
import type { RightsHolder } from '@planner/db';
import type { Actor } from '../actor.ts';
import { systemRights } from '../actor.ts';

/** The organizer as they are stored with a meeting. */
export interface KnownOrganizer {
  readonly organizer: Organizer;
  readonly id: PersonId | null;
  readonly name: string;
  readonly address: string | null;
  /** The same for two meetings of one organizer. */
  readonly key: string | null;
}

/** @returns null when the organizer is said to be a person whom the site doesn't have */
export function knownOrganizer(organizer: Organizer, people: readonly RightsHolder[]): KnownOrganizer | null {
  if (organizer.kind === 'external') {
    const key = organizer.address === '' ? null : organizer.address.toLowerCase();
    return { organizer, id: null, name: organizer.name, address: organizer.address, key };
  }
  const found = people.find(({ person }) => person.id === organizer.personId);
  if (!found) return null;
  const { id, displayName, mail } = found.person;
  return { organizer, id, name: displayName, address: mail, key: id };
}

/** Who is asked for rights: the person who acts; for what comes from Exchange its organizer, since it doesn't say who typed. */
export function ruleActorOf(actor: Actor, organizer: KnownOrganizer, people: readonly RightsHolder[]): RuleActor {
  if (actor.kind === 'person') return actor;
  if (actor.kind === 'system') return { personId: null, rights: systemRights, vipCategories: [] };
  const found = people.find(({ person }) => person.id === organizer.id);
  if (!found) return { personId: null, rights: [], vipCategories: [] };
  return { personId: found.person.id, rights: found.rights, vipCategories: found.person.vipCategories };
}

/** Organizer and attendees, or the number given when it's larger. */
export function headcountOf(attendees: readonly Attendee[], given: number | null): number {
  return Math.max(1 + attendees.length, given ?? 0);
}

/** Whether the answer of Exchange's own attendant is due before a booking counts as confirmed. */
export function answerIsDue(
  { authority, mailbox }: { authority: 'planner' | 'exchange'; mailbox: string | null },
  source: Source,
): boolean {
  return source !== 'exchange' && authority === 'exchange' && mailbox !== null;
}
