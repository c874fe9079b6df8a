import { describe, expect, test } from 'vitest';
import { placeBeside } from './placing.ts';
import { parseTime } from './time-of-day.ts';

describe('a time that somebody types', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    ['1345', '13:45'],
    [' 8:05 ', '08:05'],
  ])('%s means %s', (typed, time) => {
    expect(parseTime(typed)).toBe(time);
  });

  test.each(['', '25', '9:75', 'noon'])('"%s" is no time', (typed) => {
    expect(parseTime(typed)).toBeNull();
  });
});

describe('a panel beside what it is about', () => {
  const screen = { width: 1000, height: 800 };
  const size = { width: 400, height: 300 };

  test('lies right of it, else left of it, else below, always wholly on the screen', () => {
    expect(placeBeside({ left: 100, right: 200, top: 100, bottom: 140 }, size, screen)).toEqual({ left: 208, top: 76 });
    expect(placeBeside({ left: 700, right: 800, top: 100, bottom: 140 }, size, screen)).toEqual({ left: 292, top: 76 });
    expect(placeBeside({ left: 300, right: 700, top: 700, bottom: 740 }, size, screen)).toEqual({
      left: 300,
      top: 492,
    });
  });
});
