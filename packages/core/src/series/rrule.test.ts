import { describe, expect, it } from 'vitest';
import { aSeries } from '../builders.ts';
import { fromRRule } from './parse-rrule.ts';
import { patternDates } from './pattern-dates.ts';
import { toRRule } from './rrule.ts';
import type { Pattern } from './series.ts';

const workingDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;

function read(text: string, startDate: string, startTime = '09:00', zone = 'Europe/Copenhagen') {
  return fromRRule(text, { startDate, startTime, zone });
}

function part(text: string, startDate = '2026-11-02') {
  const outcome = read(text, startDate);
  return outcome.ok ? null : { code: outcome.errors[0]?.code, part: outcome.errors[0]?.params['part'] };
}

describe('a pattern as RRULE', () => {
  it.each<[Pattern, string]>([
    [{ type: 'daily', interval: 3 }, 'FREQ=DAILY;INTERVAL=3;COUNT=10;WKST=MO'],
    [
      { type: 'weekly', interval: 2, daysOfWeek: ['monday', 'sunday'], firstDayOfWeek: 'sunday' },
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=10;WKST=SU',
    ],
    [
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 28 },
      'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28;COUNT=10;WKST=MO',
    ],
    [
      { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=10;WKST=MO',
    ],
    [
      { type: 'relativeMonthly', interval: 1, daysOfWeek: workingDays, index: 'last' },
      'FREQ=MONTHLY;INTERVAL=1;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=10;WKST=MO',
    ],
    [
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      'FREQ=YEARLY;INTERVAL=1;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1;COUNT=10;WKST=MO',
    ],
    [
      { type: 'relativeYearly', interval: 1, month: 11, daysOfWeek: ['tuesday'], index: 'second' },
      'FREQ=YEARLY;INTERVAL=1;BYMONTH=11;BYDAY=TU;BYSETPOS=2;COUNT=10;WKST=MO',
    ],
  ])('%j', (pattern, expected) => {
    expect(toRRule(aSeries({ pattern }))).toBe(expected);
  });

  it('an end date is the last second of that day in the series zone, as UTC', () => {
    const range = { type: 'endDate', startDate: '2026-10-19', endDate: '2026-12-15' } as const;
    expect(toRRule(aSeries({ range }))).toContain(';UNTIL=20261215T225959Z;');
    expect(toRRule(aSeries({ range, zone: 'America/New_York' }))).toContain(';UNTIL=20261216T045959Z;');
    expect(toRRule(aSeries({ range: { type: 'noEnd', startDate: '2026-10-19' } }))).not.toMatch(/UNTIL|COUNT/);
  });
});

describe('an RRULE', () => {
  it.each<[string, string, Pattern]>([
    ['FREQ=DAILY;COUNT=3', '2026-11-02', { type: 'daily', interval: 1 }],
    [
      'FREQ=WEEKLY;COUNT=3',
      '2026-11-02',
      { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
    ],
    [
      'FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=3',
      '2026-11-02',
      { type: 'weekly', interval: 1, daysOfWeek: workingDays, firstDayOfWeek: 'monday' },
    ],
    [
      'RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3',
      '2026-11-02',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'first' },
    ],
    [
      'FREQ=MONTHLY;BYDAY=-1MO;COUNT=3',
      '2026-11-30',
      { type: 'relativeMonthly', interval: 1, daysOfWeek: ['monday'], index: 'last' },
    ],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-11-30', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }],
    ['FREQ=MONTHLY;COUNT=3', '2026-11-02', { type: 'absoluteMonthly', interval: 1, dayOfMonth: 2 }],
    ['FREQ=YEARLY;COUNT=3', '2026-11-02', { type: 'absoluteYearly', interval: 1, month: 11, dayOfMonth: 2 }],
  ])('%s from %s is read', (text, startDate, pattern) => {
    expect(read(text, startDate)).toMatchObject({ ok: true, value: { pattern } });
  });

  it.each([
    ['FREQ=HOURLY;COUNT=3', 'FREQ'],
    ['FREQ=DAILY;BYHOUR=9;COUNT=3', 'BYHOUR'],
    ['FREQ=YEARLY;BYYEARDAY=200;COUNT=3', 'BYYEARDAY'],
    ['FREQ=YEARLY;BYWEEKNO=20;COUNT=3', 'BYWEEKNO'],
    ['FREQ=MONTHLY;BYMONTHDAY=2,16;COUNT=3', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYMONTHDAY=-2;COUNT=3', 'BYMONTHDAY'],
    ['FREQ=MONTHLY;BYDAY=MO;COUNT=3', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=5MO;COUNT=3', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=3', 'BYDAY'],
    ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-2;COUNT=3', 'BYSETPOS'],
    ['FREQ=MONTHLY;BYMONTH=3;COUNT=3', 'BYMONTH'],
    ['FREQ=YEARLY;BYMONTH=3,9;COUNT=3', 'BYMONTH'],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', 'BYDAY'],
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO;COUNT=3', 'BYDAY'],
    ['FREQ=WEEKLY;BYDAY=1MO;COUNT=3', 'BYDAY'],
    ['RRULE:FREQ=DAILY;COUNT=3\r\nRDATE:20261224T090000Z', 'RDATE'],
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=3', 'DTSTART'],
  ])('%s is refused, never approximated: %s', (text, name) => {
    expect(part(text)).toEqual({ code: 'PATTERN_UNSUPPORTED', part: name });
  });

  it.each([
    'FREQ=DAILY;COUNT=3;UNTIL=20270101',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=many',
    'FREQ=DAILY;INTERVAL=0;COUNT=3',
    'FREQ=DAILY;UNTIL=20270230',
    'FREQ=DAILY;UNTIL=tomorrow',
    'COUNT=3',
    'FREQ=DAILY;FREQ=WEEKLY',
    'daily',
    '',
    `FREQ=DAILY;${'X'.repeat(2000)}=1`,
  ])('“%.40s” is wrong', (text) => {
    expect(part(text)).toEqual({ code: 'PATTERN_INVALID', part: undefined });
  });

  it.each([
    ['20261104', 3, 'a date is the last date'],
    ['20261104T090000', 3, 'a wall time of the series zone'],
    ['20261104T080000Z', 3, 'an instant at the start of the last one'],
    ['20261104T075959Z', 2, 'an instant before the start of that day’s one'],
    ['20261104T225959Z', 3, 'the end of the day'],
  ])('UNTIL=%s leaves %i dates (%s)', (until, count) => {
    const outcome = read(`FREQ=DAILY;UNTIL=${until}`, '2026-11-02');
    expect(outcome.ok && [...patternDates(outcome.value.pattern, outcome.value.range)].length).toBe(count);
  });

  it('without an end is read as such: whoever expands it refuses it', () => {
    expect(read('FREQ=DAILY', '2026-11-02')).toMatchObject({ ok: true, value: { range: { type: 'noEnd' } } });
  });
});
