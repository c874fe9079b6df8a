import { isWholeMinute } from '../time/wall-time.ts';
import { always, refusalOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** Rule 1: the end lies after the start, and both on whole minutes. */
export const range: Rule = {
  codes: ['TIME_RANGE_INVALID'],
  appliesTo: always,
  check: (request) => {
    const { start, end } = request;
    if (Temporal.Instant.compare(start, end) >= 0)
      return refusalOf(request, 'TIME_RANGE_INVALID', { kind: 'order' }, 'end');
    if (!isWholeMinute(start)) return refusalOf(request, 'TIME_RANGE_INVALID', { kind: 'precision' }, 'start');
    if (!isWholeMinute(end)) return refusalOf(request, 'TIME_RANGE_INVALID', { kind: 'precision' }, 'end');
    return null;
  },
};
