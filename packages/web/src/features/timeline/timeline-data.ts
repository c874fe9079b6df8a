import { useMemo } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LocationsAnswer, TimelineAnswer } from '@planner/api-client';
import type { IsoDate } from '@planner/core';
import { answerOf, api } from '../../lib/api.ts';
import { queries } from '../../lib/queries.ts';
import { placed } from './rows.ts';
import type { PlacedBooking } from './rows.ts';
import type { RoomFilter, TimelineView } from './timeline-url.ts';

export interface TimelineQuestion {
  readonly date: IsoDate;
  readonly view: TimelineView;
  readonly filter: RoomFilter;
}

/** All pages of the timeline put together. `complete: false` while further rooms are on their way. */
export interface TimelineData extends TimelineAnswer {
  readonly complete: boolean;
}

/** The first page comes fast and fills a screen, the others bring all there is. */
const firstPage = 60;
const furtherPage = 500;

export function timelineKey(question: TimelineQuestion): readonly unknown[] {
  return ['timeline', question.date, question.view, question.filter];
}

async function readPage(question: TimelineQuestion, cursor: string | null): Promise<TimelineAnswer> {
  const { date, view, filter } = question;
  return answerOf(
    api.GET('/api/v1/timeline', {
      params: {
        query: {
          date,
          days: view === 'week' ? 7 : 1,
          limit: cursor === null ? firstPage : furtherPage,
          ...(cursor !== null && { cursor }),
          ...(filter.location !== null && filter.location !== 'all' && { location: filter.location }),
          ...(filter.floor !== null && { floor: filter.floor }),
          ...(filter.minCapacity !== null && { minCapacity: filter.minCapacity }),
          ...(filter.features.length > 0 && { features: filter.features.join(',') }),
          ...(filter.q !== '' && { q: filter.q }),
        },
      },
    }),
  );
}

/** Reads page after page; what there is already is shown meanwhile, unless a whole older answer is on the screen. */
async function readTimeline(question: TimelineQuestion): Promise<TimelineData> {
  const first = await readPage(question, null);
  const rooms = [...first.rooms];
  const bookings = [...first.bookings];
  let { next } = first;
  while (next !== null) {
    const key = timelineKey(question);
    if (queries.getQueryData(key) === undefined) {
      queries.setQueryData(key, { ...first, rooms: [...rooms], bookings: [...bookings], complete: false });
    }
    const page: TimelineAnswer = await readPage(question, next);
    rooms.push(...page.rooms);
    bookings.push(...page.bookings);
    ({ next } = page);
  }
  return { ...first, rooms, bookings, next: null, complete: true };
}

/** The timeline of some days, kept up to date by live events; while a new question is asked, the old answer stays. */
export function useTimeline(question: TimelineQuestion) {
  return useQuery({
    queryKey: timelineKey(question),
    queryFn: () => readTimeline(question),
    placeholderData: keepPreviousData,
  });
}

const nothing: readonly PlacedBooking[] = [];

/** The bookings of an answer with their instants as numbers. */
export function usePlaced(data: TimelineData | undefined): readonly PlacedBooking[] {
  return useMemo(() => data?.bookings.map(placed) ?? nothing, [data?.bookings]);
}

const placesFreshMs = 10 * 60_000;

/** Locations with their floors, and what rooms may have. */
export function useLocations() {
  return useQuery<LocationsAnswer>({
    queryKey: ['locations'],
    queryFn: () => answerOf(api.GET('/api/v1/locations')),
    staleTime: placesFreshMs,
  });
}
