import type { ParamKind } from './errors.ts';
import type { Language } from './language.ts';
import type { JsonValue } from './json.ts';
import type { PersonId } from './ids.ts';
import type { ZoneName } from './time/calendar.ts';

/**
 * The one catalogue of mails that Planner sends itself: what each one tells. Its words stand in the package `notify`, in every
 * language; `params` are what they read, made readable for whoever gets the mail, as those of refusals are.
 */
export const mailCatalogue = {
  testMail: { params: { site: 'text', by: 'text' } },
  invitation: { params: { site: 'text', inviter: 'text', until: 'instant' } },
  passwordReset: { params: { site: 'text', until: 'instant' } },
  passwordChanged: { params: { site: 'text', at: 'instant' } },
  localAdministratorSignedIn: { params: { site: 'text', name: 'text', at: 'instant' } },
  connectionTrouble: { params: { site: 'text', application: 'text', state: 'text', at: 'instant' } },
  connectionRestored: { params: { site: 'text', application: 'text', at: 'instant' } },
  credentialExpires: { params: { site: 'text', application: 'text', days: 'number', at: 'instant' } },
  roomCopyVanished: { params: { site: 'text', meeting: 'text', room: 'text', when: 'range', more: 'number' } },
  roomDeclined: { params: { site: 'text', meeting: 'text', room: 'text', when: 'range', reason: 'text' } },
  bookingMadeWay: { params: { site: 'text', meeting: 'text', room: 'text', when: 'range', more: 'number' } },
} as const satisfies { readonly [kind: string]: { readonly params: { readonly [name: string]: ParamKind } } };

export type MailKind = keyof typeof mailCatalogue;

/** Methods of a calendar file in a mail (RFC 5546): what the mailbox is to do with it. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'REPLY' | 'PUBLISH';

/** A mail as it is written in the transaction that makes it true. */
export interface NewMail {
  readonly id: string;
  /** Names the occasion in the site: a second mail with the same key is not written. */
  readonly key: string;
  readonly kind: MailKind;
  readonly to: { readonly address: string; readonly name: string | null; readonly personId: PersonId | null };
  /** Of whoever reads it. */
  readonly language: Language;
  /** The times it names are shown in. */
  readonly zone: ZoneName;
  readonly params: { readonly [name: string]: JsonValue };
  /** Where its button leads, `https://…`; null = it has none. */
  readonly link: string | null;
  /** A link that opens something by itself is kept sealed, and forgotten once the mail is sent. */
  readonly sealedLink?: { readonly sealed: Uint8Array; readonly keyId: string };
  /** An iCalendar file for the reader's calendar. */
  readonly calendar?: { readonly method: CalendarMethod; readonly content: string };
  /** Who is answered to; without it the sender of the deployment. */
  readonly replyTo?: string;
  readonly at: Temporal.Instant;
  /** After this instant it isn't worth sending any more; 24 hours unless told. */
  readonly expiresAt?: Temporal.Instant;
}

/** What a mail needs to know of its reader. */
export interface MailReader {
  readonly personId: PersonId;
  readonly name: string;
  readonly address: string;
  readonly language: Language;
  readonly zone: ZoneName;
}
