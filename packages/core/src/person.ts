import type { LocationId, PersonId } from './ids.ts';
import type { Language } from './language.ts';
import type { ZoneName } from './time/calendar.ts';

export interface Person {
  readonly id: PersonId;
  readonly displayName: string;
  /** Primary SMTP address, compared without regard to case; null = no mailbox */
  readonly mail: string | null;
  readonly userPrincipalName: string;
  /** Entra object id; null for a local account */
  readonly directoryObjectId: string | null;
  readonly language: Language;
  readonly zone: ZoneName;
  readonly defaultLocationId: LocationId | null;
  readonly vipCategories: readonly string[];
  readonly active: boolean;
}
