import { describe, expect, it } from 'vitest';
import { describeSeries } from '../messages/index.ts';
import type { Pattern, SeriesRange } from './series.ts';

const until: SeriesRange = { type: 'endDate', startDate: '2026-11-24', endDate: '2026-12-15' };
const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

describe('a series in words', () => {
  it.each<[Pattern, string, string, string]>([
    [{ type: 'daily', interval: 1 }, 'Every day', 'Hver dag', 'Jeden Tag'],
    [{ type: 'daily', interval: 3 }, 'Every 3 days', 'Hver 3. dag', 'Alle 3 Tage'],
    [
      { type: 'weekly', interval: 2, daysOfWeek: ['tuesday'], firstDayOfWeek: 'monday' },
      'Every second Tuesday',
      'Hver anden tirsdag',
      'Jeden zweiten Dienstag',
    ],
    [
      { type: 'weekly', interval: 1, daysOfWeek: ['friday', 'monday'], firstDayOfWeek: 'monday' },
      'Every Monday and Friday',
      'Hver mandag og fredag',
      'Jeden Montag und Freitag',
    ],
    [
      { type: 'weekly', interval: 3, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      'Every 3 weeks on Monday',
      'Hver 3. uge mandag',
      'Alle 3 Wochen am Montag',
    ],
    [
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      'On day 31 of every month (or its last day)',
      'Den 31. i hver måned (eller månedens sidste dag)',
      'Am 31. jedes Monats (oder am letzten Tag des Monats)',
    ],
    [
      { type: 'relativeMonthly', interval: 1, daysOfWeek: workingDays, index: 'last' },
      'On the last weekday of every month',
      'Den sidste hverdag i hver måned',
      'Am letzten Werktag jedes Monats',
    ],
    [
      { type: 'relativeMonthly', interval: 2, daysOfWeek: ['saturday', 'sunday'], index: 'first' },
      'On the first weekend day of every second month',
      'Den første weekenddag i hver anden måned',
      'Am ersten Wochenendtag jedes zweiten Monats',
    ],
    [
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      'Every year on 29 February',
      'Hvert år den 29. februar',
      'Jedes Jahr am 29. Februar',
    ],
    [
      { type: 'relativeYearly', interval: 2, month: 11, daysOfWeek: ['friday'], index: 'fourth' },
      'Every second year on the fourth Friday of November',
      'Hvert andet år den fjerde fredag i november',
      'Jedes zweite Jahr am vierten Freitag im November',
    ],
  ])('%j', (pattern, english, danish, german) => {
    expect(describeSeries({ pattern, range: until }, 'en')).toBe(`${english} until 15 December 2026`);
    expect(describeSeries({ pattern, range: until }, 'da')).toBe(`${danish} til og med 15. december 2026`);
    expect(describeSeries({ pattern, range: until }, 'de')).toBe(`${german} bis 15. Dezember 2026`);
  });

  it('says how often, or that there is no end', () => {
    const pattern: Pattern = { type: 'daily', interval: 1 };
    const times = (numberOfOccurrences: number): SeriesRange => ({
      type: 'numbered',
      startDate: '2026-11-24',
      numberOfOccurrences,
    });
    expect(describeSeries({ pattern, range: times(10) }, 'en')).toBe('Every day, 10 times');
    expect(describeSeries({ pattern, range: times(1) }, 'de')).toBe('Jeden Tag, einmal');
    expect(describeSeries({ pattern, range: times(1) }, 'da')).toBe('Hver dag, én gang');
    expect(describeSeries({ pattern, range: { type: 'noEnd', startDate: '2026-11-24' } }, 'en')).toBe(
      'Every day, without an end',
    );
  });
});
