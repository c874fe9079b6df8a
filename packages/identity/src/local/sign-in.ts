import { accepted, hasAnywhere, refused } from '@planner/core';
import type { Outcome, PersonId, Refusal, SiteScope } from '@planner/core';
import {
  accountByLogin,
  administratorsToTell,
  queueMail,
  rightsHolders,
  strengthenPassword,
  takeRecoveryCode,
  useFactorStep,
  withSite,
  writeFactor,
} from '@planner/db';
import type { LocalAccount, SiteTransaction } from '@planner/db';
import { siteProfile } from '@planner/sites';
import { beginSession } from '../session.ts';
import type { NewSession, SessionDeps, SignInWay } from '../session.ts';
import { noteAccount } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { HashingBusy } from './password-hash.ts';
import { isTooLong } from './password-policy.ts';
import { factorStep, factorUri, newFactor, recoveryCodeHash } from './second-factor.ts';
import { openFactor, sealFactor } from './sealed-factor.ts';
import { admitTry, forgiveTries } from './throttle.ts';

/** What somebody typed to sign in. */
export interface LocalSignIn {
  readonly login: string;
  readonly password: string;
  /** Of an authenticator app, or a recovery code; null = none was typed. */
  readonly code: string | null;
  readonly address: string;
  readonly agent: string | null;
  readonly correlationId: string;
}

export interface LocalSignInDeps extends AccountDeps, Pick<SessionDeps, 'limits'> {
  /** Where people are looked after, for the mail that tells of an emergency account; null = it has no link. */
  readonly peopleUrl: string | null;
}

/**
 * Signs in by login and password. In this order: the try is counted, the password compared (with a made-up one where there is
 * no account), then everything else is asked in one transaction, since all of it may have changed meanwhile.
 * @returns SIGN_IN_REFUSED for an unknown login, a wrong password and a deactivated person alike; SECOND_FACTOR_REQUIRED once
 * the password is right; RATE_LIMITED
 */
export async function signInLocally(
  deps: LocalSignInDeps,
  scope: SiteScope,
  given: LocalSignIn,
): Promise<Outcome<{ readonly personId: PersonId; readonly session: NewSession }>> {
  if (isTooLong(given.password)) return refused(tooLong);
  const limit = await admitTry(deps, scope, given);
  if (limit) return refused(limit);
  const found = await withSite(deps.db, scope, (tx) => accountByLogin(tx, given.login));
  const hash = found?.passwordHash ?? null;
  let isRight: boolean;
  let stronger: string | null = null;
  try {
    isRight = await deps.hashing.verify(given.password, hash);
    if (isRight && hash !== null && deps.hashing.isWeak(hash)) stronger = await deps.hashing.hash(given.password);
  } catch (error) {
    if (error instanceof HashingBusy) return refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 5 } });
    throw error;
  }
  return withSite(deps.db, scope, async (tx) => {
    const account = isRight ? await accountByLogin(tx, given.login) : null;
    if (!account?.person.active || account.passwordHash !== hash) return refuse(tx, found, { given, deps });
    const missing = await askForFactor(tx, account, { given, deps });
    if (missing) return refused(missing);
    const { person } = account;
    if (stronger !== null && hash !== null) await strengthenPassword(tx, person.id, { before: hash, after: stronger });
    await forgiveTries(tx, given);
    await noteAccount(tx, signedIn(person.id, given), deps);
    await tellAdministrators(tx, account, deps);
    const way: SignInWay = { method: 'password', agent: given.agent, address: given.address };
    return accepted({ personId: person.id, session: await beginSession(tx, person.id, deps, way) });
  });
}

const tooLong: Refusal = {
  code: 'INVALID_REQUEST',
  field: 'password',
  params: { field: 'password', expected: 'at most 1024 bytes' },
};

function signedIn(personId: PersonId, { correlationId }: LocalSignIn) {
  return {
    action: 'signIn.succeeded',
    personId,
    by: { kind: 'person', personId },
    change: { method: 'password' },
    correlationId,
  } as const;
}

