import type { MeetingId, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';

/** Nothing is answered for the room any more, whatever was still to be sent. */
export async function dropAnswersOfRoom(tx: SiteTransaction, roomId: RoomId): Promise<void> {
  await tx.run(
    `update outbox o set done_version = o.version, last_error = null from links l
     where o.site_id = current_site() and l.site_id = o.site_id and l.room_id = $1 and o.target = 'answer' and o.target_id = l.link_id
       and o.done_version < o.version`,
    [roomId],
  );
}

/** The room is no longer paired with these meetings, nor with anything that was set aside. */
export async function endLinksOfRoom(
  tx: SiteTransaction,
  end: { readonly roomId: RoomId; readonly meetingIds: readonly MeetingId[]; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `update links set state = 'ended', event_id = null, updated_at = $3, version = version + 1
     where site_id = current_site() and room_id = $1 and (meeting_id = any($2::uuid[]) or state = 'detached')`,
    [end.roomId, end.meetingIds, end.now],
  );
  await tx.run(
    `update findings set resolved_at = $2 where site_id = current_site() and room_id = $1 and resolved_at is null`,
    [end.roomId, end.now],
  );
}
