import type { Context, Hono } from 'hono';
import { pageFile } from '../http/page-response.ts';
import { answerAdminConsent } from './admin-consent.ts';
import { answerAuthorize } from './authorize.ts';
import { authPage } from './auth-page.ts';
import { answerInstanceDiscovery, answerKeys, answerOpenIdConfiguration } from './discovery.ts';
import type { EntraDeps } from './entra-deps.ts';
import { explainPage } from './error-page.ts';
import { answerLogout, type SamlLogoutAddress } from './logout.ts';
import { answerTokenPreflight, answerTokenRequest } from './token-endpoint.ts';
import { html } from '../http/html.ts';

const assets = new URL('./page/', import.meta.url);

/**
 * Puts the token service and its pages on the simulator's app: discovery at both spots that MSALs look at, keys, tokens,
 * sign-in, consent, sign-out.
 */
export function registerEntra(app: Hono, deps: EntraDeps, samlAddress: SamlLogoutAddress): void {
  const tenantOf = (c: Context): string => c.req.param('tenant') ?? '';
  app.get('/signin/assets/:file', (c) => pageFile(assets, c.req.param('file')));
  app.post('/signin/out', (c) => {
    const { cookie } = deps.sessions.end(c.req.raw);
    const page = authPage({
      title: 'Signed out',
      body: html`<h1>You signed out of your account</h1>
        <p>Go back to the application and sign in with another account.</p>`,
    });
    page.headers.append('set-cookie', cookie);
    return page;
  });
  app.post('/signin/:id', async (c) =>
    deps.desk.handle(c.req.param('id'), new URLSearchParams(await c.req.text()), c.req.raw),
  );
  app.get('/signin/:id', (c) => deps.desk.follow(c.req.param('id'), c.req.raw));

  app.get('/error', (c) => explainPage(c.req.query('code') ?? ''));
  app.get('/common/discovery/instance', (c) => answerInstanceDiscovery(c.req.raw));
  for (const version of ['/v2.0', '']) {
    app.get(`/:tenant${version}/.well-known/openid-configuration`, (c) =>
      answerOpenIdConfiguration(c.req.raw, tenantOf(c), deps),
    );
    app.get(`/:tenant/discovery${version}/keys`, () => answerKeys(deps));
  }
  const logged = withLog(deps);
  app.post(
    '/:tenant/oauth2/v2.0/token',
    logged((c) => answerTokenRequest(c.req.raw, tenantOf(c), deps)),
  );
  app.options('/:tenant/oauth2/v2.0/token', (c) => answerTokenPreflight(c.req.raw));
  app.on(
    ['GET', 'POST'],
    '/:tenant/oauth2/v2.0/authorize',
    logged((c) => answerAuthorize(c.req.raw, tenantOf(c), deps)),
  );
  app.on(
    ['GET', 'POST'],
    '/:tenant/oauth2/v2.0/logout',
    logged((c) => answerLogout(c.req.raw, tenantOf(c), deps, samlAddress)),
  );
  app.get(
    '/:tenant/v2.0/adminconsent',
    logged((c) => answerAdminConsent(c.req.raw, tenantOf(c), 'v2', deps)),
  );
  app.get(
    '/:tenant/adminconsent',
    logged((c) => answerAdminConsent(c.req.raw, tenantOf(c), 'v1', deps)),
  );
}

/** Handlers whose calls stand in the request log: path without its query, which may hold a code. */
export function withLog(deps: Pick<EntraDeps, 'log' | 'clock' | 'random'>) {
  return (handle: (c: Context) => Promise<Response>) =>
    async (c: Context): Promise<Response> => {
      const atMs = deps.clock.ms();
      const startedMs = performance.now();
      const response = await handle(c);
      const refusal =
        response.status < 400
          ? null
          : ((await response
              .clone()
              .json()
              .catch(() => null)) as { error_description?: string } | null);
      deps.log.add({
        atMs,
        method: c.req.method,
        path: c.req.path,
        status: response.status,
        ms: Math.round(performance.now() - startedMs),
        requestId: null,
        clientRequestId: c.req.header('client-request-id') ?? c.req.query('client-request-id') ?? null,
        appId: c.req.query('client_id') ?? null,
        note: refusal?.error_description?.split(' Trace ID:')[0] ?? null,
      });
      return response;
    };
}
