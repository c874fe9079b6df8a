import type { ErrorCode } from './errors.ts';

/**
 * Codes of the catalogue that this package doesn't raise, with the reason. `elsewhere` names the door that does, since the
 * matter isn't one of pure rules; `later` waits for a part of Planner that isn't built: these lines only go away.
 * `errors.test.ts` reads it.
 */
export const codesNotYetRaised: {
  readonly [code in ErrorCode]?: { readonly where: 'elsewhere' | 'later'; readonly because: string };
} = {
  INVALID_REQUEST: { where: 'elsewhere', because: 'server: a body, query or header that its schema refuses' },
  NOT_FOUND: { where: 'elsewhere', because: 'bookings and server: an id that this site does not have' },
  STALE_VERSION: { where: 'elsewhere', because: 'bookings: If-Match names another version' },
  PRECONDITION_REQUIRED: { where: 'elsewhere', because: 'server: a change without If-Match' },
  IDEMPOTENCY_MISMATCH: { where: 'elsewhere', because: 'server: the key came with another body' },
  IDEMPOTENCY_IN_PROGRESS: { where: 'elsewhere', because: 'server: the first request with the key still runs' },
  NAME_TAKEN: { where: 'elsewhere', because: 'server: another import job of the site has the name' },
  IMPORT_RUNNING: { where: 'elsewhere', because: 'server: one import a site at a time' },
  IMPORT_NOT_READY: { where: 'elsewhere', because: 'server: an import without consent, file or link' },
  IMPORT_PLAN_CLOSED: { where: 'elsewhere', because: 'server: a plan that is too old, or waits for another number' },
  FILE_REFUSED: { where: 'elsewhere', because: 'server: a file of people that cannot be read as a whole' },

  SIGN_IN_REQUIRED: { where: 'elsewhere', because: 'server: a route that needs a session' },
  SIGN_IN_REFUSED: { where: 'elsewhere', because: 'identity: a login or password that is wrong' },
  SECOND_FACTOR_REQUIRED: { where: 'elsewhere', because: 'identity: a password whose account has a second factor' },
  RECENT_SIGN_IN_REQUIRED: { where: 'elsewhere', because: 'server: a change that wants a sign-in of the last minutes' },
  PASSWORD_REFUSED: { where: 'elsewhere', because: 'identity: a password that may not be chosen' },
  LINK_CLOSED: { where: 'elsewhere', because: 'identity: a link of a mail that is used or too old' },
  LAST_ADMINISTRATOR: { where: 'elsewhere', because: 'identity: nobody would be left who can sign in and administer' },
  RATE_LIMITED: { where: 'elsewhere', because: 'identity: limits per account and address' },
  PERSON_NOT_IMPORTED: { where: 'elsewhere', because: 'server: Outlook’s sign-in of somebody whom Planner has not' },
  ADDIN_OUTDATED: { where: 'elsewhere', because: 'server: a task pane of another version' },
  BODY_TOO_LARGE: { where: 'elsewhere', because: 'server: limit of the body parser' },
  UNAVAILABLE: { where: 'elsewhere', because: 'server: the database is away' },
  STORAGE_FULL: { where: 'elsewhere', because: 'server: the database reports a full disk' },

  CONNECTION_INCOMPLETE: { where: 'elsewhere', because: 'sites: consent or a certificate before the ids are entered' },
  MAILBOX_REFUSED: { where: 'elsewhere', because: 'sync: an address that can’t be linked to a room' },
  LINK_CHANGED: { where: 'elsewhere', because: 'sync: what linking took over was changed since' },
  PUBLIC_ADDRESS_MISSING: { where: 'elsewhere', because: 'server: consent, where no public address is set' },
  EXCHANGE_DECLINED: { where: 'elsewhere', because: 'sync: rooms whose requests Exchange answers' },
  SIGN_ON_SOURCE_REFUSED: { where: 'elsewhere', because: 'identity: what was entered of the identity provider' },
  SIGN_ON_REQUIRED: { where: 'elsewhere', because: 'server: another way in where single sign-on is the only one' },
  SIGN_ON_NOT_READY: { where: 'elsewhere', because: 'identity: single sign-on before it was set up and tested' },

  MEETING_LOCKED: { where: 'later', because: 'locking the rooms of a meeting' },
  ORDER_LATE: { where: 'later', because: 'services and their deadlines' },
  QUANTITY: { where: 'later', because: 'services' },
  SERVICE_UNAVAILABLE: { where: 'later', because: 'services' },
  COST_SPLIT: { where: 'later', because: 'cost centres' },
  APPROVAL_REQUIRED: { where: 'later', because: 'rule 14, approval' },
  POLICY_REFUSED: { where: 'later', because: 'rule 14, approval' },
  ATOM_IN_USE: { where: 'later', because: 'editing the parts of a divisible room' },
};
