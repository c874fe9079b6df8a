import { html } from '../http/html.ts';
import { authPage, redirectTo } from './auth-page.ts';
import { findRegistration } from './client.ts';
import type { EntraDeps } from './entra-deps.ts';
import type { Participant, Session } from './session-book.ts';
import { readTenant } from './find-tenant.ts';
import { isRefusal, aadsts } from './aadsts.ts';
import { errorPage } from './error-page.ts';
import { issuerOrigin, newIds } from './request-context.ts';

/** Makes the address at which a SAML application is told that a person signed out; undefined when it has none. */
export type SamlLogoutAddress = (participant: Participant, deps: EntraDeps) => Promise<string | undefined>;

/**
 * `GET` and `POST /{tenant}/oauth2/v2.0/logout`: signs the browser out, tells the applications that it was signed in to
 * (front channel), and goes back to `post_logout_redirect_uri` when that is registered
 * (learn.microsoft.com/entra/identity-platform/v2-protocols-oidc, "Send a sign-out request").
 */
export async function answerLogout(
  request: Request,
  tenantName: string,
  deps: EntraDeps,
  samlAddress: SamlLogoutAddress,
): Promise<Response> {
  const { searchParams, origin } = new URL(request.url);
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : searchParams;
  const choice = readTenant(deps.tenants, tenantName);
  if (isRefusal(choice)) return errorPage(aadsts(90002, tenantName), newIds(form, request, deps), deps.clock);
  const { session, cookie } = deps.sessions.end(request);
  const back = backAddress(form, session, deps);
  const told = await addressesToTell(session, { origin: issuerOrigin(origin, deps), deps, samlAddress });
  const state = form.get('state');
  const target =
    back === null
      ? null
      : `${back}${state === null ? '' : `${back.includes('?') ? '&' : '?'}state=${encodeURIComponent(state)}`}`;
  const response = told.length === 0 && target !== null ? redirectTo(target) : signedOutPage(told, target);
  response.headers.append('set-cookie', cookie);
  return response;
}

/** The page that people see after signing out; frames tell the applications. */
export function signedOutPage(addresses: readonly string[], target: string | null): Response {
  // Registrations can hold anything; only web pages can be framed.
  const told = addresses.filter((address) => /^https?:$/.test(URL.parse(address)?.protocol ?? ''));
  const body = html`<h1>You signed out of your account</h1>
    <p>It’s a good idea to close all browser windows.</p>
    ${target !== null && html`<p><a href="${target}" data-after-frames>Go back to the application</a></p>`}
    ${told.map((address) => html`<iframe class="silent" title="Signs out of an application" src="${address}"></iframe>`)}`;
  const frames = [...new Set(told.map((address) => new URL(address).origin))];
  return authPage({ title: 'Signed out', body, frames, ...(target !== null && { script: 'signed-out.js' }) });
}

/** Addresses of the applications that the browser was signed in to, each with what it must know. */
export async function addressesToTell(
  session: Session | undefined,
  context: { origin: string; deps: EntraDeps; samlAddress: SamlLogoutAddress; but?: string },
): Promise<readonly string[]> {
  const { origin, deps, samlAddress, but } = context;
  const addresses: string[] = [];
  for (const participant of session?.participants ?? []) {
    if (participant.appId === but) continue;
    if (participant.kind === 'saml') {
      const address = await samlAddress(participant, deps);
      if (address !== undefined) addresses.push(address);
      continue;
    }
    const url = findRegistration(deps.tenants, participant.appId)?.application.logoutUrl;
    if (!url) continue;
    const issuer = encodeURIComponent(`${origin}/${participant.tenantId}/v2.0`);
    addresses.push(`${url}${url.includes('?') ? '&' : '?'}sid=${session!.id}&iss=${issuer}`);
  }
  return addresses;
}

/** The address to go back to: only one that an application has registered, of those that the browser knows or that the request names. */
function backAddress(form: URLSearchParams, session: Session | undefined, deps: EntraDeps): string | null {
  const wanted = form.get('post_logout_redirect_uri');
  if (wanted === null) return null;
  const hinted = form.get('client_id') ?? audienceOf(form.get('id_token_hint'));
  const candidates = hinted === null ? (session?.participants ?? []).map(({ appId }) => appId) : [hinted];
  const isRegistered = candidates.some((appId) => {
    const application = findRegistration(deps.tenants, appId)?.application;
    const all = Object.values(application?.redirectUris ?? {}).flat();
    return all.includes(wanted);
  });
  return isRegistered ? wanted : null;
}

/** The client of an ID token that was sent as a hint. Only its audience is read, and only to look an address up. */
function audienceOf(token: string | null): string | null {
  try {
    const claims = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as { aud?: unknown };
    return typeof claims.aud === 'string' ? claims.aud : null;
  } catch {
    return null;
  }
}
