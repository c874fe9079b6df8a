import { refused } from '@planner/core';
import type { Outcome, SiteScope } from '@planner/core';
import type { BookingDeps } from '../deps.ts';
import { openMeeting } from '../open-meeting.ts';
import { checkCommand } from '../prepare.ts';
import { transact } from '../transact.ts';
import { changeAll } from './change-all.ts';
import { changeFollowing } from './change-following.ts';
import { changeOccurrence } from './change-occurrence.ts';
import { changeSingle } from './change-single.ts';
import type { ChangeContext } from './change-record.ts';
import type { ChangeCommand, Changed } from './wishes.ts';

/**
 * Changes a meeting, one date of a series, this and following, or all that haven't begun (domain §7.4): both the old and
 * the new set change, or neither.
 * @returns on "no" NOT_FOUND, RIGHT_MISSING, STALE_VERSION, BOOKING_CLOSED, OCCURRENCE_CROSSES_NEIGHBOUR, or every rule that
 *          the new times and rooms break
 */
export async function changeMeeting(
  scope: SiteScope,
  command: ChangeCommand,
  deps: BookingDeps,
): Promise<Outcome<Changed>> {
  const { changes } = command;
  const wrong = checkCommand({
    subject: changes.subject ?? '',
    attendees: changes.attendees ?? [],
    roomIds: changes.roomIds ?? null,
  });
  if (wrong.length > 0) return refused(...wrong);
  return transact(deps.db, scope, async (tx) => {
    const opened = await openMeeting(tx, { ...command, roomIds: changes.roomIds ?? [] });
    if (!opened.ok) return opened;
    const context: ChangeContext = { tx, opened: opened.value, command, deps, now: deps.clock.now() };
    const { series } = opened.value.whole;
    if (!series) return changeSingle(context);
    if (command.span === 'this') return changeOccurrence(context, series);
    return command.span === 'following' ? changeFollowing(context, series) : changeAll(context, series);
  });
}
