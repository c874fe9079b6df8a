import { describe, expect, test } from 'vitest';
import type { SeriesAnswer } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';
import { openDates } from './open-dates.ts';

const aDate = (key: string, state: SeriesAnswer['occurrences'][number]['state']) => ({
  key,
  start: `${key}T09:00:00Z`,
  end: `${key}T10:00:00Z`,
  state,
  exceptionId: null,
  roomIds: [],
  bookings: [],
});

describe('dates of a series without a room', () => {
  test('are those ahead that were skipped', () => {
    const occurrences = [
      aDate('2026-11-23', 'skipped'),
      aDate('2026-11-25', 'active'),
      aDate('2026-11-26', 'cancelled'),
      aDate('2026-11-27', 'skipped'),
    ];
    const open = openDates({ occurrences }, msOf('2026-11-24T00:00:00Z'));
    expect(open.map(({ key }) => key)).toEqual(['2026-11-27']);
  });
});
