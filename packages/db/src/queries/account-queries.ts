import type { Person, PersonId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow } from './person-queries.ts';

/** A person with what they sign in with, where they have a password. */
export interface LocalAccount {
  readonly person: Person;
  readonly passwordHash: string | null;
  /** Sealed TOTP secret; `since` null = not confirmed yet */
  readonly factor: {
    readonly sealed: Buffer;
    readonly keyId: string;
    readonly since: Temporal.Instant | null;
    readonly step: number;
  } | null;
  readonly recoveryCodes: number;
}

interface AccountRow extends PersonRow {
  readonly password_hash: string | null;
  readonly factor: Buffer | null;
  readonly factor_key_id: string | null;
  readonly factor_since: Temporal.Instant | null;
  readonly factor_step: number | null;
  readonly codes: number;
}

const accountColumns = `${personColumns}, c.password_hash, c.factor, c.factor_key_id, c.factor_since, c.factor_step,
  (select count(*)::int from recovery_codes r where r.site_id = p.site_id and r.person_id = p.person_id) as codes`;

/** Who has a login, whatever its case, with their password if they have one; null = nobody. */
export async function accountByLogin(tx: SiteTransaction, login: string): Promise<LocalAccount | null> {
  const [row] = await tx.query<AccountRow>(
    `select ${accountColumns} from people p left join local_credentials c using (site_id, person_id)
     where p.site_id = $1 and p.upn_key = $2`,
    [tx.scope.siteId, login.normalize('NFC').toLowerCase()],
  );
  return row ? toAccount(row) : null;
}

/** The account of a person; null = no such person. */
export async function accountOf(tx: SiteTransaction, personId: PersonId): Promise<LocalAccount | null> {
  const [row] = await tx.query<AccountRow>(
    `select ${accountColumns} from people p left join local_credentials c using (site_id, person_id)
     where p.site_id = $1 and p.person_id = $2`,
    [tx.scope.siteId, personId],
  );
  return row ? toAccount(row) : null;
}

function toAccount(row: AccountRow): LocalAccount {
  return {
    person: toPerson(row),
    passwordHash: row.password_hash,
    factor: row.factor && {
      sealed: row.factor,
      keyId: row.factor_key_id ?? '',
      since: row.factor_since,
      step: row.factor_step ?? 0,
    },
    recoveryCodes: row.codes,
  };
}

/** Sets a person's password; a second factor stays. */
export async function writePassword(
  tx: SiteTransaction,
  personId: PersonId,
  given: { readonly hash: string; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `insert into local_credentials (site_id, person_id, password_hash, changed_at) values ($1, $2, $3, $4)
     on conflict (site_id, person_id) do update set password_hash = $3, changed_at = $4`,
    [tx.scope.siteId, personId, given.hash, given.at],
  );
}

/** Replaces a hash by a costlier one of the same password, if it is still that one. */
export async function strengthenPassword(
  tx: SiteTransaction,
  personId: PersonId,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  await tx.run(
    'update local_credentials set password_hash = $4 where site_id = $1 and person_id = $2 and password_hash = $3',
    [tx.scope.siteId, personId, before, after],
  );
}

/** Keeps a new second factor that waits for its first code; null takes it away, with its recovery codes. */
export async function writeFactor(
  tx: SiteTransaction,
  personId: PersonId,
  factor: { readonly sealed: Buffer; readonly keyId: string } | null,
): Promise<void> {
  await tx.run(
    `update local_credentials set factor = $3, factor_key_id = $4, factor_since = null, factor_step = 0
     where site_id = $1 and person_id = $2`,
    [tx.scope.siteId, personId, factor?.sealed ?? null, factor?.keyId ?? null],
  );
  if (!factor) await replaceRecoveryCodes(tx, personId, []);
}

/**
 * Notes that the code of a time step was used, which confirms a factor that waited for it.
 * @returns false when that step, or a later one, was used before: then the code is worth nothing
 */
