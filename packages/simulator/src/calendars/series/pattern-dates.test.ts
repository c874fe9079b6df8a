import { describe, expect, it } from 'vitest';

import type { Pattern, Range, Recurrence } from '../../tenant/item.ts';
import { formatDay, parseDay } from './days.ts';
import { seriesDays } from './pattern-dates.ts';

const plain: Pattern = {
  type: 'daily',
  interval: 1,
  month: 0,
  dayOfMonth: 0,
  daysOfWeek: [],
  firstDayOfWeek: 'sunday',
  index: 'first',
};

function series(pattern: Partial<Pattern>, startDate: string, range: Partial<Range> = {}): Recurrence {
  const start = Temporal.PlainDate.from(startDate);
  return {
    pattern: { ...plain, ...pattern },
    range: { type: 'noEnd', startDate: start, endDate: null, numberOfOccurrences: 0, zone: 'UTC', ...range },
  };
}

function dates(recurrence: Recurrence, from: string, to: string): string[] {
  return [...seriesDays(recurrence, parseDay(from), parseDay(to))].map(formatDay);
}

describe('the days of a series', () => {
  it('every third day counts from the start, whenever one looks', () => {
    const every = series({ interval: 3 }, '2026-01-01');
    expect(dates(every, '2026-01-01', '2026-01-10')).toEqual(['2026-01-01', '2026-01-04', '2026-01-07', '2026-01-10']);
    expect(dates(every, '2026-03-01', '2026-03-06')).toEqual(['2026-03-02', '2026-03-05']);
  });

  it('every second week counts weeks from the first day of the week', () => {
    const days = { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'sunday'] } as const;
    // Wednesday 4 March: with Sunday first, the week is 1–7 March; with Monday first it is 2–8 March.
    expect(dates(series(days, '2026-03-04'), '2026-03-01', '2026-03-31')).toEqual([
      '2026-03-15',
      '2026-03-16',
      '2026-03-29',
      '2026-03-30',
    ]);
    const mondayFirst = series({ ...days, firstDayOfWeek: 'monday' }, '2026-03-04');
    expect(dates(mondayFirst, '2026-03-01', '2026-03-31')).toEqual([
      '2026-03-08',
      '2026-03-16',
      '2026-03-22',
      '2026-03-30',
    ]);
  });

  it('the 31st falls on the last day of a shorter month', () => {
    const monthly = series({ type: 'absoluteMonthly', dayOfMonth: 31 }, '2026-01-31');
    expect(dates(monthly, '2026-01-01', '2026-04-30')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });

  it('29 February falls on the 28th in an ordinary year', () => {
    const yearly = series({ type: 'absoluteYearly', dayOfMonth: 29, month: 2 }, '2024-02-29');
    expect(dates(yearly, '2024-01-01', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('the last weekday of a month is the last day that is any of the given days', () => {
    const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
    const last = series({ type: 'relativeMonthly', daysOfWeek: workdays, index: 'last' }, '2026-01-01');
    expect(dates(last, '2026-01-01', '2026-03-31')).toEqual(['2026-01-30', '2026-02-27', '2026-03-31']);
  });

  it('the second Tuesday of every other year’s May', () => {
    const yearly = series(
      { type: 'relativeYearly', interval: 2, daysOfWeek: ['tuesday'], index: 'second', month: 5 },
      '2026-05-12',
    );
    expect(dates(yearly, '2026-01-01', '2030-12-31')).toEqual(['2026-05-12', '2028-05-09', '2030-05-14']);
  });

  it('a number of occurrences counts pattern days, and the end date is included', () => {
    const five = series({ type: 'weekly', daysOfWeek: ['monday'] }, '2026-03-04', {
      type: 'numbered',
      numberOfOccurrences: 3,
    });
    expect(dates(five, '2026-01-01', '2027-01-01')).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
    const until = series({}, '2026-03-04', { type: 'endDate', endDate: Temporal.PlainDate.from('2026-03-06') });
    expect(dates(until, '2026-01-01', '2027-01-01')).toEqual(['2026-03-04', '2026-03-05', '2026-03-06']);
  });
});
