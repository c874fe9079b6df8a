import { readRecurrence } from '../calendars/recurrence-input.ts';
import { formatDay } from '../calendars/series/days.ts';
import { entriesBetween, overlaps } from '../calendars/series/occurrences.ts';
import { lastDay, seriesDays, startDay } from '../calendars/series/pattern-dates.ts';
import { ControlRefusal } from '../control/endpoint.ts';
import { roomProperty } from '../directory/room-place.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Home } from '../tenant/home.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { zoneOf } from './outlook-data.ts';

type FoundRoom = {
  readonly name: string;
  readonly address: string;
  readonly building: string;
  readonly floor: string;
  readonly capacity: number | null;
  /** Dates of the meeting in which its calendar is empty; null when it can't be asked. */
  readonly freeDates: number | null;
  /** Dates that were looked at: 1 for a single meeting. */
  readonly dates: number;
};

type Slot = { readonly from: number; readonly to: number };

/** A series is looked at so far and no further: the finder answers while somebody types. */
const mostDates = 400;

/**
 * Rooms of the address list with what their calendars say about a meeting, as Outlook's room finder shows them.
 * @param when  wall times in the person's zone; `recurrence` is Graph's as JSON, null for a single meeting
 */
export function roomsFor(
  { tenant, mailbox }: Home,
  when: { start: string; end: string; recurrence: string | null },
): readonly FoundRoom[] {
  const slots = slotsOf(when, zoneOf(mailbox));
  return [...tenant.users.values()]
    .filter((user) => user.kind === 'room' && !user.hiddenFromAddressLists)
    .map((user) => {
      const room = tenant.mailboxes.get(user.id);
      return {
        name: user.displayName,
        address: user.mail ?? user.userPrincipalName,
        building: text(roomProperty(user, 'building')),
        floor: text(roomProperty(user, 'floorLabel')),
        capacity: (roomProperty(user, 'capacity') as number | null) ?? null,
        freeDates: room === undefined ? null : freeSlots(room, slots),
        dates: slots.length,
      };
    });
}

/** The times of the meeting, ascending; the wall times of a series stay over a change of the clocks. */
function slotsOf(when: { start: string; end: string; recurrence: string | null }, zone: string): readonly Slot[] {
  const start = readWall(when.start);
  const end = readWall(when.end);
  const slotOn = (date: Temporal.PlainDate): Slot => {
    const from = date.toPlainDateTime(start.toPlainTime());
    return {
      from: from.toZonedDateTime(zone).epochMilliseconds,
      to: from.add(start.until(end)).toZonedDateTime(zone).epochMilliseconds,
    };
  };
  if (when.recurrence === null) return [slotOn(start.toPlainDate())];
  return datesOf(when.recurrence, zone).map(slotOn);
}

function datesOf(recurrence: string, zone: string): readonly Temporal.PlainDate[] {
  try {
    const series = readRecurrence(JSON.parse(recurrence), zone);
    const days = seriesDays(series, startDay(series), lastDay(series)).take(mostDates);
    return [...days].map((day) => Temporal.PlainDate.from(formatDay(day)));
  } catch (error) {
    if (error instanceof GraphError || error instanceof SyntaxError) throw new ControlRefusal(400, error.message);
    throw error;
  }
}

function freeSlots(room: Mailbox, slots: readonly Slot[]): number {
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const busy = busyTimes(room, first.from, last.to);
  return slots.filter(({ from, to }) => !busy.some((one) => one.from < to && one.to > from)).length;
}

function busyTimes({ calendar }: Mailbox, from: number, to: number): readonly Slot[] {
  const found: Slot[] = [];
  for (const item of calendar.active()) {
    if (item.isCancelled) continue;
    const entries =
      item.series === null ? (overlaps(item.fields, from, to) ? [item] : []) : entriesBetween(item, from, to);
    for (const { fields, isCancelled } of entries)
      if (!isCancelled && fields.showAs !== 'free') found.push({ from: fields.start.ms, to: fields.end.ms });
  }
  return found;
}

function readWall(wall: string): Temporal.PlainDateTime {
  try {
    return Temporal.PlainDateTime.from(wall);
  } catch {
    throw new ControlRefusal(400, `"${wall}" is no date and time`);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
