import type { AtomId, BookingId, HoldId, Interval, JsonValue, MeetingId, PersonId, SeriesId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { ConflictOnConstraint } from '../database-failure.ts';
import { bookingToJson, meetingToJson, seriesToJson } from './booking-row.ts';
import type { StoredBooking, StoredMeeting, StoredSeries } from './booking-row.ts';
import type { IdempotencyKey } from './booking-lock.ts';

/** The time that a booking or hold keeps its atoms. */
export interface Occupancy {
  readonly claimId: BookingId | HoldId;
  readonly atoms: readonly AtomId[];
  readonly during: Interval;
}

/** Who did something, as the audit names them: people by id alone, so that erasing a person rewrites no history. */
export type AuditActor =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'exchange' }
  | { readonly kind: 'system'; readonly name: string };

export interface AuditEntry {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly actor: AuditActor;
  readonly action: string;
  readonly entity: 'meeting';
  readonly entityId: MeetingId;
  readonly seriesId: SeriesId | null;
  /** What changed. Of personal text (subject, people) only that it changed, never what it says. */
  readonly change: { readonly [name: string]: JsonValue };
  readonly reason: string | null;
  readonly correlationId: string | null;
}

/** "The event of this meeting has to reach this version." */
export interface OutboxEntry {
  readonly meetingId: MeetingId;
  readonly mailboxKey: string;
  readonly version: number;
  readonly runAt: Temporal.Instant;
}

/** Everything that one use case changes. Rows that exist are replaced, others added. */
export interface BookingChanges {
  readonly meetings: readonly StoredMeeting[];
  readonly series: readonly StoredSeries[];
  readonly bookings: readonly StoredBooking[];
  /** Claims that occupy from now on, or at another time than before. */
  readonly occupied: readonly Occupancy[];
  /** Claims that occupy nothing any more. */
  readonly freed: readonly (BookingId | HoldId)[];
  readonly audit: readonly AuditEntry[];
  readonly outbox: readonly OutboxEntry[];
  readonly idempotency: (IdempotencyKey & { readonly answer: JsonValue; readonly at: Temporal.Instant }) | null;
  /** JSON for `planner_live`. */
  readonly live: readonly string[];
}

// Foreign keys and the deferrable constraint are checked when the whole statement is done, so the order of its parts
// doesn't matter, and a meeting may move onto the time that another one of the same statement has left.
const writeStatement = `
  with wanted_series as (
    insert into series (site_id, series_id, master_id, rule, cancelled_keys, explicit_dates, split_from, state, version)
    select $1, series_id, master_id, rule, cancelled_keys, explicit_dates, split_from, state, version
    from jsonb_to_recordset($2::jsonb) as x(series_id uuid, master_id uuid, rule jsonb, cancelled_keys date[],
      explicit_dates jsonb, split_from uuid, state text, version bigint)
    on conflict (site_id, series_id) do update set rule = excluded.rule, cancelled_keys = excluded.cancelled_keys,
      explicit_dates = excluded.explicit_dates, state = excluded.state, version = excluded.version),
  wanted_meetings as (
    insert into meetings (site_id, meeting_id, series_id, occurrence_key, subject, body, organizer_id, organizer_name,
      organizer_address, creator_id, start_at, end_at, last_end_at, zone, all_day, privacy, attendees, attendee_keys,
      headcount, layout, source, state, version, created_at, updated_at)
    select $1, meeting_id, series_id, occurrence_key, subject, body, organizer_id, organizer_name, organizer_address,
      creator_id, start_at, end_at, last_end_at, zone, all_day, privacy, attendees, attendee_keys, headcount, layout,
      source, state, version, created_at, updated_at
    from jsonb_to_recordset($3::jsonb) as x(meeting_id uuid, series_id uuid, occurrence_key date, subject text, body text,
      organizer_id uuid, organizer_name text, organizer_address text, creator_id uuid, start_at timestamptz,
      end_at timestamptz, last_end_at timestamptz, zone text, all_day boolean, privacy text, attendees jsonb,
      attendee_keys text[], headcount integer, layout text, source text, state text, version bigint,
      created_at timestamptz, updated_at timestamptz)
    on conflict (site_id, meeting_id) do update set series_id = excluded.series_id, occurrence_key = excluded.occurrence_key,
      subject = excluded.subject, body = excluded.body, organizer_id = excluded.organizer_id,
      organizer_name = excluded.organizer_name, organizer_address = excluded.organizer_address,
      start_at = excluded.start_at, end_at = excluded.end_at, last_end_at = excluded.last_end_at, zone = excluded.zone,
      all_day = excluded.all_day, privacy = excluded.privacy, attendees = excluded.attendees,
      attendee_keys = excluded.attendee_keys, headcount = excluded.headcount, layout = excluded.layout,
      state = excluded.state, version = excluded.version, updated_at = excluded.updated_at
      where meetings.version < excluded.version
    returning 1),
  wanted_bookings as (
    insert into bookings (site_id, booking_id, meeting_id, room_id, series_id, occurrence_key, start_at, end_at,
      setup_minutes, teardown_minutes, layout, state, reason, ended_at, grandfathered, version)
    select $1, booking_id, meeting_id, room_id, series_id, occurrence_key, start_at, end_at, setup_minutes,
      teardown_minutes, layout, state, nullif(reason, 'null'), ended_at, grandfathered, version
    from jsonb_to_recordset($4::jsonb) as x(booking_id uuid, meeting_id uuid, room_id uuid, series_id uuid,
      occurrence_key date, start_at timestamptz, end_at timestamptz, setup_minutes integer, teardown_minutes integer,
      layout text, state text, reason jsonb, ended_at timestamptz, grandfathered boolean, version bigint)
    on conflict (site_id, booking_id) do update set meeting_id = excluded.meeting_id, series_id = excluded.series_id,
      occurrence_key = excluded.occurrence_key, start_at = excluded.start_at, end_at = excluded.end_at,
      setup_minutes = excluded.setup_minutes, teardown_minutes = excluded.teardown_minutes, layout = excluded.layout,
      state = excluded.state, reason = excluded.reason, ended_at = excluded.ended_at, version = excluded.version),
  freed as (delete from occupancy where cardinality($5::uuid[]) > 0 and site_id = $1 and claim_id = any($5)),
  freed_holds as (delete from holds where cardinality($5::uuid[]) > 0 and site_id = $1 and hold_id = any($5)),
  occupied as (
    insert into occupancy (site_id, claim_id, atom_id, during)
    select $1, claim_id, unnest(atoms), tstzrange(first, last)
    from jsonb_to_recordset($6::jsonb) as x(claim_id uuid, atoms uuid[], first timestamptz, last timestamptz)
    on conflict (site_id, claim_id, atom_id) do update set during = excluded.during, hold_expires_at = null),
  told as (
    insert into audit_events (site_id, event_id, at, actor, action, entity, entity_id, series_id, change, reason, correlation_id)
    select $1, event_id, at, actor, action, entity, entity_id, series_id, change, reason, correlation_id
    from jsonb_to_recordset($7::jsonb) as x(event_id uuid, at timestamptz, actor jsonb, action text, entity text,
      entity_id uuid, series_id uuid, change jsonb, reason text, correlation_id text)),
  to_send as (
    insert into outbox (site_id, target, target_id, mailbox_key, version, run_at, created_at)
    select $1, 'meeting', meeting_id, mailbox_key, version, run_at, run_at
    from jsonb_to_recordset($8::jsonb) as x(meeting_id uuid, mailbox_key text, version bigint, run_at timestamptz)
    on conflict (site_id, target, target_id) do update set mailbox_key = excluded.mailbox_key, version = excluded.version,
      run_at = excluded.run_at, attempt = 0, last_error = null),
  answered as (
    insert into idempotency_keys (site_id, person_id, key, fingerprint, state, status, answer, created_at)
    select $1, person_id, key, decode(fingerprint, 'hex'), 'done', 201, answer, at
    from jsonb_to_recordset($9::jsonb) as x(person_id uuid, key text, fingerprint text, answer jsonb, at timestamptz))
  select (select count(*) from wanted_meetings) as meetings,
    (select count(pg_notify(channel, payload)) from unnest($10::text[], $11::text[]) as news(channel, payload)) as told`;

