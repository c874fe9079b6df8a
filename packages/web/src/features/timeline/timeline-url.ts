import { isIsoDate } from '@planner/core';
import type { IsoDate } from '@planner/core';

export type TimelineView = 'day' | 'week';
export type Zoom = 'fit' | '30' | '15';

/** What of the timeline stands in its address: a link shows the next person the same. */
export interface TimelineChoice {
  /** null = today */
  readonly date: IsoDate | null;
  readonly view: TimelineView;
  readonly zoom: Zoom;
  readonly filter: RoomFilter;
}

export interface RoomFilter {
  /** 'all' = every location, though the person has a default one */
  readonly location: string | null;
  readonly floor: string | null;
  readonly minCapacity: number | null;
  readonly features: readonly string[];
  readonly q: string;
}

/** Reads the query part of an address; what can't be read is left out. */
export function readChoice(search: string): TimelineChoice {
  const params = new URLSearchParams(search);
  const date = params.get('date');
  const zoom = params.get('zoom');
  return {
    date: date !== null && isIsoDate(date) ? date : null,
    view: params.get('view') === 'week' ? 'week' : 'day',
    zoom: zoom === '15' || zoom === '30' ? zoom : 'fit',
    filter: readFilter(params),
  };
}

export function readFilter(params: URLSearchParams): RoomFilter {
  const capacity = Number(params.get('minCapacity'));
  return {
    location: params.get('location'),
    floor: params.get('floor'),
    minCapacity: Number.isInteger(capacity) && capacity > 0 ? capacity : null,
    features: (params.get('features') ?? '').split(',').filter((name) => name !== ''),
    q: params.get('q') ?? '',
  };
}

/** The query part of an address, shortest form: what is standard isn't written. */
export function writeChoice(choice: TimelineChoice): string {
  const params = new URLSearchParams();
  if (choice.date !== null) params.set('date', choice.date);
  if (choice.view === 'week') params.set('view', 'week');
  if (choice.zoom !== 'fit') params.set('zoom', choice.zoom);
  const { location, floor, minCapacity, features, q } = choice.filter;
  if (location !== null) params.set('location', location);
  if (floor !== null) params.set('floor', floor);
  if (minCapacity !== null) params.set('minCapacity', String(minCapacity));
  if (features.length > 0) params.set('features', features.join(','));
  if (q !== '') params.set('q', q);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
