import { requireZone, wallToMs } from '../../calendars/zones.ts';
import { formatDay, parseDay } from '../../calendars/series/days.ts';
import { seriesDays } from '../../calendars/series/pattern-dates.ts';
import { readRecurrence } from '../../calendars/recurrence-input.ts';
import type { Random } from '../../tenant/random.ts';
import type { Act, Invite } from '../scenario-schema.ts';
import { locationOf, type DemoLocation } from './locations.ts';
import { Occupancy, type Stretch } from './occupancy.ts';
import { people, type DemoPerson } from './people.ts';
import { rooms, zoneOfRoom, type DemoRoom } from './rooms.ts';
import { plannedSeries, type PlannedSeries } from './series-plan.ts';
import { anySubjects, subjects } from './subjects.ts';

/** The meetings of two months, as what people do in Outlook, and what became of them by the generator's own count. */
export type DemoMeetings = {
  readonly acts: readonly Act[];
  /** Room bookings that stand at the end, instances of series counted one by one, inside the two months. */
  readonly bookings: number;
  readonly series: number;
  /** Keys of meetings whose room is taken already: they will be declined. */
  readonly conflicting: readonly string[];
  /** Key of the series without an end: it will be declined. */
  readonly endless: string;
};

/** One month back and one ahead. */
const daysAround = 31;
const wantedBookings = 3150; // one room's mailbox is broken, and what is planned for it never arrives
const wantedConflicts = 6;
/** Series end this far ahead at the most: inside the 180 days that rooms take bookings for. */
const seriesAheadDays = 150;

type Draft = {
  readonly random: Random;
  readonly today: Temporal.PlainDate;
  readonly occupancy: Occupancy;
  readonly acts: Act[];
  bookings: number;
  keys: number;
};

/** Plans the meetings around `today`. The same seed and day give the same meetings. */
export function planMeetings(random: Random, today: Temporal.PlainDate): DemoMeetings {
  const draft: Draft = { random, today, occupancy: new Occupancy(), acts: [], bookings: 0, keys: 0 };
  for (const planned of plannedSeries) planSeries(draft, planned);
  planSeriesWithExceptions(draft);
  planSingles(draft);
  const conflicting = planConflicts(draft);
  const endless = planEndless(draft);
  return { acts: draft.acts, bookings: draft.bookings, series: plannedSeries.length + 1, conflicting, endless };
}

function planSeries(draft: Draft, planned: PlannedSeries): void {
  const place = findPlace(draft, planned);
  const invite = inviteTo(draft, { ...place, planned });
  draft.occupancy.take(place.room, place.stretches);
  draft.bookings += countInWindow(draft, place.stretches);
  draft.acts.push(invite);
}

/** A weekly meeting of which three dates were moved and two called off. */
function planSeriesWithExceptions(draft: Draft): void {
  const planned: PlannedSeries = {
    subject: 'Customer board',
    location: 'copenhagen',
    department: 'Customer Care',
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
    minutes: 60,
    people: 5,
    span: 'open',
  };
  const place = findPlace(draft, planned);
  const invite = inviteTo(draft, { ...place, planned });
  draft.acts.push(invite);
  const now = draft.today.toZonedDateTime(invite.zone).epochMilliseconds;
  const ahead = place.dates.filter((_, index) => place.stretches[index]!.from > now).slice(0, 5);
  const cancelled = new Set(ahead.slice(3));
  const kept = place.stretches.filter((_, index) => !cancelled.has(place.dates[index]!));
  draft.occupancy.take(place.room, kept);
  draft.bookings += countInWindow(draft, kept);
  for (const date of ahead.slice(0, 3)) {
    const moved = freeSlotOn(draft, place.room, date, planned.minutes);
    draft.occupancy.take(place.room, [moved.stretch]);
    draft.acts.push({
      does: 'move-date',
      key: invite.key,
      date,
      start: moved.start,
      end: moved.end,
      zone: invite.zone,
    });
  }
  for (const date of cancelled)
    draft.acts.push({ does: 'cancel-date', key: invite.key, date, comment: 'Nothing on the agenda.' });
}

