import { describe, expect, test } from 'vitest';
import { calendarRange, turned } from './calendar-range.ts';

describe('what my calendar asks for', () => {
  test('the agenda starts on its date and holds four weeks', () => {
    expect(calendarRange('agenda', '2026-11-24')).toEqual({ from: '2026-11-24', to: '2026-12-22' });
  });

  test('a week runs from Monday until before the next Monday', () => {
    expect(calendarRange('week', '2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-30' });
    expect(calendarRange('week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-30' });
  });

  test('a month comes with the days that fill its weeks, and stays under the 62 days of one question', () => {
    expect(calendarRange('month', '2026-11-24')).toEqual({ from: '2026-10-26', to: '2026-12-07' });
    expect(calendarRange('month', '2027-02-10')).toEqual({ from: '2027-02-01', to: '2027-03-01' });
    expect(calendarRange('month', '2026-12-31')).toEqual({ from: '2026-11-30', to: '2027-01-04' });
  });

  test('turning a month from the 31st goes to the next month, not past it', () => {
    expect(turned('month', '2027-01-31', 1)).toBe('2027-02-01');
    expect(turned('month', '2027-01-31', -1)).toBe('2026-12-01');
  });

  test('turning a week and back is where it began', () => {
    expect(turned('week', turned('week', '2026-10-25', 1), -1)).toBe('2026-10-25');
  });
});
