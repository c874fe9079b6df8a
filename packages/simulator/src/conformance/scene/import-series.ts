import { emptySeries, type Home } from '../../tenant/home.ts';
import type { CalendarItem } from '../../tenant/item.ts';
import { asObject, textOf, type PageJson } from '../page-json.ts';
import { importEvent, importException, readMoment, type ImportPlace } from './import-event.ts';

/** An occurrence of a page and the date on which its series has it. */
interface ShownDate {
  readonly page: PageJson;
  readonly date: string;
}

/**
 * Puts everything that a page shows into a mailbox: single events, masters, and the dates of series. A series of which
 * the page shows only dates gets a master that has just these.
 */
export function importEvents(home: Home, pages: readonly PageJson[], place: ImportPlace): readonly CalendarItem[] {
  const whole = pages.filter((page) => !isDate(page) && page['@removed'] === undefined);
  const masters = new Map<string, CalendarItem>();
  const items = whole.map((page) => {
    const item = importWhole(home, page, place);
    const id = textOf(page['id']);
    if (id !== undefined) masters.set(id, item);
    return item;
  });
  for (const [masterId, dates] of datesByMaster(pages)) {
    const master = masters.get(masterId);
    if (master) for (const one of dates) importDate(home, master, one);
    else items.push(importBySeriesDates(home, masterId, dates, place));
  }
  return items;
}

const isDate = (page: PageJson): boolean => page['type'] === 'occurrence' || page['type'] === 'exception';

/** A single event or a master; a master whose page leaves the pattern out recurs daily around the dates it names. */
function importWhole(home: Home, page: PageJson, place: ImportPlace): CalendarItem {
  const cancelled = cancelledDates(page);
  const exceptions = Array.isArray(page['exceptionOccurrences'])
    ? page['exceptionOccurrences'].map(asObject).filter((one) => one !== null)
    : [];
  const isMaster = page['type'] === 'seriesMaster' || cancelled.length > 0 || exceptions.length > 0;
  const needsPattern = isMaster && asObject(page['recurrence']) === null;
  const item = importEvent(home, needsPattern ? { ...page, recurrence: dailyFrom(page) } : page, place);
  if (!item.series) return item;
  for (const date of cancelled) item.series.cancelled.add(date);
  for (const one of exceptions) importDate(home, item, { page: one, date: dateOf(one) });
  return item;
}

/** `OID.{seriesMasterId}.{yyyy-MM-dd}`. */
function cancelledDates(page: PageJson): string[] {
  const shown = page['cancelledOccurrences'];
  if (!Array.isArray(shown)) return [];
  return shown.flatMap((one) => /\.(\d{4}-\d\d-\d\d)$/.exec(String(one))?.[1] ?? []);
}

function datesByMaster(pages: readonly PageJson[]): ReadonlyMap<string, readonly ShownDate[]> {
  const found = new Map<string, ShownDate[]>();
  for (const page of pages) {
    const masterId = textOf(page['seriesMasterId']);
    if (!isDate(page) || masterId === undefined) continue;
    const known = found.get(masterId) ?? [];
    found.set(masterId, [...known, { page, date: dateOf(page) }]);
  }
  return found;
}

function dateOf(page: PageJson): string {
  const original = textOf(page['originalStart'])?.slice(0, 10);
  return original ?? readMoment(page['start'])?.wall.toPlainDate().toString() ?? '2000-01-01';
}

function importBySeriesDates(
  home: Home,
  masterId: string,
  dates: readonly ShownDate[],
  place: ImportPlace,
): CalendarItem {
  const [first] = [...dates].sort((one, other) => one.date.localeCompare(other.date));
  if (!first) throw new Error('a series of a page has at least one date');
  const master = importEvent(
    home,
    { ...first.page, id: masterId, type: 'seriesMaster', iCalUId: null, recurrence: dailyFrom(first.page) },
    place,
  );
  const series = (master.series ??= emptySeries());
  const shown = new Set(dates.map(({ date }) => date));
  const last = [...shown].sort().at(-1) ?? first.date;
  for (let day = Temporal.PlainDate.from(first.date); day.toString() <= last; day = day.add({ days: 1 })) {
    if (!shown.has(day.toString())) series.cancelled.add(day.toString());
  }
  for (const one of dates) importDate(home, master, one);
  return master;
}

function importDate(home: Home, master: CalendarItem, { page, date }: ShownDate): void {
  if (page['type'] !== 'occurrence') importException(home, master, date, page);
  const id = textOf(page['id']);
  if (id !== undefined) home.mailbox.calendar.adoptId(id, master, date);
}

/** Every day from the event's own date on, without end. */
function dailyFrom(page: PageJson): PageJson {
  const startDate = readMoment(page['start'])?.wall.toPlainDate().toString() ?? '2000-01-01';
  return { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate } };
}