/** Fills the days with single meetings until there are enough. */
function planSingles(draft: Draft): void {
  const { random, today, occupancy } = draft;
  const usable = rooms.filter((room) => !room.broken);
  for (let attempt = 0; draft.bookings < wantedBookings && attempt < 60_000; attempt += 1) {
    const room = random.pick(usable);
    const date = today.add({ days: random.integer(-daysAround, daysAround) });
    if (date.dayOfWeek > 5) continue;
    const slot = slotAt(room, date, randomStart(draft, room), random.pick([30, 30, 45, 60, 60, 60, 90, 120, 180]));
    if (slot === undefined || !occupancy.isFree(room, [slot.stretch])) continue;
    occupancy.take(room, [slot.stretch]);
    draft.acts.push(singleMeeting(draft, room, slot));
    draft.bookings += 1;
  }
}

/** A handful that come too late: their room is taken at that time. */
function planConflicts(draft: Draft): readonly string[] {
  const { random, today, acts } = draft;
  const soon = acts.filter(
    (act): act is Invite =>
      act.does === 'invite' && act.recurrence === undefined && act.start > today.add({ days: 1 }).toString(),
  );
  const conflicting: string[] = [];
  for (let n = 0; n < wantedConflicts; n += 1) {
    const other = random.pick(soon);
    const room = rooms.find((one) => one.address === other.rooms?.[0])!;
    const organizer = pickPeople(draft, room.location, 1)[0]!;
    const key = nextKey(draft);
    conflicting.push(key);
    acts.push({ ...other, key, organizer: organizer.address, subject: 'Quick sync', people: [] });
  }
  return conflicting;
}

/** Lars asks for every Monday, for ever. */
function planEndless(draft: Draft): string {
  const lars = people.find((person) => person.part === 'organizer of the endless series')!;
  const room = rooms.find((one) => one.name === 'Hjarnø')!;
  const key = nextKey(draft);
  const first = nextWeekday(draft.today, 1);
  draft.acts.push({
    does: 'invite',
    key,
    organizer: lars.address,
    subject: 'Architecture hour',
    start: `${first.toString()}T15:00`,
    end: `${first.toString()}T16:00`,
    zone: zoneOfRoom(room),
    rooms: [room.address],
    people: pickPeople(draft, 'copenhagen', 3).map((person) => person.address),
    recurrence: { pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] }, range: { type: 'noEnd' } },
  });
  return key;
}

type Place = {
  readonly room: DemoRoom;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  readonly recurrence: NonNullable<Invite['recurrence']>;
  readonly dates: readonly string[];
  readonly stretches: readonly Stretch[];
};

/** A room and a time of day at which every date of the series is free. Throws when there is none: the plan is too full. */
function findPlace(draft: Draft, planned: PlannedSeries): Place {
  const { random, today, occupancy } = draft;
  const fitting = rooms.filter(
    (room) =>
      room.location === planned.location &&
      !room.broken &&
      !room.hidden &&
      room.capacity > planned.people &&
      room.capacity <= Math.max(8, planned.people * 4),
  );
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const room = random.pick(fitting);
    const zone = planned.zone ?? zoneOfRoom(room);
    // Anchored in New York the morning there is the afternoon here: both are at work then.
    const hour = planned.zone === undefined ? random.integer(8, 16) : random.integer(9, 10);
    const time = `${String(hour).padStart(2, '0')}:${random.pick(['00', '15', '30'])}`;
    const { first, last } = spanOf(planned, today);
    const recurrence = recurrenceOf(planned, { first, last });
    const { start, dates, stretches } = expand({ recurrence, first, time, minutes: planned.minutes, zone });
    if (dates.length === 0 || !stretches.every((stretch) => isInOpeningHours(room, stretch))) continue;
    if (!occupancy.isFree(room, stretches)) continue;
    return { room, zone, recurrence, start, end: addMinutes(start, planned.minutes), dates, stretches };
  }
  throw new Error(`no room is free for the series ${planned.subject}`);
}

