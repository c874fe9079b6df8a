import type { PersonId, RightKind, RightScope } from '@planner/core';
import type { NotAPerson } from './map-user.ts';
import type { SourceRow } from './directory.ts';
import type { PersonFields, WrittenFields } from './known-person.ts';

export type EntryAction = 'create' | 'update' | 'link' | 'reactivate' | 'deactivate' | 'skip' | 'refuse';

/** Why a row is what it is. */
export type EntryReason =
  | NotAPerson
  | 'noLongerFound'
  | 'rowInvalid'
  | 'loginTwice'
  | 'loginTaken'
  | 'loginLost'
  | 'deactivatedByHand'
  | 'otherJob'
  | 'lastAdministrator';

/** A right that a row gives; its id is made with the plan, so that applying it twice gives it once. */
export interface NewRight {
  readonly id: string;
  readonly kind: RightKind;
  readonly scope: RightScope;
  readonly origin: 'group' | 'default';
  readonly linkId: string | null;
}

/** One row of a plan: what the preview shows is what is applied. */
export interface PlanEntry {
  /** The source's id; of people whom the directory doesn't name any more, the one they had. */
  readonly externalId: string;
  /** null for users who don't become people */
  readonly personId: PersonId | null;
  readonly action: EntryAction;
  readonly reason: EntryReason | null;
  readonly notes: readonly string[];
  /** Version of the person that the row was made for; null for new people. */
  readonly version: number | null;
  readonly before: PersonFields | null;
  readonly after: PersonFields | null;
  readonly written: WrittenFields;
  readonly rightsGiven: readonly NewRight[];
  readonly rightsTaken: readonly string[];
  /** Login or address of theirs goes to somebody else in this plan, so it's let go before any row is applied. */
  readonly letsGo: boolean;
  /** What the source calls a user who doesn't become a person */
  readonly name?: string | null;
  /** Of a row of a file that is refused: where, and why */
  readonly row?: SourceRow;
}

export interface PlanCounts {
  readonly created: number;
  readonly changed: number;
  readonly linked: number;
  readonly deactivated: number;
  readonly reactivated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly refused: number;
}

/** Why a run waits for an administrator before its first change. */
export type BrakeReason = 'manyPeople' | 'nobodyRead' | 'groupEmptied';

export interface Plan {
  /** Without the unchanged; in the order of the source's ids. */
  readonly entries: readonly PlanEntry[];
  readonly counts: PlanCounts;
  readonly brake: { readonly reason: BrakeReason; readonly people: number } | null;
}
