import { html } from '../http/html.ts';
import { unknownApplication } from '../entra/aadsts.ts';
import { authPage, redirectTo } from '../entra/auth-page.ts';
import { isAssigned } from '../entra/consent-rules.ts';
import { findTenant } from '../entra/find-tenant.ts';
import type { SamlContext } from './saml-part.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { signOnUnasked } from './single-sign-on.ts';

/** The page with the tiles of a person's applications. */
export async function answerMyApps(request: Request, { deps }: SamlContext): Promise<Response> {
  return deps.desk.ask(request, {
    tenant: null,
    application: 'My Apps',
    signedIn: async ({ tenant, user }) => {
      const apps = [...tenant.registry.servicePrincipals.values()].filter(
        (one) => one.preferredSingleSignOnMode === 'saml' && one.accountEnabled && isAssigned(tenant, one, user),
      );
      return authPage({
        title: 'My Apps',
        body: html`<p class="who">${user.userPrincipalName}</p>
          <h1>My Apps</h1>
          ${apps.length === 0 && html`<p>No application was assigned to you.</p>`}
          <ul>
            ${apps.map((one) => html`<li><a href="/myapps/signin/${one.appId}?tenantId=${tenant.id}">${one.displayName}</a></li>`)}
          </ul>
          <form method="post" action="/signin/out">
            <div class="actions"><button>Sign out</button></div>
          </form>`,
      });
    },
    cancelled: () => redirectTo('/myapps'),
  });
}

/**
 * A tile: with a sign-on URL the application is opened there and asks for itself, without one the response comes unasked
 * (learn.microsoft.com/entra/identity/enterprise-apps/plan-sso-deployment, "IdP-initiated").
 */
export async function answerTile(request: Request, appId: string, context: SamlContext): Promise<Response> {
  const { deps, ids } = context;
  const tenantId = new URL(request.url).searchParams.get('tenantId') ?? '';
  const tenant = findTenant(deps.tenants, tenantId);
  if (tenant === undefined) return new SamlRefusal(90002, tenantId).page(ids, deps.clock);
  const principal = tenant.registry.servicePrincipalOf(appId);
  if (principal === undefined || principal === tenant.registry.graph)
    return new SamlRefusal(700016, unknownApplication(appId, tenant.displayName).about).page(ids, deps.clock);
  if (!principal.accountEnabled) return new SamlRefusal(7000112, appId).page(ids, deps.clock);
  if (principal.loginUrl) return redirectTo(principal.loginUrl);
  return signOnUnasked(request, { tenant, principal }, context);
}
