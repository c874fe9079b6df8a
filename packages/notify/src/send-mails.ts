import { setTimeout as delay } from 'node:timers/promises';
import type { Clock, SiteScope } from '@planner/core';
import { DatabaseAway, claimMails, endMail, leasedMail, postponeMail, withSite } from '@planner/db';
import type { Database, MailRow } from '@planner/db';
import { SecretUnreadable, openMailLink, scopeOfLease, siteProfile } from '@planner/sites';
import type { SecretBox } from '@planner/sites';
import { renderMail } from './render-mail.ts';
import { MailNotTaken } from './transport.ts';
import type { MailTransport } from './transport.ts';

/** What mails are sent with. */
export interface MailDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly secrets: SecretBox;
  readonly transport: MailTransport;
  /** Names this process in leases. */
  readonly worker: string;
  readonly log: (event: string, fields: { readonly [name: string]: unknown }) => void;
}

const batch = 5;
// Longer than a mail server may take for a batch, one after the other: a second worker would send a mail twice.
const leaseSeconds = 300;
const lookEveryMs = 1000;
const firstPauseSeconds = 30;
const longestPauseSeconds = 30 * 60;

/**
 * Sends what is due, of all sites, each under a lease. A mail leaves twice only if this process dies between the server's
 * yes and our note of it; both copies then carry one Message-ID.
 * @returns how many were taken up
 */
export async function sendDueMails(deps: MailDeps): Promise<number> {
  const { db, clock, worker } = deps;
  const claimed = await claimMails(db, { worker, at: clock.now(), leaseSeconds, limit: batch });
  for (const { siteId, mailId } of claimed) await sendOne(deps, scopeOfLease(siteId), mailId);
  return claimed.length;
}

async function sendOne(deps: MailDeps, scope: SiteScope, mailId: string): Promise<void> {
  const { db, clock, worker, transport, log } = deps;
  const found = await withSite(db, scope, async (tx) => ({
    mail: await leasedMail(tx, mailId, worker),
    site: (await siteProfile(tx)).name,
  }));
  const { mail, site } = found;
  if (!mail) return;
  const at = clock.now();
  const end = (state: 'sent' | 'failed' | 'expired', error: string | null) =>
    withSite(db, scope, (tx) => endMail(tx, mailId, { worker, state, at, error }));
  if (Temporal.Instant.compare(mail.expiresAt, at) <= 0) return end('expired', null);
  try {
    const link = linkOf(mail, { scope, box: deps.secrets });
    const words = renderMail(mail, { site, link });
    await transport.send({
      messageId: `${mail.id}@${transport.from.split('@').at(-1) ?? 'planner'}`,
      from: { name: site, address: transport.from },
      to: { name: mail.name ?? '', address: mail.address },
      replyTo: mail.replyTo,
      ...words,
      calendar: mail.calendar,
      language: mail.language,
    });
  } catch (error) {
    if (error instanceof SecretUnreadable) return end('failed', 'its link was sealed with another key');
    if (!(error instanceof MailNotTaken)) throw error;
    log('mail not taken', { site: scope.siteId, mail: mailId, kind: mail.kind, why: error.message });
    if (!error.passing) return end('failed', error.message);
    const runAt = at.add({ seconds: pauseSeconds(mail.attempt) });
    return withSite(db, scope, (tx) => postponeMail(tx, mailId, { worker, runAt, error: error.message }));
  }
  log('mail sent', { site: scope.siteId, mail: mailId, kind: mail.kind });
  return end('sent', null);
}

/** @param attempt  tries before this one */
function pauseSeconds(attempt: number): number {
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.min(attempt, 10));
}

/** @throws SecretUnreadable */
function linkOf(mail: MailRow, { scope, box }: { scope: SiteScope; box: SecretBox }): string | null {
  return mail.sealedLink ? openMailLink(mail.sealedLink, { scope, box }) : mail.link;
}

/** The role `worker`: sends mails until the signal. Several processes may do it at once. */
export async function startMailWorker(deps: MailDeps, signal: AbortSignal): Promise<void> {
  try {
    while (!signal.aborted) {
      try {
        if ((await sendDueMails(deps)) === batch) continue;
      } catch (error) {
        if (!(error instanceof DatabaseAway)) throw error;
        deps.log('mail', { reason: error.kind });
      }
      await delay(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    deps.transport.close();
  }
}
