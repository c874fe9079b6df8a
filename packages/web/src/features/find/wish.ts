/** What somebody looks for, as it stands in the address of the screen. */
import { isIsoDate, isWallTime } from '@planner/core';
import type { IsoDate } from '@planner/core';
import { hourMs, minuteMs } from '../../lib/instants.ts';
import { newDraft, timesOf } from '../booking/draft.ts';
import type { Draft } from '../booking/draft.ts';
import { readFilter } from '../timeline/timeline-url.ts';
import type { RoomFilter } from '../timeline/timeline-url.ts';

export interface Wish {
  readonly date: IsoDate;
  readonly startTime: string;
  readonly endDate: IsoDate;
  readonly endTime: string;
  readonly zone: string;
  readonly filter: RoomFilter;
}

export interface WishContext {
  readonly nowMs: number;
  readonly zoneOf: (locationId: string | null) => string;
  readonly defaultLocation: string | null;
}

/** Reads the address; what isn't there is the next half hour at the person's own location. */
export function readWish(search: string, { nowMs, zoneOf, defaultLocation }: WishContext): Wish {
  const params = new URLSearchParams(search);
  const filter = readFilter(params);
  const location = filter.location ?? defaultLocation;
  const zone = zoneOf(location);
  const startMs = Math.ceil(nowMs / (30 * minuteMs)) * 30 * minuteMs;
  const usual = timesOf(startMs, startMs + hourMs, zone);
  const date = dateParam(params, 'date') ?? usual.date;
  return {
    date,
    startTime: timeParam(params, 'start') ?? usual.startTime,
    endDate: dateParam(params, 'endDate') ?? (params.has('date') ? date : usual.endDate),
    endTime: timeParam(params, 'end') ?? usual.endTime,
    zone,
    filter: { ...filter, location },
  };
}

/** The address of a wish. */
export function writeWish({ date, startTime, endDate, endTime, filter }: Wish): string {
  const params = new URLSearchParams({ date, start: startTime, end: endTime });
  if (endDate !== date) params.set('endDate', endDate);
  if (filter.location !== null) params.set('location', filter.location);
  if (filter.floor !== null) params.set('floor', filter.floor);
  if (filter.minCapacity !== null) params.set('minCapacity', String(filter.minCapacity));
  if (filter.features.length > 0) params.set('features', filter.features.join(','));
  return `?${params.toString()}`;
}

/** The wish's times in the form's shape. */
export function draftOfWish({ date, startTime, endDate, endTime, zone }: Wish): Draft {
  return { ...newDraft({ startMs: 0, endMs: hourMs, zone, roomIds: [] }), date, startTime, endDate, endTime };
}

function dateParam(params: URLSearchParams, name: string): IsoDate | null {
  const value = params.get(name);
  return value !== null && isIsoDate(value) ? value : null;
}

function timeParam(params: URLSearchParams, name: string): string | null {
  const value = params.get(name);
  return value !== null && isWallTime(value) ? value : null;
}
