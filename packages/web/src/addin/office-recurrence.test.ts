import { describe, expect, test } from 'vitest';
import { patternOf, readSeries } from './office-recurrence.ts';
import type { OfficeRecurrence } from './office-recurrence.ts';

const series = (told: Partial<OfficeRecurrence>, end: string | null = '2026-12-15'): OfficeRecurrence => ({
  recurrenceType: 'weekly',
  recurrenceProperties: { interval: 2, days: ['mon', 'thu'], firstDayOfWeek: 'mon' },
  recurrenceTimeZone: { name: 'Romance Standard Time' },
  seriesTime: {
    getStartDate: () => '2026-11-24',
    getStartTime: () => 'T09:30:00:000',
    getEndDate: () => end,
    getDuration: () => 45,
  },
  ...told,
});

describe('a series as Outlook tells it', () => {
  test('is read with its pattern, its wall times and its own zone', () => {
    expect(readSeries(series({}), 'UTC')).toEqual({
      recurrence: {
        pattern: { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'thursday'], firstDayOfWeek: 'monday' },
        range: { type: 'endDate', startDate: '2026-11-24', endDate: '2026-12-15' },
      },
      startTime: '09:30',
      durationMinutes: 45,
      zone: 'Romance Standard Time',
    });
  });

  test('without an end says so; an end of zeros isn’t believed', () => {
    expect(readSeries(series({}, null), 'UTC')).toMatchObject({ recurrence: { range: { type: 'noEnd' } } });
    expect(readSeries(series({}, '0000-00-00'), 'UTC')).toEqual({ problem: 'end' });
  });

  test('without a zone of its own has that of the mailbox', () => {
    expect(readSeries(series({ recurrenceTimeZone: null }), 'GMT Standard Time')).toMatchObject({
      zone: 'GMT Standard Time',
    });
  });

  test.each([
    ['daily', { interval: 3 }, { type: 'daily', interval: 3 }],
    [
      'weekday',
      {},
      { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
    ],
    ['monthly', { interval: 1, dayOfMonth: 31 }, { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }],
    [
      'monthly',
      { interval: 1, dayOfWeek: 'weekday', weekNumber: 'last' },
      { type: 'relativeMonthly', index: 'last', daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
    ],
    [
      'yearly',
      { interval: 1, dayOfWeek: 'weekendDay', weekNumber: 'second', month: 'mar' },
      { type: 'relativeYearly', index: 'second', month: 3, daysOfWeek: ['saturday', 'sunday'] },
    ],
    ['yearly', { interval: 1, dayOfMonth: 24, month: 'dec' }, { type: 'absoluteYearly', month: 12, dayOfMonth: 24 }],
  ])('%s becomes a pattern of the API', (recurrenceType, recurrenceProperties, pattern) => {
    expect(patternOf(series({ recurrenceType, recurrenceProperties }))).toMatchObject(pattern);
  });

  test.each([
    ['yearly', { dayOfMonth: 3 }],
    ['weekly', { days: [] }],
    ['lunar', {}],
  ])('%s without what it needs is refused, never guessed', (recurrenceType, recurrenceProperties) => {
    expect(readSeries(series({ recurrenceType, recurrenceProperties }), 'UTC')).toEqual({ problem: 'pattern' });
  });
});
