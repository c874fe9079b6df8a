import type { JsonValue, RoomId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import type { Finding, OpenFinding } from '../findings/finding.ts';

/** Opens a finding, or adds to the one that is open about the same thing. @returns how often it has been found */
export async function reportFinding(
  tx: SiteTransaction,
  finding: Finding,
  id: string,
  now: Temporal.Instant,
): Promise<number> {
  const rows = await tx.query<{ attempts: number }>(
    `insert into findings (site_id, finding_id, room_id, kind, subject_key, params, raw, found_at)
     values (current_site(), $1, $2, $3, $4, $5::jsonb, $6::jsonb, $7)
     on conflict (site_id, kind, subject_key) where resolved_at is null do update set
       params = excluded.params, raw = excluded.raw, attempts = findings.attempts + 1
     returning attempts`,
    [
      id,
      finding.roomId,
      finding.kind,
      finding.subjectKey,
      JSON.stringify(finding.params),
      finding.raw === undefined ? null : JSON.stringify(finding.raw),
      now,
    ],
  );
  return rows[0]?.attempts ?? 1;
}

/** Closes what is open about something, because it's well again. */
export async function resolveFinding(
  tx: SiteTransaction,
  about: { readonly kind: Finding['kind']; readonly subjectKey: string },
  now: Temporal.Instant,
): Promise<number> {
  return tx.run(
    `update findings set resolved_at = $3 where site_id = current_site() and kind = $1 and subject_key = $2 and resolved_at is null`,
    [about.kind, about.subjectKey, now],
  );
}

/** An answer of Planner's own ends a row of others' answers in a room, and with it what was concluded from the row. */
export async function restartAnswerCount(tx: SiteTransaction, roomId: RoomId, now: Temporal.Instant): Promise<void> {
  await tx.run(
    `update findings set params = case when kind = 'answeredByOther' then params || '{"inARow": 0}' else params end,
       resolved_at = case when kind = 'autoAcceptOn' then $2::timestamptz end
     where site_id = current_site() and room_id = $1 and kind in ('answeredByOther', 'autoAcceptOn') and resolved_at is null`,
    [roomId, now],
  );
}

/** Open findings of a room, of some kinds. */
export async function openFindings(
  tx: SiteTransaction,
  roomId: RoomId,
  kinds: readonly Finding['kind'][],
): Promise<OpenFinding[]> {
  const rows = await tx.query<{ kind: Finding['kind']; subject_key: string; params: JsonValue; attempts: number }>(
    `select kind, subject_key, params, attempts from findings
     where site_id = current_site() and room_id = $1 and kind = any($2::text[]) and resolved_at is null`,
    [roomId, [...kinds]],
  );
  return rows.map((row) => ({
    kind: row.kind,
    subjectKey: row.subject_key,
    params: row.params,
    attempts: row.attempts,
  }));
}

/** An endless series that a room honours, and how far it is held by now. */
export interface EndlessSeries {
  readonly uid: string;
  readonly eventId: string;
  readonly until: string;
}

/** Reads it from its finding. */
export function endlessOf({ subjectKey, params }: OpenFinding, roomId: RoomId): EndlessSeries {
  const { eventId, until } = params as { readonly eventId: string; readonly until: string };
  return { uid: subjectKey.slice(roomId.length + 1), eventId, until };
}
