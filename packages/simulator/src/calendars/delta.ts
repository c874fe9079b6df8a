import type { Home } from '../tenant/home.ts';
import type { Change } from '../tenant/calendar-store.ts';
import type { CalendarItem, EventFields } from '../tenant/item.ts';
import { entriesOfItem } from './calendar-view.ts';
import { gone, type DeltaState } from './delta-token.ts';
import { eventJson, type EventView } from './event-json.ts';
import type { Json } from '../graph/json-read.ts';
import type { Selection } from './odata/shape.ts';
import { entryOf, entryOfDate, patternDatesBetween, type Entry } from './series/occurrences.ts';

/** One page of a delta round: what to deliver, and where the round stands then. */
export interface DeltaPage {
  readonly values: readonly Json[];
  /** Set when there is more; else the round is over. */
  readonly next: DeltaState | null;
  readonly done: DeltaState;
}

/**
 * The next page. A first round walks the items of the calendar, a later one only the lines of the change log after its
 * token. A series is never split over pages, so a page can be longer than asked.
 * @throws GraphError 410 when the log doesn't reach back to the token
 */
export function deltaPage(home: Home, view: EventView, state: DeltaState, pageSize: number): DeltaPage {
  return state.phase === 'initial'
    ? snapshotPage(home, view, state, pageSize)
    : changesPage(home, view, state, pageSize);
}

function snapshotPage(home: Home, view: EventView, state: DeltaState, pageSize: number): DeltaPage {
  const values: Json[] = [];
  const done: DeltaState = { ...state, phase: 'changes', position: state.since };
  const items = [...home.mailbox.calendar.active()]
    .filter((item) => item.number > state.position)
    .sort((one, other) => one.number - other.number);
  for (const item of items) {
    if (values.length >= pageSize) {
      return { values, next: { ...state, position: item.number - 1 }, done };
    }
    values.push(...present(item, view, state));
  }
  return { values, next: null, done };
}

function changesPage(home: Home, view: EventView, state: DeltaState, pageSize: number): DeltaPage {
  const { calendar } = home.mailbox;
  const lines = calendar.changesSince(state.since);
  if (!lines) throw gone(state.generation);
  const histories = byItem(lines);
  const done: DeltaState = { ...state, since: calendar.lastChange, position: calendar.lastChange };
  const values: Json[] = [];
  for (const line of lines) {
    const history = histories.get(line.item);
    // An item is told once, at the place of its newest change.
    if (line.changeNumber <= state.position || !history || history.at(-1) !== line) continue;
    if (values.length >= pageSize) return { values, next: { ...state, position: line.changeNumber - 1 }, done };
    const item = calendar.item(line.item);
    if (item) values.push(...told(item, history, view, state));
  }
  return { values, next: null, done };
}

function byItem(lines: readonly Change[]): Map<number, Change[]> {
  const histories = new Map<number, Change[]>();
  for (const line of lines) {
    const known = histories.get(line.item);
    if (known) known.push(line);
    else histories.set(line.item, [line]);
  }
  return histories;
}

/** What the delta says of one changed item. */
function told(item: CalendarItem, history: readonly Change[], view: EventView, state: DeltaState): Json[] {
  if (history.at(-1)?.hidden) return [];
  const now = present(item, view, state);
  const gone = goneIds(item, history, view, state);
  // `@removed` also comes for what was made or changed outside the window (delta-query-events).
  if (now.length === 0) gone.add(formerId(item, history, view, null));
  for (const value of now) gone.delete(String(value['id']));
  return [...now, ...[...gone].map(removed)];
}

/** The item as it stands in the window: a full event, or a master with all its dates there; nothing when it isn't in it. */
function present(item: CalendarItem, view: EventView, state: DeltaState): Json[] {
  if (item.folder !== 'calendar' || item.calendarId !== state.calendarId) return [];
  const entries = entriesOfItem(item, state.from, state.to);
  if (entries.length === 0) return [];
  if (state.isOfEvents) return [thin(entryOf(item), view)];
  const shown = entries.map((entry) => (isThin(entry) ? thin(entry, view) : full(entry, view)));
  return item.series ? [full(entryOf(item), view), ...shown] : shown;
}

function isThin({ date, exception }: Entry): boolean {
  return date !== null && exception === null;
}

function full(entry: Entry, view: EventView): Json {
  return { '@odata.type': '#microsoft.graph.event', ...eventJson(entry, view) };
}

const placing: Selection = new Set(['seriesmasterid', 'type', 'start', 'end']);

/** Plain occurrences come with just enough to place them (microsoft-graph-docs#7632). */
function thin(entry: Entry, view: EventView): Json {
  return { '@odata.type': '#microsoft.graph.event', ...eventJson(entry, view, placing) };
}

/** Ids under which the client may know things that are no longer there. */
function goneIds(item: CalendarItem, history: readonly Change[], view: EventView, state: DeltaState): Set<string> {
  const { switches } = view.tenant;
  const gone = new Set<string>();
  const hasNewId = history.some(({ formerIds }) => formerIds !== null);
  if (hasNewId || item.folder === 'deleted') gone.add(formerId(item, history, view, null));
  const formerSeries = history.map((line) => line.formerSeries).filter((fields) => fields !== null);
  if ((hasNewId || item.folder === 'deleted') && item.fields.recurrence) formerSeries.push(item.fields);
  if (!switches.deltaReportsRemovedOccurrences || state.isOfEvents) return gone;
  const dates = new Set(history.flatMap((line) => line.goneDates));
  for (const fields of formerSeries) for (const date of datesOf(item, fields, state)) dates.add(date);
  for (const date of dates) gone.add(formerId(item, history, view, date));
  // A date that is still there keeps its id and isn't gone; `told` takes it out again.
  for (const date of dates) {
    if (item.folder === 'calendar' && entryOfDate(item, date))
      gone.delete(view.mailbox.calendar.itemId(item, view.idKind, date));
  }
  return gone;
}

function datesOf(item: CalendarItem, fields: EventFields, { from, to }: DeltaState): string[] {
  return patternDatesBetween({ ...item, fields }, from, to);
}

/** The id at the time of the client's last round. */
function formerId(item: CalendarItem, history: readonly Change[], view: EventView, date: string | null): string {
  const former = history.find(({ formerIds }) => formerIds !== null)?.formerIds;
  const generation =
    former?.[view.idKind] ?? (view.idKind === 'default' ? item.idGeneration : item.immutableGeneration);
  return view.mailbox.calendar.writeId({
    kind: view.idKind,
    stamp: view.mailbox.calendar.stamp,
    number: item.number,
    generation: generation & 0xffff,
    date,
  });
}

function removed(id: string): Json {
  return { '@odata.type': '#microsoft.graph.event', id, '@removed': { reason: 'deleted' } };
}
