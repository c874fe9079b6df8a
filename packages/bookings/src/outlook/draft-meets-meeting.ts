import type { DraftId, MeetingId, Refusal, RoomId } from '@planner/core';
import { freeClaims, holdsOfDraft, lockRooms, readDraft, saveDraft } from '@planner/db';
import type { SiteTransaction, StoredDraft } from '@planner/db';

/**
 * Makes room for the meeting that a draft has become, in one of its rooms: what the draft kept there stands in nobody's way
 * any more. Called in the transaction that books the meeting, right before it, so that nobody comes between.
 * Draft first, rooms second, as a hold locks them.
 * @returns null when the draft is gone, or has become another meeting
 */
export async function yieldToMeeting(
  tx: SiteTransaction,
  { draftId, roomId, icalUid }: { readonly draftId: DraftId; readonly roomId: RoomId; readonly icalUid: string },
): Promise<StoredDraft | null> {
  const draft = await readDraft(tx, draftId, { lock: true });
  if (!draft || !draft.roomIds.includes(roomId)) return null;
  if (draft.icalUid !== null && draft.icalUid !== icalUid) return null;
  await lockRooms(tx, { roomIds: [roomId], personIds: [], idempotency: null });
  await freeClaims(tx, await holdsOfDraft(tx, draftId, roomId));
  return draft;
}

/**
 * Notes what a draft has become: one and the same booking in Planner and in Exchange, or a meeting that the room couldn't take.
 */
export async function draftBecame(
  tx: SiteTransaction,
  draft: StoredDraft,
  outcome: {
    readonly meetingId: MeetingId | null;
    readonly icalUid: string;
    /** Why it was declined; null when it was taken. */
    readonly reason: Refusal | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { meetingId, icalUid, reason, at } = outcome;
  // One of several rooms that declines leaves the others as they are: the meeting itself says which it has.
  if (reason !== null && draft.meetingId !== null) return;
  const state = reason === null ? 'linked' : 'declined';
  await saveDraft(tx, { ...draft, state, meetingId, icalUid, reason }, at);
}
