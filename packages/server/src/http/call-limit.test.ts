import { expect, test } from 'vitest';
import { callLimit } from './call-limit.ts';

test('calls beyond the limit wait for the next minute, each caller for themselves', () => {
  const limit = callLimit(2);
  const at = Temporal.Instant.from('2026-11-24T08:00:20Z');
  expect([1, 2, 3].map(() => limit.admit('one', at))).toEqual([null, null, 40]);
  expect(limit.admit('other', at)).toBeNull();
  expect(limit.admit('one', at.add({ seconds: 40 }))).toBeNull();
});
