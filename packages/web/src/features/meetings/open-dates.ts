import type { SeriesAnswer } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';

type SeriesDate = SeriesAnswer['occurrences'][number];

/** Dates ahead that got no room. What was cancelled on purpose isn't open, and what is past can't be helped. */
export function openDates({ occurrences }: Pick<SeriesAnswer, 'occurrences'>, nowMs: number): readonly SeriesDate[] {
  return occurrences.filter(({ state, start }) => state === 'skipped' && msOf(start) > nowMs);
}
