import type { JsonValue } from './json.ts';

/**
 * The one catalogue of refusals and errors (docs/reference/errors.md is made from it).
 * `status` is the HTTP status of the code when it is the first error of an answer; 0 = never an HTTP answer.
 */
export const errorCatalogue = {
  INVALID_REQUEST: { status: 400 },
  TIME_RANGE_INVALID: { status: 422 },
  ZONE_UNKNOWN: { status: 422 },
  NOT_FOUND: { status: 404 },
  RIGHT_MISSING: { status: 403 },
  ROOM_TAKEN: { status: 409 },
  STALE_VERSION: { status: 412 },
  PRECONDITION_REQUIRED: { status: 428 },
  IN_THE_PAST: { status: 422 },
  LEAD_TIME: { status: 422 },
  HORIZON_EXCEEDED: { status: 422 },
  OUTSIDE_HOURS: { status: 422 },
  OFF_GRID: { status: 422 },
  TOO_SHORT: { status: 422 },
  TOO_LONG: { status: 422 },
  SERIES_INFINITE: { status: 422 },
  SERIES_EMPTY: { status: 422 },
  SERIES_TOO_LONG: { status: 422 },
  SERIES_SELF_OVERLAP: { status: 422 },
  PATTERN_INVALID: { status: 400 },
  PATTERN_UNSUPPORTED: { status: 422 },
  OCCURRENCE_CROSSES_NEIGHBOUR: { status: 422 },
  ORDER_LATE: { status: 422 },
  QUANTITY: { status: 422 },
  SERVICE_UNAVAILABLE: { status: 422 },
  COST_SPLIT: { status: 422 },
  IDEMPOTENCY_MISMATCH: { status: 422 },
  IDEMPOTENCY_IN_PROGRESS: { status: 409 },
  CHECKIN_TOO_EARLY: { status: 409 },
  CHECKIN_TOO_LATE: { status: 409 },
  APPROVAL_PENDING: { status: 409 },
  APPROVAL_REQUIRED: { status: 201 },
  APPROVAL_DECIDED: { status: 409 },
  APPROVAL_EXPIRED: { status: 0 },
  BOOKING_CLOSED: { status: 409 },
  MEETING_LOCKED: { status: 423 },
  RATE_LIMITED: { status: 429 },
  SIGN_IN_REQUIRED: { status: 401 },
  BODY_TOO_LARGE: { status: 413 },
  UNAVAILABLE: { status: 503 },
  STORAGE_FULL: { status: 507 },
  VIP_ONLY: { status: 403 },
  ROOM_INACTIVE: { status: 409 },
  ROOM_BLOCKED: { status: 409 },
  CAPACITY: { status: 422 },
  QUOTA: { status: 422 },
  POLICY_REFUSED: { status: 422 },
  ATOM_IN_USE: { status: 409 },
  ADDIN_OUTDATED: { status: 426 },
  EXCHANGE_DECLINED: { status: 0 },
} as const;

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
