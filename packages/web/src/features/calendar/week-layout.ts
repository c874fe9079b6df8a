import type { IsoDate, ZoneName } from '@planner/core';
import { addDays } from '@planner/core';
import { dayBounds, msOf, timeOf } from '../../lib/instants.ts';

export interface Timed {
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
}

/** One meeting, or its part on one day, in per cent of the day's column. */
export interface WeekBlock<E> {
  readonly entry: E;
  readonly top: number;
  readonly height: number;
  /** Meetings at the same time stand side by side. */
  readonly lane: number;
  readonly lanes: number;
}

export interface WeekDay<E> {
  readonly date: IsoDate;
  readonly allDay: readonly E[];
  readonly blocks: readonly WeekBlock<E>[];
}

export interface Week<E> {
  /** Whole hours of the wall clock that are shown: `from` until before `to`. */
  readonly from: number;
  readonly to: number;
  readonly days: readonly WeekDay<E>[];
}

const usualFrom = 8;
const usualTo = 17;
const leastMinutes = 30; // shorter blocks would be smaller than a finger needs: 24 px

interface Part<E> {
  readonly entry: E;
  readonly fromHour: number;
  readonly toHour: number;
}

/**
 * A week as columns of hours in the person's zone. A meeting over midnight stands in both days. Places are
 * those of the wall clock, so that 9:00 is at the same height on a day of 23 or 25 hours as on any other.
 * @returns the usual working hours, widened to hold every meeting
 */
export function weekLayout<E extends Timed>(entries: readonly E[], monday: IsoDate, zone: ZoneName): Week<E> {
  const days = Array.from({ length: 7 }, (_none, day) => partsOf(entries, addDays(monday, day), zone));
  const parts = days.flatMap((day) => day.parts);
  const from = Math.floor(Math.min(usualFrom, ...parts.map(({ fromHour }) => fromHour)));
  const to = Math.ceil(Math.max(usualTo, ...parts.map(({ toHour }) => toHour)));
  return {
    from,
    to,
    days: days.map(({ date, allDay, parts: own }) => ({ date, allDay, blocks: inLanes(own, from, to) })),
  };
}

function partsOf<E extends Timed>(entries: readonly E[], date: IsoDate, zone: ZoneName) {
  const [midnight, nextMidnight] = dayBounds(date, zone);
  const today = entries.filter((entry) => msOf(entry.start) < nextMidnight && msOf(entry.end) > midnight);
  return {
    date,
    allDay: today.filter(({ allDay }) => allDay),
    parts: today
      .filter(({ allDay }) => !allDay)
      .map((entry): Part<E> => {
        const fromHour = msOf(entry.start) <= midnight ? 0 : hourOf(entry.start, zone);
        const toHour = msOf(entry.end) >= nextMidnight ? 24 : hourOf(entry.end, zone);
        // In the hour that comes twice an end may read earlier than its start.
        return { entry, fromHour, toHour: Math.min(24, Math.max(toHour, fromHour + leastMinutes / 60)) };
      })
      .toSorted((a, b) => a.fromHour - b.fromHour || b.toHour - a.toHour),
  };
}

function hourOf(iso: string, zone: ZoneName): number {
  const [hours, minutes] = timeOf(msOf(iso), zone).split(':').map(Number);
  return hours! + minutes! / 60;
}

/** Each block takes the first lane that is free; blocks that touch in time, directly or through others, share a width. */
function inLanes<E>(parts: readonly Part<E>[], from: number, to: number): WeekBlock<E>[] {
  const blocks: WeekBlock<E>[] = [];
  let group: { readonly part: Part<E>; readonly lane: number }[] = [];
  let groupEnd = -1;
  let laneEnds: number[] = [];
  const close = (): void => {
    for (const { part, lane } of group) {
      blocks.push({
        entry: part.entry,
        top: ((part.fromHour - from) / (to - from)) * 100,
        height: ((part.toHour - part.fromHour) / (to - from)) * 100,
        lane,
        lanes: laneEnds.length,
      });
    }
    group = [];
    laneEnds = [];
  };
  for (const part of parts) {
    if (part.fromHour >= groupEnd) close();
    const free = laneEnds.findIndex((end) => end <= part.fromHour);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = part.toHour;
    group.push({ part, lane });
    groupEnd = Math.max(groupEnd, part.toHour);
  }
  close();
  return blocks;
}
