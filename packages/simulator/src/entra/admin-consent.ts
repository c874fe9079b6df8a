import { graphAppId } from '../tenant/graph-resource.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, describeRefusal, isRefusal, type AadstsRefusal, redirectMismatch } from './aadsts.ts';
import { redirectTo } from './auth-page.ts';
import { foreignAccount } from './authorize.ts';
import { findClient, type Client } from './client.ts';
import { askForConsent, needAdministratorPage } from './consent-page.ts';
import { namedPermissions, recordConsent, registeredPermissions, type AskedPermission } from './consent-rules.ts';
import { mayConsentForAll } from './directory-roles.ts';
import type { EntraDeps } from './entra-deps.ts';
import { errorPage } from './error-page.ts';
import { readTenant } from './find-tenant.ts';
import { redirectKind } from './redirect-uris.ts';
import { issuerOrigin, newIds } from './request-context.ts';
import { findResource, printScope, readScopes, type ScopeWish } from './scopes.ts';

/** The two consent endpoints: `/{tenant}/v2.0/adminconsent` and `/{tenant}/adminconsent`. */
export type AdminConsentVersion = 'v1' | 'v2';

const graphDefault = 'https://graph.microsoft.com/.default';

/**
 * An administrator consents for the organisation. On success the redirect carries `admin_consent=True` and the tenant,
 * on refusal an `error` beside `admin_consent=True` and no tenant
 * (learn.microsoft.com/entra/identity-platform/v2-admin-consent; v2-oauth2-client-creds-grant-flow for v1).
 */
export async function answerAdminConsent(
  request: Request,
  tenantName: string,
  version: AdminConsentVersion,
  deps: EntraDeps,
): Promise<Response> {
  const { searchParams, origin } = new URL(request.url);
  const ids = newIds(searchParams, request, deps);
  const onPage = (refusal: AadstsRefusal): Response => errorPage(refusal, ids, deps.clock);
  const choice = readTenant(deps.tenants, tenantName);
  if (isRefusal(choice)) return onPage(choice);
  const appId = searchParams.get('client_id');
  if (appId === null) return onPage(aadsts(900144, 'client_id'));
  const client = findClient(deps.tenants, choice, appId);
  if (isRefusal(client)) return onPage(client);
  const redirectUri = searchParams.get('redirect_uri');
  if (redirectUri === null) return onPage(aadsts(900971));
  if (redirectKind(client, redirectUri) === undefined) return onPage(redirectMismatch(redirectUri, client.appId));

  const state = searchParams.get('state');
  const answer = (fields: Record<string, string>): Response => {
    const all = new URLSearchParams({ ...fields, ...(state !== null && { state }) });
    return redirectTo(`${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${all.toString()}`);
  };
  const refuse = (refusal: AadstsRefusal, more: Record<string, string> = {}): Response =>
    answer({
      ...more,
      error: 'access_denied',
      error_description: describeRefusal(refusal, ids, deps.clock),
      error_uri: `${origin}/error?code=${refusal.number}`,
      admin_consent: 'True',
    });
  // The v2 endpoint doesn't know `common`: it takes it for a broken sign-in request.
  if (version === 'v2' && tenantName.toLowerCase() === 'common') {
    return answer({
      error: 'invalid_request',
      error_description: describeRefusal(aadsts(900144, 'response_type'), ids, deps.clock),
      admin_consent: 'True',
    });
  }
  const wish = version === 'v2' ? readScopes(searchParams.get('scope') ?? graphDefault) : readScopes(graphDefault);
  if (isRefusal(wish)) return refuse(wish);

  return deps.desk.ask(request, {
    tenant: choice,
    application: client.displayName,
    // Entra always lets the administrator say which account it is to be.
    choose: true,
    signedIn: async (account) => {
      const tenant = choice ?? account.tenant;
      if (account.tenant !== tenant) return refuse(foreignAccount(account, tenant, client.displayName));
      const here = findClient(deps.tenants, tenant, client.appId);
      if (isRefusal(here)) return onPage(here);
      const asked = askedPermissions(tenant, here, wish, issuerOrigin(origin, deps));
      if (isRefusal(asked)) return refuse(asked);
      const graphRoles = asked.some((one) => one.kind === 'application' && one.resource.appId === graphAppId);
      if (!mayConsentForAll(account.user, { graphRoles })) return needAdministratorPage(here, account.user, asked);
      return askForConsent(deps.desk, {
        tenant,
        client: here,
        user: account.user,
        asked,
        forAll: 'always',
        accepted: async () => {
          recordConsent(tenant, { client: here, asked, forUser: null });
          const scope = asked.flatMap((one) =>
            one.kind === 'delegated' ? printScope(wish.prefix, one.scope.value) : [],
          );
          const granted = wish.isDefault ? [printScope(wish.prefix, '.default'), ...scope] : scope;
          return version === 'v2'
            ? answer({ admin_consent: 'True', tenant: tenant.id, scope: granted.join(' ') })
            : answer({ tenant: tenant.id, admin_consent: 'True' });
        },
        declined: () => refuse(aadsts(65004), version === 'v1' ? { error_subcode: 'cancel' } : {}),
      });
    },
    cancelled: () => refuse(aadsts(65004), { error_subcode: 'cancel' }),
  });
}

/** `.default`: all of the registration, delegated and application; else the delegated permissions that are named. */
function askedPermissions(
  tenant: Tenant,
  client: Client,
  wish: ScopeWish,
  ownOrigin: string,
): readonly AskedPermission[] | AadstsRefusal {
  const resource = findResource(tenant, wish.prefix, ownOrigin);
  if (isRefusal(resource)) return resource;
  const openId = namedPermissions(tenant.registry.graph, wish.openId);
  if (isRefusal(openId)) return openId;
  const named = wish.isDefault ? registeredPermissions(tenant, client) : namedPermissions(resource, wish.values);
  return isRefusal(named) ? named : [...named, ...openId];
}
