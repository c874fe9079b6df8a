import { describe, expect, test } from 'vitest';
import { msOf } from '../../lib/instants.ts';
import { readWish, writeWish } from './wish.ts';

const context = {
  nowMs: msOf('2026-11-24T08:40:00Z'),
  zoneOf: (location: string | null) => (location === 'bos' ? 'America/New_York' : 'Europe/Copenhagen'),
  defaultLocation: 'cph',
};

describe('a search for a room', () => {
  test('starts with the next half hour at the own location', () => {
    expect(readWish('', context)).toMatchObject({
      date: '2026-11-24',
      startTime: '10:00',
      endTime: '11:00',
      zone: 'Europe/Copenhagen',
      filter: { location: 'cph' },
    });
  });

  test('speaks the clock of the place that is searched', () => {
    expect(readWish('?location=bos', context)).toMatchObject({ zone: 'America/New_York', startTime: '04:00' });
  });

  test('stands in its address, so that a link shows the same', () => {
    const search =
      '?date=2026-12-01&start=23%3A00&end=01%3A00&endDate=2026-12-02&location=bos&floor=f5&minCapacity=6&features=screen%2Cvideo';
    const wish = readWish(search, context);
    expect(wish.filter).toMatchObject({ floor: 'f5', minCapacity: 6, features: ['screen', 'video'] });
    expect(readWish(writeWish(wish), context)).toEqual(wish);
  });

  test('ends on its own day when the address names no other', () => {
    expect(readWish('?date=2026-12-01&start=09%3A00&end=10%3A00', context).endDate).toBe('2026-12-01');
  });

  test('leaves out what is no date, time or number', () => {
    expect(readWish('?date=2026-02-30&start=25%3A00&minCapacity=-3', context)).toMatchObject({
      date: '2026-11-24',
      startTime: '10:00',
      filter: { minCapacity: null },
    });
  });
});
