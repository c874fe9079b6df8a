import type { PersonId } from '@planner/core';
import type { SiteTransaction } from '../database.ts';
import { personColumns, toPerson } from './person-queries.ts';
import type { PersonRow } from './person-queries.ts';
import type { Person } from '@planner/core';

/** What a site has of the Outlook add-in: its settings, and the manifest that was handed out last. */
export interface StoredAddin {
  /** null = Microsoft's own address */
  readonly officeJsUrl: string | null;
  /** null = Outlook on the web */
  readonly frameHosts: readonly string[] | null;
  readonly sendMode: 'PromptUser' | 'SoftBlock';
  readonly revision: number;
  readonly contentHash: string | null;
  readonly baseUrl: string | null;
  readonly downloadedAt: Temporal.Instant | null;
  readonly downloadedBy: PersonId | null;
  readonly firstSignInAt: Temporal.Instant | null;
}

const untouched: StoredAddin = {
  officeJsUrl: null,
  frameHosts: null,
  sendMode: 'PromptUser',
  revision: 0,
  contentHash: null,
  baseUrl: null,
  downloadedAt: null,
  downloadedBy: null,
  firstSignInAt: null,
};

/** The site's add-in; as it begins while nobody has touched it. */
export async function readAddin(tx: SiteTransaction): Promise<StoredAddin> {
  const [row] = await tx.query<StoredAddin>(
    `select office_js_url as "officeJsUrl", frame_hosts as "frameHosts", send_mode as "sendMode", revision,
       content_hash as "contentHash", base_url as "baseUrl", downloaded_at as "downloadedAt",
       downloaded_by as "downloadedBy", first_sign_in_at as "firstSignInAt"
     from addins where site_id = $1`,
    [tx.scope.siteId],
  );
  return row ?? untouched;
}

/** Sets where the pane gets Outlook's script from, who may frame it and how the send check speaks; the manifest stays. */
export async function writeAddinSettings(
  tx: SiteTransaction,
  settings: Pick<StoredAddin, 'officeJsUrl' | 'frameHosts' | 'sendMode'>,
): Promise<void> {
  await tx.run(
    `insert into addins (site_id, office_js_url, frame_hosts, send_mode) values ($1, $2, $3, $4)
     on conflict (site_id) do update set office_js_url = excluded.office_js_url, frame_hosts = excluded.frame_hosts,
       send_mode = excluded.send_mode`,
    [tx.scope.siteId, settings.officeJsUrl, settings.frameHosts, settings.sendMode],
  );
}

/**
 * Notes that a manifest of this content is handed out. Another content than the one before gets the next revision, in the
 * row itself, so that two administrators at once can't get two contents under one number.
 * @returns the revision of this content
 */
export async function takeAddinRevision(
  tx: SiteTransaction,
  taken: {
    readonly contentHash: string;
    readonly baseUrl: string;
    readonly by: PersonId;
    readonly at: Temporal.Instant;
  },
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    `insert into addins (site_id, revision, content_hash, base_url, downloaded_at, downloaded_by)
     values ($1, 1, $2, $3, $4, $5)
     on conflict (site_id) do update set
       revision = addins.revision + case when addins.content_hash is not distinct from excluded.content_hash then 0 else 1 end,
       content_hash = excluded.content_hash, base_url = excluded.base_url, downloaded_at = excluded.downloaded_at,
       downloaded_by = excluded.downloaded_by
     returning revision`,
    [tx.scope.siteId, taken.contentHash, taken.baseUrl, taken.at, taken.by],
  );
  if (!row) throw new Error('a manifest was handed out without its number');
  return row.revision;
}

/** One Outlook of one person. */
export interface AddinClient {
  readonly host: string;
  readonly hostVersion: string;
  readonly mailboxSet: string;
  readonly paneVersion: string;
}

/** Notes an Outlook in which somebody has signed in, and the site's first sign-in. */
export async function noteAddinClient(
  tx: SiteTransaction,
  {
    personId,
    client,
    at,
  }: { readonly personId: PersonId; readonly client: AddinClient; readonly at: Temporal.Instant },
): Promise<void> {
  await tx.run(
    `with first as (
       insert into addins (site_id, first_sign_in_at) values ($1, $7)
       on conflict (site_id) do update set first_sign_in_at = coalesce(addins.first_sign_in_at, excluded.first_sign_in_at))
     insert into addin_clients (site_id, person_id, host, host_version, mailbox_set, pane_version, seen_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (site_id, person_id, host) do update set host_version = excluded.host_version,
       mailbox_set = excluded.mailbox_set, pane_version = excluded.pane_version, seen_at = excluded.seen_at`,
    [tx.scope.siteId, personId, client.host, client.hostVersion, client.mailboxSet, client.paneVersion, at],
  );
}

/** Outlooks of one kind and version, and how many people use them. */
export interface AddinClientCount extends AddinClient {
  readonly people: number;
  readonly lastSeenAt: Temporal.Instant;
}

/** Which Outlooks were seen since a time, most used first. */
export async function countAddinClients(tx: SiteTransaction, since: Temporal.Instant): Promise<AddinClientCount[]> {
  return tx.query<AddinClientCount>(
    `select host, host_version as "hostVersion", mailbox_set as "mailboxSet", pane_version as "paneVersion",
       count(*)::int as people, max(seen_at) as "lastSeenAt"
     from addin_clients where site_id = $1 and seen_at >= $2
     group by host, host_version, mailbox_set, pane_version order by count(*) desc, host, host_version limit 50`,
    [tx.scope.siteId, since],
  );
}

/** Keeps a one-time code; only hashes of its secrets are stored. */
export async function insertAddinCode(
  tx: SiteTransaction,
  code: {
    readonly codeHash: Buffer;
    readonly nonceHash: Buffer;
    readonly personId: PersonId;
    readonly expiresAt: Temporal.Instant;
  },
): Promise<void> {
  await tx.run(
    'insert into addin_codes (site_id, code_hash, nonce_hash, person_id, expires_at) values ($1, $2, $3, $4, $5)',
    [tx.scope.siteId, code.codeHash, code.nonceHash, code.personId, code.expiresAt],
  );
}

/**
 * Takes a one-time code out of use, right or wrong: it's good for one try. Codes of the same pane go with it.
 * @returns who signed in; null when the code is unknown, used, expired or of another pane
 */
export async function takeAddinCode(
  tx: SiteTransaction,
  { codeHash, nonceHash, at }: { readonly codeHash: Buffer; readonly nonceHash: Buffer; readonly at: Temporal.Instant },
): Promise<PersonId | null> {
  const rows = await tx.query<{ person_id: PersonId; is_code: boolean; is_pane: boolean; is_fresh: boolean }>(
    `delete from addin_codes where site_id = $1 and (code_hash = $2 or nonce_hash = $3 or expires_at <= $4)
     returning person_id, code_hash = $2 as is_code, nonce_hash = $3 as is_pane, expires_at > $4 as is_fresh`,
    [tx.scope.siteId, codeHash, nonceHash, at],
  );
  return rows.find((row) => row.is_code && row.is_pane && row.is_fresh)?.person_id ?? null;
}

/** The active person of a directory object; null when the import hasn't brought them, or they have left. */
export async function activePersonOfObject(tx: SiteTransaction, objectId: string): Promise<Person | null> {
  const [row] = await tx.query<PersonRow>(
    `select ${personColumns} from people p where p.site_id = $1 and p.directory_object_id = $2 and p.active limit 1`,
    [tx.scope.siteId, objectId],
  );
  return row ? toPerson(row) : null;
}