/** One answer for whatever is wrong; the audit knows which. The login that was typed may be a password, so it isn't kept. */
async function refuse(
  tx: SiteTransaction,
  found: LocalAccount | null,
  { given, deps }: { readonly given: LocalSignIn; readonly deps: LocalSignInDeps },
): Promise<{ readonly ok: false; readonly errors: readonly Refusal[] }> {
  const reason = found === null ? 'unknown' : found.passwordHash === null ? 'noPassword' : 'wrongPassword';
  const event = {
    action: 'signIn.refused',
    personId: found?.person.id ?? null,
    by: { kind: 'system', name: 'sign-in' },
    change: { method: 'password' },
    reason: found && !found.person.active ? 'deactivated' : reason,
    correlationId: given.correlationId,
  } as const;
  await noteAccount(tx, event, deps);
  return refused({ code: 'SIGN_IN_REFUSED', params: {} });
}

/** @returns why the code beside the password doesn't do; null when it does, or none is asked for */
async function askForFactor(
  tx: SiteTransaction,
  account: LocalAccount,
  { given, deps }: { readonly given: LocalSignIn; readonly deps: LocalSignInDeps },
): Promise<Refusal | null> {
  const { person, factor } = account;
  const isOn = factor !== null && factor.since !== null;
  if (!isOn && !(await isRequired(tx, person.id))) return null;
  const secret = factor ? openFactor(factor, { scope: tx.scope, personId: person.id, box: deps.secrets }) : newFactor();
  if (!factor)
    await writeFactor(tx, person.id, sealFactor(secret, { scope: tx.scope, personId: person.id, box: deps.secrets }));
  const asks = (kind: 'code' | 'setup' | 'wrong') => secondFactorRequired(kind);
  if (given.code === null) {
    if (isOn) return asks('code');
    const site = (await siteProfile(tx)).name;
    const uri = factorUri(secret, { site, login: person.userPrincipalName });
    const { code, params } = asks('setup');
    return { code, params: { ...params, uri } };
  }
  const at = deps.clock.now();
  const step = factorStep(secret, { code: given.code, at, after: factor?.step ?? 0 });
  if (step !== null && (await useFactorStep(tx, person.id, { step, at }))) return null;
  if (isOn && (await takeRecoveryCode(tx, person.id, recoveryCodeHash(given.code)))) {
    const by = { kind: 'person', personId: person.id } as const;
    await noteAccount(tx, { action: 'secondFactor.recoveryCodeUsed', personId: person.id, by }, deps);
    return null;
  }
  return asks('wrong');
}

function secondFactorRequired(kind: string): Refusal {
  return { code: 'SECOND_FACTOR_REQUIRED', field: 'code', params: { kind } };
}

/** Whether the site wants a second factor of this person: of administrators, where its setting says so. */
async function isRequired(tx: SiteTransaction, personId: PersonId): Promise<boolean> {
  const { settings } = await siteProfile(tx);
  if (!settings.administratorsNeedSecondFactor) return false;
  const [holder] = await rightsHolders(tx, [personId]);
  return holder !== undefined && hasAnywhere(holder.rights, 'administrator');
}

/**
 * Tells the other administrators that one of them came in by a password while others sign in through Microsoft: such accounts
 * are for emergencies. One mail each an hour is enough.
 */
async function tellAdministrators(
  tx: SiteTransaction,
  { person }: LocalAccount,
  { clock, ids, peopleUrl }: LocalSignInDeps,
): Promise<void> {
  const [holder] = await rightsHolders(tx, [person.id]);
  if (!holder || !hasAnywhere(holder.rights, 'administrator')) return;
  const others = await administratorsToTell(tx, person.id);
  if (!others.some(({ directoryObjectId }) => directoryObjectId !== null)) return;
  const at = clock.now();
  const hour = Math.floor(at.epochMilliseconds / 3_600_000);
  for (const reader of others) {
    await queueMail(tx, {
      id: ids.next(),
      key: `localAdministratorSignedIn/${person.id}/${hour}/${reader.id}`,
      kind: 'localAdministratorSignedIn',
      to: { address: reader.mail ?? '', name: reader.displayName, personId: reader.id },
      language: reader.language,
      zone: reader.zone,
      params: { name: person.displayName, at: at.toString() },
      link: peopleUrl,
      at,
    });
  }
}
