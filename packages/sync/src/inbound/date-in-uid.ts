import { isIsoDate } from '@planner/core';
import type { IsoDate } from '@planner/core';

// [MS-OXOCAL] 2.2.1.27, PidLidGlobalObjectId: 16 bytes of class, then year (two bytes, high first), month and day of
// the date that the item stands for; all zero for a single meeting or a whole series (PidLidCleanGlobalObjectId, 2.2.1.28).
const globalIdClass = '040000008200E00074C5B7101A82E008';
const dateStart = globalIdClass.length;
const dateEnd = dateStart + 8;

/**
 * The series and the original date that an `iCalUId` of a single date names.
 * @returns null for a single meeting, a whole series, or an id of another make
 */
export function dateInUid(uid: string): { readonly masterUid: string; readonly key: IsoDate } | null {
  const bytes = uid.slice(dateStart, dateEnd);
  if (uid.slice(0, dateStart).toUpperCase() !== globalIdClass || !/^[0-9a-f]{8}$/i.test(bytes)) return null;
  const [year, month, day] = [bytes.slice(0, 4), bytes.slice(4, 6), bytes.slice(6, 8)].map((part) =>
    parseInt(part, 16),
  );
  const key = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year === 0 || !isIsoDate(key)) return null;
  return { masterUid: `${uid.slice(0, dateStart)}00000000${uid.slice(dateEnd)}`, key };
}
