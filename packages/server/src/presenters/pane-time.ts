import { accepted, nearestZones, refused } from '@planner/core';
import type { Outcome, WallTime, ZoneName } from '@planner/core';
import type { When } from '@planner/bookings';
import { zoneOfGraph } from '@planner/graph';
import type { PaneTime } from '../api/addin-schema.ts';
import { readRecurrence } from './recurrence.ts';

const minutesOfDay = 24 * 60;

/**
 * The time of an appointment as Outlook tells it. Zones come by their Windows names; a series brings pattern and wall times, and
 * is expanded by the rules that book it, so that a change of clocks keeps its wall time.
 * @param preferred  zone of the person: several places share a Windows name
 * @returns on "no" ZONE_UNKNOWN, TIME_RANGE_INVALID, or PATTERN_INVALID
 */
export function readPaneTime(time: PaneTime, preferred: ZoneName): Outcome<When> {
  const zone = zoneOfGraph(time.zone, preferred);
  if (zone === null) {
    return refused({
      code: 'ZONE_UNKNOWN',
      field: 'time.zone',
      params: { name: time.zone, nearest: nearestZones(time.zone) },
    });
  }
  if (time.kind === 'single') {
    const start = Temporal.Instant.from(time.start);
    const end = Temporal.Instant.from(time.end);
    if (Temporal.Instant.compare(end, start) <= 0)
      return refused({ code: 'TIME_RANGE_INVALID', field: 'time.end', params: { kind: 'order' } });
    return accepted({ kind: 'single', start, end, zone, allDay: time.allDay });
  }
  const { startDate } = time.recurrence.range;
  // Noon of the first date stands in for its start: readRecurrence takes the date of a moment, and wall times stand below.
  const noon = Temporal.PlainDateTime.from(`${startDate}T12:00`).toZonedDateTime(zone).toInstant();
  const rule = readRecurrence(time.recurrence, {
    start: noon,
    end: noon.add({ minutes: 1 }),
    zone,
    allDay: time.allDay,
  });
  if (!rule.ok) return rule;
  const { endTime, endDayOffset } = endOf(time.startTime, time.durationMinutes);
  return accepted({
    kind: 'series',
    rule: { ...rule.value, startTime: time.startTime, endTime, endDayOffset },
  });
}

function endOf(startTime: string, minutes: number): { readonly endTime: WallTime; readonly endDayOffset: number } {
  const [hour = 0, minute = 0] = startTime.split(':').map(Number);
  const end = hour * 60 + minute + minutes;
  const inDay = end % minutesOfDay;
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    endTime: `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`,
    endDayOffset: Math.floor(end / minutesOfDay),
  };
}
