import type { MeetingId, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** Notes that linking a room took a meeting over, as it is now. */
export async function rememberTaken(tx: SiteTransaction, roomId: RoomId, meetingId: MeetingId): Promise<void> {
  await tx.run(
    `insert into link_batch_meetings (site_id, batch_id, meeting_id, version)
     select m.site_id, m.batch_id, t.meeting_id, t.version
     from mailboxes m join meetings t on t.site_id = m.site_id and t.meeting_id = $2
     where m.site_id = current_site() and m.room_id = $1 and m.batch_id is not null
     on conflict (site_id, batch_id, meeting_id) do update set version = excluded.version`,
    [roomId, meetingId],
  );
}

/** What linking a room took over, with the bookings of that room. */
export interface TakenMeeting {
  readonly meetingId: MeetingId;
  /** Changed since: by a person here, or by Exchange. */
  readonly changed: boolean;
}

/** The meetings of the batch by which a room was linked last. */
export async function takenMeetings(tx: SiteTransaction, roomId: RoomId): Promise<TakenMeeting[]> {
  return tx.query<TakenMeeting>(
    `select t.meeting_id as "meetingId", t.version <> b.version as changed
     from mailboxes m
     join link_batch_meetings b on b.site_id = m.site_id and b.batch_id = m.batch_id
     join meetings t on t.site_id = b.site_id and t.meeting_id = b.meeting_id
     where m.site_id = current_site() and m.room_id = $1 order by t.start_at, t.meeting_id`,
    [roomId],
  );
}

export async function startBatch(
  tx: SiteTransaction,
  batch: { readonly id: string; readonly roomId: RoomId; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.run(
    'insert into link_batches (site_id, batch_id, room_id, started_at) values (current_site(), $1, $2, $3)',
    [batch.id, batch.roomId, batch.now],
  );
}

export async function markUndone(tx: SiteTransaction, roomId: RoomId, now: Temporal.Instant): Promise<void> {
  await tx.run(
    `update link_batches b set undone_at = $2 from mailboxes m
     where b.site_id = current_site() and m.site_id = b.site_id and m.room_id = $1 and b.batch_id = m.batch_id`,
    [roomId, now],
  );
}
