import type { JsonValue } from './json.ts';

/**
 * What a parameter of a refusal is in JSON, and so how it's shown. Instants are ISO texts in UTC, dates `yyyy-MM-dd`;
 * a range is `{start, end}` of instants; an offer is a room with a range; persons are ids, which only the door that
 * answers may turn into names.
 */
export type ParamKind =
  | 'text'
  | 'texts'
  | 'number'
  | 'flag'
  | 'date'
  | 'instant'
  | 'range'
  | 'ranges'
  | 'offers'
  | 'rooms'
  | 'person'
  | 'persons';

/**
 * The one catalogue of refusals and errors (docs/reference/errors.md is made from it).
 * `status` is the HTTP status of the code when it is the first error of an answer; 0 = never an HTTP answer.
 * `params` are the parameters that the code's sentences read; each may be missing. Refusals about a room carry
 * `roomId`, `room` (its name) and `zone` as well, those of one date of a series `date`.
 */
export const errorCatalogue = {
  INVALID_REQUEST: { status: 400, params: { field: 'text', expected: 'text' } },
  TIME_RANGE_INVALID: { status: 422, params: { kind: 'text' } },
  ZONE_UNKNOWN: { status: 422, params: { name: 'text', nearest: 'texts' } },
  NOT_FOUND: { status: 404, params: {} },
  RIGHT_MISSING: { status: 403, params: { right: 'text', location: 'text' } },
  ROOM_TAKEN: { status: 409, params: { room: 'text', with: 'range', alternatives: 'offers', buffersOnly: 'flag' } },
  STALE_VERSION: { status: 412, params: { changedBy: 'person', changedAt: 'instant' } },
  PRECONDITION_REQUIRED: { status: 428, params: {} },
  IN_THE_PAST: { status: 422, params: { room: 'text', earliest: 'instant' } },
  LEAD_TIME: { status: 422, params: { room: 'text', leadMinutes: 'number', earliest: 'instant' } },
  HORIZON_EXCEEDED: { status: 422, params: { room: 'text', lastDate: 'date' } },
  OUTSIDE_HOURS: { status: 422, params: { room: 'text', date: 'date', open: 'ranges', nearest: 'range' } },
  OFF_GRID: { status: 422, params: { room: 'text', granularityMinutes: 'number', nearest: 'range' } },
  TOO_SHORT: { status: 422, params: { room: 'text', minutes: 'number', minMinutes: 'number', earliestEnd: 'instant' } },
  TOO_LONG: { status: 422, params: { room: 'text', minutes: 'number', maxMinutes: 'number', latestEnd: 'instant' } },
  SERIES_INFINITE: { status: 422, params: { lastDate: 'date' } },
  SERIES_EMPTY: { status: 422, params: { startDate: 'date', lastDate: 'date' } },
  SERIES_TOO_LONG: { status: 422, params: { limit: 'number', lastDate: 'date' } },
  SERIES_SELF_OVERLAP: { status: 422, params: { first: 'date', second: 'date', bufferMinutes: 'number' } },
  PATTERN_INVALID: { status: 400, params: { field: 'text', expected: 'text' } },
  PATTERN_UNSUPPORTED: { status: 422, params: { part: 'text' } },
  OCCURRENCE_CROSSES_NEIGHBOUR: { status: 422, params: { date: 'date', earliest: 'date', latest: 'date' } },
  ORDER_LATE: { status: 422, params: { service: 'text', deadline: 'instant' } },
  QUANTITY: { status: 422, params: { service: 'text', min: 'number', max: 'number' } },
  SERVICE_UNAVAILABLE: { status: 422, params: { service: 'text', available: 'ranges' } },
  COST_SPLIT: { status: 422, params: { difference: 'number' } },
  IDEMPOTENCY_MISMATCH: { status: 422, params: {} },
  IDEMPOTENCY_IN_PROGRESS: { status: 409, params: { retryAfterSeconds: 'number' } },
  CHECKIN_TOO_EARLY: { status: 409, params: { opensAt: 'instant' } },
  CHECKIN_TOO_LATE: { status: 409, params: { releasedAt: 'instant' } },
  APPROVAL_PENDING: { status: 409, params: { approvers: 'persons', by: 'instant' } },
  APPROVAL_REQUIRED: { status: 201, params: { room: 'text', approvers: 'persons', by: 'instant' } },
  APPROVAL_DECIDED: { status: 409, params: { decidedBy: 'person' } },
  APPROVAL_EXPIRED: { status: 0, params: {} },
  BOOKING_CLOSED: { status: 409, params: { state: 'text', at: 'instant' } },
  MEETING_LOCKED: { status: 423, params: { lockedBy: 'person' } },
  RATE_LIMITED: { status: 429, params: { retryAfterSeconds: 'number' } },
  SIGN_IN_REQUIRED: { status: 401, params: {} },
  SIGN_IN_REFUSED: { status: 401, params: {} },
  SECOND_FACTOR_REQUIRED: { status: 401, params: { kind: 'text' } },
  RECENT_SIGN_IN_REQUIRED: { status: 403, params: {} },
  PASSWORD_REFUSED: { status: 422, params: { reason: 'text' } },
  LINK_CLOSED: { status: 409, params: {} },
  LAST_ADMINISTRATOR: { status: 409, params: {} },
  PERSON_NOT_IMPORTED: { status: 403, params: {} },
  BODY_TOO_LARGE: { status: 413, params: { limitBytes: 'number' } },
  UNAVAILABLE: { status: 503, params: { retryAfterSeconds: 'number' } },
  STORAGE_FULL: { status: 507, params: {} },
  CONNECTION_INCOMPLETE: { status: 409, params: {} },
  PUBLIC_ADDRESS_MISSING: { status: 409, params: {} },
  SIGN_ON_SOURCE_REFUSED: { status: 422, params: { reason: 'text' } },
  SIGN_ON_REQUIRED: { status: 403, params: {} },
  SIGN_ON_NOT_READY: { status: 409, params: { reason: 'text' } },
  MAILBOX_REFUSED: { status: 422, params: { reason: 'text', address: 'text', found: 'text', room: 'text' } },
  LINK_CHANGED: { status: 409, params: { count: 'number' } },
  VIP_ONLY: { status: 403, params: { room: 'text', category: 'text' } },
  ROOM_INACTIVE: { status: 409, params: { room: 'text' } },
  ROOM_BLOCKED: { status: 409, params: { room: 'text', from: 'instant', until: 'instant' } },
  CAPACITY: { status: 422, params: { room: 'text', limit: 'number', headcount: 'number', larger: 'rooms' } },
  QUOTA: { status: 422, params: { kind: 'text', limit: 'number', used: 'number', date: 'date' } },
  POLICY_REFUSED: { status: 422, params: { room: 'text', approvers: 'persons' } },
  ATOM_IN_USE: { status: 409, params: { count: 'number' } },
  ADDIN_OUTDATED: { status: 426, params: {} },
  NAME_TAKEN: { status: 409, params: { name: 'text' } },
  IMPORT_RUNNING: { status: 409, params: { job: 'text', since: 'instant', percent: 'number' } },
  IMPORT_NOT_READY: { status: 409, params: { reason: 'text' } },
  IMPORT_PLAN_CLOSED: { status: 409, params: { reason: 'text', people: 'number' } },
  FILE_REFUSED: { status: 422, params: { reason: 'text', line: 'number', column: 'text' } },
  EXCHANGE_DECLINED: { status: 0, params: { room: 'text', reason: 'text', alternatives: 'offers' } },
} as const satisfies {
  readonly [code: string]: { readonly status: number; readonly params: { readonly [name: string]: ParamKind } };
};

export type ErrorCode = keyof typeof errorCatalogue;

/** An expected "no": returned, never thrown. `params` fill the sentence of the code in every language. */
export interface Refusal {
  readonly code: ErrorCode;
  /** Path of the field the refusal is about, as the API spells it (`end`, `series.pattern.interval`). */
  readonly field?: string;
  readonly params: { readonly [name: string]: JsonValue };
}

/** What a use case answers: the value with its warnings, or every reason why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Refusal[] }
  | { readonly ok: false; readonly errors: readonly Refusal[] };

export function accepted<T>(value: T, warnings: readonly Refusal[] = []): Outcome<T> {
  return { ok: true, value, warnings };
}

export function refused(...errors: readonly Refusal[]): { readonly ok: false; readonly errors: readonly Refusal[] } {
  return { ok: false, errors };
}
