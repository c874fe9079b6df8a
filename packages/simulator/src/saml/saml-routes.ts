import type { Context, Hono } from 'hono';
import { aadsts, aadstsResponse, unknownApplication } from '../entra/aadsts.ts';
import { redirectTo } from '../entra/auth-page.ts';
import type { EntraDeps } from '../entra/entra-deps.ts';
import { withLog } from '../entra/entra-routes.ts';
import { findTenant } from '../entra/find-tenant.ts';
import { signedOutPage } from '../entra/logout.ts';
import { newIds } from '../entra/request-context.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { readAuthnRequest } from './authn-request.ts';
import { federationMetadata } from './metadata.ts';
import { answerMyApps, answerTile } from './my-apps.ts';
import { readMessage } from './protocol-message.ts';
import type { SamlContext, SamlPart } from './saml-part.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { signOut } from './single-logout.ts';
import { signOn } from './single-sign-on.ts';

/** Puts the SAML identity provider on the simulator's app: metadata, sign-on and sign-out, the tiles of My Apps. */
export function registerSaml(app: Hono, deps: EntraDeps, part: SamlPart): void {
  const logged = withLog(deps);
  const contextOf = (c: Context): SamlContext => ({
    deps,
    part,
    ids: newIds(new URL(c.req.url).searchParams, c.req.raw, deps),
  });
  // Entra takes FederationMetadata in any case, which this router doesn't.
  app.get(
    '/:tenant/:name{[Ff][Ee][Dd][Ee][Rr][Aa][Tt][Ii][Oo][Nn][Mm][Ee][Tt][Aa][Dd][Aa][Tt][Aa]}/2007-06/:file{[Ff][Ee][Dd][Ee][Rr][Aa][Tt][Ii][Oo][Nn][Mm][Ee][Tt][Aa][Dd][Aa][Tt][Aa]\\.[Xx][Mm][Ll]}',
    logged((c) => answerMetadata(c.req.raw, c.req.param('tenant') ?? '', contextOf(c))),
  );
  app.get(
    '/:tenant/saml2',
    logged((c) => answerSaml(c.req.raw, c.req.param('tenant') ?? '', contextOf(c))),
  );
  app.post(
    '/:tenant/saml2',
    logged((c) => answerPosted(c.req.raw, c.req.param('tenant') ?? '', contextOf(c))),
  );
  app.get('/myapps', (c) => answerMyApps(c.req.raw, contextOf(c)));
  app.get(
    '/myapps/signin/:appId',
    logged((c) => answerTile(c.req.raw, c.req.param('appId') ?? '', contextOf(c))),
  );
  // The address that the portal shows also has the application's name in it.
  app.get(
    '/myapps/signin/:name/:appId',
    logged((c) => answerTile(c.req.raw, c.req.param('appId') ?? '', contextOf(c))),
  );
}

async function answerMetadata(request: Request, tenantName: string, { deps, ids }: SamlContext): Promise<Response> {
  const { origin, searchParams } = new URL(request.url);
  const refuse = (refusal: ReturnType<typeof aadsts>) => aadstsResponse(refusal, { ...ids, origin }, deps.clock);
  const tenant = findTenant(deps.tenants, tenantName);
  if (tenant === undefined) return refuse(aadsts(90002, tenantName));
  const appId = searchParams.get('appid');
  const principal = appId === null ? null : (tenant.registry.servicePrincipalOf(appId) ?? undefined);
  if (principal === undefined) return refuse(unknownApplication(appId ?? '', tenant.displayName));
  // People sign in at the pages' address; the metadata comes from the authority's.
  const xml = await federationMetadata(tenant, principal, deps.pagesOrigin() ?? origin);
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The redirect binding: a message in the query. */
async function answerSaml(request: Request, tenantName: string, context: SamlContext): Promise<Response> {
  const { searchParams, search } = new URL(request.url);
  return answerMessage(
    request,
    { tenantName, binding: 'redirect', form: searchParams, rawQuery: search.slice(1) },
    context,
  );
}

/**
 * The POST binding. A form of another site brings no cookies along, so the browser is sent on to an address of ours,
 * where it has them.
 */
async function answerPosted(request: Request, tenantName: string, context: SamlContext): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const link = context.deps.desk.openLink((again) =>
    answerMessage(again, { tenantName, binding: 'post', form, rawQuery: '' }, context),
  );
  return redirectTo(link, 303);
}

async function answerMessage(
  request: Request,
  sent: { tenantName: string; binding: 'redirect' | 'post'; form: URLSearchParams; rawQuery: string },
  context: SamlContext,
): Promise<Response> {
  const { deps, ids } = context;
  const { form, tenantName } = sent;
  const tenant: Tenant | undefined = findTenant(deps.tenants, tenantName);
  if (tenant === undefined) return new SamlRefusal(90002, tenantName).page(ids, deps.clock);
  // An application's answer to our own LogoutRequest: everybody was told, nothing follows.
  if (form.has('SAMLResponse') && !form.has('SAMLRequest')) return signedOutPage([], null);
  const message = readMessage('SAMLRequest', sent);
  if (message instanceof SamlRefusal) return message.page(ids, deps.clock);
  if (message.root.localName === 'LogoutRequest') return signOut(request, { tenant, message }, context);
  const asked = readAuthnRequest(tenant, message);
  if (asked instanceof SamlRefusal) return asked.page(ids, deps.clock);
  const loginHint = form.get('login_hint') ?? form.get('username');
  return signOn(request, { tenant, asked, loginHint }, context);
}
