import { SignJWT } from 'jose';
import { aadsts, aadstsResponse, type AadstsRefusal } from './aadsts.ts';
import { proveClient, type ClientCredential, type ProvenBy } from './client-credential.ts';
import type { SigningKey } from './signing-key.ts';
import type { EntraApp, EntraClock, EntraDirectory, EntraTenant } from './tenant-directory.ts';

/** What the token service works with. `guid` makes ids for traces and tokens. */
export type EntraDeps = {
  readonly directory: EntraDirectory;
  readonly clock: EntraClock;
  readonly guid: () => string;
  readonly signingKey: () => Promise<SigningKey>;
};

export const graphResource = 'https://graph.microsoft.com';
const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Entra gives 60 to 90 minutes at random; the lower end is the one clients must cope with. */
const tokenLifeSeconds = 3599;

/**
 * `POST /{tenant}/oauth2/v2.0/token` for the client credentials grant; other grants get AADSTS70003.
 * Tolerates a query string and fields it doesn't know, as msal-node sends both.
 */
export async function answerTokenRequest(request: Request, tenantName: string, deps: EntraDeps): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const origin = new URL(request.url).origin;
  const correlationId = form.get('client-request-id') ?? request.headers.get('client-request-id') ?? deps.guid();
  const refuse = (refusal: AadstsRefusal) =>
    aadstsResponse(refusal, { correlationId, traceId: deps.guid(), origin }, deps.clock);

  const tenant = deps.directory.tenant(tenantName);
  if (tenant === undefined) return refuse(aadsts(90002, tenantName));
  const grant = form.get('grant_type');
  if (grant === null) return refuse(aadsts(900144, 'grant_type'));
  if (grant !== 'client_credentials') return refuse(aadsts(70003, grant));

  const client = readClient(form, request.headers.get('authorization'));
  if (client.id === undefined) return refuse(aadsts(900144, 'client_id'));
  const app = deps.directory.app(tenant.id, client.id);
  if (app === undefined) return refuse(aadsts(700016, client.id));
  if (app.disabled) return refuse(aadsts(7000112, client.id));

  const resource = readResource(form.get('scope'), origin);
  if (typeof resource !== 'string') return refuse(resource);
  const endpoints = [tenant.id, ...tenant.domains, tenantName].map((name) => `${origin}/${name}/oauth2/v2.0/token`);
  const proven = await proveClient(app, client.credential, endpoints, deps.clock);
  if (typeof proven !== 'string') return refuse(proven);

  const accessToken = await signAppToken({ tenant, app, proven, resource }, deps);
  return Response.json(
    { token_type: 'Bearer', expires_in: tokenLifeSeconds, ext_expires_in: tokenLifeSeconds, access_token: accessToken },
    { headers: { 'cache-control': 'no-store', pragma: 'no-cache' } },
  );
}

/** Client id and credential from the form or from HTTP Basic, whose parts are form-encoded (RFC 6749 §2.3.1). */
function readClient(
  form: URLSearchParams,
  authorization: string | null,
): { id: string | undefined; credential: ClientCredential } {
  const credential = {
    secret: form.get('client_secret') ?? undefined,
    assertion: form.get('client_assertion') ?? undefined,
    assertionType: form.get('client_assertion_type') ?? undefined,
  };
  const basic = /^Basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) return { id: form.get('client_id') ?? undefined, credential };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':', 2).map(decodeURIComponent);
  return { id: id === '' ? undefined : id, credential: { ...credential, secret } };
}

/** The resource that `scope` asks for: exactly one `…/.default`. The simulator's own address stands for Graph, too. */
function readResource(scope: string | null, origin: string): string | AadstsRefusal {
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
  const resource = only.slice(0, -'/.default'.length).replace(/\/$/, '');
  if (resource === graphResource || resource === graphAppId || resource === origin) return graphResource;
  return aadsts(500011, resource);
}

/** An app-only token in the v1 form that Graph gets; `roles` is left out when nothing was consented to, as Entra does. */
async function signAppToken(
  { tenant, app, proven, resource }: { tenant: EntraTenant; app: EntraApp; proven: ProvenBy; resource: string },
  deps: EntraDeps,
): Promise<string> {
  const key = await deps.signingKey();
  const issuedAt = Math.floor(deps.clock.now().epochMilliseconds / 1000);
  return new SignJWT({
    app_displayname: app.displayName,
    appid: app.appId,
    appidacr: proven === 'secret' ? '1' : '2',
    idp: `https://sts.windows.net/${tenant.id}/`,
    idtyp: 'app',
    oid: app.servicePrincipalId,
    ...(app.roles.length > 0 && { roles: [...app.roles] }),
    tid: tenant.id,
    uti: deps.guid(),
    ver: '1.0',
  })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: key.kid, x5t: key.kid })
    .setIssuer(`https://sts.windows.net/${tenant.id}/`)
    .setSubject(app.servicePrincipalId)
    .setAudience(resource)
    .setIssuedAt(issuedAt)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + tokenLifeSeconds)
    .sign(key.privateKey);
}
