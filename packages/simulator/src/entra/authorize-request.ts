import type { Tenant } from '../tenant/tenant.ts';
import { aadsts, isRefusal, type AadstsRefusal, redirectMismatch } from './aadsts.ts';
import { findClient, type Client } from './client.ts';
import { findTenant, readTenant, type TenantChoice } from './find-tenant.ts';
import { firstRedirectUri, redirectKind, type RedirectKind } from './redirect-uris.ts';
import { readScopes, type ScopeWish } from './scopes.ts';

export type ResponseMode = 'query' | 'fragment' | 'form_post';
export type Prompt = 'none' | 'login' | 'select_account' | 'consent' | 'create';

/** Where an answer may go: it is known to be the client's own address. */
export type AnswerPlace = { readonly redirectUri: string; readonly mode: ResponseMode; readonly state: string | null };

/** A request to `/authorize` that makes sense. */
export type AuthorizeRequest = {
  readonly tenant: TenantChoice;
  readonly client: Client;
  readonly place: AnswerPlace;
  readonly kind: RedirectKind;
  readonly wants: { readonly code: boolean; readonly idToken: boolean };
  readonly wish: ScopeWish;
  readonly prompt: Prompt | null;
  readonly loginHint: string | null;
  readonly domainHint: string | null;
  readonly nonce: string | null;
  readonly challenge: { readonly value: string; readonly method: 'S256' | 'plain' } | null;
};

/** A refusal, and where it may be told; without a place it stays on Entra's own page. */
export type RefusedRequest = { readonly refusal: AadstsRefusal; readonly place: AnswerPlace | null };

const prompts = ['none', 'login', 'select_account', 'consent', 'create'];

/**
 * Reads a request to `/authorize` (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow). Until the
 * redirect URI is known to be registered nothing goes there.
 */
export function readAuthorizeRequest(
  tenants: ReadonlyMap<string, Tenant>,
  tenantName: string,
  form: URLSearchParams,
): AuthorizeRequest | RefusedRequest {
  const onPage = (refusal: AadstsRefusal): RefusedRequest => ({ refusal, place: null });
  const tenant = readTenant(tenants, tenantName);
  if (isRefusal(tenant)) return onPage(tenant);
  const appId = form.get('client_id');
  if (appId === null || appId === '') return onPage(aadsts(900144, 'client_id'));
  const client = findClient(tenants, tenant, appId);
  if (isRefusal(client)) return onPage(client);
  const redirectUri = form.get('redirect_uri') ?? firstRedirectUri(client);
  if (redirectUri === undefined) return onPage(aadsts(500113));
  const kind = redirectKind(client, redirectUri);
  if (kind === undefined) return onPage(redirectMismatch(redirectUri, client.appId));

  const responseType = form.get('response_type');
  const types = new Set((responseType ?? '').split(' '));
  const mode = form.get('response_mode') ?? (types.has('id_token') ? 'fragment' : 'query');
  const place: AnswerPlace = { redirectUri, mode: isMode(mode) ? mode : 'query', state: form.get('state') };
  const atPlace = (refusal: AadstsRefusal): RefusedRequest => ({ refusal, place });
  if (!isMode(mode)) return atPlace(aadsts(9002313, `response_mode '${mode}'.`));
  if (responseType === null) return atPlace(aadsts(900144, 'response_type'));
  const wants = { code: types.has('code'), idToken: types.has('id_token') };
  const isKnown = [...types].every((one) => one === 'code' || one === 'id_token');
  if (!isKnown || (wants.idToken && !mayHaveIdToken(client))) return atPlace(aadsts(700054, responseType));
  const scope = form.get('scope');
  if (scope === null || scope.trim() === '') return atPlace(aadsts(900144, 'scope'));
  const wish = readScopes(scope);
  if (isRefusal(wish)) return atPlace(wish);
  const prompt = form.get('prompt');
  if (prompt !== null && !prompts.includes(prompt)) return atPlace(aadsts(901002, 'prompt'));
  const nonce = form.get('nonce');
  if (wants.idToken && nonce === null) return atPlace(aadsts(900144, 'nonce'));
  const challenge = readChallenge(form);
  if (isRefusal(challenge)) return atPlace(challenge);
  const domainHint = form.get('domain_hint');
  return {
    // A hint may name the organisation where the path doesn't.
    tenant: tenant ?? (domainHint === null ? null : (findTenant(tenants, domainHint) ?? null)),
    client,
    place,
    kind,
    wants,
    wish,
    prompt: prompt as Prompt | null,
    loginHint: form.get('login_hint'),
    domainHint,
    nonce,
    challenge,
  };
}

const isMode = (mode: string): mode is ResponseMode => ['query', 'fragment', 'form_post'].includes(mode);

function readChallenge(form: URLSearchParams): AuthorizeRequest['challenge'] | AadstsRefusal {
  const value = form.get('code_challenge');
  if (value === null) return null;
  const method = form.get('code_challenge_method') ?? 'plain';
  if (method !== 'S256' && method !== 'plain') return aadsts(901002, 'code_challenge_method');
  // RFC 7636 §4.2
  if (!/^[\w.~-]{43,128}$/.test(value)) return aadsts(9002313, 'code_challenge has not the right form.');
  return { value, method };
}

/** Tokens straight from `/authorize` must be switched on (`web.implicitGrantSettings`). */
function mayHaveIdToken({ application }: Client): boolean {
  const web = application?.more['web'] as
    { implicitGrantSettings?: { enableIdTokenIssuance?: boolean | null } | null } | undefined;
  return web?.implicitGrantSettings?.enableIdTokenIssuance === true;
}
