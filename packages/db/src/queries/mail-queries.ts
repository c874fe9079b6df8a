import type { CalendarMethod, JsonValue, Language, MailKind, NewMail, PersonId, SiteId, ZoneName } from '@planner/core';
import type { Database, SiteTransaction } from '../database.ts';
import { withoutScope } from '../database.ts';

/** How long a mail is worth sending when its writer says nothing else (design: queued for a day at most). */
const worthHours = 24;

/** A mail as a worker sends it. */
export interface MailRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly address: string;
  readonly name: string | null;
  readonly language: Language;
  readonly zone: ZoneName;
  readonly params: { readonly [name: string]: JsonValue };
  readonly link: string | null;
  readonly sealedLink: Buffer | null;
  readonly linkKeyId: string | null;
  readonly calendar: { readonly method: CalendarMethod; readonly content: string } | null;
  readonly replyTo: string | null;
  readonly attempt: number;
  readonly expiresAt: Temporal.Instant;
}

/** What became of a mail, for administrators: never what stood in it. */
export interface MailReport {
  readonly id: string;
  readonly kind: MailKind;
  readonly personId: PersonId | null;
  readonly state: 'waiting' | 'sent' | 'failed' | 'expired';
  readonly attempt: number;
  readonly lastError: string | null;
  readonly createdAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
}

/**
 * Writes a mail beside what it tells of; it leaves when the transaction is committed, and not when it isn't.
 * @returns false when the occasion has its mail already
 */
export async function queueMail(tx: SiteTransaction, mail: NewMail): Promise<boolean> {
  const rows = await tx.query(
    `insert into mails (site_id, mail_id, occasion, kind, to_address, to_name, person_id, language, zone, params, link,
       sealed_link, link_key_id, calendar, reply_to, run_at, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14::jsonb, $15, $16, $16, $17)
     on conflict (site_id, occasion) do nothing returning 1`,
    [
      tx.scope.siteId,
      mail.id,
      mail.key,
      mail.kind,
      mail.to.address,
      mail.to.name,
      mail.to.personId,
      mail.language,
      mail.zone,
      JSON.stringify(mail.params),
      mail.link,
      mail.sealedLink ? Buffer.from(mail.sealedLink.sealed) : null,
      mail.sealedLink?.keyId ?? null,
      mail.calendar ? JSON.stringify(mail.calendar) : null,
      mail.replyTo ?? null,
      mail.at,
      mail.expiresAt ?? mail.at.add({ hours: worthHours }),
    ],
  );
  return rows.length > 0;
}

/** Leases mails that are due, of all sites, the sites in turn. */
export async function claimMails(
  database: Database,
  claim: {
    readonly worker: string;
    readonly at: Temporal.Instant;
    readonly leaseSeconds: number;
    readonly limit: number;
  },
): Promise<readonly { readonly siteId: SiteId; readonly mailId: string }[]> {
  return withoutScope(database, (connection) =>
    connection.query<{ siteId: SiteId; mailId: string }>(
      'select site_id as "siteId", mail_id as "mailId" from claim_mails($1, $2, $3, $4)',
      [claim.worker, claim.at, claim.leaseSeconds, claim.limit],
    ),
  );
}

/** A mail that this worker has leased; null when somebody else took it since, or it is sent. */
export async function leasedMail(tx: SiteTransaction, mailId: string, worker: string): Promise<MailRow | null> {
  const [row] = await tx.query<MailRow>(
    `select mail_id as id, kind, to_address as address, to_name as name, language, zone, params, link,
       sealed_link as "sealedLink", link_key_id as "linkKeyId", calendar, reply_to as "replyTo", attempt,
       expires_at as "expiresAt"
     from mails where site_id = $1 and mail_id = $2 and lease_owner = $3 and state = 'waiting'`,
    [tx.scope.siteId, mailId, worker],
  );
  return row ?? null;
}

/** Ends a mail for good; what it carried that opens something is forgotten. Nothing happens to one that another worker holds. */
export async function endMail(
  tx: SiteTransaction,
  mailId: string,
  end: {
    readonly worker: string;
    readonly state: 'sent' | 'failed' | 'expired';
    readonly at: Temporal.Instant;
    readonly error: string | null;
  },
): Promise<void> {
  await tx.run(
    `update mails set state = $4, ended_at = $5, last_error = $6, attempt = attempt + 1, sealed_link = null,
       lease_owner = null, lease_until = null
     where site_id = $1 and mail_id = $2 and lease_owner = $3 and state = 'waiting'`,
    [tx.scope.siteId, mailId, end.worker, end.state, end.at, end.error],
  );
}

/** Puts a mail off that couldn't be sent now. */
export async function postponeMail(
  tx: SiteTransaction,
  mailId: string,
  next: { readonly worker: string; readonly runAt: Temporal.Instant; readonly error: string },
): Promise<void> {
  await tx.run(
    `update mails set attempt = attempt + 1, run_at = $4, last_error = $5, lease_owner = null, lease_until = null
     where site_id = $1 and mail_id = $2 and lease_owner = $3 and state = 'waiting'`,
    [tx.scope.siteId, mailId, next.worker, next.runAt, next.error],
  );
}

/** The newest mails of the site with what became of them. */
export async function reportMails(tx: SiteTransaction, limit: number): Promise<MailReport[]> {
  return tx.query<MailReport>(
    `select mail_id as id, kind, person_id as "personId", state, attempt, last_error as "lastError",
       created_at as "createdAt", ended_at as "endedAt"
     from mails where site_id = $1 order by created_at desc, mail_id desc limit $2`,
    [tx.scope.siteId, limit],
  );
}

/** Ends what waited too long, sent or not, and forgets mails that ended before an instant. @returns how many were forgotten */
export async function sweepMails(
  tx: SiteTransaction,
  { at, endedBefore }: { readonly at: Temporal.Instant; readonly endedBefore: Temporal.Instant },
): Promise<number> {
  await tx.run(
    `update mails set state = 'expired', ended_at = $2, sealed_link = null
     where site_id = $1 and state = 'waiting' and expires_at <= $2 and (lease_until is null or lease_until < $2)`,
    [tx.scope.siteId, at],
  );
  return tx.run('delete from mails where site_id = $1 and ended_at < $2', [tx.scope.siteId, endedBefore]);
}
