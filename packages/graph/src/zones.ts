import { canonicalZone, sameZone } from '@planner/core';
import type { ZoneName } from '@planner/core';
import { WINDOWS_TO_IANA_MAP, findIana, findIanaAliases, findWindows } from 'windows-iana';

let windowsByZone: ReadonlyMap<string, string> | null = null;

/**
 * From each IANA name's present spelling to its Windows name: the library alone doesn't know Europe/Kyiv, whose Windows zone
 * it lists under the old name. Made when first asked for: six hundred zones cost a start 40 ms.
 */
function windowsNames(): ReadonlyMap<string, string> {
  windowsByZone ??= new Map(
    WINDOWS_TO_IANA_MAP.flatMap(({ iana }) => iana)
      .flatMap((name) => [name, ...findIanaAliases(name)])
      .flatMap((name) => {
        const zone = canonicalZone(name);
        const windows = findWindows(name)[0];
        return zone !== null && windows !== undefined ? [[zone, windows] as const] : [];
      }),
  );
  return windowsByZone;
}

/**
 * The name under which Graph knows a zone: the Windows name, or the IANA name itself where Windows has none
 * (Graph takes both: resource dateTimeTimeZone).
 */
export function graphZoneOf(zone: ZoneName): string {
  if (sameZone(zone, 'UTC')) return 'UTC';
  return windowsNames().get(canonicalZone(zone) ?? zone) ?? zone;
}

/**
 * The IANA zone that Graph's name means.
 * @param preferred  one Windows zone stands for many places: this one is taken when it is among them,
 *                   so that a Copenhagen meeting doesn't come back as one of Paris
 * @returns null for custom zones (`tzone://Microsoft/Custom`) and names nobody knows
 */
export function zoneOfGraph(name: string | null | undefined, preferred?: ZoneName): ZoneName | null {
  if (!name) return null;
  if (/^tzone:\/\/microsoft\/utc$/i.test(name)) return 'UTC';
  const iana = canonicalZone(name);
  if (iana !== null) return sameZone(iana, 'UTC') ? 'UTC' : iana;
  if (preferred !== undefined && graphZoneOf(preferred).toLowerCase() === name.toLowerCase()) return preferred;
  const spelled = WINDOWS_TO_IANA_MAP.find(({ windowsName }) => windowsName.toLowerCase() === name.toLowerCase());
  const first = spelled && findIana(spelled.windowsName)[0];
  return first ? canonicalZone(first) : null;
}

/** Whether two zones have one name at Graph, so that no difference can come back. */
export function sameGraphZone(one: ZoneName, other: ZoneName): boolean {
  return graphZoneOf(one) === graphZoneOf(other);
}
