import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';
import type { Interval } from '@planner/core';

/*
 * How values cross the wire, in both directions. Instants are Temporal.Instant, dates `yyyy-MM-dd`, bigints numbers:
 * a JS Date would cut microseconds, and a version that comes as text would be compared as text.
 */

const oid = {
  bigint: 20,
  bigintArray: 1016,
  date: 1082,
  dateArray: 1182,
  instant: 1184,
  instantArray: 1185,
  uuidArray: 2951,
  instantRange: 3910,
} as const;

/** `2026-11-24 08:00:00.25+01` as PostgreSQL writes it with DateStyle ISO. */
export function parseInstant(text: string): Temporal.Instant {
  // Nearly all of them: whole seconds in UTC. Temporal's own parser costs several times as much on a page of bookings.
  if (text.length === 22 && text.endsWith('+00')) {
    const at = Date.UTC(
      Number(text.slice(0, 4)),
      Number(text.slice(5, 7)) - 1,
      Number(text.slice(8, 10)),
      Number(text.slice(11, 13)),
      Number(text.slice(14, 16)),
      Number(text.slice(17, 19)),
    );
    if (text >= '0100') return Temporal.Instant.fromEpochMilliseconds(at); // Date.UTC takes years below 100 for 19xx
  }
  return Temporal.Instant.from(text);
}

/** A `tstzrange` as an interval. Ours are always `[)` with both ends. */
export function parseInterval(text: string): Interval {
  const [start = '', end = ''] = text.slice(1, -1).replaceAll('"', '').split(',');
  return { start: parseInstant(start), end: parseInstant(end) };
}

function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is larger than a number can hold exactly`);
  return value;
}

/** Arrays of values without quotes or commas inside. */
function parseArray<T>(parse: (text: string) => T): (text: string) => T[] {
  return (text) => (text === '{}' ? [] : text.slice(1, -1).replaceAll('"', '').split(',').map(parse));
}

const same = (text: string) => text;
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [oid.bigint, parseBigint],
  [oid.bigintArray, parseArray(parseBigint)],
  [oid.date, same],
  [oid.dateArray, parseArray(same)],
  [oid.instant, parseInstant],
  [oid.instantArray, parseArray(parseInstant)],
  [oid.uuidArray, parseArray(same)],
  [oid.instantRange, parseInterval],
]);

/** Parsers of one connection; the driver's global table stays as it is for other users of it. */
export const wireTypes: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || types.getTypeParser(id, format)) as CustomTypesConfig['getTypeParser'],
};

/** A value that a statement may be given: what the driver knows, and instants. Objects are sent as JSON. */
export type Parameter = unknown;

/** Makes a parameter sendable: the driver would write an instant as JSON, in quotes. */
export function toWire(value: Parameter): unknown {
  if (value instanceof Temporal.Instant) return value.toString();
  if (Array.isArray(value)) return value.map(toWire);
  return value;
}
