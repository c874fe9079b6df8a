import { expandSeries } from '@planner/core';
import { describe, expect, test } from 'vitest';
import { draftOf, patternTypes, recurrenceOf, ruleOf, weeklyFrom } from './series-draft.ts';
import type { SeriesDraft } from './series-draft.ts';

const times = { zone: 'Europe/Copenhagen', startTime: '09:00', endTime: '10:00', endDayOffset: 0 };

describe('the series editor', () => {
  test('begins with every week on the meeting’s own day', () => {
    expect(weeklyFrom('2026-11-24')).toMatchObject({
      type: 'weekly',
      interval: 1,
      daysOfWeek: ['tuesday'],
      index: 'fourth',
      dayOfMonth: 24,
    });
    expect(weeklyFrom('2026-11-30')).toMatchObject({ index: 'last' });
  });

  test.each(patternTypes)('makes a %s series that core can expand', (type) => {
    const series: SeriesDraft = { ...weeklyFrom('2026-11-24'), type, end: { kind: 'count', count: 3 } };
    const dates = expandSeries(ruleOf(recurrenceOf(series, '2026-11-24', times.zone), times));
    expect(dates.ok && dates.value[0]?.key).toBe('2026-11-24');
    expect(dates.ok && dates.value).toHaveLength(3);
  });

  test.each(patternTypes)('opens a %s series as it was saved', (type) => {
    const series: SeriesDraft = {
      ...weeklyFrom('2026-11-24'),
      type,
      interval: 2,
      end: { kind: 'date', date: '2027-03-01' },
    };
    const recurrence = recurrenceOf(series, '2026-11-24', times.zone);
    expect(recurrenceOf(draftOf(recurrence), '2026-11-24', times.zone)).toEqual(recurrence);
  });

  test('a series without an end is asked for as such: the refusal says until when it would work', () => {
    const endless = recurrenceOf({ ...weeklyFrom('2026-11-24'), end: { kind: 'none' } }, '2026-11-24', times.zone);
    expect(endless.range.type).toBe('noEnd');
  });
});
