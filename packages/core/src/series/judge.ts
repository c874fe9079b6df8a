import { accepted, refused } from '../errors.ts';
import type { ErrorCode, Outcome, Refusal } from '../errors.ts';
import type { SeriesPolicy } from '../room.ts';
import { checkRules } from '../rules/index.ts';
import type { RuleRequest } from '../rules/rule.ts';
import { decideSeries } from './conflict-policy.ts';
import type { DateConflict } from './conflict-policy.ts';
import type { Occurrence } from './series.ts';

/** A series that asks for one room. */
export interface SeriesRequest {
  /** The dates to judge; on an extension or a re-added date only the added ones. */
  readonly occurrences: readonly Occurrence[];
  /** The rule request of one date: the series' times are filled in, neighbours are those near this date. */
  readonly requestFor: (occurrence: Occurrence) => RuleRequest;
  readonly policy: SeriesPolicy;
  /** Site setting: keep what lies inside the horizon instead of refusing the whole. */
  readonly horizonTrim: boolean;
}

/** The part of a series that a room takes. */
export interface SeriesVerdict {
  readonly booked: readonly Occurrence[];
  /** Dates that can't be had: stored as cancelled for this room, and reported. */
  readonly skipped: readonly DateConflict[];
  /** Dates beyond the horizon that were cut off, when the site trims; the series ends before the first of them. */
  readonly cut: readonly Occurrence[];
}

/** Refusals that are about the series as a whole, not about one of its dates: no policy skips them (domain §7.1). */
const ofTheWhole: ReadonlySet<ErrorCode> = new Set([
  'TIME_RANGE_INVALID',
  'RIGHT_MISSING',
  'VIP_ONLY',
  'HORIZON_EXCEEDED',
]);

/**
 * Whether a room takes a series: every rule for every date, the horizon for the whole, the room's policy for the rest.
 * With several rooms each is judged; the meeting is booked only if all of them take it.
 * @returns on "no": the refusals of the whole, each once, then those of the conflicting dates with `params.date`
 */
export function judgeSeries(series: SeriesRequest): Outcome<SeriesVerdict> {
  const whole = new Map<ErrorCode, Refusal>();
  const warnings = new Map<ErrorCode, Refusal>();
  const conflicts: DateConflict[] = [];
  const booked: Occurrence[] = [];
  const cut: Occurrence[] = [];
  for (const occurrence of series.occurrences) {
    const verdict = checkRules(counted(series.requestFor(occurrence), booked.length));
    for (const warning of verdict.warnings) if (!warnings.has(warning.code)) warnings.set(warning.code, warning);
    const beyond = verdict.errors.find(({ code }) => code === 'HORIZON_EXCEEDED');
    if (series.horizonTrim && beyond) {
      cut.push(occurrence);
      warnings.set('HORIZON_EXCEEDED', beyond);
      continue;
    }
    for (const error of verdict.errors) if (ofTheWhole.has(error.code)) whole.set(error.code, error);
    const ofTheDate = verdict.errors.filter(({ code }) => !ofTheWhole.has(code));
    if (ofTheDate.length > 0) conflicts.push({ key: occurrence.key, refusals: ofTheDate });
    else booked.push(occurrence);
  }
  const beyond = warnings.get('HORIZON_EXCEEDED');
  if (beyond && cut.length > 0 && cut.length === series.occurrences.length) return refused(beyond);
  const decision = decideSeries(series.policy, series.occurrences.length - cut.length, conflicts);
  if (whole.size > 0) return refused(...whole.values(), ...(decision.ok ? [] : decision.errors));
  if (!decision.ok) return decision;
  return accepted({ booked, skipped: decision.value.skipped, cut }, [...warnings.values()]);
}

/** The dates of this series that are booked already count against the quota of open bookings. */
function counted(request: RuleRequest, booked: number): RuleRequest {
  if (!request.quota || booked === 0) return request;
  return { ...request, quota: { ...request.quota, openBookings: request.quota.openBookings + booked } };
}
