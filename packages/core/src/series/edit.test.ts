import { describe, expect, it } from 'vitest';
import { aSeries } from '../builders.ts';
import {
  exceptionsAtChangeOfAll,
  exceptionsAtSplit,
  mayMoveTo,
  neighboursOf,
  patternOrTimeDiffers,
  samePattern,
  splitAt,
  truncateBefore,
} from './edit.ts';

const mondays = ['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];
const standing = mondays.map((key) => ({ key, date: key }));

describe('this and following', () => {
  it('ends the old series the day before and starts a new one with what remained', () => {
    const { before, after } = splitAt(aSeries(), '2026-11-02');
    expect(before?.range).toEqual({ type: 'endDate', startDate: '2026-10-19', endDate: '2026-11-01' });
    expect(after.range).toEqual({ type: 'numbered', startDate: '2026-11-02', numberOfOccurrences: 8 });
  });

  it('keeps an end date', () => {
    const rule = aSeries({ range: { type: 'endDate', startDate: '2026-10-19', endDate: '2026-12-31' } });
    expect(splitAt(rule, '2026-11-02').after.range).toEqual({
      type: 'endDate',
      startDate: '2026-11-02',
      endDate: '2026-12-31',
    });
  });

  it('on the first date is the same as all of them', () => {
    const rule = aSeries();
    expect(splitAt(rule, '2026-10-19')).toEqual({ before: null, after: rule });
    expect(truncateBefore(rule, '2026-10-19')).toBeNull();
  });

  it('on the 30th that stands for the 31st keeps the 31st as the pattern', () => {
    const rule = aSeries({
      pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 },
      range: { type: 'numbered', startDate: '2026-10-31', numberOfOccurrences: 5 },
    });
    expect(splitAt(rule, '2026-11-30').after).toMatchObject({
      pattern: { dayOfMonth: 31 },
      range: { startDate: '2026-11-30', numberOfOccurrences: 4 },
    });
  });

  it('exceptions go along only if pattern and time stay', () => {
    expect(exceptionsAtSplit(mondays, '2026-11-02', { patternOrTimeChanges: false })).toEqual({
      kept: ['2026-10-19', '2026-10-26'],
      moved: ['2026-11-02', '2026-11-09'],
      dropped: [],
    });
    expect(exceptionsAtSplit(mondays, '2026-11-02', { patternOrTimeChanges: true })).toEqual({
      kept: ['2026-10-19', '2026-10-26'],
      moved: [],
      dropped: ['2026-11-02', '2026-11-09'],
    });
  });
});

describe('all dates', () => {
  it('that have begun stay as they were, exceptions included', () => {
    expect(exceptionsAtChangeOfAll(mondays, '2026-11-02', { patternTimeOrRoomChanges: true })).toEqual({
      kept: ['2026-10-19', '2026-10-26'],
      moved: [],
      dropped: ['2026-11-02', '2026-11-09'],
    });
    expect(exceptionsAtChangeOfAll(mondays, null, { patternTimeOrRoomChanges: true }).dropped).toEqual([]);
  });

  it('keep their exceptions when only the subject changes', () => {
    expect(exceptionsAtChangeOfAll(mondays, '2026-10-19', { patternTimeOrRoomChanges: false }).kept).toEqual(mondays);
  });
});

describe('one date', () => {
  it('may move between its neighbours', () => {
    expect(mayMoveTo(standing, { key: '2026-10-26', to: '2026-10-20' }).ok).toBe(true);
    expect(mayMoveTo(standing, { key: '2026-10-26', to: '2026-11-01' }).ok).toBe(true);
  });

  it.each(['2026-10-19', '2026-11-02', '2026-11-03', '2026-10-12'])(
    'may not move to %s, its neighbour’s day or beyond',
    (to) => {
      expect(mayMoveTo(standing, { key: '2026-10-26', to })).toEqual({
        ok: false,
        errors: [
          {
            code: 'OCCURRENCE_CROSSES_NEIGHBOUR',
            field: 'start',
            params: { date: '2026-10-26', earliest: '2026-10-20', latest: '2026-11-01' },
          },
        ],
      });
    },
  );

  it('is held by where its neighbour stands now, not by the neighbour’s key', () => {
    const moved = standing.map((one) => (one.key === '2026-11-02' ? { ...one, date: '2026-10-29' } : one));
    expect(neighboursOf(moved, '2026-10-26')).toEqual({ before: '2026-10-19', after: '2026-10-29' });
    expect(mayMoveTo(moved, { key: '2026-10-26', to: '2026-10-29' }).ok).toBe(false);
  });

  it('the first and the last one are free on one side', () => {
    expect(mayMoveTo(standing, { key: '2026-10-19', to: '2026-01-01' }).ok).toBe(true);
    expect(mayMoveTo(standing, { key: '2026-11-09', to: '2027-06-01' }).ok).toBe(true);
  });
});

describe('two rules', () => {
  it('are the same whatever the order of their weekdays', () => {
    const one = { type: 'weekly', interval: 1, daysOfWeek: ['monday', 'friday'], firstDayOfWeek: 'monday' } as const;
    expect(samePattern(one, { ...one, daysOfWeek: ['friday', 'monday'] })).toBe(true);
    expect(samePattern(one, { ...one, daysOfWeek: ['friday'] })).toBe(false);
    expect(samePattern(one, { ...one, interval: 2 })).toBe(false);
  });

  it('differ by pattern, zone or wall time, not by their range', () => {
    const rule = aSeries();
    expect(patternOrTimeDiffers(rule, aSeries({ range: { type: 'noEnd', startDate: '2027-01-04' } }))).toBe(false);
    expect(patternOrTimeDiffers(rule, aSeries({ startTime: '09:30' }))).toBe(true);
    expect(patternOrTimeDiffers(rule, aSeries({ zone: 'America/New_York' }))).toBe(true);
    expect(patternOrTimeDiffers(rule, aSeries({ pattern: { type: 'daily', interval: 7 } }))).toBe(true);
  });
});
