import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCalendar, shiftToComingWeek } from './ics-events.ts';

const file = readFileSync(new URL('../../fixtures/university-events.ics', import.meta.url), 'utf8');
const zone = 'America/Los_Angeles';

describe('a calendar file', () => {
  test('the university calendar has 1165 events in 198 places', () => {
    const { events, leftOut } = readCalendar(file, zone);
    expect(leftOut).toBe(0);
    expect(events).toHaveLength(1165);
    expect(new Set(events.map((event) => event.place)).size).toBe(198);
  });

  test('an all-day event runs from midnight to midnight where it takes place', () => {
    const first = readCalendar(file, zone).events[0];
    expect(first).toMatchObject({ allDay: true, place: 'Grand Hyatt, Vail, CO' });
    expect(first?.start.toString()).toBe('2026-02-08T08:00:00Z');
    expect(first?.end.toString()).toBe('2026-02-09T08:00:00Z');
  });

  test('a shifted calendar begins in the coming week, and each event keeps its weekday and wall time', () => {
    const { events } = readCalendar(file, zone);
    const shifted = shiftToComingWeek(events, Temporal.PlainDate.from('2026-11-24'), zone);
    const wall = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone);
    const earliest = shifted.map((event) => event.start).toSorted(Temporal.Instant.compare)[0]!;
    expect(wall(earliest).toPlainDate().toString() >= '2026-11-30').toBe(true);
    expect(wall(earliest).toPlainDate().toString() <= '2026-12-06').toBe(true);
    for (const [at, event] of events.entries()) {
      const other = shifted[at]!;
      expect(wall(other.start).dayOfWeek).toBe(wall(event.start).dayOfWeek);
      expect(wall(other.start).toPlainTime().toString()).toBe(wall(event.start).toPlainTime().toString());
    }
  });

  test('a text that is no calendar is refused in a sentence', () => {
    expect(() => readCalendar('hello', zone)).toThrow("isn't an iCalendar file");
  });
});
