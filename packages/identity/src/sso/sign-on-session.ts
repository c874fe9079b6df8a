import { personById, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { SiteScope } from '@planner/core';
import { beginSession } from '../session.ts';
import type { NewSession, SessionDeps } from '../session.ts';
import { forgiveAccount } from '../local/throttle.ts';
import { hashOf } from '../session-token.ts';
import { logoutRequestAddress, logoutResponseAddress, readLogout } from '../saml/logout.ts';
import { addressesOf, signOnConfiguration, signOnSecrets, trustedCertificates } from './configuration.ts';
import type { SignOnConfiguration } from './configuration.ts';
import { faultOf } from './finish-sign-on.ts';
import type { SignOnOutcome } from './finish-sign-on.ts';
import { endNamedSessions, nameOfSession, nameSession } from './queries/identity-queries.ts';
import { noteSignOn, visitor } from './sign-on-audit.ts';
import type { SignOnDeps } from './sign-on-deps.ts';

/** Begins the session of somebody whose sign-in came back to the browser that asked for it. */
export async function beginSignOnSession(
  tx: SiteTransaction,
  {
    outcome,
    correlationId,
  }: { readonly outcome: Extract<SignOnOutcome, { kind: 'signedIn' }>; readonly correlationId: string },
  deps: SessionDeps & Pick<SignOnDeps, 'ids'>,
): Promise<NewSession> {
  const { personId, session: name } = outcome;
  const { kind: method } = await signOnConfiguration(tx);
  const session = await beginSession(tx, personId, deps, { method });
  const person = await personById(tx, personId);
  if (person) await forgiveAccount(tx, person.userPrincipalName);
  if (name) await nameSession(tx, { tokenHash: hashOf(session.token), ...name });
  const actor = { kind: 'person', personId } as const;
  await noteSignOn(tx, { action: 'signOn.signedIn', actor, correlationId }, deps);
  return session;
}

/**
 * Where to send a browser that signed out here, so that it is signed out at the provider as well.
 * @returns null where that isn't wanted, or the session didn't begin there
 */
export async function endAtProvider(tx: SiteTransaction, token: string, deps: SignOnDeps): Promise<string | null> {
  const name = await nameOfSession(tx, hashOf(token));
  const configuration = await signOnConfiguration(tx);
  const addresses = addressesOf(configuration);
  const logoutUrl = configuration.saml?.logoutUrl ?? null;
  if (!name || !addresses || !configuration.singleLogout || configuration.kind !== 'saml' || logoutUrl === null)
    return null;
  const signer = await signerOf(tx, configuration, deps);
  return logoutRequestAddress({ logoutUrl, issuer: addresses.entityId, session: name, now: deps.clock.now() }, signer);
}

async function signerOf(tx: SiteTransaction, { requestCertificate }: SignOnConfiguration, { secrets }: SignOnDeps) {
  const { requestKey } = requestCertificate ? await signOnSecrets(tx, secrets) : { requestKey: null };
  return requestKey === null ? null : { privateKey: requestKey };
}

export type LogoutReception =
  | { readonly kind: 'unknown' | 'refused' | 'done' }
  /** The provider asked; it is told where it wants to hear it. */
  | { readonly kind: 'answer'; readonly url: string };

/** Takes what came to the logout address: only what the provider has signed ends a session. */
export async function receiveLogout(
  scope: SiteScope,
  {
    rawQuery,
    pathName,
    correlationId,
  }: { readonly rawQuery: string; readonly pathName: string; readonly correlationId: string },
  deps: SignOnDeps,
): Promise<LogoutReception> {
  return withSite(deps.db, scope, async (tx): Promise<LogoutReception> => {
    const configuration = await signOnConfiguration(tx);
    const addresses = addressesOf(configuration);
    const { saml } = configuration;
    if (!saml || !addresses || configuration.pathName !== pathName || configuration.mode === 'off')
      return { kind: 'unknown' };
    const now = deps.clock.now();
    const read = readLogout(rawQuery, {
      issuer: saml.entityId,
      tenantId: saml.tenantId,
      address: addresses.logout,
      certificates: trustedCertificates(saml, now),
      now,
    });
    if (!read.ok) {
      const { check, reason } = faultOf(read.fault);
      await noteSignOn(
        tx,
        { action: 'signOn.logoutRefused', actor: visitor, correlationId, change: { check, reason } },
        deps,
      );
      return { kind: 'refused' };
    }
    if (read.value.kind === 'response') return { kind: 'done' };
    const ended = await endNamedSessions(tx, read.value);
    await noteSignOn(tx, { action: 'signOn.loggedOut', actor: visitor, correlationId, change: { ended } }, deps);
    if (saml.logoutUrl === null) return { kind: 'done' };
    const { id, relayState } = read.value;
    const signer = await signerOf(tx, configuration, deps);
    return {
      kind: 'answer',
      url: logoutResponseAddress(
        { logoutUrl: saml.logoutUrl, issuer: addresses.entityId, inResponseTo: id, relayState, now },
        signer,
      ),
    };
  });
}
