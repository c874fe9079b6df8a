import { callOff, invite, inviteToDate, recipientsOf, type UpdateKind } from '../attendant/invitations.ts';
import type { Tells } from '../graph/caller.ts';
import { GraphError } from '../graph/graph-error.ts';
import { commitChange, emptySeries, exceptionFor, type Home } from '../tenant/home.ts';
import type { Attendee, CalendarItem, EventFields, OwnFields, SeriesException } from '../tenant/item.ts';
import {
  askAgainOnDates,
  askedAgain,
  carryAttendees,
  hasDeclined,
  noteDismissed,
  resetAnswers,
  unanswered,
  withKnownAnswers,
} from './attendee-answers.ts';
import { framedBody } from './create-event.ts';
import { readEventInput, type EventInput } from './event-input.ts';
import { alignRecurrence, requireValidEvent } from './event-rules.ts';
import { alignLocations } from './location-input.ts';
import { withOnlineMeeting } from './online-meeting.ts';
import { entryOfDate, hasDate, neighboursOf, type Entry } from './series/occurrences.ts';
import { samePattern } from './series/same-pattern.ts';
import { msToWall, requireZone } from './zones.ts';

/**
 * Changes an event; only the properties in `body` are touched. On the organizer's copy everybody concerned is told:
 * a new time starts all answers over (full update), anything else that others see keeps them (informational).
 * Outlook may tell fewer: then the copies differ, and the answers stay as they are.
 * On an attendee's copy (a drag in the room's calendar) this copy changes and nothing is sent.
 * @throws GraphError 400
 */
export function updateEvent(home: Home, entry: Entry, body: unknown, tells: Tells = 'everyone'): void {
  const input = readEventInput(body, home.tenant);
  if (input.fields.attachments) {
    throw new GraphError(400, 'ErrorInvalidRequest', "The property 'attachments' can't be set in this request.");
  }
  home.tenant.post.asOneAct(() => {
    if (entry.date === null) updateItem(home, entry.item, input, tells);
    else updateDate(home, entry, entry.date, input, tells);
  });
}

function updateItem(home: Home, item: CalendarItem, input: EventInput, tells: Tells): void {
  const before = item.fields;
  const after = mergedFields(home, before, input);
  requireValidEvent(after);
  const own = mergedOwn(item.own, input.own);
  const update = tells === 'everyone' ? kindOfUpdate(before, after) : null;
  const followsPattern = before.recurrence && after.recurrence && samePattern(before, after);
  if (!followsPattern && tells === 'everyone') callOffExceptions(home, item);
  const formerSeries = before.recurrence && !sameDates(before, after) ? before : null;
  if (item.isOrganizer) raiseVersion(home, item, update);
  item.own = own;
  item.fields = after;
  item.series = after.recurrence ? (followsPattern && item.series ? item.series : emptySeries()) : null;
  if (followsPattern && !sameEnd(before, after)) trimExceptions(home, item);
  carryAttendees(item, before.attendees, after.attendees);
  if (!item.isOrganizer) {
    commitChange(home, item, 'updated', { formerSeries });
    return;
  }
  item.unsent = tells === 'nobody';
  if (update) item.fields = { ...after, attendees: after.attendees.map(update === 'full' ? unanswered : askedAgain) };
  if (update === 'informational') askAgainOnDates(item, after.attendees);
  if (update === 'full') for (const exception of item.series?.exceptions.values() ?? []) resetAnswers(exception);
  item.response = { response: item.fields.attendees.length > 0 ? 'organizer' : 'none', at: null };
  commitChange(home, item, 'updated', { formerSeries });
  if (tells !== 'nobody') announce(home, item, before, update);
}

function announce(home: Home, item: CalendarItem, before: EventFields, update: UpdateKind | null): void {
  const { added, kept, removed } = audience(home, before.attendees, item.fields.attendees);
  noteDismissed(item, { added, removed });
  const { sequence, criticalAt } = item;
  callOff(home, item, removed, { sequence, criticalAt });
  invite(home, item, added, 'new');
  if (update) invite(home, item, kept, update);
}

/** A changed date becomes an exception; it may not reach the day of a neighbour (api/event-update). */
function updateDate(home: Home, entry: Entry, date: string, input: EventInput, tells: Tells): void {
  const { item } = entry;
  if (input.recurrence !== undefined && input.recurrence !== null) {
    throw new GraphError(400, 'ErrorInvalidRequest', 'The recurrence can only be set on the master of a series.');
  }
  const before = entry.fields;
  const after = mergedFields(home, before, { ...input, recurrence: null });
  requireValidEvent(after);
  requireWithinNeighbours(item, date, after);
  const exception = exceptionFor(home, item, date);
  exception.fields = { ...exception.fields, ...changedFields(before, after) };
  exception.own = { ...exception.own, ...sentOwn(entry.own, input.own) };
  if (!item.isOrganizer) {
    commitChange(home, item, 'updated', { exception });
    return;
  }
  const update = tells === 'everyone' ? kindOfUpdate(before, after) : null;
  exception.unsent = tells === 'nobody';
  raiseVersion(home, exception, update);
  if (update === 'full') {
    exception.fields = { ...exception.fields, attendees: after.attendees.map(unanswered) };
    exception.answers.clear();
  } else if (update && after.attendees.some(hasDeclined)) {
    exception.fields = { ...exception.fields, attendees: after.attendees.map(askedAgain) };
    for (const [address, { status }] of exception.answers)
      if (status.response === 'declined') exception.answers.delete(address);
  }
  commitChange(home, item, 'updated', { exception });
  if (tells === 'nobody') return;
  const { added, kept, removed } = audience(home, before.attendees, after.attendees);
  noteDismissed(exception, { added, removed });
  const { sequence, criticalAt } = exception;
  callOff(home, item, removed, { date, sequence, criticalAt });
  inviteToDate(home, item, date, added, 'new');
  if (update) inviteToDate(home, item, date, kept, update);
}

