import { describe, expect, test } from 'vitest';
import { uuidSource } from './uuid.ts';

const clockAt = (...instants: string[]) => {
  let last = instants[0]!;
  return { now: () => Temporal.Instant.from((last = instants.shift() ?? last)) };
};

describe('ids', () => {
  test('are UUIDs of version 7 that carry their millisecond', () => {
    const id = uuidSource(clockAt('2026-11-24T08:00:00.123Z')).next();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-24T08:00:00.123Z'));
  });

  test('rise, also within one millisecond, and when the clock goes back', () => {
    const ids = uuidSource(clockAt('2026-11-24T08:00:01Z', '2026-11-24T08:00:00Z'));
    const made = Array.from({ length: 20_000 }, () => ids.next());
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(made.length);
  });
});
