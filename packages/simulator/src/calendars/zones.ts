import { findIana, IANA_ALIAS_MAP } from 'windows-iana';

import { GraphError } from '../graph/graph-error.ts';
import { windowsZones } from './windows-zone-texts.ts';

// Names are resolved once: a request may carry a dozen zone names, and a tenant uses a handful.
const known = new Map<string, string | null>();

/**
 * The IANA zone behind a name that Graph accepts: a Windows name ("Romance Standard Time") or an IANA name.
 * A Windows name stands for the zone of its main territory (CLDR "001"). Null when the name is unknown.
 */
export function findZone(name: string): string | null {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  const found = lookUp(name);
  // Unknown names come from outside and are endless; only a bounded number is remembered.
  if (found !== null || known.size < 2000) known.set(name, found);
  return found;
}

/** Like `findZone`, for a zone that a request names. @throws GraphError 400 TimeZoneNotSupportedException */
export function requireZone(name: string): string {
  const zone = findZone(name);
  if (zone === null) {
    throw new GraphError(
      400,
      'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    );
  }
  return zone;
}

/** Epoch milliseconds of a wall time; in a gap the wall time moves forward, a doubled one means the earlier. */
export function wallToMs(wall: Temporal.PlainDateTime, zone: string): number {
  return wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** The wall time of an instant in a zone. */
export function msToWall(ms: number, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
}

function lookUp(name: string): string | null {
  if (name === '' || name.length > 100) return null;
  const [windows] = findIana(name, '001');
  if (windows !== undefined) return windows;
  // Temporal also takes offsets such as "+01:00"; Graph doesn't.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return null;
  }
}

/**
 * The names that Outlook accepts, each with a text for people. The IANA list has old names too (`US/Samoa`), as
 * Outlook's own.
 */
export function timeZoneList(
  standard: 'Windows' | 'Iana',
): readonly { readonly alias: string; readonly displayName: string }[] {
  if (standard === 'Windows') return windowsZones.filter(({ alias }) => findZone(alias) !== null);
  const aliases = IANA_ALIAS_MAP.flatMap(({ alias }) => alias);
  const names = [...new Set([...Intl.supportedValuesOf('timeZone'), ...aliases])];
  return names.filter((name) => findZone(name) !== null).map((alias) => ({ alias, displayName: alias }));
}
