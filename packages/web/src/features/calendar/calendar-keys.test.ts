import { describe, expect, test } from 'vitest';
import { calendarDeed } from './calendar-keys.ts';

const press = (key: string, more = {}) => ({ key, modified: false, typing: false, ...more });

describe('keys on my calendar', () => {
  test('Page up and Page down turn it, T goes to today, A, W and M change the view', () => {
    expect(calendarDeed(press('PageUp'), true)).toEqual({ turn: -1 });
    expect(calendarDeed(press('PageDown'), true)).toEqual({ turn: 1 });
    expect(calendarDeed(press('T'), true)).toEqual({ today: true });
    expect(['a', 'w', 'm'].map((key) => calendarDeed(press(key), true))).toEqual([
      { view: 'agenda' },
      { view: 'week' },
      { view: 'month' },
    ]);
  });

  test('letters do nothing for a person who has switched single keys off', () => {
    expect(calendarDeed(press('w'), false)).toBeNull();
    expect(calendarDeed(press('PageDown'), false)).toEqual({ turn: 1 });
  });

  test('nothing happens while typing or with Ctrl', () => {
    expect(calendarDeed(press('w', { typing: true }), true)).toBeNull();
    expect(calendarDeed(press('w', { modified: true }), true)).toBeNull();
    expect(calendarDeed(press('x'), true)).toBeNull();
  });
});
