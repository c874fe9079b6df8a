import { ceilToMinute, dateIn, expandSeries, floorToMinute } from '@planner/core';
import type { IsoDate, Refusal, SeriesRule } from '@planner/core';
import { graphZoneOf, seriesRuleOf } from '@planner/graph';
import type { RemoteEvent, RemoteResponse } from '@planner/graph';
import { canonicalRule, fingerprint, onlyDate } from '../projection.ts';
import type { Projection, Span } from '../projection.ts';

/** One date of a room copy, as it occupies the room: start floored and end ceiled to the minute. */
export interface RemoteDate {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly response: RemoteResponse;
}

/** A meeting as a room's calendar shows it, whole: a single one, an orphan date, or a series with all its dates. */
export interface RemoteItem {
  readonly event: RemoteEvent;
  readonly uid: string;
  /** Set for an orphan: one date of a series whose master isn't in this mailbox. */
  readonly originalStart: Temporal.Instant | null;
  readonly rule: SeriesRule | null;
  /** By original local date in the series zone, or `onlyDate`; empty when the series can't be expanded. */
  readonly dates: ReadonlyMap<string, RemoteDate>;
  /** Whether the dates aren't simply those of the rule. */
  readonly explicit: boolean;
  /** Why the series has no dates (endless, too long …). */
  readonly refusals: readonly Refusal[];
  /** Set for an endless series that is honoured: held as far as this date, and further as time passes. */
  readonly heldUntil: IsoDate | null;
  /** Names what is judged and answered: another text keeps it, another time doesn't. */
  readonly version: string;
}

/** Dates of a series as the mailbox lists them. */
export interface SeenDate {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly originalStart: Temporal.Instant | null;
  readonly response: RemoteResponse;
}

/** A single meeting, or one date of a series that this room was invited to alone. @returns null without an iCalUId */
export function singleItem(event: RemoteEvent): RemoteItem | null {
  if (event.iCalUId === null) return null;
  const date = { ...occupied(event), response: event.response };
  return {
    event,
    uid: event.iCalUId,
    originalStart: event.type === 'singleInstance' ? null : event.originalStart,
    rule: null,
    dates: new Map([[onlyDate, date]]),
    explicit: false,
    refusals: [],
    heldUntil: null,
    version: fingerprint([event.iCalUId, event.cancelled, date.start.toString(), date.end.toString()]),
  };
}

/**
 * A series with its exceptions and cancelled dates.
 * @param instances  what the mailbox lists, where the rule alone can't tell (custom zone, other zone tables): they win
 * @returns null without an iCalUId or a recurrence
 */
export function seriesItem(master: RemoteEvent, instances: readonly SeenDate[] | null): RemoteItem | null {
  if (master.iCalUId === null || master.recurrence === null) return null;
  const zone = master.recurrence.zone ?? master.zone;
  const rule = seriesRuleOf(master.recurrence, { start: master.start, end: master.end, allDay: master.allDay }, zone);
  const expansion = expandSeries(rule);
  const dates = new Map<string, RemoteDate>();
  if (instances) {
    for (const one of instances)
      dates.set(dateIn(one.originalStart ?? one.start, zone), { ...occupied(one), response: one.response });
  } else if (expansion.ok) {
    for (const { key, start, end } of expansion.value)
      dates.set(key, { ...occupied({ start, end }), response: master.response });
  }
  for (const key of master.cancelledDates) dates.delete(key);
  for (const exception of master.exceptions) {
    const key = dateIn(exception.originalStart ?? exception.start, zone);
    if (exception.cancelled || exception.response === 'declined') dates.delete(key);
    else if (instances || expansion.ok) dates.set(key, { ...occupied(exception), response: exception.response });
  }
  const exceptions = master.exceptions.map((one) => [
    one.originalStart?.toString() ?? '',
    one.start.toString(),
    one.end.toString(),
    one.cancelled,
  ]);
  return {
    event: master,
    uid: master.iCalUId,
    originalStart: null,
    rule,
    dates,
    explicit: instances !== null || master.exceptions.length > 0 || master.cancelledDates.length > 0,
    refusals: instances !== null || expansion.ok ? [] : expansion.errors,
    heldUntil: null,
    version: fingerprint([
      master.iCalUId,
      master.cancelled,
      canonicalRule(rule),
      exceptions,
      [...master.cancelledDates],
    ]),
  };
}

/** Whether the mailbox shows a date that the rule doesn't give: then its own list is read. */
export function rulePassesBy(item: RemoteItem, seen: readonly { readonly start: Temporal.Instant }[]): boolean {
  if (item.event.recurrence?.zone === null) return true;
  if (item.refusals.length > 0) return false;
  const known = new Set([...item.dates.values()].map(({ start }) => start.epochMilliseconds));
  return seen.some(({ start }) => !known.has(floorToMinute(start).epochMilliseconds));
}

/** The item's part that both sides own. */
export function projectionOfItem(item: RemoteItem): Projection {
  const { event } = item;
  return {
    subject: event.subject,
    privacy: event.privacy,
    people: event.attendees
      .filter(({ type }) => type !== 'resource')
      .map(({ address }) => address.toLowerCase())
      .toSorted(),
    zone: graphZoneOf(item.rule?.zone ?? event.zone),
    allDay: event.allDay,
    rule: item.rule === null ? null : canonicalRule(item.rule),
    dates: Object.fromEntries(
      [...item.dates].map(([key, { start, end }]): [string, Span] => [key, [start.toString(), end.toString()]]),
    ),
  };
}

/** Whether nothing of the item lies ahead. A series without dates counts as ahead: it's still to be refused. */
export function isEntirelyPast(item: RemoteItem, now: Temporal.Instant): boolean {
  if (item.dates.size === 0) return item.refusals.length === 0;
  return [...item.dates.values()].every(({ end }) => Temporal.Instant.compare(end, now) <= 0);
}

function occupied(span: { readonly start: Temporal.Instant; readonly end: Temporal.Instant }): {
  start: Temporal.Instant;
  end: Temporal.Instant;
} {
  return { start: floorToMinute(span.start), end: ceilToMinute(span.end) };
}
