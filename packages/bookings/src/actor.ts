import type { PersonId, Right } from '@planner/core';
import type { AuditActor } from '@planner/db';

/** Who makes a change. What Exchange brings is judged by its organizer's rights; a program of ours may do all that a facility manager may. */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: PersonId;
      readonly rights: readonly Right[];
      readonly vipCategories: readonly string[];
      readonly displayName: string;
    }
  | { readonly kind: 'exchange' }
  | { readonly kind: 'system'; readonly name: string };

/** The actor as the audit names them. */
export function auditActor(actor: Actor): AuditActor {
  return actor.kind === 'person' ? { kind: 'person', personId: actor.personId } : actor;
}

/** Rights of a program of ours (import, demo set-up): everything about rooms and other people's meetings, in the whole site. */
export const systemRights: readonly Right[] = [
  { kind: 'manageRooms', scope: { kind: 'site' } },
  { kind: 'bookForOthers', scope: { kind: 'site' } },
];
