import { describe, expect, test } from 'vitest';
import { readChoice, writeChoice } from './timeline-url.ts';

describe('the address of the timeline', () => {
  test('says what is shown, so that a link shows the next person the same', () => {
    const search =
      '?date=2026-11-24&view=week&zoom=30&location=l1&floor=f1&minCapacity=6&features=screen%2Cvideo&q=hall';
    expect(writeChoice(readChoice(search))).toBe(search);
  });

  test('is empty for what everybody sees first', () => {
    expect(writeChoice(readChoice(''))).toBe('');
  });

  test('leaves out what can’t be read', () => {
    expect(readChoice('?date=2027-02-30&view=year&minCapacity=-1&zoom=7')).toEqual(readChoice(''));
  });
});
