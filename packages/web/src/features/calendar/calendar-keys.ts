import type { CalendarView } from './calendar-range.ts';

/** What a key does on the calendar. */
export type CalendarDeed = { readonly turn: -1 | 1 } | { readonly today: true } | { readonly view: CalendarView };

const deeds: { readonly [key: string]: CalendarDeed } = {
  PageUp: { turn: -1 },
  PageDown: { turn: 1 },
  t: { today: true },
  a: { view: 'agenda' },
  w: { view: 'week' },
  m: { view: 'month' },
};

export interface KeyPress {
  readonly key: string;
  readonly modified: boolean;
  /** In a field, where the key is text. */
  readonly typing: boolean;
}

/**
 * The deed of a key press; null when the key isn't the calendar's.
 * @param singleKeys  false: the person has switched letters off (WCAG 2.1.4); Page up and down stay
 */
export function calendarDeed({ key, modified, typing }: KeyPress, singleKeys: boolean): CalendarDeed | null {
  if (modified || typing) return null;
  const isLetter = key.length === 1;
  if (isLetter && !singleKeys) return null;
  return deeds[isLetter ? key.toLowerCase() : key] ?? null;
}
