import { minuteMs } from '../../lib/instants.ts';
import { spanOf } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';
import type { PlacedBooking } from './rows.ts';

export interface Bar {
  readonly x: number;
  readonly width: number;
  /** How much text fits: two lines, the title alone, or none (a tooltip has it). */
  readonly size: 'full' | 'short' | 'tiny';
  readonly setup: { readonly x: number; readonly width: number } | null;
  readonly teardown: { readonly x: number; readonly width: number } | null;
}

const fullWidth = 84;
const shortWidth = 40;
const least = 6; // a booking of five minutes can still be seen and pressed

/** Where a booking is drawn; null when it isn't on the shown days and hours. */
export function barOf(booking: PlacedBooking, axis: TimeAxis): Bar | null {
  const { startMs, endMs } = booking;
  const span = spanOf(axis, startMs, endMs);
  if (!span) return null;
  const width = Math.max(least, span.width - 1); // a hairline between neighbours
  return {
    x: span.x,
    width,
    size: width >= fullWidth ? 'full' : width >= shortWidth ? 'short' : 'tiny',
    setup: spanOf(axis, startMs - booking.setupMinutes * minuteMs, startMs),
    teardown: spanOf(axis, endMs, endMs + booking.teardownMinutes * minuteMs),
  };
}

export type Tone = 'mine' | 'others' | 'pending' | 'checkedIn' | 'linked';

/** Which of the legend's faces a booking has. */
export function toneOf(booking: Pick<PlacedBooking, 'state' | 'mine' | 'viaRoomId'>): Tone {
  if (booking.viaRoomId !== null) return 'linked';
  if (booking.state === 'tentative') return 'pending';
  if (booking.mine) return 'mine';
  return booking.state === 'checkedIn' ? 'checkedIn' : 'others';
}