function spanOf(
  { span }: PlannedSeries,
  today: Temporal.PlainDate,
): { first: Temporal.PlainDate; last: Temporal.PlainDate } {
  if (span === 'ended') return { first: today.subtract({ days: daysAround - 2 }), last: today.subtract({ days: 6 }) };
  if (span === 'future') return { first: today.add({ days: 7 }), last: today.add({ days: seriesAheadDays }) };
  return { first: today.subtract({ days: daysAround - 2 }), last: today.add({ days: seriesAheadDays }) };
}

function recurrenceOf(
  planned: PlannedSeries,
  { first, last }: { first: Temporal.PlainDate; last: Temporal.PlainDate },
): NonNullable<Invite['recurrence']> {
  const { daysOfWeek, ...rest } = planned.pattern;
  return {
    pattern: {
      ...rest,
      ...(daysOfWeek && { daysOfWeek: [...daysOfWeek] }),
      ...(rest.type === 'weekly' && { firstDayOfWeek: 'monday' }),
      ...(rest.type.endsWith('Yearly') && { month: first.add({ days: 20 }).month }),
      ...(rest.type === 'absoluteYearly' && { dayOfMonth: 14 }),
    },
    range: { type: 'endDate', startDate: first.toString(), endDate: last.toString() },
  };
}

/** Dates and stretches of a series whose pattern is sought from `first` on; its start is its first date. */
function expand(wish: {
  recurrence: NonNullable<Invite['recurrence']>;
  first: Temporal.PlainDate;
  time: string;
  minutes: number;
  zone: string;
}) {
  const recurrence = readRecurrence(wish.recurrence, wish.zone);
  const days = [
    ...seriesDays(recurrence, parseDay(wish.first.toString()), parseDay(recurrence.range.endDate!.toString())),
  ];
  const zone = requireZone(wish.zone);
  const dates = days.map(formatDay);
  const stretches = dates.map((date) => {
    const from = wallToMs(Temporal.PlainDateTime.from(`${date}T${wish.time}`), zone);
    return { from, to: from + wish.minutes * 60_000 };
  });
  const start = `${dates[0] ?? wish.first.toString()}T${wish.time}`;
  // Graph wants the range to begin on the date of the first meeting.
  (wish.recurrence['range'] as Record<string, unknown>)['startDate'] = start.slice(0, 10);
  return { start, dates, stretches };
}

function inviteTo(
  draft: Draft,
  { planned, room, start, end, zone, recurrence }: Place & { planned: PlannedSeries },
): Invite {
  const colleagues = people.filter(
    (person) => person.department === planned.department && person.location === planned.location && person.enabled,
  );
  const everybody = [...colleagues, ...pickPeople(draft, planned.location, planned.people + 1)];
  const ida = planned.subject.includes('Ida') ? people.filter((person) => person.part === 'employee') : [];
  const [organizer, ...others] = [
    ...new Set([...ida, ...rotate(everybody, draft.random.integer(0, colleagues.length))]),
  ];
  return {
    does: 'invite',
    key: nextKey(draft),
    organizer: organizer!.address,
    subject: planned.subject,
    start,
    end,
    zone,
    rooms: [room.address],
    people: others.slice(0, planned.people).map((person) => person.address),
    recurrence,
  };
}

type Slot = { readonly start: string; readonly end: string; readonly stretch: Stretch };

