import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { aadsts, isRefusal, type AadstsRefusal, redirectMismatch } from './aadsts.ts';
import { findClient } from './client.ts';
import type { EntraDeps } from './entra-deps.ts';
import { readScopes } from './scopes.ts';
import { tokensFor } from './token-answer.ts';

/** What a page in a simulated host asks its host for. */
export type NestedTokenRequest = {
  readonly tenant: Tenant;
  /** Who is signed in to the host. */
  readonly user: User;
  readonly appId: string;
  /** Origin of the page: it must be registered as `brk-multihub://{host}`. */
  readonly pageOrigin: string;
  readonly scopes: string;
  /** Origin of the authority. */
  readonly authority: string;
};

/**
 * A token for a page inside of a simulated Outlook (nested app authentication): the host asks for it in the person's
 * name, and the page's origin takes the place of a redirect URI
 * (learn.microsoft.com/office/dev/add-ins/develop/enable-nested-app-authentication-in-your-add-in).
 * @returns the body of a token answer, or the refusal; AADSTS65001 when nobody has consented yet
 */
export async function nestedAppToken(
  request: NestedTokenRequest,
  deps: EntraDeps,
): Promise<Record<string, unknown> | AadstsRefusal> {
  const { tenant, user, appId, pageOrigin, authority } = request;
  const client = findClient(deps.tenants, tenant, appId);
  if (isRefusal(client)) return client;
  const broker = `brk-multihub://${new URL(pageOrigin).host}`;
  if (client.application?.redirectUris.spa.some((one) => one.replace(/\/$/, '') === broker) !== true)
    return redirectMismatch(broker, appId);
  if (!user.accountEnabled) return aadsts(50057);
  const asked = readScopes(request.scopes);
  if (isRefusal(asked)) return asked;
  const wish = { ...asked, openId: [...new Set([...asked.openId, 'openid' as const, 'profile' as const])] };
  const now = deps.clock.now();
  const grant = {
    tenantId: tenant.id,
    userId: user.id,
    appId: client.appId,
    wish,
    signedInAt: now,
    sessionId: deps.random.guid(),
    isSpa: true,
  };
  return tokensFor({ tenant, client, user, grant, wish, nonce: null, origin: authority, provenBy: 'nothing' }, deps);
}
