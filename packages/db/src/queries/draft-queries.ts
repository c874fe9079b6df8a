import type { AtomId, DraftId, HoldId, Interval, MeetingId, PersonId, Refusal, RoomId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';

/** An appointment that is being written in Outlook, with the rooms that were picked for it. */
export interface StoredDraft {
  readonly id: DraftId;
  readonly personId: PersonId;
  readonly organizerId: PersonId | null;
  /** Address of whose appointment it is, in small letters. */
  readonly organizerKey: string;
  /** `declined`: its meeting came, and the room couldn't take it. */
  readonly state: 'pending' | 'linked' | 'declined' | 'expired' | 'released';
  /** Why it was declined. */
  readonly reason: Refusal | null;
  readonly roomIds: readonly RoomId[];
  readonly firstStart: Temporal.Instant;
  readonly firstEnd: Temporal.Instant;
  readonly lastEnd: Temporal.Instant;
  readonly dates: number;
  readonly headcount: number | null;
  readonly revision: number;
  readonly meetingId: MeetingId | null;
  readonly icalUid: string | null;
  readonly expiresAt: Temporal.Instant;
}

const columns = `draft_id as id, person_id as "personId", organizer_id as "organizerId", organizer_key as "organizerKey", state, reason,
  room_ids as "roomIds", first_start as "firstStart", first_end as "firstEnd", last_end as "lastEnd", dates, headcount, revision,
  meeting_id as "meetingId", ical_uid as "icalUid", expires_at as "expiresAt"`;

/** A draft; null when the site has none of this key. @param lock  it is going to be changed in this transaction */
export async function readDraft(
  tx: SiteTransaction,
  draftId: DraftId,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<StoredDraft | null> {
  const [row] = await tx.query<StoredDraft>(
    `select ${columns} from addin_drafts where site_id = $1 and draft_id = $2${lock ? ' for update' : ''}`,
    [tx.scope.siteId, draftId],
  );
  return row ?? null;
}

/** Writes a draft, new or changed. */
export async function saveDraft(tx: SiteTransaction, draft: StoredDraft, at: Temporal.Instant): Promise<void> {
  await tx.run(
    `insert into addin_drafts (site_id, draft_id, person_id, organizer_id, organizer_key, state, room_ids, first_start, first_end,
       last_end, dates, headcount, revision, meeting_id, ical_uid, expires_at, created_at, updated_at, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18::jsonb)
     on conflict (site_id, draft_id) do update set organizer_id = excluded.organizer_id, organizer_key = excluded.organizer_key,
       state = excluded.state, room_ids = excluded.room_ids, first_start = excluded.first_start, first_end = excluded.first_end,
       last_end = excluded.last_end, dates = excluded.dates, headcount = excluded.headcount, revision = excluded.revision,
       meeting_id = excluded.meeting_id, ical_uid = excluded.ical_uid, expires_at = excluded.expires_at,
       updated_at = excluded.updated_at, reason = excluded.reason`,
    [
      tx.scope.siteId,
      draft.id,
      draft.personId,
      draft.organizerId,
      draft.organizerKey,
      draft.state,
      draft.roomIds,
      draft.firstStart,
      draft.firstEnd,
      draft.lastEnd,
      draft.dates,
      draft.headcount,
      draft.revision,
      draft.meetingId,
      draft.icalUid,
      draft.expiresAt,
      at,
      draft.reason && JSON.stringify(draft.reason),
    ],
  );
}

/** A room kept for a draft on one date. */
export interface DraftHold extends Interval {
  readonly id: HoldId;
  readonly roomId: RoomId;
  readonly atoms: readonly AtomId[];
  /** With set-up and clean-down. */
  readonly during: Interval;
}

/** Ids of what a draft holds, in all rooms or one of them. */
export async function holdsOfDraft(tx: SiteTransaction, draftId: DraftId, roomId?: RoomId): Promise<HoldId[]> {
  const rows = await tx.query<{ hold_id: HoldId }>(
    'select hold_id from holds where site_id = $1 and draft_id = $2 and ($3::uuid is null or room_id = $3)',
    [tx.scope.siteId, draftId, roomId ?? null],
  );
  return rows.map((row) => row.hold_id);
}

/**
 * Gives up claims and takes new ones in their place, in one statement. Call it under the lock of the rooms.
 * @throws ConflictOnConstraint `no_double_booking` when a claim came between in spite of the lock
 */
export async function replaceHolds(
  tx: SiteTransaction,
  {
    draftId,
    personId,
    freed,
    holds,
    expiresAt,
  }: {
    readonly draftId: DraftId;
    readonly personId: PersonId;
    readonly freed: readonly string[];
    readonly holds: readonly DraftHold[];
    readonly expiresAt: Temporal.Instant;
  },
): Promise<void> {
  if (freed.length > 0) await freeClaims(tx, freed);
  if (holds.length === 0) return;
  await tx.run(
    `with wanted as (
       select * from jsonb_to_recordset($2::jsonb) as x(hold_id uuid, room_id uuid, start_at timestamptz, end_at timestamptz,
         atoms uuid[], first timestamptz, last timestamptz)),
     kept as (
       insert into holds (site_id, hold_id, room_id, person_id, start_at, end_at, expires_at, draft_id)
       select $1, hold_id, room_id, $3, start_at, end_at, $4, $5 from wanted)
     insert into occupancy (site_id, claim_id, atom_id, during, hold_expires_at)
     select $1, hold_id, unnest(atoms), tstzrange(first, last), $4 from wanted`,
    [
      tx.scope.siteId,
      JSON.stringify(
        holds.map(({ id, roomId, start, end, atoms, during }) => ({
          hold_id: id,
          room_id: roomId,
          start_at: start.toString(),
          end_at: end.toString(),
          atoms,
          first: during.start.toString(),
          last: during.end.toString(),
        })),
      ),
      personId,
      expiresAt,
      draftId,
    ],
  );
}

/** Removes holds with what they occupy. Call it under the lock of their rooms. */
export async function freeClaims(tx: SiteTransaction, holdIds: readonly string[]): Promise<void> {
  if (holdIds.length === 0) return;
  await tx.run(
    `with gone as (delete from holds where site_id = $1 and hold_id = any($2::uuid[]))
     delete from occupancy where site_id = $1 and claim_id = any($2::uuid[]) and hold_expires_at is not null`,
    [tx.scope.siteId, holdIds],
  );
}

/** Keeps what a draft holds for longer. @returns how many dates it still holds */
export async function prolongHolds(
  tx: SiteTransaction,
  draftId: DraftId,
  expiresAt: Temporal.Instant,
): Promise<number> {
  const [row] = await tx.query<{ kept: number }>(
    `with kept as (
       update holds set expires_at = $3 where site_id = $1 and draft_id = $2 returning hold_id),
     claims as (
       update occupancy set hold_expires_at = $3 from kept
       where site_id = $1 and claim_id = kept.hold_id and hold_expires_at is not null)
     select count(*)::int as kept from kept`,
    [tx.scope.siteId, draftId, expiresAt],
  );
  return row?.kept ?? 0;
}

/** Whether any draft for a room was touched since a time: without one no meeting of it can be a draft's. */
export async function hasDrafts(
  tx: SiteTransaction,
  { roomId, since }: { readonly roomId: RoomId; readonly since: Temporal.Instant },
): Promise<boolean> {
  const rows = await tx.query(
    'select from addin_drafts where site_id = $1 and room_ids @> array[$2::uuid] and updated_at >= $3 limit 1',
    [tx.scope.siteId, roomId, since],
  );
  return rows.length > 0;
}

/** Drafts for a room that wait for their meeting, and those that have become this one already; newest first. */
export async function waitingDrafts(
  tx: SiteTransaction,
  { roomId, icalUid, since }: { readonly roomId: RoomId; readonly icalUid: string; readonly since: Temporal.Instant },
): Promise<StoredDraft[]> {
  return tx.query<StoredDraft>(
    `select ${columns} from addin_drafts
     where site_id = $1 and (state in ('pending', 'expired') or ical_uid = $4) and room_ids @> array[$2::uuid] and updated_at >= $3
     order by updated_at desc, draft_id desc limit 200`,
    [tx.scope.siteId, roomId, since, icalUid],
  );
}

/** Notes the secret by which the send check may ask about a draft; the one before is worth nothing any more. */
export async function setDraftTicket(tx: SiteTransaction, draftId: DraftId, ticketHash: Buffer): Promise<void> {
  await tx.run('update addin_drafts set ticket_hash = $3 where site_id = $1 and draft_id = $2', [
    tx.scope.siteId,
    draftId,
    ticketHash,
  ]);
}

/** The draft that a ticket is for; null for any other. */
export async function draftOfTicket(
  tx: SiteTransaction,
  draftId: DraftId,
  ticketHash: Buffer,
): Promise<StoredDraft | null> {
  const [row] = await tx.query<StoredDraft>(
    `select ${columns} from addin_drafts where site_id = $1 and draft_id = $2 and ticket_hash = $3`,
    [tx.scope.siteId, draftId, ticketHash],
  );
  return row ?? null;
}

/** The meeting that rooms are linked to by Exchange's global id; null when none is. */
export async function meetingOfUid(tx: SiteTransaction, icalUid: string): Promise<MeetingId | null> {
  const [row] = await tx.query<{ meeting_id: MeetingId }>(
    `select l.meeting_id from links l where l.site_id = $1 and l.ical_uid = $2 and l.meeting_id is not null
     union all
     select e.meeting_id from organizer_events e where e.site_id = $1 and e.ical_uid = $2 limit 1`,
    [tx.scope.siteId, icalUid],
  );
  return row?.meeting_id ?? null;
}

/** The draft that became a meeting; null when the meeting was made without the add-in. */
export async function draftOfMeeting(tx: SiteTransaction, meetingId: MeetingId): Promise<StoredDraft | null> {
  const [row] = await tx.query<StoredDraft>(
    `select ${columns} from addin_drafts where site_id = $1 and meeting_id = $2 order by updated_at desc limit 1`,
    [tx.scope.siteId, meetingId],
  );
  return row ?? null;
}

/**
 * Ends drafts whose time is over with what they held, and forgets those that were over long ago.
 * @returns how many ended now
 */
export async function expireDrafts(
  tx: SiteTransaction,
  { now, forgetBefore }: { readonly now: Temporal.Instant; readonly forgetBefore: Temporal.Instant },
): Promise<number> {
  await tx.run("delete from addin_drafts where site_id = $1 and state in ('expired', 'released') and updated_at < $2", [
    tx.scope.siteId,
    forgetBefore,
  ]);
  await tx.run('delete from addin_codes where site_id = $1 and expires_at <= $2', [tx.scope.siteId, now]);
  return tx.run(
    "update addin_drafts set state = 'expired', updated_at = $2 where site_id = $1 and state = 'pending' and expires_at <= $2",
    [tx.scope.siteId, now],
  );
}
