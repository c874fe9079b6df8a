import { accepted, hasAnywhere, refused, rightSets } from '@planner/core';
import type { Language, Outcome, Person, PersonId, RightScope, RightSet } from '@planner/core';
import {
  accountByLogin,
  countAdministrators,
  deleteGrant,
  deleteSessionsOfPerson,
  grantsOfPerson,
  insertGrant,
  insertPerson,
  lockAdministrators,
  personState,
  setActive,
  siteZone,
} from '@planner/db';
import type { Grant, PersonState, SiteTransaction } from '@planner/db';
import type { Caller } from '../session.ts';
import { noteAccount } from '../local/account-audit.ts';
import type { AccountDeps } from '../local/account-deps.ts';
import { localPerson, mailAccountLink, makeAccountLink } from '../local/account-links.ts';
import type { NewLink } from '../local/account-links.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });
const lastOne = refused({ code: 'LAST_ADMINISTRATOR', params: {} });
const administratorsOnly = refused({ code: 'RIGHT_MISSING', params: { right: 'administrator' } });

type Deps = Pick<AccountDeps, 'clock' | 'ids' | 'secrets'>;

/** Whoever administers, and whom. */
interface About {
  readonly caller: Caller;
  readonly personId: PersonId;
}

/**
 * Gives a person a right set by hand. Administrators alone make administrators.
 * @returns RIGHT_MISSING, or NOT_FOUND
 */
