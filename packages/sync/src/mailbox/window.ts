import type { Since } from '../inbound/read-changes.ts';
import type { RoomMailbox } from './room-mailbox.ts';

// A request past the horizon has to be seen to be refused, so the window reaches three years ahead, not just past the
// horizon (calendarView allows five). It moves on once a year, while two years are still in sight.
const aheadDays = 3 * 365;
const neededDays = 2 * 365;

/** The dates that a pull covers, and where it starts from. */
export interface PullWindow {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly since: Since;
}

/**
 * Goes on from the delta link while its window reaches far enough ahead; else starts from a new window
 * (a window is fixed in the link for ever). History is never removed because a window moved.
 */
export function pullWindow(
  mailbox: RoomMailbox,
  { pastDays, now }: { readonly pastDays: number; readonly now: Temporal.Instant },
): PullWindow {
  const { deltaLink, windowStart, windowEnd } = mailbox;
  const needed = now.add({ hours: 24 * neededDays });
  if (deltaLink && windowStart && windowEnd && Temporal.Instant.compare(windowEnd, needed) >= 0) {
    return { start: windowStart, end: windowEnd, since: { deltaLink } };
  }
  const window = newWindow({ pastDays, now });
  return { ...window, since: window };
}

/** The range that a mailbox is read in from the beginning. */
export function newWindow({ pastDays, now }: { readonly pastDays: number; readonly now: Temporal.Instant }): {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
} {
  return {
    start: now.subtract({ hours: 24 * pastDays }).round('second'),
    end: now.add({ hours: 24 * aheadDays }).round('second'),
  };
}
