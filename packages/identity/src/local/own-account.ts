import { accepted, refused } from '@planner/core';
import type { Outcome, PersonId, SiteScope } from '@planner/core';
import {
  accountOf,
  deleteSessionsOfPerson,
  replaceRecoveryCodes,
  useFactorStep,
  withSite,
  writeFactor,
  writePassword,
} from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import { siteProfile } from '@planner/sites';
import { noteAccount } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { passwordRefusal } from './password-policy.ts';
import { factorStep, factorUri, newFactor, newRecoveryCodes, recoveryCodeHash } from './second-factor.ts';
import { openFactor, sealFactor } from './sealed-factor.ts';
import { admitTry, forgiveAccount } from './throttle.ts';

const wrong = refused({ code: 'SIGN_IN_REFUSED', field: 'password', params: {} });
const noAccount = refused({ code: 'NOT_FOUND', params: {} });

/** A change that its person makes to their own account, with the password they have. */
export interface OwnChange {
  readonly personId: PersonId;
  readonly password: string;
  readonly address: string;
  /** The session that stays, in hex. */
  readonly sessionKey: string;
}

/**
 * Whether the password is the person's own; counted like a try to sign in, since it is one.
 * @returns NOT_FOUND for a person without a password, SIGN_IN_REFUSED, RATE_LIMITED
 */
async function prove(deps: AccountDeps, scope: SiteScope, change: OwnChange): Promise<Outcome<null>> {
  const account = await withSite(deps.db, scope, (tx) => accountOf(tx, change.personId));
  if (!account?.passwordHash) return noAccount;
  const login = account.person.userPrincipalName;
  const limit = await admitTry(deps, scope, { login, address: change.address });
  if (limit) return refused(limit);
  if (!(await deps.hashing.verify(change.password, account.passwordHash))) return wrong;
  await withSite(deps.db, scope, (tx) => forgiveAccount(tx, login));
  return accepted(null);
}

/** Changes the own password; all other sessions end. @returns PASSWORD_REFUSED beside what `prove` says */
export async function changePassword(
  deps: AccountDeps,
  scope: SiteScope,
  change: OwnChange & { readonly next: string },
): Promise<Outcome<null>> {
  const proof = await prove(deps, scope, change);
  if (!proof.ok) return proof;
  const refusal = await withSite(deps.db, scope, async (tx) => {
    const account = await accountOf(tx, change.personId);
    if (!account) return noAccount.errors[0]!;
    const { userPrincipalName: login, displayName: name, mail } = account.person;
    return passwordRefusal(change.next, { login, name, mail, site: (await siteProfile(tx)).name });
  });
  if (refusal) return refused({ ...refusal, field: 'next' });
  const hash = await deps.hashing.hash(change.next);
  await withSite(deps.db, scope, async (tx) => {
    await writePassword(tx, change.personId, { hash, at: deps.clock.now() });
    await deleteSessionsOfPerson(tx, change.personId, Buffer.from(change.sessionKey, 'hex'));
    await note(tx, change.personId, 'account.passwordChanged', deps);
  });
  return accepted(null);
}

/**
 * Begins a second factor that holds once its first code is typed; one that holds stays until then refused.
 * @returns what an authenticator app reads; PRECONDITION_REQUIRED isn't needed: NOT_FOUND without a password, or with a factor
 */
export async function beginFactor(
  deps: AccountDeps,
  scope: SiteScope,
  change: OwnChange,
): Promise<Outcome<{ readonly uri: string; readonly secret: string }>> {
  const proof = await prove(deps, scope, change);
  if (!proof.ok) return proof;
  return withSite(deps.db, scope, async (tx) => {
    const account = await accountOf(tx, change.personId);
    if (!account?.passwordHash || account.factor?.since) return noAccount;
    const secret = newFactor();
    await writeFactor(tx, change.personId, sealFactor(secret, ownerOf(tx, change.personId, deps)));
    const names = { site: (await siteProfile(tx)).name, login: account.person.userPrincipalName };
    return accepted({ secret, uri: factorUri(secret, names) });
  });
}

/** Makes the factor hold by its first code. @returns recovery codes, told once; SECOND_FACTOR_REQUIRED for a wrong code */
export async function confirmFactor(
  tx: SiteTransaction,
  given: { readonly personId: PersonId; readonly code: string },
  deps: AccountDeps,
): Promise<Outcome<readonly string[]>> {
  const account = await accountOf(tx, given.personId);
  if (!account?.factor) return noAccount;
  const at = deps.clock.now();
  const secret = openFactor(account.factor, ownerOf(tx, given.personId, deps));
  const step = factorStep(secret, { code: given.code, at, after: account.factor.step });
  if (step === null || !(await useFactorStep(tx, given.personId, { step, at }))) {
    return refused({ code: 'SECOND_FACTOR_REQUIRED', field: 'code', params: { kind: 'wrong' } });
  }
  await note(tx, given.personId, 'secondFactor.on', deps);
  return accepted(await freshRecoveryCodes(tx, given.personId));
}

/** New recovery codes; the old ones end. */
export async function renewRecoveryCodes(
  deps: AccountDeps,
  scope: SiteScope,
  change: OwnChange,
): Promise<Outcome<readonly string[]>> {
  const proof = await prove(deps, scope, change);
  if (!proof.ok) return proof;
  return withSite(deps.db, scope, async (tx) => {
    if (!(await accountOf(tx, change.personId))?.factor?.since) return noAccount;
    await note(tx, change.personId, 'secondFactor.codesRenewed', deps);
    return accepted(await freshRecoveryCodes(tx, change.personId));
  });
}

/** Takes the own second factor away. */
export async function endFactor(deps: AccountDeps, scope: SiteScope, change: OwnChange): Promise<Outcome<null>> {
  const proof = await prove(deps, scope, change);
  if (!proof.ok) return proof;
  return withSite(deps.db, scope, async (tx) => {
    await writeFactor(tx, change.personId, null);
    await note(tx, change.personId, 'secondFactor.off', deps);
    return accepted(null);
  });
}

async function freshRecoveryCodes(tx: SiteTransaction, personId: PersonId): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, personId, codes.map(recoveryCodeHash));
  return codes;
}

function ownerOf(tx: SiteTransaction, personId: PersonId, { secrets }: AccountDeps) {
  return { scope: tx.scope, personId, box: secrets };
}

async function note(tx: SiteTransaction, personId: PersonId, action: string, deps: AccountDeps): Promise<void> {
  await noteAccount(tx, { action, personId, by: { kind: 'person', personId } }, deps);
}
