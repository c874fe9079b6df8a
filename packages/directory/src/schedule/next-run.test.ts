import { weekdays, zoneNames } from '@planner/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueRun, nextRun } from './next-run.ts';

const at = (text: string) => Temporal.Instant.from(text);
const nightly = { enabled: true, time: '02:30', days: [...weekdays] };

describe('the next run', () => {
  it.each([
    ['on an ordinary night', 'Europe/Copenhagen', '02:30', '2025-03-28T12:00:00Z', '2025-03-29T01:30:00Z'],
    [
      'in the night without half past two: at three',
      'Europe/Copenhagen',
      '02:30',
      '2025-03-29T12:00:00Z',
      '2025-03-30T01:00:00Z',
    ],
    [
      'in the night with two: at the first',
      'Europe/Copenhagen',
      '02:30',
      '2025-10-25T12:00:00Z',
      '2025-10-26T00:30:00Z',
    ],
    [
      'and after the first not at the second',
      'Europe/Copenhagen',
      '02:30',
      '2025-10-26T00:30:00Z',
      '2025-10-27T01:30:00Z',
    ],
    ['where midnight is skipped: at one', 'America/Sao_Paulo', '00:00', '2018-11-03T12:00:00Z', '2018-11-04T03:00:00Z'],
    [
      'where a whole day is skipped: as the next begins',
      'Pacific/Apia',
      '02:30',
      '2011-12-30T09:00:00Z',
      '2011-12-30T10:00:00Z',
    ],
    ['where the clock jumps two hours', 'Antarctica/Troll', '02:30', '2025-03-29T12:00:00Z', '2025-03-30T01:00:00Z'],
  ])('%s', (_, zone, time, after, due) => {
    expect(nextRun({ ...nightly, time }, zone, at(after))?.toString()).toBe(due);
  });

  it('is on chosen days alone, and never while the schedule is off', () => {
    expect(nextRun({ ...nightly, days: ['monday'] }, 'UTC', at('2026-11-24T12:00:00Z'))?.toString()).toBe(
      '2026-11-30T02:30:00Z',
    );
    expect(nextRun({ ...nightly, enabled: false }, 'UTC', at('2026-11-24T12:00:00Z'))).toBeNull();
  });

  it('comes once a date in every zone: the wall shows the time, or the clock has just skipped it', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const when = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zoneNames()), time, when, (zone, wanted, from) => {
        let now = Temporal.Instant.fromEpochMilliseconds(from);
        for (let round = 0; round < 4; round += 1) {
          const due = nextRun({ ...nightly, time: wanted }, zone, now)!;
          expect(due.since(now).total('hours')).toBeGreaterThan(0);
          expect(due.since(now).total('hours')).toBeLessThanOrEqual(51);
          const wall = due.toZonedDateTimeISO(zone);
          const justBefore = due.subtract({ milliseconds: 1 }).toZonedDateTimeISO(zone);
          const isShown = wall.toPlainTime().toString({ smallestUnit: 'minute' }) === wanted;
          expect(isShown || wall.offset !== justBefore.offset).toBe(true);
          now = due;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('comes once a date on nights of the clock change too', () => {
    expect.hasAssertions();
    const time = fc.tuple(fc.nat(3), fc.nat(59)).map(([h, m]) => `0${h}:${String(m).padStart(2, '0')}`);
    const zones = [
      'Europe/Copenhagen',
      'America/Sao_Paulo',
      'Antarctica/Troll',
      'Australia/Lord_Howe',
      'America/New_York',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...zones), time, fc.integer({ min: 2005, max: 2026 }), (zone, wanted, year) => {
        let change = at(`${year}-01-01T00:00:00Z`).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
        for (; change && change.year === year; change = change.getTimeZoneTransition('next')) {
          const dates: string[] = [];
          let now = change.toInstant().subtract({ hours: 48 });
          for (let round = 0; round < 4; round += 1) {
            now = nextRun({ ...nightly, time: wanted }, zone, now)!;
            dates.push(now.toZonedDateTimeISO(zone).toPlainDate().toString());
          }
          expect(new Set(dates).size).toBe(dates.length);
        }
      }),
    );
  });
});

describe('what was missed', () => {
  it('is caught up once, for twelve hours', () => {
    const last = at('2026-11-20T02:30:00Z');
    expect(dueRun(nightly, 'UTC', { last, now: at('2026-11-24T09:00:00Z') })?.toString()).toBe('2026-11-24T02:30:00Z');
    expect(dueRun(nightly, 'UTC', { last, now: at('2026-11-24T15:00:00Z') })).toBeNull();
    expect(dueRun(nightly, 'UTC', { last: at('2026-11-24T02:30:00Z'), now: at('2026-11-24T09:00:00Z') })).toBeNull();
  });
});