/**
 * Writes what a use case has decided, with its audit, outbox and news, in one statement of constant size.
 * @throws ConflictOnConstraint `no_double_booking` when a claim came between in spite of the lock,
 *         `idempotency_keys_pkey` when the same request was answered meanwhile, `meetings_pkey` when a meeting has this
 *         version already: a new one whose id is taken, or a change of one that changed meanwhile
 */
export async function writeChanges(tx: SiteTransaction, changes: BookingChanges): Promise<void> {
  const { idempotency } = changes;
  const news = [
    ...changes.live.map((payload) => ['planner_live', payload] as const),
    ...(changes.outbox.length > 0 ? [['planner_work', '{"kind":"outbox"}'] as const] : []),
  ];
  const [written] = await tx.query<{ meetings: number }>(writeStatement, [
    tx.scope.siteId,
    JSON.stringify(changes.series.map(seriesToJson)),
    JSON.stringify(changes.meetings.map(meetingToJson)),
    JSON.stringify(changes.bookings.map(bookingToJson)),
    changes.freed,
    JSON.stringify(
      changes.occupied.map(({ claimId, atoms, during }) => ({
        claim_id: claimId,
        atoms,
        first: during.start.toString(),
        last: during.end.toString(),
      })),
    ),
    JSON.stringify(changes.audit.map(auditToJson)),
    JSON.stringify(
      changes.outbox.map(({ meetingId, mailboxKey, version, runAt }) => ({
        meeting_id: meetingId,
        mailbox_key: mailboxKey,
        version,
        run_at: runAt.toString(),
      })),
    ),
    JSON.stringify(
      idempotency
        ? [
            {
              person_id: idempotency.personId,
              key: idempotency.key,
              fingerprint: idempotency.fingerprint.toString('hex'),
              answer: idempotency.answer,
              at: idempotency.at.toString(),
            },
          ]
        : [],
    ),
    news.map(([channel]) => channel),
    news.map(([, payload]) => payload),
  ]);
  // A row that isn't newer is left alone, so it's missing in the count; the transaction is given up with it.
  if (written?.meetings !== changes.meetings.length) throw new ConflictOnConstraint('meetings_pkey', '23505');
}

function auditToJson(entry: AuditEntry): JsonValue {
  return {
    event_id: entry.id,
    at: entry.at.toString(),
    actor: entry.actor,
    action: entry.action,
    entity: entry.entity,
    entity_id: entry.entityId,
    series_id: entry.seriesId,
    change: entry.change,
    reason: entry.reason,
    correlation_id: entry.correlationId,
  };
}
