import { createHash } from 'node:crypto';
import { weekdays } from '@planner/core';
import type { JsonValue, Privacy, SeriesRule } from '@planner/core';
import { graphZoneOf } from '@planner/graph';

/** Key of a single meeting's only date. */
export const onlyDate = '';

/** Start and end of one date, as instants in text form (whole minutes, UTC). */
export type Span = readonly [start: string, end: string];

/** The part of a meeting in one room that both sides own, normalised so that equal means "same for both sides". */
export interface Projection {
  readonly subject: string;
  readonly privacy: Privacy;
  readonly people: readonly string[];
  /** Graph's name of the zone. */
  readonly zone: string;
  readonly allDay: boolean;
  /** Canonical text of the rule; null for a single meeting. */
  readonly rule: string | null;
  /** By original local date, or `onlyDate`. */
  readonly dates: Readonly<Record<string, Span>>;
  /** Only of what Planner writes: addresses of the rooms of those dates that have others than the meeting itself. */
  readonly roomsOfDates?: Readonly<Record<string, readonly string[]>>;
}

export const projectionFields = ['subject', 'privacy', 'people', 'time'] as const;
export type ProjectionField = (typeof projectionFields)[number];

/** One spelling for all rules that say the same. */
export function canonicalRule(rule: SeriesRule): string {
  const days =
    'daysOfWeek' in rule.pattern
      ? weekdays.filter((day) => 'daysOfWeek' in rule.pattern && rule.pattern.daysOfWeek.includes(day))
      : null;
  const { pattern, range, startTime, endTime, endDayOffset, allDay } = rule;
  return stableText({
    pattern: days ? { ...pattern, daysOfWeek: days } : { ...pattern },
    range: { ...range },
    zone: graphZoneOf(rule.zone),
    times: [startTime, endTime, endDayOffset, allDay],
  });
}

/** JSON with sorted keys, so that equal values have equal texts. */
export function stableText(value: JsonValue): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** A short name for a value: same value, same name. */
export function fingerprint(value: JsonValue): string {
  return createHash('sha256').update(stableText(value)).digest('base64url').slice(0, 22);
}

/** How the two sides' dates differ from now on; dates that have begun are history and never differ. */
export interface DateDifferences {
  /** Theirs alone. */
  readonly added: readonly string[];
  /** Ours alone. */
  readonly removed: readonly string[];
  /** On both sides, at other times. */
  readonly moved: readonly string[];
}

/** Compares dates key by key, leaving out those that had begun at `now` on either side. */
export function dateDifferences(
  theirs: Readonly<Record<string, Span>>,
  ours: Readonly<Record<string, Span>>,
  now: Temporal.Instant,
): DateDifferences {
  const added: string[] = [];
  const removed: string[] = [];
  const moved: string[] = [];
  for (const [key, span] of Object.entries(theirs)) {
    const own = ours[key];
    if (!own) {
      if (!isOver(span, now)) added.push(key);
    } else if (own[0] !== span[0] || own[1] !== span[1]) {
      // A date that had begun on our side stays what it was, unless it's now to take place later.
      if (!hasBegun(own, now) || !hasBegun(span, now)) moved.push(key);
    }
  }
  for (const [key, span] of Object.entries(ours)) if (!theirs[key] && !hasBegun(span, now)) removed.push(key);
  return { added, removed, moved };
}

/** Whether anything differs. */
export function differs(differences: DateDifferences): boolean {
  return differences.added.length + differences.removed.length + differences.moved.length > 0;
}

/** Fields in which two projections differ, from now on. */
export function changedFields(one: Projection, other: Projection, now: Temporal.Instant): Set<ProjectionField> {
  const changed = new Set<ProjectionField>();
  if (one.subject !== other.subject) changed.add('subject');
  if (one.privacy !== other.privacy) changed.add('privacy');
  if (stableText(one.people) !== stableText(other.people)) changed.add('people');
  if (differs(dateDifferences(one.dates, other.dates, now))) changed.add('time');
  return changed;
}

function hasBegun([start]: Span, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(start), now) <= 0;
}

function isOver([, end]: Span, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(end), now) <= 0;
}
