import type { BookingId, MeetingId, RoomId, SeriesId } from './ids.ts';
import type { LayoutName } from './room.ts';
import type { Refusal } from './errors.ts';
import type { IsoDate } from './time/calendar.ts';

export const bookingStates = [
  'tentative',
  'confirmed',
  'checkedIn',
  'declined',
  'cancelled',
  'released',
  'completed',
] as const;
export type BookingState = (typeof bookingStates)[number];

const holding: ReadonlySet<BookingState> = new Set(['tentative', 'confirmed', 'checkedIn']);

/** Whether a booking in this state keeps its room. */
export function isHolding(state: BookingState): boolean {
  return holding.has(state);
}

/** One meeting's claim on one room for one interval. */
export interface Booking {
  readonly id: BookingId;
  readonly meetingId: MeetingId;
  readonly roomId: RoomId;
  readonly seriesId: SeriesId | null;
  /** Original local start date in the series zone; null for a single meeting. */
  readonly occurrenceKey: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly setupMinutes: number;
  readonly teardownMinutes: number;
  readonly layout: LayoutName | null;
  readonly state: BookingState;
  /** Why it ended, for declined and cancelled ones. */
  readonly reason: Refusal | null;
  readonly version: number;
}
