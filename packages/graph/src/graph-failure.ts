/**
 * Why Microsoft Graph didn't do it:
 * - `throttled`, `unavailable`: nothing happened; try again, not before `retryAt` where one is given
 * - `unknownOutcome`: a write may or may not have happened; look before trying again
 * - `notFound`: the item isn't there; `gone`: the mailbox isn't there (or has no cloud mailbox)
 * - `denied`: consent or mailbox access is missing
 * - `conflict`: If-Match didn't match; `duplicate`: this transactionId was used before
 * - `syncStateLost`: the delta link is worth nothing any more
 * - `invalid`: refused as it stands; trying again changes nothing
 */
export type GraphFailureKind =
  | 'throttled'
  | 'unavailable'
  | 'unknownOutcome'
  | 'notFound'
  | 'gone'
  | 'denied'
  | 'conflict'
  | 'duplicate'
  | 'syncStateLost'
  | 'invalid';

/** A call to Graph that didn't succeed, sorted by what the caller can do about it. */
export class GraphFailure extends Error {
  readonly kind: GraphFailureKind;
  /** Graph's own code, innermost first found; texts aren't stable and are never looked at. */
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;
  /** Not before this instant; null when Graph didn't say. */
  readonly retryAt: Temporal.Instant | null;

  constructor(
    what: {
      readonly kind: GraphFailureKind;
      readonly code: string;
      readonly status: number;
      readonly retryAt?: Temporal.Instant | null;
    },
    options?: ErrorOptions,
  ) {
    super(`Graph: ${what.kind} (${what.status} ${what.code})`, options);
    this.name = 'GraphFailure';
    this.kind = what.kind;
    this.code = what.code;
    this.status = what.status;
    this.retryAt = what.retryAt ?? null;
  }

  /** Whether the cause may pass by itself, so that the work is kept and tried again. */
  get mayPass(): boolean {
    return this.kind === 'throttled' || this.kind === 'unavailable' || this.kind === 'unknownOutcome';
  }
}

// The mailbox itself can't be used; any other 404 is about an item.
// Graph answers an address it doesn't know in several ways (microsoft-graph-docs#5291).
const mailboxCodes = new Set([
  'resourcenotfound',
  'errorinvaliduser',
  'mailboxnotenabledforrestapi',
  'request_resourcenotfound',
]);
// Passing states of a mailbox that come under several statuses.
const passingCodes = new Set(['errormailboxmoveinprogress', 'errorserverbusy', 'errorinternalservertransienterror']);

/**
 * Sorts an answer that wasn't a success.
 * @param write  whether the call could have changed something: then a 5xx leaves the outcome open
 */
export function classify(answer: {
  readonly status: number;
  readonly code: string;
  readonly write: boolean;
}): GraphFailureKind {
  const code = answer.code.toLowerCase();
  // Public code sees 400 and 409 for the same thing.
  if (code === 'errorduplicatetransactionid') return 'duplicate';
  if (code === 'syncstatenotfound' || answer.status === 410) return 'syncStateLost';
  if (answer.status === 429) return 'throttled';
  if (passingCodes.has(code)) return answer.write && answer.status >= 500 ? 'unknownOutcome' : 'unavailable';
  if (answer.status >= 500 && answer.status !== 507) return answer.write ? 'unknownOutcome' : 'unavailable';
  if (answer.status === 412 || code === 'errorirresolvableconflict') return 'conflict';
  if (answer.status === 401 || answer.status === 403) return 'denied';
  if (answer.status === 404) return mailboxCodes.has(code) ? 'gone' : 'notFound';
  return 'invalid';
}

/**
 * The first code of an error body, walking nested innerErrors (docs: errors.md); empty when the body isn't one.
 */
export function errorCodeOf(body: unknown): string {
  let node: unknown = isRecord(body) ? body['error'] : undefined;
  for (let depth = 0; depth < 5 && isRecord(node); depth += 1) {
    if (typeof node['code'] === 'string' && node['code'] !== '') return node['code'];
    node = node['innerError'] ?? node['innererror'];
  }
  return '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The instant that a Retry-After header names: seconds from now or an HTTP date.
 * @returns null when there is none or it can't be read
 */
export function retryAfterOf(header: string | null, now: Temporal.Instant): Temporal.Instant | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return now.add({ milliseconds: Math.ceil(Number(text) * 1000) });
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Temporal.Instant.fromEpochMilliseconds(date);
}
