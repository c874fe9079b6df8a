import { accepted, refused } from '@planner/core';
import type { Outcome } from '@planner/core';
import { invalid } from './error-frame.ts';

/**
 * The version that a change is based on, from `If-Match` (RFC 9110 §13.1.1). One strong tag of ours; `*` would mean
 * "whatever it is by now", which is what the header is to prevent.
 * @returns on "no" PRECONDITION_REQUIRED without the header
 */
export function readIfMatch(header: string | undefined): Outcome<number> {
  if (header === undefined) return refused({ code: 'PRECONDITION_REQUIRED', field: 'If-Match', params: {} });
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined) return refused(invalid('If-Match', 'the ETag of the meeting as last read, such as "7"'));
  return accepted(Number(version));
}
