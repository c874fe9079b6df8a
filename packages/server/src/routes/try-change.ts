import { changeMeeting } from '@planner/bookings';
import type { BookingDeps, ChangeCommand, Changed } from '@planner/bookings';
import type { Outcome } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** Carries the answer out of work that is to leave nothing behind. */
class Undone extends Error {
  readonly outcome: Outcome<Changed>;

  constructor(outcome: Outcome<Changed>) {
    super('tried and taken back');
    this.outcome = outcome;
  }
}

/**
 * What a change would answer: it is made and taken back at once, so that the verdict is the change's own and not a second
 * opinion. Rooms are locked for that moment; nothing is told to anybody.
 */
export async function tryChange(
  tx: SiteTransaction,
  command: ChangeCommand,
  deps: Omit<BookingDeps, 'db'>,
): Promise<Outcome<Changed>> {
  try {
    return await tx.savepoint(async () => {
      throw new Undone(await changeMeeting(tx.scope, command, { ...deps, db: tx }));
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}
