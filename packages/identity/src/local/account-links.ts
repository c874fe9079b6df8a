import { accepted, refused } from '@planner/core';
import type { Outcome, Person, PersonId, SiteScope } from '@planner/core';
import {
  accountByLogin,
  accountOf,
  deleteSessionsOfPerson,
  endAccountLink,
  insertAccountLink,
  insertPerson,
  insertRight,
  personById,
  queueMail,
  siteZone,
  standingAccountLink,
  withSite,
  writePassword,
} from '@planner/db';
import type { AccountLink, AuditActor, LinkPurpose, SiteTransaction } from '@planner/db';
import { sealMailLink, siteProfile } from '@planner/sites';
import { beginSession } from '../session.ts';
import type { NewSession, SessionDeps, SignInWay } from '../session.ts';
import { hashOf, isToken, newToken } from '../session-token.ts';
import { noteAccount } from './account-audit.ts';
import type { AccountDeps } from './account-deps.ts';
import { passwordRefusal } from './password-policy.ts';
import { forgiveAccount } from './throttle.ts';

/** How long each kind of link stands. */
const hours: { readonly [purpose in LinkPurpose]: number } = { setup: 24, invitation: 7 * 24, reset: 1 };

/** The page that a link opens. The token stands behind `#`: browsers send that part to nobody, so no log has it. */
export function accountLinkUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/account#${token}`;
}

export interface NewLink {
  readonly token: string;
  readonly expiresAt: Temporal.Instant;
}

/** Makes a link; an older one of the same purpose for the same person ends. Only its hash is stored. */
export async function makeAccountLink(
  tx: SiteTransaction,
  given: { readonly purpose: LinkPurpose; readonly personId: PersonId | null; readonly madeBy: PersonId | null },
  { clock }: Pick<AccountDeps, 'clock'>,
): Promise<NewLink> {
  const token = newToken();
  const at = clock.now();
  const expiresAt = at.add({ hours: hours[given.purpose] });
  await insertAccountLink(tx, hashOf(token), { ...given, at, expiresAt });
  return { token, expiresAt };
}

/** Writes the mail that brings an invitation or a new password's link to its person. @returns false without an address */
export async function mailAccountLink(
  tx: SiteTransaction,
  given: {
    readonly person: Person;
    readonly link: NewLink;
    readonly publicUrl: string;
    readonly inviter: string | null;
  },
  { clock, ids, secrets }: Pick<AccountDeps, 'clock' | 'ids' | 'secrets'>,
): Promise<boolean> {
  const { person, link, publicUrl, inviter } = given;
  if (person.mail === null) return false;
  return queueMail(tx, {
    id: ids.next(),
    key: `accountLink/${hashOf(link.token).toString('hex')}`,
    kind: inviter === null ? 'passwordReset' : 'invitation',
    to: { address: person.mail, name: person.displayName, personId: person.id },
    language: person.language,
    zone: person.zone,
    params: { ...(inviter !== null && { inviter }), until: link.expiresAt.toString() },
    link: null,
    sealedLink: sealMailLink(accountLinkUrl(publicUrl, link.token), { scope: tx.scope, box: secrets }),
    at: clock.now(),
    expiresAt: link.expiresAt,
  });
}

/** What the page of a link shows. */
export interface ShownLink {
  readonly purpose: LinkPurpose;
  readonly site: string;
  /** null = its person is yet to be made (setup) */
  readonly person: { readonly displayName: string; readonly login: string } | null;
  readonly inviter: string | null;
  readonly expiresAt: Temporal.Instant;
}

/** Looks at a link and uses nothing up: programs that look through mails open every link. @returns LINK_CLOSED */
export async function lookAtLink(
  tx: SiteTransaction,
  token: string,
  { clock }: Pick<AccountDeps, 'clock'>,
): Promise<Outcome<ShownLink>> {
  const link = isToken(token) ? await standingAccountLink(tx, hashOf(token), clock.now()) : null;
  if (!link) return closed;
  const person = link.personId ? await personById(tx, link.personId) : null;
  if (person && !person.active) return closed;
  const inviter = link.madeBy ? await personById(tx, link.madeBy) : null;
  return accepted({
    purpose: link.purpose,
    site: (await siteProfile(tx)).name,
    person: person && { displayName: person.displayName, login: person.userPrincipalName },
    inviter: link.purpose === 'invitation' ? (inviter?.displayName ?? null) : null,
    expiresAt: link.expiresAt,
  });
}

const closed = refused({ code: 'LINK_CLOSED', params: {} });

/** What somebody sends from a link's page. */
export interface LinkUse {
  readonly token: string;
  readonly password: string;
  /** Who the first administrator is; needed by a setup link alone. */
  readonly newPerson: { readonly displayName: string; readonly login: string; readonly mail: string | null } | null;
  readonly way: Omit<SignInWay, 'method'>;
}

