/**
 * Where an instant lies on the timeline. One stretch of pixels a day, the hours between the shown ones left out;
 * inside a day the scale is linear in elapsed time, so a day with a clock change has an hour more or less.
 */
import { addDays } from '@planner/core';
import type { IsoDate, ZoneName } from '@planner/core';
import { dayBounds, hourMs, minuteMs, msAt } from '../../lib/instants.ts';

export interface AxisDay {
  readonly date: IsoDate;
  /** Local midnight: the grid of quarters counts from here. */
  readonly midnightMs: number;
  /** First and last shown instant. */
  readonly startMs: number;
  readonly endMs: number;
  readonly x: number;
  readonly width: number;
}

export interface TimeAxis {
  readonly zone: ZoneName;
  readonly days: readonly AxisDay[];
  readonly width: number;
  readonly hourWidth: number;
}

/** Wall hours that are shown of each day; `to` may be 24. */
export interface ShownHours {
  readonly from: number;
  readonly to: number;
}

/** An axis that fills the width given, or is wider when an hour would get narrower than it may. */
export function makeAxis(options: {
  readonly date: IsoDate;
  readonly days: number;
  readonly zone: ZoneName;
  readonly hours: ShownHours;
  readonly width: number;
  readonly minHourWidth: number;
}): TimeAxis {
  const { date, zone, hours } = options;
  const shown = Array.from({ length: options.days }, (_none, index) => {
    const day = addDays(date, index);
    const [midnightMs, nextMs] = dayBounds(day, zone);
    const startMs = hours.from === 0 ? midnightMs : (msAt(day, hourText(hours.from), zone) ?? midnightMs);
    const endMs = hours.to === 24 ? nextMs : (msAt(day, hourText(hours.to), zone) ?? nextMs);
    return { date: day, midnightMs, startMs, endMs };
  });
  const totalHours = shown.reduce((sum, day) => sum + (day.endMs - day.startMs) / hourMs, 0);
  const hourWidth = Math.max(options.minHourWidth, options.width / totalHours);
  let x = 0;
  const days = shown.map((day) => {
    const width = ((day.endMs - day.startMs) / hourMs) * hourWidth;
    const placed = { ...day, x, width };
    x += width;
    return placed;
  });
  return { zone, days, width: x, hourWidth };
}

/** Pixels from the left edge; an instant that isn't shown lies at the edge of the nearest shown day. */
export function xOf(axis: TimeAxis, ms: number): number {
  for (const day of axis.days) {
    if (ms < day.startMs) return day.x;
    if (ms <= day.endMs) return day.x + ((ms - day.startMs) / hourMs) * axis.hourWidth;
  }
  return axis.width;
}

/** The day under a pixel; the outermost ones reach on beyond the edges. */
export function dayAtX(axis: TimeAxis, x: number): AxisDay {
  return axis.days.find((day) => x < day.x + day.width) ?? axis.days.at(-1)!;
}

/** The instant under a pixel. */
export function msAtX(axis: TimeAxis, x: number): number {
  const day = dayAtX(axis, x);
  const inside = Math.max(0, Math.min(x - day.x, day.width));
  return day.startMs + (inside / axis.hourWidth) * hourMs;
}

/** The day that an instant belongs to; the nearest one when it isn't shown. */
export function dayAt(axis: TimeAxis, ms: number): AxisDay {
  return axis.days.find((day) => ms < day.endMs) ?? axis.days.at(-1)!;
}

/** The nearest instant on a grid of minutes that counts from local midnight. */
export function snap(axis: TimeAxis, ms: number, minutes: number, how: 'round' | 'floor' = 'round'): number {
  const { midnightMs } = dayAt(axis, ms);
  return midnightMs + Math[how]((ms - midnightMs) / (minutes * minuteMs)) * minutes * minuteMs;
}

/** The pixels of a stretch of time; null when none of it is shown. */
export function spanOf(
  axis: TimeAxis,
  startMs: number,
  endMs: number,
): { readonly x: number; readonly width: number } | null {
  const x = xOf(axis, startMs);
  const width = xOf(axis, endMs) - x;
  return width > 0 ? { x, width } : null;
}

export interface Tick {
  readonly ms: number;
  readonly x: number;
}

/** Every whole hour of the shown days at which a label has room. */
export function ticks(axis: TimeAxis, labelWidth: number): readonly Tick[] {
  const every = [1, 2, 3, 4, 6, 12].find((hours) => hours * axis.hourWidth >= labelWidth) ?? 24;
  return axis.days.flatMap((day) => {
    const found: Tick[] = [];
    for (let ms = day.startMs; ms < day.endMs; ms += every * hourMs) found.push({ ms, x: xOf(axis, ms) });
    return found;
  });
}

/**
 * The hours worth showing: an hour before the first room opens until an hour after the last one closes, and every booking.
 * @param open   stretches in which some room is open; empty = always
 */
export function hoursToShow(
  bounds: { readonly midnightMs: number; readonly nextMs: number }[],
  open: readonly (readonly [number, number])[],
  booked: readonly (readonly [number, number])[],
): ShownHours {
  let from = 8;
  let to = 18;
  for (const [margin, stretches] of [
    [1, open],
    [0, booked],
  ] as const) {
    for (const [startMs, endMs] of stretches) {
      const day = bounds.find(({ midnightMs, nextMs }) => startMs >= midnightMs && startMs < nextMs);
      if (!day) continue;
      from = Math.min(from, Math.floor((startMs - day.midnightMs) / hourMs) - margin);
      to = Math.max(to, Math.ceil((Math.min(endMs, day.nextMs) - day.midnightMs) / hourMs) + margin);
    }
  }
  return { from: Math.max(0, from), to: Math.min(24, to) };
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
