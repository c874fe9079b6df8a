import type { Tenant } from '../tenant/tenant.ts';
import { isGuest, type User } from '../tenant/user.ts';
import { aadsts, isRefusal, type AadstsRefusal, type RequestIds, notAssigned } from './aadsts.ts';
import { answerClient, refuseClient } from './authorize-answer.ts';
import { readAuthorizeRequest, type AnswerPlace, type AuthorizeRequest } from './authorize-request.ts';
import { findClient } from './client.ts';
import { askForConsent, needAdministratorPage } from './consent-page.ts';
import { decideConsent, isAssigned, recordConsent } from './consent-rules.ts';
import type { EntraDeps } from './entra-deps.ts';
import { errorPage } from './error-page.ts';
import { signIdToken } from './id-token.ts';
import { issuerOrigin, newIds } from './request-context.ts';
import { findResource } from './scopes.ts';
import type { Account } from './session-book.ts';

/** What an answer to `/authorize` needs to know of the request that it answers. */
type Context = { readonly deps: EntraDeps; readonly ids: RequestIds; readonly origin: string };

/** `GET` and `POST /{tenant}/oauth2/v2.0/authorize`: signs somebody in, asks for consent, sends a code to the client. */
export async function answerAuthorize(request: Request, tenantName: string, deps: EntraDeps): Promise<Response> {
  const form =
    request.method === 'POST' ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams;
  const context = { deps, ids: newIds(form, request, deps), origin: new URL(request.url).origin };
  const read = readAuthorizeRequest(deps.tenants, tenantName, form);
  if ('refusal' in read) return refuse(read.place, read.refusal, context);
  if (read.prompt === 'none') return answerSilently(request, read, context);
  return deps.desk.ask(request, {
    tenant: read.tenant,
    application: read.client.displayName,
    loginHint: read.loginHint,
    domainHint: read.domainHint,
    fresh: read.prompt === 'login' || read.prompt === 'create',
    choose: read.prompt === 'select_account',
    signedIn: (account) => goOn(account, read, context),
    cancelled: () => refuse(read.place, aadsts(65004, '', 'cancel'), context),
  });
}

/** `prompt=none`: whatever would need a page is an error at the client. */
async function answerSilently(request: Request, read: AuthorizeRequest, context: Context): Promise<Response> {
  const hint = read.loginHint?.toLowerCase() ?? null;
  const accounts = context.deps.sessions
    .accounts(request)
    .filter(({ user }) => hint === null || user.userPrincipalName.toLowerCase() === hint)
    .filter(({ tenant }) => read.tenant === null || tenant === read.tenant);
  const [account, ...others] = accounts;
  if (account === undefined) return refuse(read.place, aadsts(50058), context);
  if (others.length > 0 && hint === null) return refuse(read.place, aadsts(16000), context);
  return goOn(account, read, context);
}

/** Somebody is signed in: may they, is everything consented to? Then the code. */
async function goOn(account: Account, read: AuthorizeRequest, context: Context): Promise<Response> {
  const { deps } = context;
  const tenant = read.tenant ?? account.tenant;
  const user = userIn(tenant, account);
  if (user === undefined)
    return errorPage(foreignAccount(account, tenant, read.client.displayName), context.ids, deps.clock);
  // What was a client of `common` is now one of this tenant.
  const client = findClient(deps.tenants, tenant, read.client.appId);
  if (isRefusal(client)) return errorPage(client, context.ids, deps.clock);
  if (client.principal && !isAssigned(tenant, client.principal, user))
    return errorPage(notAssigned(client, user.userPrincipalName), context.ids, deps.clock);
  const resource = findResource(tenant, read.wish.prefix, issuerOrigin(context.origin, deps));
  if (isRefusal(resource)) return refuse(read.place, resource, context);
  const insists = read.prompt === 'consent';
  const decision = decideConsent(tenant, { client, user, wish: read.wish, resource, insists });
  if (isRefusal(decision)) return refuse(read.place, decision, context);
  if (decision.need !== 'nothing' && read.prompt === 'none') {
    const refusal = aadsts(65001, `'${client.appId}' named '${client.displayName}'`, 'consent_required');
    return refuse(read.place, refusal, context, 'interaction_required');
  }
  if (decision.need === 'administrator') return needAdministratorPage(client, user, decision.asked);
  if (decision.need === 'consent') {
    return askForConsent(deps.desk, {
      tenant,
      client,
      user,
      asked: decision.asked,
      forAll: decision.mayForAll ? 'offered' : 'no',
      accepted: async (forAll) => {
        recordConsent(tenant, { client, asked: decision.asked, forUser: forAll ? null : user });
        return sendCode(account, { tenant, user }, read, context);
      },
      declined: () => refuse(read.place, aadsts(65004), context),
    });
  }
  return sendCode(account, { tenant, user }, read, context);
}

async function sendCode(
  account: Account,
  { tenant, user }: { tenant: Tenant; user: User },
  read: AuthorizeRequest,
  context: Context,
): Promise<Response> {
  const { deps } = context;
  const { client, wish, nonce } = read;
  const participant = { tenantId: tenant.id, appId: client.appId, kind: 'oidc' as const };
  deps.sessions.note(account.session, participant);
  const fields: Record<string, string> = {};
  const { signedInAt, session } = account;
  if (read.wants.code) {
    fields['code'] = deps.codes.issue({
      grant: {
        tenantId: tenant.id,
        userId: user.id,
        appId: client.appId,
        wish,
        signedInAt,
        sessionId: session.id,
        isSpa: read.kind === 'spa',
      },
      redirectUri: read.place.redirectUri,
      isConfidential: read.kind === 'web',
      nonce,
      challenge: read.challenge,
    });
  }
  if (read.wants.idToken) {
    const origin = issuerOrigin(context.origin, deps);
    fields['id_token'] = await signIdToken(
      { tenant, user, client, nonce, signedInAt, sessionId: session.id, openId: wish.openId, origin },
      deps,
    );
  }
  return answerClient(read.place, { ...fields, session_state: session.id });
}

/** The person's account in a tenant: their own, or the guest that stands for them there. */
export function userIn(tenant: Tenant, account: Pick<Account, 'tenant' | 'user'>): User | undefined {
  if (account.tenant === tenant) return account.user;
  const address = (account.user.mail ?? account.user.userPrincipalName).toLowerCase();
  return [...tenant.users.values()].find(
    (one) => isGuest(one) && one.accountEnabled && one.mail?.toLowerCase() === address,
  );
}

/** AADSTS50020: somebody of another organisation who is no guest here. */
export function foreignAccount(
  account: Pick<Account, 'tenant' | 'user'>,
  tenant: Tenant,
  application: string,
): AadstsRefusal {
  const { userPrincipalName } = account.user;
  return aadsts(
    50020,
    `'${userPrincipalName}' from identity provider 'https://sts.windows.net/${account.tenant.id}/' does not exist in tenant '${tenant.displayName}' and cannot access the application '${application}' in that tenant`,
  );
}

function refuse(place: AnswerPlace | null, refusal: AadstsRefusal, context: Context, error?: string): Response {
  const { deps, ids, origin } = context;
  if (place === null) return errorPage(refusal, ids, deps.clock);
  return refuseClient(place, refusal, { ids, origin, clock: deps.clock, ...(error !== undefined && { error }) });
}
