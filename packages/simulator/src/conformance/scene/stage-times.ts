import { momentAt } from '../../calendars/series/occurrences.ts';
import type { Home } from '../../tenant/home.ts';
import type { Mailbox, WorkingHours } from '../../tenant/mailbox.ts';
import { asObject, shownObjects, textOf, type PageJson } from '../page-json.ts';
import { importEvent, readMoment } from './import-event.ts';
import { homeOf, type World } from './world.ts';

/** Whether the example asks when people are free. */
export const concernsTimes = ({ target }: World): boolean =>
  target.below.some((segment) => /^(getschedule|findmeetingtimes)$/i.test(segment));

/** Fills the calendars so that people are busy as the answer says. */
export function stageTimes(world: World): void {
  if (/^getschedule$/i.test(world.target.below.at(-1) ?? '')) stageSchedules(world);
  else stageSuggestions(world);
}

/** Each item of a schedule is an event in that person's calendar, and the working hours are theirs. */
function stageSchedules({ tenant, example, clock }: World): void {
  for (const schedule of shownObjects(example.response?.body)) {
    const mailbox = tenant.mailboxAt(textOf(schedule['scheduleId']) ?? '');
    if (!mailbox) continue;
    const home = { tenant, mailbox };
    const hours = readWorkingHours(schedule['workingHours'], mailbox);
    if (hours) mailbox.workingHours = hours;
    const items = Array.isArray(schedule['scheduleItems']) ? schedule['scheduleItems'] : [];
    for (const item of items.map(asObject)) {
      if (!item) continue;
      const place = { calendarId: mailbox.calendar.defaultCalendar.id, fallbackStart: clock.now() };
      importEvent(home, eventOfScheduleItem(item), place);
    }
  }
}

function eventOfScheduleItem(item: PageJson): PageJson {
  const status = String(item['status']).toLowerCase();
  return {
    subject: item['subject'] ?? 'Busy',
    start: item['start'],
    end: item['end'],
    // Older pages write "Busy"; an unknown word stands for busy.
    showAs: ['free', 'tentative', 'busy', 'oof'].includes(status)
      ? status
      : status === 'workingelsewhere'
        ? 'workingElsewhere'
        : 'busy',
    ...(item['isPrivate'] === true ? { sensitivity: 'private' } : {}),
    ...(textOf(item['location']) === undefined ? {} : { location: { displayName: item['location'] } }),
  };
}

/** Working hours of a page; null when it shows none. */
export function readWorkingHours(value: unknown, mailbox: Mailbox): WorkingHours | null {
  const shown = asObject(value);
  if (!shown) return null;
  const zone = asObject(shown['timeZone']);
  const days = Array.isArray(shown['daysOfWeek']) ? shown['daysOfWeek'].map((day) => String(day).toLowerCase()) : null;
  const time = (name: string, otherwise: string): string => textOf(shown[name])?.slice(0, 8) ?? otherwise;
  return {
    daysOfWeek: days ?? mailbox.workingHours.daysOfWeek,
    startTime: time('startTime', mailbox.workingHours.startTime),
    endTime: time('endTime', mailbox.workingHours.endTime),
    zone: textOf(zone?.['name']) ?? mailbox.workingHours.zone,
    ...(zone?.['@odata.type'] === '#microsoft.graph.customTimeZone' ? { customZone: zone } : {}),
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Everybody is busy in the asked window but for the suggested slots; "tentative" of a suggestion is an event of that kind. */
function stageSuggestions(world: World): void {
  const { tenant, example } = world;
  const suggestions = suggestionsOf(example.response?.body);
  const window = windowOf(example.request?.body);
  if (!window) return;
  const owner = homeOf(world);
  fill(
    owner,
    window,
    suggestions.map(({ slot }) => slot),
  );
  for (const { slot, organizer, attendees } of suggestions) {
    mark(owner, slot, organizer);
    for (const { address, availability } of attendees) {
      const mailbox = tenant.mailboxAt(address);
      if (mailbox) mark({ tenant, mailbox }, slot, availability);
    }
  }
}

function mark(home: Home, slot: Span, availability: string): void {
  if (['tentative', 'busy', 'oof', 'workingElsewhere'].includes(availability)) occupy(home, slot, availability);
}

function occupy(home: Home, { from, to }: Span, showAs: string): void {
  const at = (ms: number): PageJson => ({ dateTime: momentAt(ms, 'UTC').wall.toString(), timeZone: 'UTC' });
  const event = { subject: 'Taken', start: at(from), end: at(to), showAs };
  importEvent(home, event, {
    calendarId: home.mailbox.calendar.defaultCalendar.id,
    fallbackStart: Temporal.Instant.fromEpochMilliseconds(from),
  });
}

function fill(home: Home, window: Span, free: readonly Span[]): void {
  let from = window.from;
  for (const slot of [...free].sort((one, other) => one.from - other.from)) {
    if (slot.from > from) occupy(home, { from, to: slot.from }, 'busy');
    from = Math.max(from, slot.to);
  }
  if (window.to > from) occupy(home, { from, to: window.to }, 'busy');
}

function windowOf(body: unknown): Span | null {
  const constraint = asObject(asObject(body)?.['timeConstraint']) ?? {};
  const slots = constraint['timeSlots'] ?? constraint['timeslots'];
  const spans = Array.isArray(slots) ? slots.flatMap((slot) => spanOf(slot) ?? []) : [];
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

function spanOf(value: unknown): Span | null {
  const object = asObject(value);
  const start = readMoment(object?.['start']);
  const end = readMoment(object?.['end']);
  return start && end ? { from: start.ms, to: end.ms } : null;
}

function suggestionsOf(body: unknown) {
  const shown = asObject(body)?.['meetingTimeSuggestions'];
  if (!Array.isArray(shown)) return [];
  return shown.flatMap((one) => {
    const suggestion = asObject(one);
    const slot = spanOf(suggestion?.['meetingTimeSlot']);
    if (!suggestion || !slot) return [];
    const people = Array.isArray(suggestion['attendeeAvailability']) ? suggestion['attendeeAvailability'] : [];
    const attendees = people.flatMap((person) => {
      const email = asObject(asObject(asObject(person)?.['attendee'])?.['emailAddress']);
      const address = textOf(email?.['address']);
      return address === undefined ? [] : [{ address, availability: String(asObject(person)?.['availability']) }];
    });
    return [{ slot, organizer: String(suggestion['organizerAvailability']), attendees }];
  });
}
