import { refused } from '@planner/core';
import type { Refusal } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { SkippedDate } from './command.ts';
import type { MeetingFrame } from './judge/judge.ts';
import { findOffers, withOffers } from './judge/offers.ts';
import { refusalsOf } from './judge/plan.ts';
import type { Conflict } from './judge/plan.ts';

/** The refusal of what a plan couldn't have, with offers where a room is taken. */
export async function refuse(
  tx: SiteTransaction,
  { frame }: { readonly frame: MeetingFrame },
  conflicts: readonly Conflict[],
): Promise<{ readonly ok: false; readonly errors: readonly Refusal[] }> {
  const taken = conflicts.filter(({ errors }) => errors.some(({ code }) => code === 'ROOM_TAKEN'));
  if (taken.length === 0) return refused(...refusalsOf(conflicts));
  const offers = await findOffers(
    tx,
    frame,
    taken.map(({ ask }) => ask),
  );
  return refused(...refusalsOf(withOffers(conflicts, offers)));
}

/** Skipped dates of a series, a room and date each. */
export function skippedOf(conflicts: readonly Conflict[]): SkippedDate[] {
  return conflicts.map(({ ask, errors }) => ({ key: ask.key ?? '', roomId: ask.placed.room.id, errors }));
}
