import { administratorsToTell, queueMail, readConnection, siteHostNames } from '@planner/db';
import type { ConnectedApplication, SiteTransaction } from '@planner/db';
import type { IdSource, JsonValue, MailKind } from '@planner/core';
import { applicationKeys, applications } from './applications.ts';
import type { ConnectionState } from './connection-state.ts';

/** What notices are written with. */
export interface NoticeDeps {
  readonly ids: IdSource;
  /** Scheme and port of the deployment, for links; null = mails have none. */
  readonly publicUrl?: string | null;
}

/** Days before a credential's end on which administrators are told, once each. */
export const expiryNoticeDays = [60, 30, 14, 7, 1] as const;

interface Notice {
  readonly kind: Extract<MailKind, 'connectionTrouble' | 'connectionRestored' | 'credentialExpires'>;
  readonly application: ConnectedApplication;
  /** Names the occasion: each administrator is told of it once. */
  readonly key: string;
  readonly params: { readonly [name: string]: JsonValue };
  readonly at: Temporal.Instant;
}

/**
 * Tells administrators when a connection begins to need them, and when it works again: once a transition, not once a check.
 * That Microsoft doesn't answer for a moment is none; Planner goes on asking.
 */
export async function tellOfState(
  tx: SiteTransaction,
  change: {
    readonly application: ConnectedApplication;
    readonly was: ConnectionState;
    readonly is: ConnectionState;
    readonly problem: string | null;
    readonly at: Temporal.Instant;
  },
  deps: NoticeDeps,
): Promise<void> {
  const { application, was, is, problem, at } = change;
  const begins = is === 'attention' && was !== 'attention';
  const ends = was === 'attention' && ['connected', 'limited', 'expiring'].includes(is);
  if (!begins && !ends) return;
  const kind = begins ? 'connectionTrouble' : 'connectionRestored';
  const params = { ...(begins && { state: sayable(problem) }), at: at.toString() };
  await tell(tx, { kind, application, key: `${kind}/${application}/${at.toString()}`, params, at }, deps);
}

/** The words that the mail has for what is wrong. */
function sayable(problem: string | null): string {
  const words: { readonly [kind: string]: string } = {
    credential: 'credentialRefused',
    application: 'consentRevoked',
    tenant: 'otherTenant',
    consent: 'permissionMissing',
    mailbox: 'limited',
  };
  return words[problem ?? ''] ?? 'other';
}

/** Tells administrators of credentials that end soon. Asked often; each threshold of each credential is told once. */
export async function tellOfExpiries(tx: SiteTransaction, at: Temporal.Instant, deps: NoticeDeps): Promise<void> {
  for (const application of applicationKeys) {
    const facts = (await readConnection(tx, application))?.credential?.facts ?? null;
    const end = endOf(facts);
    if (!end) continue;
    const hoursLeft = end.since(at).total('hours');
    const threshold = expiryNoticeDays.findLast((days) => hoursLeft <= days * 24);
    if (threshold === undefined || hoursLeft < 0) continue;
    const key = `credentialExpires/${application}/${end.toString()}/${threshold}`;
    const params = { days: Math.ceil(hoursLeft / 24), at: end.toString() };
    await tell(tx, { kind: 'credentialExpires', application, key, params, at }, deps);
  }
}

function endOf(facts: JsonValue | null): Temporal.Instant | null {
  if (typeof facts !== 'object' || facts === null || !('expiresAt' in facts)) return null;
  return typeof facts.expiresAt === 'string' ? Temporal.Instant.from(facts.expiresAt) : null;
}

async function tell(tx: SiteTransaction, notice: Notice, { ids, publicUrl = null }: NoticeDeps): Promise<void> {
  const { application, key, kind, params, at } = notice;
  const link = await linkTo(tx, applications[application].page, publicUrl);
  const name = application === 'calendar-service' ? 'calendarService' : application; // a choice of a message has no dash
  for (const reader of await administratorsToTell(tx)) {
    await queueMail(tx, {
      id: ids.next(),
      key: `${key}/${reader.id}`,
      kind,
      to: { address: reader.mail ?? '', name: reader.displayName, personId: reader.id },
      language: reader.language,
      zone: reader.zone,
      params: { application: name, ...params },
      link,
      at,
    });
  }
}

/** The address of a page of this site; scheme and port are the deployment's, the name is the site's own. */
async function linkTo(tx: SiteTransaction, page: string, publicUrl: string | null): Promise<string | null> {
  if (publicUrl === null) return null;
  const url = new URL(page, publicUrl);
  const hosts = await siteHostNames(tx);
  if (!hosts.includes(url.hostname)) url.hostname = hosts[0] ?? url.hostname;
  return url.href;
}
