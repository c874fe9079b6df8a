import { aadsts, aadstsResponse, isRefusal, type AadstsRefusal, unknownApplication } from './aadsts.ts';
import { signAppToken, tokenLifeSeconds } from './access-token.ts';
import { findClient, isVisible } from './client.ts';
import { proveClient, readClientCredential } from './client-credential.ts';
import type { EntraDeps } from './entra-deps.ts';
import { readTenant } from './find-tenant.ts';
import { actOnBehalf, redeemCode, refresh } from './person-grants.ts';
import { readRefreshToken } from './refresh-token.ts';
import { newIds } from './request-context.ts';
import { findResource } from './scopes.ts';
import type { TokenRequest } from './token-request.ts';
import type { Tenant } from '../tenant/tenant.ts';

type Answer = Promise<Record<string, unknown> | AadstsRefusal>;

const grants: Readonly<Record<string, (request: TokenRequest, deps: EntraDeps) => Answer>> = {
  client_credentials: giveAppToken,
  authorization_code: redeemCode,
  refresh_token: refresh,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': actOnBehalf,
};

const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

/**
 * `POST /{tenant}/oauth2/v2.0/token`. Tolerates a query string and fields it doesn't know, as msal-node sends both.
 * Pages of other sites may read the answer only when it is one to a single page app.
 */
export async function answerTokenRequest(request: Request, tenantName: string, deps: EntraDeps): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const origin = new URL(request.url).origin;
  const ids = newIds(form, request, deps);
  const answer = await answerForm({ form, request, tenantName, origin }, deps);
  const webOrigin = request.headers.get('origin');
  if (!isRefusal(answer)) return Response.json(answer, { headers: { ...noStore, ...readableBy(webOrigin) } });
  const response = aadstsResponse(answer, { ...ids, origin }, deps.clock);
  if (answer.number !== 9002326)
    for (const [name, value] of Object.entries(readableBy(webOrigin))) response.headers.set(name, value);
  return response;
}

/** `OPTIONS` on the token endpoint: what browsers ask before. */
export function answerTokenPreflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...readableBy(request.headers.get('origin')),
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
    },
  });
}

function readableBy(webOrigin: string | null): Record<string, string> {
  return webOrigin === null
    ? {}
    : { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'x-ms-request-id' };
}

async function answerForm(
  asked: { form: URLSearchParams; request: Request; tenantName: string; origin: string },
  deps: EntraDeps,
): Answer {
  const { form, request, tenantName, origin } = asked;
  const choice = readTenant(deps.tenants, tenantName);
  if (isRefusal(choice)) return choice;
  const grantType = form.get('grant_type');
  if (grantType === null) return aadsts(900144, 'grant_type');
  const grant = grants[grantType];
  if (grant === undefined) return aadsts(70003, grantType);
  const { id, credential } = readClientCredential(form, request.headers.get('authorization'));
  if (id === undefined) return aadsts(900144, 'client_id');
  const tenant = choice ?? (await tenantOfGrant(form, deps));
  if (isRefusal(tenant)) return tenant;
  const client = findClient(deps.tenants, tenant, id);
  if (isRefusal(client)) return client;
  const names = [tenant.id, ...tenant.domains, tenantName];
  return grant(
    {
      tenant,
      client,
      form,
      credential,
      origin,
      endpoints: names.flatMap((name) => [
        `${origin}/${name}/oauth2/v2.0/token`,
        `${origin}/${name}/v2.0`,
        `${origin}/${name}/`,
      ]),
      webOrigin: request.headers.get('origin'),
    },
    deps,
  );
}

/** With `common` in the path it is the code or the refresh token that knows the organisation. */
async function tenantOfGrant(form: URLSearchParams, deps: EntraDeps): Promise<Tenant | AadstsRefusal> {
  const code = deps.codes.read(form.get('code') ?? '');
  const refreshToken = form.get('refresh_token');
  const read = refreshToken === null ? undefined : await readRefreshToken(refreshToken, deps);
  if (isRefusal(read)) return read;
  if (code === 'redeemed') return aadsts(54005);
  if (code === 'expired') return aadsts(70008);
  const tenantId = code?.grant.tenantId ?? read?.grant.tenantId;
  return (tenantId !== undefined && deps.tenants.get(tenantId)) || aadsts(90002, 'common');
}

/** `grant_type=client_credentials`: a token for the application itself. */
async function giveAppToken(request: TokenRequest, deps: EntraDeps): Answer {
  const { tenant, client, credential, origin } = request;
  if (request.webOrigin !== null) return aadsts(9002326, request.webOrigin);
  if (client.principal === undefined || !isVisible(tenant, client.principal))
    return unknownApplication(client.appId, tenant.displayName);
  const wanted = readAppScope(request.form.get('scope'));
  if (typeof wanted !== 'string') return wanted;
  const resource = findResource(tenant, wanted, origin);
  if (isRefusal(resource)) return resource;
  const provenBy = await proveClient({ client, tenant, credential }, request.endpoints, deps);
  if (typeof provenBy !== 'string') return provenBy;
  const accessToken = await signAppToken({ tenant, client, resource, prefix: wanted, origin, provenBy }, deps);
  return {
    token_type: 'Bearer',
    expires_in: tokenLifeSeconds,
    ext_expires_in: tokenLifeSeconds,
    access_token: accessToken,
  };
}

/** The resource that `scope` asks for: exactly one `…/.default`. */
function readAppScope(scope: string | null): string | AadstsRefusal {
  if (scope === null || scope.trim() === '') return aadsts(900144, 'scope');
  // Clients add OpenID's own scopes to whatever they ask for; they name no resource.
  const asked = scope
    .trim()
    .split(/\s+/)
    .filter((part) => !['openid', 'profile', 'offline_access', 'email'].includes(part));
  if (asked.length > 1) return aadsts(700022);
  const only = asked[0];
  if (only === undefined) return aadsts(70011, scope);
  if (!only.endsWith('/.default')) return aadsts(1002012, only);
  return only.slice(0, -'/.default'.length).replace(/\/$/, '');
}