export async function useFactorStep(
  tx: SiteTransaction,
  personId: PersonId,
  used: { readonly step: number; readonly at: Temporal.Instant },
): Promise<boolean> {
  const count = await tx.run(
    `update local_credentials set factor_step = $3, factor_since = coalesce(factor_since, $4)
     where site_id = $1 and person_id = $2 and factor_step < $3`,
    [tx.scope.siteId, personId, used.step, used.at],
  );
  return count > 0;
}

/** Replaces a person's recovery codes. */
export async function replaceRecoveryCodes(
  tx: SiteTransaction,
  personId: PersonId,
  hashes: readonly Buffer[],
): Promise<void> {
  await tx.run('delete from recovery_codes where site_id = $1 and person_id = $2', [tx.scope.siteId, personId]);
  if (hashes.length === 0) return;
  await tx.run(
    'insert into recovery_codes (site_id, person_id, code_hash) select $1, $2, h from unnest($3::bytea[]) h',
    [tx.scope.siteId, personId, hashes],
  );
}

/** Uses a recovery code up. @returns false when the person has no such code (any more) */
export async function takeRecoveryCode(tx: SiteTransaction, personId: PersonId, hash: Buffer): Promise<boolean> {
  const count = await tx.run('delete from recovery_codes where site_id = $1 and person_id = $2 and code_hash = $3', [
    tx.scope.siteId,
    personId,
    hash,
  ]);
  return count > 0;
}

/** A try to sign in that was counted: it may go on unless it is blocked. */
export interface CountedTry {
  /** Tries since the count began, this one included. */
  readonly tries: number;
  /** Until when this one is refused; null = it may go on. */
  readonly blockedUntil: Temporal.Instant | null;
}

/**
 * Counts a try before it is judged, so that tries at the same moment can't all pass. After `free` tries the next is blocked
 * for `blockSeconds`, twice as long after each further one, `longestSeconds` at most. A blocked try isn't counted.
 */
export async function countTry(
  tx: SiteTransaction,
  subject: Buffer,
  rule: {
    readonly at: Temporal.Instant;
    /** A count that began before this instant begins anew. */
    readonly since: Temporal.Instant;
    readonly free: number;
    readonly blockSeconds: number;
    readonly longestSeconds: number;
  },
): Promise<CountedTry> {
  await tx.run(
    `insert into sign_in_tries (site_id, subject, tries, since) values ($1, $2, 0, $3) on conflict do nothing`,
    [tx.scope.siteId, subject, rule.at],
  );
  const [row] = await tx.query<{ tries: number; blocked: boolean; until: Temporal.Instant | null }>(
    `with before as (select * from sign_in_tries where site_id = $1 and subject = $2 for update),
     counted as (
       select case when since < $4 then 1 else tries + 1 end as n, case when since < $4 then $3 else since end as begun,
         blocked_until > $3 as blocked, blocked_until from before),
     written as (
       update sign_in_tries t set tries = c.n, since = c.begun,
         blocked_until = case when c.n < $5 then null
           else $3 + make_interval(secs => least($7, $6 * power(2, least(c.n - $5, 20)))) end
       from counted c where t.site_id = $1 and t.subject = $2 and c.blocked is not true)
     select n::int as tries, coalesce(blocked, false) as blocked, blocked_until as until from counted`,
    [tx.scope.siteId, subject, rule.at, rule.since, rule.free, rule.blockSeconds, rule.longestSeconds],
  );
  return { tries: row?.tries ?? 1, blockedUntil: row?.blocked ? row.until : null };
}

/** Forgets the tries of a subject: one of them was right. */
export async function forgetTries(tx: SiteTransaction, subject: Buffer): Promise<void> {
  await tx.run('delete from sign_in_tries where site_id = $1 and subject = $2', [tx.scope.siteId, subject]);
}

/** Takes one try back, which turned out to be right, from a count that many people share. */
export async function takeTryBack(tx: SiteTransaction, subject: Buffer): Promise<void> {
  await tx.run(
    'update sign_in_tries set tries = tries - 1, blocked_until = null where site_id = $1 and subject = $2 and tries > 0',
    [tx.scope.siteId, subject],
  );
}

