import type { Pattern, Range, Recurrence } from '../tenant/item.ts';
import {
  invalidProperty,
  readArray,
  readEnum,
  readInteger,
  readObject,
  readString,
  requireKnown,
  type Json,
} from '../graph/json-read.ts';
import { weekdays } from './series/pattern-dates.ts';
import { requireZone } from './zones.ts';

const patternTypes = [
  'daily',
  'weekly',
  'absoluteMonthly',
  'relativeMonthly',
  'absoluteYearly',
  'relativeYearly',
] as const;
const weekIndexes = ['first', 'second', 'third', 'fourth', 'last'] as const;
const rangeTypes = ['endDate', 'numbered', 'noEnd'] as const;

/**
 * Reads a patternedRecurrence. Fields that the type doesn't use are validated all the same, then set to what Graph
 * shows for them (res/recurrencepattern, c/outlook-schedule-recurring-events).
 * @param eventZone  used when the range names no zone
 */
export function readRecurrence(value: unknown, eventZone: string): Recurrence {
  const object = readObject(value, 'recurrence');
  requireKnown(object, 'patternedRecurrence', ['pattern', 'range']);
  const pattern = readPattern(readObject(object['pattern'], 'recurrence/pattern'));
  const range = readRange(readObject(object['range'], 'recurrence/range'), eventZone);
  return { pattern, range };
}

function readPattern(object: Json): Pattern {
  requireKnown(object, 'recurrencePattern', [
    'type',
    'interval',
    'month',
    'dayOfMonth',
    'daysOfWeek',
    'firstDayOfWeek',
    'index',
  ]);
  const given = <T>(name: string, read: (value: unknown, name: string) => T, fallback: T): T =>
    object[name] === undefined || object[name] === null ? fallback : read(object[name], name);
  const type = readEnum(object['type'], 'type', patternTypes);
  const interval = given('interval', readInteger, 0);
  const month = given('month', readInteger, 0);
  const dayOfMonth = given('dayOfMonth', readInteger, 0);
  const daysOfWeek = given(
    'daysOfWeek',
    (days) => readArray(days, 'daysOfWeek').map((day) => readEnum(day, 'daysOfWeek', weekdays)),
    [],
  );
  const firstDayOfWeek = given('firstDayOfWeek', (day) => readEnum(day, 'firstDayOfWeek', weekdays), 'sunday' as const);
  const index = given('index', (which) => readEnum(which, 'index', weekIndexes), 'first' as const);
  const uses = usedFields(type);
  if (interval < 1 || interval > 999)
    throw invalidProperty('interval', 'The recurrence pattern needs an interval from 1 to 999.');
  if (month < 0 || month > 12) throw invalidProperty('month');
  if (dayOfMonth < 0 || dayOfMonth > 31) throw invalidProperty('dayOfMonth');
  if (uses.daysOfWeek && daysOfWeek.length === 0)
    throw invalidProperty('daysOfWeek', `The pattern '${type}' needs daysOfWeek.`);
  if (uses.dayOfMonth && dayOfMonth === 0)
    throw invalidProperty('dayOfMonth', `The pattern '${type}' needs dayOfMonth.`);
  if (uses.month && month === 0) throw invalidProperty('month', `The pattern '${type}' needs month.`);
  return {
    type,
    interval,
    month: uses.month ? month : 0,
    dayOfMonth: uses.dayOfMonth ? dayOfMonth : 0,
    daysOfWeek: uses.daysOfWeek ? [...new Set(daysOfWeek)] : [],
    firstDayOfWeek: type === 'weekly' ? firstDayOfWeek : 'sunday',
    index: uses.index ? index : 'first',
  };
}

function usedFields(type: Pattern['type']): Record<'daysOfWeek' | 'dayOfMonth' | 'month' | 'index', boolean> {
  return {
    daysOfWeek: type === 'weekly' || type.startsWith('relative'),
    dayOfMonth: type.startsWith('absolute'),
    month: type.endsWith('Yearly'),
    index: type.startsWith('relative'),
  };
}

function readRange(object: Json, eventZone: string): Range {
  requireKnown(object, 'recurrenceRange', [
    'type',
    'startDate',
    'endDate',
    'numberOfOccurrences',
    'recurrenceTimeZone',
  ]);
  const type = readEnum(object['type'], 'type', rangeTypes);
  const startDate = readDate(object['startDate'], 'startDate');
  const endDate =
    object['endDate'] === undefined || object['endDate'] === null ? null : readDate(object['endDate'], 'endDate');
  const count = object['numberOfOccurrences'];
  const numberOfOccurrences = count === undefined || count === null ? 0 : readInteger(count, 'numberOfOccurrences');
  const named = object['recurrenceTimeZone'];
  const zone =
    named === undefined || named === null || named === '' ? eventZone : readString(named, 'recurrenceTimeZone');
  requireZone(zone);
  if (type === 'endDate' && (!endDate || Temporal.PlainDate.compare(endDate, startDate) < 0)) {
    throw invalidProperty('endDate', 'The range needs an endDate on or after its startDate.');
  }
  if (numberOfOccurrences < 0 || (type === 'numbered' && numberOfOccurrences === 0)) {
    throw invalidProperty('numberOfOccurrences', 'The range needs a positive numberOfOccurrences.');
  }
  return {
    type,
    startDate,
    endDate: type === 'endDate' ? endDate : null,
    numberOfOccurrences: type === 'numbered' ? numberOfOccurrences : 0,
    zone,
  };
}

function readDate(value: unknown, name: string): Temporal.PlainDate {
  const text = readString(value, name);
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw invalidProperty(name);
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw invalidProperty(name);
  }
}
