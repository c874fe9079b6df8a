import type { Since } from '../inbound/read-changes.ts';
import type { RoomMailbox } from './room-mailbox.ts';

const beyondHorizonDays = 60;
const marginDays = 30;

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
  {
    horizonDays,
    pastDays,
    now,
  }: { readonly horizonDays: number; readonly pastDays: number; readonly now: Temporal.Instant },
): PullWindow {
  const { deltaLink, windowStart, windowEnd } = mailbox;
  const needed = now.add({ hours: 24 * (horizonDays + marginDays) });
  if (deltaLink && windowStart && windowEnd && Temporal.Instant.compare(windowEnd, needed) >= 0) {
    return { start: windowStart, end: windowEnd, since: { deltaLink } };
  }
  const start = now.subtract({ hours: 24 * pastDays }).round('second');
  const end = now.add({ hours: 24 * (horizonDays + beyondHorizonDays) }).round('second');
  return { start, end, since: { start, end } };
}
