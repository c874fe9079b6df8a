import type { SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import { claimNames, readResponse } from '../saml/read-response.ts';
import type { ReadResponse } from '../saml/read-response.ts';
import { addressesOf, signOnConfiguration, trustedCertificates } from './configuration.ts';
import type { SignOnConfiguration } from './configuration.ts';
import { faultOf, takeAnswer, takeFailure } from './finish-sign-on.ts';
import { refreshUnknownKey } from './refresh-metadata.ts';
import type { SignOnDeps } from './sign-on-deps.ts';
import { atMost } from './at-most.ts';

/** What a browser posted to the assertion consumer service. */
export interface PostedResponse {
  readonly field: string;
  readonly relayState: string | null;
  readonly pathName: string;
  readonly correlationId: string;
}

export type SamlReception =
  /** Another site's path, or SAML isn't set up here. */
  | { readonly kind: 'unknown' }
  /** Nobody asked: the person began at Entra's page of tiles. We ask for ourselves, once. */
  | { readonly kind: 'unsolicited' }
  | { readonly kind: 'busy' }
  /** Where to fetch the result from. */
  | { readonly kind: 'taken'; readonly code: string; readonly baseUrl: string };

// A hostile message costs a third of a second; more of them at once than this wait, and too many are sent away.
const gate = atMost(4, 40);

/**
 * Reads a posted response through the gate and keeps what came of it. The form comes from Entra's page, so without our
 * cookies: nothing is signed in here.
 */
export async function receiveResponse(
  scope: SiteScope,
  posted: PostedResponse,
  deps: SignOnDeps,
): Promise<SamlReception> {
  // Of a flood no more connections to the database are taken than messages are read at once.
  const taken = await gate(() => receive(scope, posted, deps));
  return taken === 'busy' ? { kind: 'busy' } : taken;
}

async function receive(scope: SiteScope, posted: PostedResponse, deps: SignOnDeps): Promise<SamlReception> {
  const before = await withSite(deps.db, scope, signOnConfiguration);
  if (before.kind !== 'saml' || before.pathName !== posted.pathName || !before.saml || before.baseUrl === null) {
    return { kind: 'unknown' };
  }
  const { baseUrl } = before;
  const first = readWith(before, posted.field, deps);
  // A key that isn't known: the provider may have rolled over since the last reading of its metadata.
  const isUnknownKey = !first.ok && first.fault.reason === 'signature-invalid';
  const fresh = isUnknownKey ? await refreshUnknownKey(scope, deps) : null;
  const configuration = fresh?.saml ? fresh : before;
  const read = fresh?.saml ? readWith(fresh, posted.field, deps) : first;
  const { xml, claimedRequestId } = read;
  const { correlationId } = posted;
  if (!read.ok) {
    // With a key of ours for relay state the provider was asked by us, and answers as if it wasn't: no second try.
    const isUnasked = read.fault.reason === 'request-missing' && claimedRequestId === null;
    if (isUnasked && !isKeyOfOurs(posted.relayState)) return { kind: 'unsolicited' };
    const failure = { fault: faultOf(read.fault), claimedRequestId, xml, correlationId };
    return { kind: 'taken', code: await takeFailure(scope, failure, deps), baseUrl };
  }
  const { value } = read;
  const claim = (name: string) => value.claims.find((one) => one.name === name)?.values[0] ?? null;
  const answer = {
    newcomer: {
      issuer: configuration.saml?.entityId ?? '',
      subject: value.objectId,
      tenantId: configuration.saml?.tenantId ?? null,
      login: value.login,
      displayName: claim(claimNames.displayName),
      mail: claim(claimNames.mail),
    },
    requestId: value.requestId,
    assertion: { assertionId: value.assertionId, until: value.rememberUntil },
    authenticatedAt: value.authenticatedAt,
    session: { nameId: value.nameId, nameIdFormat: value.nameIdFormat, sessionIndex: value.sessionIndex },
    relayState: posted.relayState,
    claims: value.claims,
  };
  return { kind: 'taken', code: await takeAnswer(scope, answer, { configuration, xml, correlationId }, deps), baseUrl };
}

function readWith(configuration: SignOnConfiguration, field: string, { clock }: SignOnDeps): ReadResponse {
  const { saml, mapping } = configuration;
  const addresses = addressesOf(configuration);
  if (!saml || !addresses) throw new Error('SAML is read where it is set up alone');
  const now = clock.now();
  return readResponse(field, {
    issuer: saml.entityId,
    audience: addresses.entityId,
    acs: addresses.acs,
    tenantId: saml.tenantId,
    certificates: trustedCertificates(saml, now),
    loginSource: mapping.loginSource,
    now,
  });
}

const isKeyOfOurs = (relayState: string | null) => relayState !== null && /^[\w-]{43}$/.test(relayState);
