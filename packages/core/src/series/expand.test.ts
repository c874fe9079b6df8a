import { describe, expect, it } from 'vitest';
import { aSeries } from '../builders.ts';
import { wallOf } from '../time/wall-time.ts';
import { expandSeries } from './expand.ts';
import type { ExpandOptions } from './expand.ts';
import type { Pattern, SeriesRule } from './series.ts';

const fridays: Pattern = { type: 'weekly', interval: 1, daysOfWeek: ['friday'], firstDayOfWeek: 'monday' };

function times(startDate: string, numberOfOccurrences: number): SeriesRule['range'] {
  return { type: 'numbered', startDate, numberOfOccurrences };
}

function until(startDate: string, endDate: string): SeriesRule['range'] {
  return { type: 'endDate', startDate, endDate };
}

function dates(rule: SeriesRule): string[] {
  const expanded = expandSeries(rule);
  if (!expanded.ok) throw new Error(expanded.errors.map(({ code }) => code).join());
  return expanded.value.map(({ key }) => key);
}

function instants(rule: SeriesRule): string[] {
  const expanded = expandSeries(rule);
  if (!expanded.ok) throw new Error(expanded.errors.map(({ code }) => code).join());
  return expanded.value.map(({ start, end }) => `${start.toString()}–${end.toString()}`);
}

function refusal(rule: SeriesRule, options?: ExpandOptions) {
  const expanded = expandSeries(rule, options);
  if (expanded.ok) throw new Error('was expected to be refused');
  return expanded.errors[0]!;
}

