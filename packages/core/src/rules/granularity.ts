import type { GranularityMinutes } from '../room.ts';
import { minutesOfDay } from '../time/calendar.ts';
import type { ZoneName } from '../time/calendar.ts';
import { addMinutes, ceilToMinute, floorToMinute, wallOf } from '../time/wall-time.ts';
import { managesRoom, refusalOf } from './rule.ts';
import type { Rule, TimedRequest } from './rule.ts';

// A grid point is at most an hour away, but a clock change may swallow one; half an hour is the oddest change (Lord Howe).
const searchMinutes = 180;

/** Whether the clock on the room's wall shows a multiple of the grid, counted from local midnight. */
export function isOnGrid(instant: Temporal.Instant, zone: ZoneName, granularity: GranularityMinutes): boolean {
  return minutesOfDay(wallOf(instant, zone).time) % granularity === 0;
}

/** The first instant at or after this one that lies on the grid. */
export function nextOnGrid(
  instant: Temporal.Instant,
  zone: ZoneName,
  granularity: GranularityMinutes,
): Temporal.Instant {
  return walk(ceilToMinute(instant), 1, zone, granularity);
}

/** The instant on the grid that lies nearest; of two equally near ones the later. */
export function nearestOnGrid(
  instant: Temporal.Instant,
  zone: ZoneName,
  granularity: GranularityMinutes,
): Temporal.Instant {
  const before = walk(floorToMinute(instant), -1, zone, granularity);
  const after = walk(ceilToMinute(instant), 1, zone, granularity);
  const back = instant.epochMilliseconds - before.epochMilliseconds;
  const forth = after.epochMilliseconds - instant.epochMilliseconds;
  return forth <= back ? after : before;
}

/** Rule 9: start and end lie on the room's grid. Outlook, its add-in and imports keep the times that people have there. */
export const granularity: Rule<TimedRequest> = {
  codes: ['OFF_GRID'],
  appliesTo: (source) => source !== 'exchange' && source !== 'addin' && source !== 'import',
  check: (request) => {
    const { interval, room, location } = request;
    const grid = room.granularityMinutes;
    const startIsOn = isOnGrid(interval.start, location.zone, grid);
    if (startIsOn && isOnGrid(interval.end, location.zone, grid)) return null;
    const start = nearestOnGrid(interval.start, location.zone, grid);
    const end = nearestOnGrid(interval.end, location.zone, grid);
    const nonEmpty =
      Temporal.Instant.compare(end, start) > 0 ? end : nextOnGrid(addMinutes(start, 1), location.zone, grid);
    const nearest = { start: start.toString(), end: nonEmpty.toString() };
    return refusalOf(request, 'OFF_GRID', { granularityMinutes: grid, nearest }, startIsOn ? 'end' : 'start');
  },
  mayPass: managesRoom,
};

function walk(from: Temporal.Instant, step: 1 | -1, zone: ZoneName, grid: GranularityMinutes): Temporal.Instant {
  for (let minutes = 0; minutes <= searchMinutes; minutes += 1) {
    const candidate = addMinutes(from, step * minutes);
    if (isOnGrid(candidate, zone, grid)) return candidate;
  }
  throw new RangeError(`no time on a grid of ${grid} minutes within ${searchMinutes} minutes of ${from.toString()}`);
}