export type LinkPurpose = 'setup' | 'invitation' | 'reset';

/** A link that opens something once, while it stands. */
export interface AccountLink {
  readonly purpose: LinkPurpose;
  readonly personId: PersonId | null;
  readonly madeBy: PersonId | null;
  readonly expiresAt: Temporal.Instant;
}

/** Keeps a new link; those of the same purpose for the same person, or for nobody yet, end. */
export async function insertAccountLink(
  tx: SiteTransaction,
  tokenHash: Buffer,
  link: AccountLink & { readonly at: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `update account_links set ended_at = $4
     where site_id = $1 and purpose = $2 and person_id is not distinct from $3 and ended_at is null`,
    [tx.scope.siteId, link.purpose, link.personId, link.at],
  );
  await tx.run(
    `insert into account_links (site_id, token_hash, purpose, person_id, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.scope.siteId, tokenHash, link.purpose, link.personId, link.madeBy, link.at, link.expiresAt],
  );
}

/** The link of a token, while it stands; looking uses nothing up. */
export async function standingAccountLink(
  tx: SiteTransaction,
  tokenHash: Buffer,
  at: Temporal.Instant,
): Promise<AccountLink | null> {
  const [row] = await tx.query<AccountLink>(
    `select purpose, person_id as "personId", made_by as "madeBy", expires_at as "expiresAt" from account_links
     where site_id = $1 and token_hash = $2 and ended_at is null and expires_at > $3`,
    [tx.scope.siteId, tokenHash, at],
  );
  return row ?? null;
}

/** Uses a link up. @returns false when somebody else did, or it has expired */
export async function endAccountLink(tx: SiteTransaction, tokenHash: Buffer, at: Temporal.Instant): Promise<boolean> {
  const count = await tx.run(
    `update account_links set ended_at = $3
     where site_id = $1 and token_hash = $2 and ended_at is null and expires_at > $3`,
    [tx.scope.siteId, tokenHash, at],
  );
  return count > 0;
}

/** Whether the site has a setup link that stands. */
export async function hasSetupLink(tx: SiteTransaction, at: Temporal.Instant): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from account_links where site_id = $1 and purpose = 'setup' and ended_at is null and expires_at > $2 limit 1`,
    [tx.scope.siteId, at],
  );
  return rows.length > 0;
}

/** How many active administrators there are, and how many of them have a password of Planner's own. */
export async function countAdministrators(
  tx: SiteTransaction,
): Promise<{ readonly all: number; readonly local: number }> {
  const [row] = await tx.query<{ all: number; local: number }>(
    `select count(*)::int as all, count(c.person_id)::int as local
     from people p left join local_credentials c using (site_id, person_id)
     where p.site_id = $1 and p.active and exists (
       select from rights g where g.site_id = p.site_id and g.person_id = p.person_id and g.kind = 'administrator')`,
    [tx.scope.siteId],
  );
  return row ?? { all: 0, local: 0 };
}

/** Active people with the right Administrator who have an address, but the one named. */
export async function administratorsToTell(tx: SiteTransaction, but: PersonId | null = null): Promise<Person[]> {
  const rows = await tx.query<PersonRow>(
    `select ${personColumns} from people p
     where p.site_id = $1 and p.active and p.mail is not null and p.person_id is distinct from $2 and exists (
       select from rights g where g.site_id = p.site_id and g.person_id = p.person_id and g.kind = 'administrator')
     order by p.person_id limit 50`,
    [tx.scope.siteId, but],
  );
  return rows.map(toPerson);
}

/** Removes what has ended for good: links that are over and counts of tries that nobody adds to. */
export async function sweepAccounts(tx: SiteTransaction, before: Temporal.Instant): Promise<void> {
  await tx.run('delete from account_links where site_id = $1 and expires_at < $2', [tx.scope.siteId, before]);
  await tx.run(
    'delete from sign_in_tries where site_id = $1 and since < $2 and (blocked_until is null or blocked_until < $2)',
    [tx.scope.siteId, before],
  );
}