export interface LinkDeps extends AccountDeps, Pick<SessionDeps, 'limits'> {}

/**
 * Uses a link up: sets the password, ends the person's other sessions and begins one here. A setup link makes its person, an
 * administrator. The password is hashed between two transactions; the second asks again whether the link still stands.
 * @returns LINK_CLOSED, PASSWORD_REFUSED, NAME_TAKEN for a login that somebody has
 */
export async function takeLink(
  deps: LinkDeps,
  scope: SiteScope,
  use: LinkUse,
): Promise<Outcome<{ readonly personId: PersonId; readonly session: NewSession }>> {
  const before = await withSite(deps.db, scope, (tx) => judge(tx, use, deps));
  if (!before.ok) return before;
  const hash = await deps.hashing.hash(use.password);
  return withSite(deps.db, scope, async (tx) => {
    const again = await judge(tx, use, deps);
    if (!again.ok) return again;
    const { link, person } = again.value;
    const at = deps.clock.now();
    if (!(await endAccountLink(tx, hashOf(use.token), at))) return closed;
    if (link.purpose === 'setup') await makeAdministrator(tx, person, deps);
    await writePassword(tx, person.id, { hash, at });
    await deleteSessionsOfPerson(tx, person.id);
    await forgiveAccount(tx, person.userPrincipalName);
    const by: AuditActor = { kind: 'person', personId: person.id };
    await noteAccount(tx, { action: `account.${link.purpose}Used`, personId: person.id, by }, deps);
    if (link.purpose === 'reset') await tellOfNewPassword(tx, person, deps);
    return accepted({
      personId: person.id,
      session: await beginSession(tx, person.id, deps, { ...use.way, method: 'link' }),
    });
  });
}

/** Whether a link may be used so, and whose it is; the person of a setup link isn't there yet. */
async function judge(
  tx: SiteTransaction,
  use: LinkUse,
  deps: LinkDeps,
): Promise<Outcome<{ readonly link: AccountLink; readonly person: Person }>> {
  const link = isToken(use.token) ? await standingAccountLink(tx, hashOf(use.token), deps.clock.now()) : null;
  if (!link) return closed;
  const person = link.personId ? ((await accountOf(tx, link.personId))?.person ?? null) : await newcomer(tx, use, deps);
  if (!person?.active) return closed;
  if (link.personId === null && (await accountByLogin(tx, person.userPrincipalName))) {
    return refused({ code: 'NAME_TAKEN', field: 'login', params: { name: person.userPrincipalName } });
  }
  const words = {
    login: person.userPrincipalName,
    name: person.displayName,
    mail: person.mail,
    site: (await siteProfile(tx)).name,
  };
  const refusal = passwordRefusal(use.password, words);
  return refusal ? refused(refusal) : accepted({ link, person });
}

async function newcomer(tx: SiteTransaction, { newPerson }: LinkUse, { ids }: LinkDeps): Promise<Person | null> {
  if (!newPerson) return null;
  const site = await siteProfile(tx);
  return localPerson(ids.next() as PersonId, { ...newPerson, language: site.language, zone: await siteZone(tx) });
}

/** A person whom no directory knows. The login is kept in one form, whatever keyboard composed its accents. */
export function localPerson(
  id: PersonId,
  given: Pick<Person, 'displayName' | 'mail' | 'language' | 'zone'> & { readonly login: string },
): Person {
  return {
    id,
    displayName: given.displayName.trim(),
    mail: given.mail,
    userPrincipalName: given.login.normalize('NFC').trim(),
    directoryObjectId: null,
    language: given.language,
    zone: given.zone,
    defaultLocationId: null,
    vipCategories: [],
    active: true,
  };
}

async function makeAdministrator(tx: SiteTransaction, person: Person, { ids }: LinkDeps): Promise<void> {
  await insertPerson(tx, person);
  for (const kind of ['administrator', 'book'] as const) {
    const right = { kind, scope: { kind: 'site' } } as const;
    await insertRight(tx, { id: ids.next(), personId: person.id, right, origin: 'manual' });
  }
}

async function tellOfNewPassword(tx: SiteTransaction, person: Person, { ids, clock }: LinkDeps): Promise<void> {
  if (person.mail === null) return;
  const at = clock.now();
  await queueMail(tx, {
    id: ids.next(),
    key: `passwordChanged/${person.id}/${at.toString()}`,
    kind: 'passwordChanged',
    to: { address: person.mail, name: person.displayName, personId: person.id },
    language: person.language,
    zone: person.zone,
    params: { at: at.toString() },
    link: null,
    at,
  });
}
