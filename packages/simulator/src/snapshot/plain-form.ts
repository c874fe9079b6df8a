/**
 * The state of a simulator as plain JSON and back: Temporal values, maps and sets are tagged, all else is as it is.
 * (`JSON.stringify` alone would turn them into texts and empty objects.)
 */
type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Anything that a tenant is made of, as JSON. Undefined properties are left out; functions are a mistake and throw. */
export function toPlain(value: unknown): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map) return { $map: [...value].map(([key, held]) => [toPlain(key), toPlain(held)]) };
  if (value instanceof Set) return { $set: [...value].map(toPlain) };
  if (value instanceof Temporal.Instant) return { $instant: value.toString() };
  if (value instanceof Temporal.PlainDateTime) return { $wall: value.toString() };
  if (value instanceof Temporal.PlainDate) return { $date: value.toString() };
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} can't be kept in a snapshot`);
  const plain: Record<string, Plain> = {};
  for (const [key, held] of Object.entries(value)) if (held !== undefined) plain[key] = toPlain(held);
  return plain;
}

/** What `toPlain` made, alive again. */
export function fromPlain(plain: unknown): unknown {
  if (plain === null || typeof plain !== 'object') return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  const record = plain as Record<string, unknown>;
  // Tags stand alone: most records are told by their first key not to be one.
  if ('$instant' in record) return Temporal.Instant.from(record['$instant'] as string);
  if ('$wall' in record) return Temporal.PlainDateTime.from(record['$wall'] as string);
  if ('$date' in record) return Temporal.PlainDate.from(record['$date'] as string);
  if ('$map' in record) {
    return new Map((record['$map'] as [unknown, unknown][]).map(([key, held]) => [fromPlain(key), fromPlain(held)]));
  }
  if ('$set' in record) return new Set((record['$set'] as unknown[]).map(fromPlain));
  const alive: Record<string, unknown> = {};
  for (const key of Object.keys(record)) alive[key] = fromPlain(record[key]);
  return alive;
}
