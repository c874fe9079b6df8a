import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';

/** A half-open stretch of time, epoch milliseconds. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

const maxDays = 1825;

/**
 * `startDateTime` and `endDateTime` of a request. Offsets in the values decide, none means UTC; the preferred zone of
 * the answer has no say.
 * @throws GraphError 400: missing, unreadable, turned round, or longer than 1825 days
 */
export function readWindow(request: GraphRequest): TimeWindow {
  return windowBetween(request.query.get('startdatetime'), request.query.get('enddatetime'));
}

/** The same for a start and an end that stand elsewhere in the address. @throws GraphError 400 */
export function windowBetween(start: string | undefined, end: string | undefined): TimeWindow {
  const from = readInstant(start, 'StartDateTime');
  const to = readInstant(end, 'EndDateTime');
  if (to < from) {
    throw new GraphError(400, 'ErrorInvalidParameter', 'The EndDateTime must be later than the StartDateTime.');
  }
  if (to - from > maxDays * 86_400_000) {
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      `Your request can't be completed. The range between the start and end dates is greater than the allowed range. Maximum number of days: ${maxDays}`,
    );
  }
  return { from, to };
}

function readInstant(text: string | undefined, name: string): number {
  if (text === undefined || text === '') {
    throw new GraphError(
      400,
      'ErrorInvalidParameter',
      `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
    );
  }
  // A "+" that wasn't encoded arrives as a space.
  const plain = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?))?(Z|[+ -]\d\d:\d\d)?$/i.exec(text.trim());
  try {
    if (!plain) throw new RangeError(text);
    const offset = (plain[3] ?? 'Z').replace(' ', '+');
    return Temporal.Instant.from(`${plain[1]}T${plain[2] ?? '00:00'}${offset}`).epochMilliseconds;
  } catch {
    throw new GraphError(400, 'ErrorInvalidParameter', `The value '${text}' of parameter ${name} is invalid.`);
  }
}