function singleMeeting(draft: Draft, room: DemoRoom, slot: Slot): Invite {
  const { random } = draft;
  const most = Math.min(room.capacity - 1, 5);
  const attending = pickPeople(draft, room.location, 1 + random.integer(0, Math.max(0, most)));
  const [organizer, ...others] = attending;
  const subject = random.chance(0.3)
    ? random.pick(anySubjects)
    : random.pick(subjects[organizer!.department] ?? anySubjects);
  return {
    does: 'invite',
    key: nextKey(draft),
    organizer: organizer!.address,
    subject,
    start: slot.start,
    end: slot.end,
    zone: zoneOfRoom(room),
    rooms: [room.address],
    people: others.map((person) => person.address),
    ...(random.chance(0.03) && { private: true }),
  };
}

function randomStart({ random }: Draft, room: DemoRoom): string {
  const { opensAt } = locationOf(room.location);
  // Few meetings before nine, few after four, most on the hour.
  const hour = Math.max(
    Number(opensAt.slice(0, 2)),
    random.pick([8, 9, 9, 10, 10, 10, 11, 11, 12, 13, 13, 14, 14, 14, 15, 15, 16, 17]),
  );
  return `${String(hour).padStart(2, '0')}:${random.pick(['00', '00', '00', '30', '30', '15', '45'])}`;
}

/** The slot on a date of the room's place; undefined when the room isn't open all the time. */
function slotAt(room: DemoRoom, date: Temporal.PlainDate, time: string, minutes: number): Slot | undefined {
  const start = `${date.toString()}T${time}`;
  const from = wallToMs(Temporal.PlainDateTime.from(start), zoneOfRoom(room));
  const stretch = { from, to: from + minutes * 60_000 };
  return isInOpeningHours(room, stretch) ? { start, end: addMinutes(start, minutes), stretch } : undefined;
}

function freeSlotOn(draft: Draft, room: DemoRoom, date: string, minutes: number): Slot {
  for (let hour = 8; hour < 18; hour += 1) {
    const slot = slotAt(room, Temporal.PlainDate.from(date), `${String(hour).padStart(2, '0')}:00`, minutes);
    if (slot !== undefined && draft.occupancy.isFree(room, [slot.stretch])) return slot;
  }
  throw new Error(`${room.name} is taken all day on ${date}`);
}

/** Whether the place is open all the time, also while the room is prepared and cleared. */
function isInOpeningHours(room: DemoRoom, { from, to }: Stretch): boolean {
  const location = locationOf(room.location);
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(location.zone);
  const begins = at(from - room.setupMinutes * 60_000);
  const ends = at(to + room.teardownMinutes * 60_000);
  const hours = begins.dayOfWeek <= 5 ? location : location.weekend;
  if (hours === null || !begins.toPlainDate().equals(ends.toPlainDate())) return false;
  const time = (moment: Temporal.ZonedDateTime) => moment.toPlainTime().toString().slice(0, 5);
  return time(begins) >= hours.opensAt && time(ends) <= hours.closesAt;
}

function countInWindow({ today }: Draft, stretches: readonly Stretch[]): number {
  const edge = (days: number) => today.add({ days }).toZonedDateTime('UTC').epochMilliseconds;
  return stretches.filter(({ from }) => from >= edge(-daysAround) && from < edge(daysAround + 1)).length;
}

function pickPeople({ random }: Draft, location: DemoLocation['key'], count: number): readonly DemoPerson[] {
  const there = people.filter((person) => person.location === location && person.enabled);
  const picked = new Set<DemoPerson>();
  while (picked.size < Math.min(count, there.length)) picked.add(random.pick(there));
  return [...picked];
}

function nextKey(draft: Draft): string {
  draft.keys += 1;
  return `m${draft.keys}`;
}

const addMinutes = (wall: string, minutes: number): string =>
  Temporal.PlainDateTime.from(wall).add({ minutes }).toString().slice(0, 16);

const rotate = <T>(values: readonly T[], by: number): readonly T[] => [...values.slice(by), ...values.slice(0, by)];

function nextWeekday(after: Temporal.PlainDate, dayOfWeek: number): Temporal.PlainDate {
  const ahead = (dayOfWeek - after.dayOfWeek + 6) % 7;
  return after.add({ days: ahead + 1 });
}
