import type { IsoDate, Refusal, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import { allRoomIds, judgeMeeting } from './book-meeting.ts';
import type { BookCommand } from './command.ts';
import type { BookingDeps } from './deps.ts';
import { frameOfTime } from './judge/dates.ts';
import type { MeetingDate } from './judge/dates.ts';
import { findOffers, withOffers } from './judge/offers.ts';
import type { Offer } from './judge/offers.ts';
import { refusalsOf } from './judge/plan.ts';
import type { Plan } from './judge/plan.ts';
import { checkCommand, groundWithoutLock } from './prepare.ts';

/** One date of the meeting and what stands against it. */
export interface CheckedDate {
  /** null for a single meeting */
  readonly key: IsoDate | null;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly errors: readonly Refusal[];
}

/** What booking it would say at this moment. */
export interface Verdict {
  /** Why nothing would be booked; empty = it would be. */
  readonly errors: readonly Refusal[];
  readonly warnings: readonly Refusal[];
  readonly occurrences: readonly CheckedDate[];
  readonly alternatives: readonly Offer[];
}

export type CheckCommand = Omit<BookCommand, 'meetingId' | 'idempotency' | 'correlationId'>;

/** Judges a meeting as `bookMeeting` would, and writes and locks nothing. */
export async function checkMeeting(scope: SiteScope, command: CheckCommand, deps: BookingDeps): Promise<Verdict> {
  const wrong = checkCommand(command);
  if (wrong.length > 0) return { errors: wrong, warnings: [], occurrences: [], alternatives: [] };
  return withSite(deps.db, scope, async (tx) => {
    const none = (errors: readonly Refusal[]): Verdict => ({ errors, warnings: [], occurrences: [], alternatives: [] });
    const wanted = { ...command, ...frameOfTime(command.when), roomIds: allRoomIds(command) };
    const ground = await groundWithoutLock(tx, wanted, deps.clock.now());
    if (!ground.ok) return none(ground.errors);
    const judged = await judgeMeeting(tx, command, ground.value, deps);
    if (!judged.ok) return none(judged.errors);
    const { plan, dates } = judged.value;
    const conflicts = plan.ok ? plan.skipped : plan.conflicts;
    const taken = conflicts.filter(({ errors }) => errors.some(({ code }) => code === 'ROOM_TAKEN'));
    const firstRoom = ground.value.rooms.get(command.roomIds[0]!)!;
    const everyDate = dates.map((date) => ({ ...date, placed: firstRoom }));
    const offers =
      taken.length === 0
        ? null
        : await findOffers(
            tx,
            ground.value.frame,
            command.when.kind === 'series' ? everyDate : taken.map(({ ask }) => ask),
          );
    const told = offers ? withOffers(conflicts, offers) : conflicts;
    const inPlace = offers && taken[0] ? offers.instead(taken[0].ask) : [];
    return {
      errors: plan.ok ? [] : refusalsOf(told),
      warnings: plan.warnings,
      occurrences: checkedDates(dates, told),
      alternatives: offers && command.when.kind === 'series' ? [...offers.onAll(everyDate), ...inPlace] : inPlace,
    };
  });
}

function checkedDates(dates: readonly MeetingDate[], conflicts: (Plan & { ok: false })['conflicts']): CheckedDate[] {
  return dates.map((date) => ({
    ...date,
    errors: conflicts
      .filter(({ ask }) => ask.key === date.key && ask.start.equals(date.start))
      .flatMap(({ errors }) => errors),
  }));
}