export async function giveGrant(
  tx: SiteTransaction,
  { caller, personId, rightSet, scope }: About & { readonly rightSet: RightSet; readonly scope: RightScope },
  deps: Deps,
): Promise<Outcome<readonly Grant[]>> {
  if (rightSet === 'administrator' && !hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
  if (!(await personState(tx, personId, deps.clock.now()))) return unknown;
  const before = await grantsOfPerson(tx, personId);
  const isThere = before.some(
    (grant) => grant.origin === 'manual' && grant.rightSet === rightSet && isSameScope(grant.scope, scope),
  );
  if (isThere) return accepted(before);
  const rights = rightSets[rightSet].map((kind) => ({ id: deps.ids.next(), kind, scope }));
  const grant = { id: deps.ids.next(), personId, rightSet, rights, by: caller.person.id, at: deps.clock.now() };
  await insertGrant(tx, grant);
  const change = { rightSet, scope: { ...scope }, origin: 'manual' };
  await note(tx, { caller, personId, action: 'right.given', change }, deps);
  return accepted(await grantsOfPerson(tx, personId));
}

const isSameScope = (one: RightScope, other: RightScope): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Takes a manual grant away; what an import gave, it alone takes. @returns LAST_ADMINISTRATOR, RIGHT_MISSING or NOT_FOUND */
export async function takeGrant(
  tx: SiteTransaction,
  { caller, personId, grantId }: About & { readonly grantId: string },
  deps: Deps,
): Promise<Outcome<readonly Grant[]>> {
  await lockAdministrators(tx);
  const grants = await grantsOfPerson(tx, personId);
  const grant = grants.find(({ id, origin }) => id === grantId && origin === 'manual');
  if (!grant) return unknown;
  if (grant.kinds.includes('administrator')) {
    if (!hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
    const others = grants.some(({ id, kinds }) => id !== grantId && kinds.includes('administrator'));
    if (!others && (await isLastAdministrator(tx, personId, deps))) return lastOne;
  }
  await deleteGrant(tx, personId, grantId);
  const change = { rightSet: grant.rightSet, kinds: grant.kinds, scope: { ...grant.scope } };
  await note(tx, { caller, personId, action: 'right.taken', change }, deps);
  return accepted(await grantsOfPerson(tx, personId));
}

/**
 * Whether the site would be left without an administrator, or without one who signs in by a password of Planner's own, where it
 * has one now. Only under `lockAdministrators`.
 */
async function isLastAdministrator(tx: SiteTransaction, personId: PersonId, { clock }: Deps): Promise<boolean> {
  const { all, local } = await countAdministrators(tx);
  const state = await personState(tx, personId, clock.now());
  if (!state?.person.active || !state.kinds.includes('administrator')) return false;
  return all <= 1 || (state.hasPassword && local <= 1);
}

/** Ends a person's activity: their sessions and tokens end, their bookings stay. @returns LAST_ADMINISTRATOR or NOT_FOUND */
export async function deactivatePerson(
  tx: SiteTransaction,
  { caller, personId }: About,
  deps: Deps,
): Promise<Outcome<PersonState>> {
  await lockAdministrators(tx);
  const at = deps.clock.now();
  const before = await personState(tx, personId, at);
  if (!before) return unknown;
  if (before.kinds.includes('administrator') && !hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
  if (await isLastAdministrator(tx, personId, deps)) return lastOne;
  if (await setActive(tx, personId, { active: false, by: caller.person.id, at })) {
    const sessions = await deleteSessionsOfPerson(tx, personId);
    await note(tx, { caller, personId, action: 'person.deactivate', change: { sessions } }, deps);
  }
  return accepted((await personState(tx, personId, at)) ?? before);
}

/** The same person with the same bookings may sign in again. */
export async function reactivatePerson(
  tx: SiteTransaction,
  { caller, personId }: About,
  deps: Deps,
): Promise<Outcome<PersonState>> {
  const at = deps.clock.now();
  const before = await personState(tx, personId, at);
  if (!before) return unknown;
  if (before.kinds.includes('administrator') && !hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
  if (await setActive(tx, personId, { active: true, by: caller.person.id, at })) {
    await note(tx, { caller, personId, action: 'person.reactivate' }, deps);
  }
  return accepted((await personState(tx, personId, at)) ?? before);
}

/** Ends a person's sessions on every device. @returns how many it were; NOT_FOUND */
export async function endSessionsOfPerson(
  tx: SiteTransaction,
  { caller, personId }: About,
  deps: Deps,
): Promise<Outcome<number>> {
  if (!(await personState(tx, personId, deps.clock.now()))) return unknown;
  const sessions = await deleteSessionsOfPerson(tx, personId);
  await note(tx, { caller, personId, action: 'session.revoked', change: { sessions } }, deps);
  return accepted(sessions);
}

/** Who is invited. */
export interface Invitation {
  readonly displayName: string;
  readonly login: string;
  readonly mail: string | null;
  readonly language: Language;
  readonly rightSet: RightSet;
}

/** An invitation that was made: sent by mail, or to be handed over by whoever made it, who sees it once. */
export interface MadeInvitation {
  readonly personId: PersonId;
  readonly link: NewLink;
  readonly isMailed: boolean;
}

/** Where mails come from and links lead. */
export interface LinkWay {
  readonly publicUrl: string;
  /** false = no mail server: the link is shown instead */
  readonly canMail: boolean;
}

/** Makes a local person and their invitation. @returns NAME_TAKEN for a login or address that somebody has, RIGHT_MISSING */
export async function invitePerson(
  tx: SiteTransaction,
  { caller, invitation, way }: { readonly caller: Caller; readonly invitation: Invitation; readonly way: LinkWay },
  deps: Deps,
): Promise<Outcome<MadeInvitation>> {
  const { rightSet } = invitation;
  if (rightSet === 'administrator' && !hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
  const person = localPerson(deps.ids.next() as PersonId, { ...invitation, zone: await siteZone(tx) });
  if (await accountByLogin(tx, person.userPrincipalName)) {
    return refused({ code: 'NAME_TAKEN', field: 'login', params: { name: person.userPrincipalName } });
  }
  await insertPerson(tx, person);
  await giveGrant(tx, { caller, personId: person.id, rightSet, scope: { kind: 'site' } }, deps);
  await note(tx, { caller, personId: person.id, action: 'person.invited', change: { rightSet } }, deps);
  return accepted(await inviteBy(tx, { caller, person, way }, deps));
}

/** Sends a local person another invitation, or one without a password a first one; the old link ends. */
export async function inviteAgain(
  tx: SiteTransaction,
  { caller, personId, way }: About & { readonly way: LinkWay },
  deps: Deps,
): Promise<Outcome<MadeInvitation>> {
  const state = await personState(tx, personId, deps.clock.now());
  // Whoever comes from a directory signs in there: a password would outlive what the directory says of them.
  if (!state?.person.active || state.person.directoryObjectId !== null) return unknown;
  if (state.kinds.includes('administrator') && !hasAnywhere(caller.rights, 'administrator')) return administratorsOnly;
  await note(tx, { caller, personId, action: 'person.invited' }, deps);
  return accepted(await inviteBy(tx, { caller, person: state.person, way }, deps));
}

async function inviteBy(
  tx: SiteTransaction,
  { caller, person, way }: { readonly caller: Caller; readonly person: Person; readonly way: LinkWay },
  deps: Deps,
): Promise<MadeInvitation> {
  const madeBy = caller.person.id;
  const link = await makeAccountLink(tx, { purpose: 'invitation', personId: person.id, madeBy }, deps);
  const inviter = caller.person.displayName;
  const isMailed =
    way.canMail && (await mailAccountLink(tx, { person, link, publicUrl: way.publicUrl, inviter }, deps));
  return { personId: person.id, link, isMailed };
}

async function note(
  tx: SiteTransaction,
  event: About & { readonly action: string; readonly change?: Parameters<typeof noteAccount>[1]['change'] },
  deps: Deps,
): Promise<void> {
  const { caller, personId, action, change } = event;
  const by = { kind: 'person', personId: caller.person.id } as const;
  await noteAccount(tx, { action, personId, by, ...(change && { change }) }, deps);
}
