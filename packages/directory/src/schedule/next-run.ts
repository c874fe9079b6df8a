import { type ZoneName, dateIn, weekdays } from '@planner/core';
import type { JobSchedule } from '../job/job.ts';

const catchUpHours = 12;

/**
 * The first instant after `after` at which the schedule is due. A time that the clock skips is the instant of the skip
 * (02:30 → 03:00, not 03:30), also where a whole day is skipped; one that comes twice is its first.
 * @param zone  the site's
 * @returns null while the schedule is off
 */
export function nextRun(schedule: JobSchedule, zone: ZoneName, after: Temporal.Instant): Temporal.Instant | null {
  if (!schedule.enabled) return null;
  let date = Temporal.PlainDate.from(dateIn(after, zone)).subtract({ days: 2 });
  // Any weekday is among the next seven dates; a few more for dates whose instant is past.
  for (let day = 0; day < 12; day += 1, date = date.add({ days: 1 })) {
    if (!schedule.days.includes(weekdays[date.dayOfWeek - 1]!)) continue;
    const due = dueOn(date, schedule.time, zone);
    if (Temporal.Instant.compare(due, after) > 0) return due;
  }
  return null;
}

/** The instant of a wall time on a date; in a gap, the gap's own instant. */
function dueOn(date: Temporal.PlainDate, time: string, zone: ZoneName): Temporal.Instant {
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const due = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (due.toPlainDateTime().equals(wall)) return due.toInstant();
  return due.getTimeZoneTransition('next')?.toInstant() ?? due.toInstant();
}

/**
 * What is due now: the latest instant since the last run that isn't older than twelve hours, so that a night's downtime is
 * caught up once.
 * @param last  when the job ran by its schedule last, or was switched on
 */
export function dueRun(
  schedule: JobSchedule,
  zone: ZoneName,
  { last, now }: { readonly last: Temporal.Instant; readonly now: Temporal.Instant },
): Temporal.Instant | null {
  const oldest = now.subtract({ hours: catchUpHours });
  let due: Temporal.Instant | null = null;
  for (
    let at = nextRun(schedule, zone, later(last, oldest));
    at && Temporal.Instant.compare(at, now) <= 0;
    at = nextRun(schedule, zone, at)
  )
    due = at;
  return due;
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}
