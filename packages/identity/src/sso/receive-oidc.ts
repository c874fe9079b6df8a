import type { SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import { redeemCode } from '../oidc/oidc-client.ts';
import { hashOf, isToken } from '../session-token.ts';
import { signOnConfiguration, signOnSecrets } from './configuration.ts';
import { takeAnswer, takeFailure } from './finish-sign-on.ts';
import { findRequest } from './queries/request-queries.ts';
import type { SignOnDeps } from './sign-on-deps.ts';

/**
 * Takes the code that Entra sent the browser back with. The browser must be the one that asked before the code is looked at.
 * @returns the code of the result; null when the state isn't one of this browser's
 */
export async function receiveCode(
  scope: SiteScope,
  {
    search,
    state,
    browserKey,
    correlationId,
  }: {
    readonly search: string;
    readonly state: string | undefined;
    readonly browserKey: string | undefined;
    readonly correlationId: string;
  },
  deps: SignOnDeps,
): Promise<string | null> {
  if (state === undefined || browserKey === undefined || !isToken(state) || !isToken(browserKey)) return null;
  const requestId = hashOf(state).toString('hex');
  const [configuration, secrets, request] = await withSite(deps.db, scope, async (tx) => [
    await signOnConfiguration(tx),
    await signOnSecrets(tx, deps.secrets),
    await findRequest(tx, requestId, deps.clock.now()),
  ]);
  const { oidc, baseUrl } = configuration;
  const isOurs = request && !request.isConsumed && request.browserHash.equals(hashOf(browserKey));
  if (!isOurs || !oidc || baseUrl === null || request.nonce === null || request.verifier === null) return null;
  const { nonce, verifier } = request;
  const asked = { oidc, clientSecret: secrets.clientSecret ?? '', baseUrl, search, state, requestId, nonce, verifier };
  const read = await redeemCode(asked, deps);
  return read.ok
    ? takeAnswer(scope, read.value, { configuration, xml: null, correlationId }, deps)
    : takeFailure(scope, { fault: read.fault, claimedRequestId: requestId, xml: null, correlationId }, deps);
}
