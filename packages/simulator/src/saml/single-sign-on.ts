import { notAssigned } from '../entra/aadsts.ts';
import { foreignAccount, userIn } from '../entra/authorize.ts';
import { isAssigned } from '../entra/consent-rules.ts';
import type { Account } from '../entra/session-book.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { errorPage } from '../entra/error-page.ts';
import type { AuthnRequest } from './authn-request.ts';
import type { SamlContext } from './saml-part.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { sendFailure, sendResponse, type ResponseTarget } from './send-response.ts';
import { methodWords, satisfies, signInMethodOf } from './sign-in-method.ts';

/** What the person is asked for, and how strictly. */
type SignOn = {
  readonly target: ResponseTarget;
  readonly contexts: readonly string[] | null;
};

/** Serves an AuthnRequest: signs the person in as far as it is wanted, and posts the assertion. */
export async function signOn(
  request: Request,
  { tenant, asked, loginHint }: { tenant: Tenant; asked: AuthnRequest; loginHint: string | null },
  context: SamlContext,
): Promise<Response> {
  const { deps, ids } = context;
  const { principal, acs, issuer, relayState, nameIdFormat, contexts } = asked;
  const target: ResponseTarget = {
    tenant,
    principal,
    acs,
    audience: issuer,
    inResponseTo: asked.id,
    relayState,
    nameIdFormat,
  };
  if (asked.unsupported !== null)
    return sendFailure(
      target,
      { code: 'Requester', subCode: 'RequestUnsupported', sentence: asked.unsupported },
      context,
    );
  if (asked.isPassive) {
    const account = deps.sessions.accounts(request).find((one) => one.tenant === tenant);
    if (account === undefined || asked.forceAuthn) {
      const sentence = 'AADSTS50058: A silent sign-in request was sent but no user is signed in.';
      return sendFailure(target, { code: 'Responder', subCode: 'NoPassive', sentence }, context);
    }
    return answerPerson(account, { target, contexts }, context);
  }
  return deps.desk.ask(request, {
    tenant,
    application: principal.displayName,
    loginHint,
    fresh: asked.forceAuthn,
    signedIn: (account) => answerPerson(account, { target, contexts }, context),
    // Nobody is told: Entra keeps those who go back on its own pages.
    cancelled: () => new SamlRefusal(75005).page(ids, deps.clock),
  });
}

/** Begins at the identity provider: the tile of My Apps. Nobody asked, so nothing is answered. */
export async function signOnUnasked(
  request: Request,
  { tenant, principal }: { tenant: Tenant; principal: ServicePrincipal },
  context: SamlContext,
): Promise<Response> {
  const { deps, ids } = context;
  const acs = principal.replyUrls[0];
  if (acs === undefined) return new SamlRefusal(500113).page(ids, deps.clock);
  const identifier = principal.servicePrincipalNames.find((one) => one !== principal.appId);
  const target: ResponseTarget = {
    tenant,
    principal,
    acs,
    audience: identifier ?? `spn:${principal.appId}`,
    inResponseTo: null,
    relayState: principal.relayState,
    nameIdFormat: null,
  };
  return deps.desk.ask(request, {
    tenant,
    application: principal.displayName,
    signedIn: (account) => answerPerson(account, { target, contexts: null }, context),
    cancelled: () => new SamlRefusal(75005).page(ids, deps.clock),
  });
}

async function answerPerson(account: Account, { target, contexts }: SignOn, context: SamlContext): Promise<Response> {
  const { tenant, principal } = target;
  const { ids, deps } = context;
  const user = userIn(tenant, account);
  if (user === undefined) return errorPage(foreignAccount(account, tenant, principal.displayName), ids, deps.clock);
  if (!isAssigned(tenant, principal, user))
    return new SamlRefusal(50105, notAssigned(principal, user.userPrincipalName).about).page(ids, deps.clock);
  const method = signInMethodOf(user);
  if (contexts !== null && !satisfies(method, contexts))
    return new SamlRefusal(75011, methodWords(method)).page(ids, deps.clock);
  return sendResponse(target, { account, user }, context);
}
