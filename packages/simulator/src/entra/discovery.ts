import { aadstsResponse, isRefusal } from './aadsts.ts';
import type { EntraDeps } from './entra-deps.ts';
import { readTenant } from './find-tenant.ts';

/** Whoever wants may read it: pages of single page apps do. */
const readable = { 'access-control-allow-origin': '*' };

/**
 * `/{tenant}/v2.0/.well-known/openid-configuration`. Issuer and endpoints name the host that was asked, which is what
 * msal-node compares; pages for people may live on another, plain http, address. Without a tenant (`common`) the issuer
 * is a pattern (learn.microsoft.com/entra/identity-platform/v2-protocols-oidc).
 */
export function answerOpenIdConfiguration(request: Request, tenantName: string, deps: EntraDeps): Response {
  const origin = new URL(request.url).origin;
  const tenant = readTenant(deps.tenants, tenantName);
  if (isRefusal(tenant)) {
    const ids = { correlationId: deps.random.guid(), traceId: deps.random.guid() };
    return aadstsResponse(tenant, { origin, ...ids }, deps.clock);
  }
  const name = tenant?.id ?? tenantName.toLowerCase();
  const base = `${origin}/${name}`;
  const pages = `${deps.pagesOrigin() ?? origin}/${name}`;
  return Response.json(
    {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${origin}/${tenant?.id ?? '{tenantid}'}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
      authorization_endpoint: `${pages}/oauth2/v2.0/authorize`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${pages}/oauth2/v2.0/logout`,
      claims_supported: [
        'sub',
        'iss',
        'aud',
        'exp',
        'iat',
        'nonce',
        'preferred_username',
        'name',
        'tid',
        'ver',
        'oid',
        'email',
      ],
      tenant_region_scope: 'EU',
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: 'graph.microsoft.com',
      rbac_url: 'https://pas.windows.net',
    },
    { headers: readable },
  );
}

/** `/{tenant}/discovery/v2.0/keys`: the public halves of the keys that sign tokens, or did. */
export async function answerKeys(deps: EntraDeps): Promise<Response> {
  const keys = await deps.keys.all();
  return Response.json({ keys: keys.map(({ jwk }) => jwk) }, { headers: readable });
}

/**
 * `/common/discovery/instance`: which hosts belong together. A host that isn't ours gets `invalid_instance`.
 * (msal-node asks it of login.microsoftonline.com and never of us; other MSALs ask the authority itself.)
 */
export function answerInstanceDiscovery(request: Request): Response {
  const url = new URL(request.url);
  const asked = URL.parse(url.searchParams.get('authorization_endpoint') ?? '');
  if (asked === null || asked.host !== url.host) {
    const description =
      'AADSTS50049: Unknown or invalid instance. The authorization endpoint names another host than this one.';
    return Response.json(
      { error: 'invalid_instance', error_description: description, error_codes: [50049] },
      { status: 400 },
    );
  }
  const tenantName = asked.pathname.split('/')[1] ?? 'common';
  return Response.json({
    tenant_discovery_endpoint: `${url.origin}/${tenantName}/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: url.host, preferred_cache: url.host, aliases: [url.host] }],
  });
}