describe('the dates of a series', () => {
  it('weekly in the night in which an hour comes twice: the earlier 02:30, and the wall end is kept', () => {
    const rule = aSeries({
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['sunday'], firstDayOfWeek: 'monday' },
      range: times('2026-10-18', 3),
      startTime: '02:30',
      endTime: '03:00',
    });
    expect(instants(rule)).toEqual([
      '2026-10-18T00:30:00Z–2026-10-18T01:00:00Z',
      '2026-10-25T00:30:00Z–2026-10-25T02:00:00Z',
      '2026-11-01T01:30:00Z–2026-11-01T02:00:00Z',
    ]);
  });

  it('daily in the night in which an hour is missing: half an hour later on the wall, nominal length', () => {
    const rule = aSeries({
      pattern: { type: 'daily', interval: 1 },
      range: times('2027-03-27', 3),
      startTime: '02:30',
      endTime: '03:00',
    });
    expect(instants(rule)).toEqual([
      '2027-03-27T01:30:00Z–2027-03-27T02:00:00Z',
      '2027-03-28T01:30:00Z–2027-03-28T02:00:00Z',
      '2027-03-29T00:30:00Z–2027-03-29T01:00:00Z',
    ]);
  });

  it('of a New York organizer move in Copenhagen while only one side has changed its clocks', () => {
    const expanded = expandSeries(
      aSeries({ range: times('2026-10-19', 3), zone: 'America/New_York', startTime: '09:00', endTime: '10:00' }),
    );
    const starts = expanded.ok ? expanded.value.map(({ start }) => start) : [];
    expect(starts.map(String)).toEqual(['2026-10-19T13:00:00Z', '2026-10-26T13:00:00Z', '2026-11-02T14:00:00Z']);
    expect(starts.map((start) => wallOf(start, 'Europe/Copenhagen').time)).toEqual(['15:00', '14:00', '15:00']);
  });

  it('on day 31 are the last day of shorter months', () => {
    const rule = aSeries({
      pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      range: times('2026-10-31', 5),
    });
    expect(dates(rule)).toEqual(['2026-10-31', '2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28']);
  });

  it('on the last weekday of the month', () => {
    const rule = aSeries({
      pattern: {
        type: 'relativeMonthly',
        interval: 1,
        daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        index: 'last',
      },
      range: times('2026-11-24', 4),
    });
    expect(dates(rule)).toEqual(['2026-11-30', '2026-12-31', '2027-01-29', '2027-02-26']);
  });

  it.each([
    ['sunday', ['2026-11-02', '2026-11-15', '2026-11-16', '2026-11-29']],
    ['monday', ['2026-11-02', '2026-11-08', '2026-11-16', '2026-11-22']],
  ] as const)('every second week depend on the first day of the week: %s', (firstDayOfWeek, expected) => {
    const rule = aSeries({
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['sunday', 'monday'], firstDayOfWeek },
      range: times('2026-11-02', 4),
    });
    expect(dates(rule)).toEqual(expected);
  });

  it('on 29 February are on the 28th in common years', () => {
    const rule = aSeries({
      pattern: { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      range: times('2027-01-01', 3),
    });
    expect(dates(rule)).toEqual(['2027-02-28', '2028-02-29', '2029-02-28']);
  });

  it('on the second Tuesday of every third November', () => {
    const rule = aSeries({
      pattern: { type: 'relativeYearly', interval: 3, month: 11, daysOfWeek: ['tuesday'], index: 'second' },
      range: times('2026-01-01', 3),
    });
    expect(dates(rule)).toEqual(['2026-11-10', '2029-11-13', '2032-11-09']);
  });

  it('every second day stay on the start date’s phase', () => {
    const rule = aSeries({ pattern: { type: 'daily', interval: 2 }, range: until('2026-12-30', '2027-01-05') });
    expect(dates(rule)).toEqual(['2026-12-30', '2027-01-01', '2027-01-03', '2027-01-05']);
  });

  it('may begin after the start date, whose period sets the phase', () => {
    const rule = aSeries({
      pattern: { type: 'weekly', interval: 2, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
      range: times('2026-11-25', 2),
    });
    expect(dates(rule)).toEqual(['2026-12-07', '2026-12-21']);
  });

  it('include the end date itself', () => {
    expect(dates(aSeries({ range: until('2026-10-19', '2026-11-02') }))).toEqual([
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
    ]);
  });

  it('a series over midnight ends on the next day', () => {
    const rule = aSeries({
      pattern: fridays,
      range: times('2026-11-27', 1),
      startTime: '22:00',
      endTime: '01:00',
      endDayOffset: 1,
    });
    expect(instants(rule)).toEqual(['2026-11-27T21:00:00Z–2026-11-28T00:00:00Z']);
  });

  it('an all-day series keeps its days whole when the clocks change', () => {
    const rule = aSeries({
      pattern: { type: 'daily', interval: 1 },
      range: times('2026-10-24', 3),
      startTime: '00:00',
      endTime: '00:00',
      endDayOffset: 1,
      allDay: true,
    });
    expect(instants(rule)).toEqual([
      '2026-10-23T22:00:00Z–2026-10-24T22:00:00Z',
      '2026-10-24T22:00:00Z–2026-10-25T23:00:00Z',
      '2026-10-25T23:00:00Z–2026-10-26T23:00:00Z',
    ]);
  });

  it.each([
    ['Asia/Kathmandu', '2026-11-27T03:15:00Z'],
    ['America/St_Johns', '2026-11-27T12:30:00Z'],
    ['Australia/Lord_Howe', '2026-11-26T22:00:00Z'],
  ])('are read on the clocks of %s', (zone, start) => {
    const rule = aSeries({ pattern: fridays, range: times('2026-11-27', 1), zone });
    expect(instants(rule)[0]).toMatch(new RegExp(`^${start}–`));
  });
});