function mergedFields(home: Home, before: EventFields, input: EventInput): EventFields {
  const { attendees, body, ...plain } = input.fields;
  const merged: EventFields = {
    ...before,
    ...plain,
    ...alignLocations(input),
    ...(body ? { body: framedBody(body) } : {}),
    ...(attendees ? { attendees: withKnownAnswers(before.attendees, attendees) } : {}),
  };
  // A new start alone keeps the range, whose startDate must then still be its date.
  const recurrence =
    input.recurrence === undefined ? before.recurrence : input.recurrence && input.recurrence(merged.start.zone);
  const aligned = { ...merged, recurrence: recurrence && alignRecurrence(recurrence, merged.start) };
  return { ...aligned, ...withOnlineMeeting(aligned, home.tenant, before) };
}

function mergedOwn(before: OwnFields, sent: Partial<OwnFields>): OwnFields {
  return { ...before, ...sentOwn(before, sent) };
}

/** What was sent of the copy's own fields; extended properties and extensions are added to those that are there. */
function sentOwn(before: OwnFields, sent: Partial<OwnFields>): Partial<OwnFields> {
  return {
    ...sent,
    ...(sent.properties ? { properties: new Map([...before.properties, ...sent.properties]) } : {}),
    ...(sent.extensions ? { extensions: new Map([...before.extensions, ...sent.extensions]) } : {}),
  };
}

const sentFields = [
  'subject',
  'body',
  'importance',
  'sensitivity',
  'location',
  'locations',
  'attendees',
  'showAs',
  'isOnlineMeeting',
  'allowNewTimeProposals',
  'responseRequested',
  'hideAttendees',
] as const;

/** full when time or recurrence changed, informational when something else that attendees see did, null when nothing. */
function kindOfUpdate(before: EventFields, after: EventFields): 'full' | 'informational' | null {
  const isMoved =
    before.start.ms !== after.start.ms ||
    before.end.ms !== after.end.ms ||
    before.isAllDay !== after.isAllDay ||
    JSON.stringify(before.recurrence) !== JSON.stringify(after.recurrence);
  if (isMoved) return 'full';
  return sentFields.some((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    ? 'informational'
    : null;
}

function changedFields(before: EventFields, after: EventFields): Partial<EventFields> {
  const names = [...sentFields, 'start', 'end', 'isAllDay', 'onlineMeetingProvider', 'onlineMeeting'] as const;
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, after[name]]),
  );
}

function audience(
  home: Home,
  before: readonly Attendee[],
  after: readonly Attendee[],
): { added: string[]; kept: string[]; removed: string[] } {
  const old = new Set(recipientsOf(home, before));
  const now = new Set(recipientsOf(home, after));
  return {
    added: [...now].filter((address) => !old.has(address)),
    kept: [...now].filter((address) => old.has(address)),
    removed: [...old].filter((address) => !now.has(address)),
  };
}

function raiseVersion(home: Home, version: CalendarItem | SeriesException, update: UpdateKind | null): void {
  if (update !== 'full') return;
  // Above every version that a single date has reached, so that older messages about dates lose.
  const dates = 'series' in version ? [...(version.series?.exceptions.values() ?? [])] : [];
  version.sequence = Math.max(version.sequence, ...dates.map((one) => one.sequence)) + 1;
  version.criticalAt = home.tenant.clock.now().epochMilliseconds;
}

/** A new pattern ends all exceptions; those not yet past are called off under the old version. */
function callOffExceptions(home: Home, item: CalendarItem): void {
  if (!item.series) return;
  const now = home.tenant.clock.now().epochMilliseconds;
  for (const [date, { sequence, criticalAt }] of item.series.exceptions) {
    const entry = entryOfDate(item, date);
    if (!item.isOrganizer || !entry || entry.fields.end.ms <= now) continue;
    callOff(home, item, recipientsOf(home, entry.fields.attendees), { date, sequence, criticalAt });
  }
}

/** A new end of the series: exceptions beyond it go; those inside stay or go as the tenant's switch says. */
function trimExceptions(home: Home, item: CalendarItem): void {
  const { series } = item;
  if (!series) return;
  const keeps = home.tenant.switches.endDateChangeKeepsExceptions;
  for (const date of series.exceptions.keys()) if (!keeps || !hasDate(item, date)) series.exceptions.delete(date);
  for (const set of [series.cancelled, series.declined]) {
    for (const date of set) if (!hasDate(item, date)) set.delete(date);
  }
}

function sameDates(before: EventFields, after: EventFields): boolean {
  return after.recurrence !== null && samePattern(before, after) && sameEnd(before, after);
}

function sameEnd(one: EventFields, other: EventFields): boolean {
  return JSON.stringify(one.recurrence?.range) === JSON.stringify(other.recurrence?.range);
}

function requireWithinNeighbours(item: CalendarItem, date: string, after: EventFields): void {
  const { recurrence } = item.fields;
  if (!recurrence) return;
  const zone = requireZone(recurrence.range.zone);
  const dayIn = (ms: number): string => msToWall(ms, zone).toPlainDate().toString();
  const { before: previous, after: next } = neighboursOf(item, date);
  const crosses =
    (previous && dayIn(after.start.ms) <= dayIn(previous.fields.start.ms)) ||
    (next && dayIn(after.start.ms) >= dayIn(next.fields.start.ms));
  if (crosses) {
    throw new GraphError(
      400,
      'ErrorOccurrenceCrossingBoundary',
      'Modified occurrence is crossing or overlapping adjacent occurrence.',
    );
  }
}
