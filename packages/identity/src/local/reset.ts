import { accountByLogin } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { Refusal } from '@planner/core';
import { noteAccount } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { mailAccountLink, makeAccountLink } from './account-links.ts';
import { admitCall } from './throttle.ts';

const perAddress = { name: 'reset', most: 10, windowSeconds: 900 };
/** So that nobody can fill another's mailbox. */
const perLogin = { name: 'reset of', most: 3, windowSeconds: 3600 };

/**
 * Sends a link for a new password, if the login has one now and its person an address. Whether it did is never said.
 * @returns RATE_LIMITED, or null
 */
export async function requestReset(
  tx: SiteTransaction,
  given: { readonly login: string; readonly address: string; readonly publicUrl: string },
  deps: Pick<AccountDeps, 'clock' | 'ids' | 'secrets'>,
): Promise<Refusal | null> {
  const at = deps.clock.now();
  const limit = await admitCall(tx, { ...perAddress, by: given.address }, at);
  if (limit) return limit;
  // Silent: an answer of its own would tell that somebody asked for this very login.
  if (await admitCall(tx, { ...perLogin, by: given.login.normalize('NFC').toLowerCase() }, at)) return null;
  const account = await accountByLogin(tx, given.login);
  if (!account?.passwordHash || !account.person.active) return null;
  const { person } = account;
  const link = await makeAccountLink(tx, { purpose: 'reset', personId: person.id, madeBy: null }, deps);
  await mailAccountLink(tx, { person, link, publicUrl: given.publicUrl, inviter: null }, deps);
  const by = { kind: 'system', name: 'password reset' } as const;
  await noteAccount(tx, { action: 'account.resetAsked', personId: person.id, by }, deps);
  return null;
}
