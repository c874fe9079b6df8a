import type { SiteTransaction } from '../database.ts';

/** Steps of the set-up list that were set aside. */
export async function skippedSteps(tx: SiteTransaction): Promise<ReadonlySet<string>> {
  const [row] = await tx.query<{ steps: string[] }>('select set_up_skipped as steps from sites where site_id = $1', [
    tx.scope.siteId,
  ]);
  return new Set(row?.steps);
}

/** Sets one step aside, or takes it up again; the others stay as they are, also when somebody changes one meanwhile. */
export async function skipStep(tx: SiteTransaction, step: string, skipped: boolean): Promise<void> {
  await tx.run(
    `update sites set set_up_skipped = case when $3 then array_append(array_remove(set_up_skipped, $2), $2)
       else array_remove(set_up_skipped, $2) end
     where site_id = $1`,
    [tx.scope.siteId, step, skipped],
  );
}

/** How far the first trial is. */
export interface PilotProgress {
  /** A person of the site has a meeting in a room that is synchronized. */
  readonly booked: boolean;
  /** The room has accepted such a meeting in Exchange. */
  readonly answered: boolean;
}

/** Whether a meeting of a person stands in a room with a mailbox, and whether that room has accepted one. */
export async function pilotProgress(tx: SiteTransaction): Promise<PilotProgress> {
  const [row] = await tx.query<PilotProgress>(
    `select
       exists (select 1 from mailboxes x join bookings b using (site_id, room_id) join meetings m using (site_id, meeting_id)
         where x.site_id = $1 and x.state <> 'stopped' and m.organizer_id is not null) as booked,
       exists (select 1 from links l join meetings m using (site_id, meeting_id)
         where l.site_id = $1 and l.answer = 'accepted' and l.answered_at is not null and m.organizer_id is not null)
         as answered`,
    [tx.scope.siteId],
  );
  if (!row) throw new Error('a question gave no row');
  return row;
}
