import { createHash } from 'node:crypto';
import type { Refusal, SiteScope } from '@planner/core';
import { countTry, forgetTries, takeTryBack, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { AccountDeps } from './account-deps.ts';

/** After five wrong tries an account waits a minute, then twice as long each time, a quarter of an hour at most. */
const perAccount = { free: 5, blockSeconds: 60, longestSeconds: 900, windowSeconds: 24 * 3600 };
/** Thirty wrong tries from one address in a quarter of an hour: more is a program. */
const perAddress = { free: 30, blockSeconds: 900, longestSeconds: 900, windowSeconds: 900 };

/** Who tries: the login as it was typed, and where from. */
export interface SignInTry {
  readonly login: string;
  readonly address: string;
}

/**
 * Counts a try to sign in before it is judged, in a transaction of its own. Whether the login exists makes no difference.
 * @returns RATE_LIMITED with the seconds to wait; null = go on
 */
export async function admitTry(
  deps: Pick<AccountDeps, 'db' | 'clock'>,
  scope: SiteScope,
  given: SignInTry,
): Promise<Refusal | null> {
  const at = deps.clock.now();
  return withSite(deps.db, scope, async (tx) => {
    const waits: Temporal.Instant[] = [];
    // The address first: a program that tries many logins shall not fill the table with them.
    for (const [subject, rule] of [
      [addressSubject(given.address), perAddress],
      [loginSubject(given.login), perAccount],
    ] as const) {
      const since = at.subtract({ seconds: rule.windowSeconds });
      const { blockedUntil } = await countTry(tx, subject, { ...rule, at, since });
      if (blockedUntil) waits.push(blockedUntil);
      if (waits.length > 0) break;
    }
    const [until] = waits;
    return until ? limited(until, at) : null;
  });
}

/** A try was right: the account's count ends, and the address gets its try back. */
export async function forgiveTries(tx: SiteTransaction, { login, address }: SignInTry): Promise<void> {
  await forgetTries(tx, loginSubject(login));
  await takeTryBack(tx, addressSubject(address));
}

/** Ends the count of an account: its person has shown who they are in another way. */
export async function forgiveAccount(tx: SiteTransaction, login: string): Promise<void> {
  await forgetTries(tx, loginSubject(login));
}

/**
 * Counts a call of a kind that one address may make only so often.
 * @returns RATE_LIMITED, or null
 */
export async function admitCall(
  tx: SiteTransaction,
  call: { readonly name: string; readonly by: string; readonly most: number; readonly windowSeconds: number },
  at: Temporal.Instant,
): Promise<Refusal | null> {
  const { blockedUntil } = await countTry(tx, hash(`call ${call.name}`, call.by), {
    at,
    since: at.subtract({ seconds: call.windowSeconds }),
    free: call.most,
    blockSeconds: call.windowSeconds,
    longestSeconds: call.windowSeconds,
  });
  return blockedUntil ? limited(blockedUntil, at) : null;
}

function limited(until: Temporal.Instant, at: Temporal.Instant): Refusal {
  const retryAfterSeconds = Math.max(1, Math.ceil(until.since(at).total('seconds')));
  return { code: 'RATE_LIMITED', params: { retryAfterSeconds } };
}

// Hashed: the table names neither people nor addresses.
const loginSubject = (login: string): Buffer => hash('login', login.normalize('NFC').toLowerCase());
const addressSubject = (address: string): Buffer => hash('address', address);

function hash(kind: string, text: string): Buffer {
  return createHash('sha256').update(`${kind}\0${text}`).digest();
}