describe('a series that can’t be', () => {
  it('without an end is refused with the last possible date', () => {
    const rule = aSeries({ range: { type: 'noEnd', startDate: '2026-10-19' } });
    expect(refusal(rule, { lastDate: '2027-05-23' })).toEqual({
      code: 'SERIES_INFINITE',
      field: 'series.range',
      params: { lastDate: '2027-05-23' },
    });
  });

  it('without a date is refused', () => {
    expect(refusal(aSeries({ pattern: fridays, range: until('2026-11-28', '2026-12-03') })).code).toBe('SERIES_EMPTY');
    expect(refusal(aSeries({ range: until('2026-10-19', '2026-10-18') })).code).toBe('SERIES_EMPTY');
  });

  it('with 400 dates is taken, with 401 refused with the 400th', () => {
    const daily: Pattern = { type: 'daily', interval: 1 };
    expect(dates(aSeries({ pattern: daily, range: times('2026-11-24', 400) }))).toHaveLength(400);
    expect(refusal(aSeries({ pattern: daily, range: times('2026-11-24', 401) }))).toEqual({
      code: 'SERIES_TOO_LONG',
      field: 'series.range',
      params: { limit: 400, lastDate: '2027-12-28' },
    });
  });

  it('with a thousand million dates or until the year 9999 costs no more than one with 401', () => {
    const daily: Pattern = { type: 'daily', interval: 1 };
    expect(refusal(aSeries({ pattern: daily, range: times('2026-11-24', 1e9) })).code).toBe('SERIES_TOO_LONG');
    expect(refusal(aSeries({ pattern: daily, range: until('2026-11-24', '9999-12-31') })).code).toBe('SERIES_TOO_LONG');
  });

  it('overlaps itself when a date lasts into the next', () => {
    const rule = aSeries({
      pattern: { type: 'daily', interval: 1 },
      startTime: '09:00',
      endTime: '09:30',
      endDayOffset: 1,
    });
    expect(refusal(rule)).toEqual({
      code: 'SERIES_SELF_OVERLAP',
      field: 'series.pattern',
      params: { first: '2026-10-19', second: '2026-10-20', bufferMinutes: 0 },
    });
  });

  it('overlaps itself also when only the buffers meet, unless the site joins meetings of one organizer', () => {
    const rule = aSeries({
      pattern: { type: 'daily', interval: 1 },
      startTime: '00:00',
      endTime: '00:00',
      endDayOffset: 1,
    });
    const buffers = { setupMinutes: 10, teardownMinutes: 5 };
    expect(refusal(rule, { buffers }).params).toMatchObject({ bufferMinutes: 15 });
    expect(expandSeries(rule, { buffers, joinOwnMeetings: true }).ok).toBe(true);
  });

  it.each([
    [{ type: 'daily', interval: 0 }, 'series.pattern.interval'],
    [{ type: 'daily', interval: 1.5 }, 'series.pattern.interval'],
    [{ type: 'absoluteMonthly', interval: 1, dayOfMonth: 32 }, 'series.pattern.dayOfMonth'],
    [{ type: 'absoluteYearly', interval: 1, month: 13, dayOfMonth: 1 }, 'series.pattern.month'],
    [{ type: 'weekly', interval: 1, daysOfWeek: [], firstDayOfWeek: 'monday' }, 'series.pattern.daysOfWeek'],
    [{ type: 'weekly', interval: 1, daysOfWeek: ['funday'], firstDayOfWeek: 'monday' }, 'series.pattern.daysOfWeek'],
    [
      { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'funday' },
      'series.pattern.firstDayOfWeek',
    ],
    [{ type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'fifth' }, 'series.pattern.index'],
  ])('has a wrong pattern: %j', (pattern, field) => {
    // The pattern comes from a request that only claims to be one.
    const wrong = refusal(aSeries({ pattern: pattern as unknown as Pattern }));
    expect(wrong).toMatchObject({ code: 'PATTERN_INVALID', field });
  });

  it('has dates or a count that aren’t any', () => {
    expect(refusal(aSeries({ range: times('2027-02-30', 3) }))).toMatchObject({ field: 'series.range.startDate' });
    expect(refusal(aSeries({ range: until('2027-02-01', 'soon') }))).toMatchObject({ field: 'series.range.endDate' });
    expect(refusal(aSeries({ range: times('2027-02-01', 0) }))).toMatchObject({
      field: 'series.range.numberOfOccurrences',
    });
  });

  it('is in an unknown zone, and the nearest ones are named', () => {
    const wrong = refusal(aSeries({ zone: 'Europe/Copenhagne' }));
    expect(wrong).toMatchObject({ code: 'ZONE_UNKNOWN', params: { name: 'Europe/Copenhagne' } });
    expect(wrong.params['nearest']).toContain('Europe/Copenhagen');
  });

  it('ends before it starts, or at a time that no clock shows', () => {
    expect(refusal(aSeries({ startTime: '10:00', endTime: '10:00' })).code).toBe('TIME_RANGE_INVALID');
    expect(refusal(aSeries({ startTime: '25:00' })).code).toBe('PATTERN_INVALID');
  });
});
