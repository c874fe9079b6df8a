import type { Hono } from 'hono';
import { answerInstanceDiscovery, answerKeys, answerOpenIdConfiguration } from './discovery.ts';
import { answerTokenRequest, type EntraDeps } from './token-endpoint.ts';

/**
 * Puts the token service on the simulator's app: discovery at both spots that MSALs look at, keys, token endpoint.
 * @param pagesOrigin  asked at each discovery, since the pages' port is known only once they listen
 */
export function registerEntra(app: Hono, deps: EntraDeps, pagesOrigin: () => string | undefined): void {
  app.get('/common/discovery/instance', (c) => answerInstanceDiscovery(c.req.raw));
  for (const version of ['/v2.0', '']) {
    app.get(`/:tenant${version}/.well-known/openid-configuration`, (c) =>
      answerOpenIdConfiguration(c.req.raw, c.req.param('tenant'), pagesOrigin(), deps),
    );
    app.get(`/:tenant/discovery${version}/keys`, () => answerKeys(deps));
  }
  app.post('/:tenant/oauth2/v2.0/token', (c) => answerTokenRequest(c.req.raw, c.req.param('tenant'), deps));
}
