import ICAL from 'ical.js';
import { CommandFailure } from '../failure.ts';

/** One event of a calendar file that has a place. Times are instants; an all-day event is midnight to midnight in `zone`. */
export interface CalendarEvent {
  readonly uid: string;
  readonly title: string;
  readonly place: string;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly allDay: boolean;
}

/**
 * Reads an iCalendar file in file order. Events without a place, without a length, or that recur are left out and counted.
 * @param zone  IANA zone of dates and floating times
 * @throws CommandFailure when the text isn't iCalendar
 */
export function readCalendar(text: string, zone: string): { events: readonly CalendarEvent[]; leftOut: number } {
  const events: CalendarEvent[] = [];
  let leftOut = 0;
  for (const component of calendarOf(text).getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const place = event.location?.trim() ?? '';
    const start = instantOf(event.startDate, zone);
    const end = instantOf(event.endDate, zone);
    if (place === '' || event.isRecurring() || Temporal.Instant.compare(start, end) >= 0) {
      leftOut += 1;
      continue;
    }
    events.push({ uid: event.uid, title: event.summary ?? '', place, start, end, allDay: event.startDate.isDate });
  }
  return { events, leftOut };
}

function calendarOf(text: string): ICAL.Component {
  try {
    return new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  } catch (error) {
    throw new CommandFailure(
      `This isn't an iCalendar file (${error instanceof Error ? error.message : String(error)}). Export the calendar as .ics and try again.`,
    );
  }
}

/** A date is midnight in `zone`; a floating time is wall time there; all others carry their own zone. */
function instantOf(time: ICAL.Time, zone: string): Temporal.Instant {
  const { year, month, day, hour, minute, second, isDate } = time;
  if (isDate) return new Temporal.PlainDate(year, month, day).toZonedDateTime(zone).toInstant();
  if (time.zone === ICAL.Timezone.localTimezone) {
    return new Temporal.PlainDateTime(year, month, day, hour, minute, second).toZonedDateTime(zone).toInstant();
  }
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000);
}

/** Moves all events by whole weeks, wall times kept in `zone`, so that the first lies in the week after `today`. */
export function shiftToComingWeek(
  events: readonly CalendarEvent[],
  today: Temporal.PlainDate,
  zone: string,
): readonly CalendarEvent[] {
  const first = events.map((event) => event.start).toSorted(Temporal.Instant.compare)[0];
  if (!first) return events;
  const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
  const from = monday(first.toZonedDateTimeISO(zone).toPlainDate());
  const weeks = from.until(monday(today).add({ weeks: 1 }), { largestUnit: 'weeks' }).weeks;
  const shift = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).add({ weeks }).toInstant();
  return events.map((event) => ({ ...event, start: shift(event.start), end: shift(event.end) }));
}
