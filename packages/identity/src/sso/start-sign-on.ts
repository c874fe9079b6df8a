import { randomBytes } from 'node:crypto';
import { accepted, refused } from '@planner/core';
import type { Outcome, PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import { hashOf, newToken } from '../session-token.ts';
import { authnRequestAddress } from '../saml/authn-request.ts';
import { newMessageId } from '../saml/redirect-binding.ts';
import { oidcAddress } from '../oidc/oidc-client.ts';
import { addressesOf, fingerprintOf, isSetUp, signOnConfiguration, signOnSecrets } from './configuration.ts';
import { insertRequest } from './queries/request-queries.ts';
import type { SignOnDeps } from './sign-on-deps.ts';

/** As long as somebody may need at the provider: a password, a second factor, a telephone that has to be found. */
export const requestMinutes = 15;

export interface SignOnWish {
  readonly purpose: 'signIn' | 'test';
  /** What the browser's cookie for sign-ins holds. */
  readonly browserKey: string;
  /** Where to go afterwards; anything but a path of ours becomes the home page. */
  readonly returnPath: string | undefined;
  /** Whether the person must prove themselves anew. */
  readonly isFresh: boolean;
  /** Tests: the administrator. */
  readonly startedBy: PersonId | null;
}

/** A path of this site: one slash, and nothing that a browser would take for another host (`//`, `/\`). */
export function ownPath(text: string | undefined): string {
  if (text === undefined || text.length > 1000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes('\\'))
    return '/';
  return text;
}

/**
 * Begins a sign-in at the provider: remembers the request for this browser.
 * @returns the address to send the browser to; SIGN_ON_NOT_READY while nothing is set up, or it is off
 */
export async function startSignOn(
  tx: SiteTransaction,
  wish: SignOnWish,
  deps: SignOnDeps,
): Promise<Outcome<{ readonly url: string; readonly requestId: string }>> {
  const configuration = await signOnConfiguration(tx);
  const addresses = addressesOf(configuration);
  const isOff = wish.purpose === 'signIn' && configuration.mode === 'off';
  if (!addresses || !isSetUp(configuration) || isOff) {
    return refused({ code: 'SIGN_ON_NOT_READY', params: { reason: isOff ? 'off' : 'notSetUp' } });
  }
  const now = deps.clock.now();
  const relayState = newToken();
  const common = {
    purpose: wish.purpose,
    browserHash: hashOf(wish.browserKey),
    relayHash: hashOf(relayState),
    returnPath: ownPath(wish.returnPath),
    isFresh: wish.isFresh,
    fingerprint: fingerprintOf(configuration),
    startedBy: wish.startedBy,
    startedAt: now,
    expiresAt: now.add({ minutes: requestMinutes }),
  };
  const { saml, oidc } = configuration;
  if (configuration.kind === 'saml' && saml) {
    const requestId = newMessageId();
    await insertRequest(tx, { ...common, requestId, nonce: null, verifier: null });
    const { requestKey } = configuration.requestCertificate
      ? await signOnSecrets(tx, deps.secrets)
      : { requestKey: null };
    const request = {
      id: requestId,
      issuer: addresses.entityId,
      acs: addresses.acs,
      loginUrl: saml.loginUrl,
      relayState,
      isFresh: wish.isFresh,
      now,
    };
    return accepted({
      url: authnRequestAddress(request, requestKey === null ? null : { privateKey: requestKey }),
      requestId,
    });
  }
  if (!oidc) return refused({ code: 'SIGN_ON_NOT_READY', params: { reason: 'notSetUp' } });
  const [nonce, verifier] = [newToken(), randomBytes(48).toString('base64url')];
  const requestId = hashOf(relayState).toString('hex');
  await insertRequest(tx, { ...common, requestId, nonce, verifier });
  const wanted = {
    oidc,
    baseUrl: configuration.baseUrl ?? '',
    state: relayState,
    nonce,
    verifier,
    isFresh: wish.isFresh,
  };
  return accepted({ url: oidcAddress(wanted, deps), requestId });
}
