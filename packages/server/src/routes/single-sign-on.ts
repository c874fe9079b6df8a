import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refused } from '@planner/core';
import type { LocationId } from '@planner/core';
import { listLocations, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import {
  changeSignOn,
  enterProvider,
  failureOfReference,
  refreshMetadata,
  signOnConfiguration,
  startSignOn,
  testReport,
  whatIsMissing,
} from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveAnyone, serveOutside } from '../http/calls.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { browserKeyOf, giveBrowserKey } from '../http/sign-on-cookie.ts';
import { singleSignOnPolicies } from '../policies/single-sign-on.ts';
import { presentSignOn } from '../presenters/single-sign-on.ts';
import { namesOf } from './names.ts';
import { browserKeyFor } from './sign-on.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/** Set-up and test of single sign-on, for administrators; and what a browser is told whose sign-in failed. */
export function serveSingleSignOn(app: FastifyInstance, deps: ServerDeps): void {
  if (!deps.connections) return serveNone(app, deps);
  const outside = { ...deps.connections, demo: deps.demo };
  const present = (tx: SiteTransaction, request: FastifyRequest) => presentFor(tx, request, deps);

  serve(app, deps, 'readSingleSignOn', async ({ tx, http }) => answer(200, await present(tx, http.request)));

  serve(app, deps, 'changeSingleSignOn', async ({ tx, body, caller, correlationId, http }) => {
    const base = publicUrlOf(http.request, deps.settings);
    if (!base.ok) return base;
    const locationId = body.mapping?.locationId as LocationId | null | undefined;
    if (locationId && !(await listLocations(tx)).some(({ id }) => id === locationId)) return unknown;
    const { mapping, ...rest } = body;
    const changes = { ...rest, ...(mapping && { mapping: { ...mapping, locationId } }) };
    const asker = { personId: caller.person.id, correlationId };
    const changed = await changeSignOn(tx, { changes, baseUrl: base.value, asker }, outside);
    return changed.ok ? answer(200, await present(tx, http.request)) : changed;
  });

  serveOutside(app, deps, 'enterSignOnProvider', async ({ body, site, caller, correlationId, http }) => {
    const base = publicUrlOf(http.request, deps.settings);
    if (!base.ok) return base;
    const asker = { personId: caller.person.id, correlationId };
    const entered = await enterProvider(site.scope, { entry: body, baseUrl: base.value, asker }, outside);
    if (!entered.ok) return entered;
    return withSite(deps.db, site.scope, async (tx) => answer(200, await present(tx, http.request)));
  });

  serveOutside(app, deps, 'refreshSignOnProvider', async ({ site, http }) => {
    await refreshMetadata(site.scope, outside);
    return withSite(deps.db, site.scope, async (tx) => answer(200, await present(tx, http.request)));
  });

  serve(app, deps, 'beginSignOnTest', async ({ tx, caller, http }) => {
    const browserKey = browserKeyFor(http.request);
    const wish = {
      purpose: 'test',
      browserKey,
      returnPath: undefined,
      isFresh: false,
      startedBy: caller.person.id,
    } as const;
    const started = await startSignOn(tx, wish, outside);
    if (!started.ok) return started;
    giveBrowserKey(http.reply, browserKey);
    return answer(201, { url: started.value.url, id: started.value.requestId });
  });

  serve(app, deps, 'readSignOnTest', async ({ tx, params, caller }) => {
    const report = await testReport(tx, { requestId: params.id, startedBy: caller.person.id });
    if (report === 'unknown') return unknown;
    if (!report) return answer(200, { result: null });
    const { at, fault, match, claims, xml } = report;
    const shown = claims.map(({ name, values }) => ({ name, values: [...values] }));
    return answer(200, { result: { at: at.toString(), fault: fault && { ...fault }, match, claims: shown, xml } });
  });

  serveAnyone(app, deps, 'readSignInFailure', async ({ tx, query, http }) => {
    const browserKey = browserKeyOf(http.request);
    const failure = await failureOfReference(tx, { reference: query.reference, browserKey }, deps);
    return failure ? answer(200, failure) : unknown;
  });
}

async function presentFor(tx: SiteTransaction, request: FastifyRequest, { settings, demo }: ServerDeps) {
  const configuration = await signOnConfiguration(tx);
  const base = publicUrlOf(request, settings);
  const by = configuration.tested?.by;
  const names = await namesOf(tx, by === undefined ? [] : [by]);
  const missing = await whatIsMissing(tx, configuration, { demo });
  const testedBy = by === undefined ? null : (names.get(by) ?? null);
  return presentSignOn({ configuration, missing, baseUrl: base.ok ? base.value : null, testedBy });
}

/** A process without the key for secrets says so, rather than showing settings that it can't keep. */
function serveNone(app: FastifyInstance, deps: ServerDeps): void {
  const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });
  for (const name of Object.keys(singleSignOnPolicies) as (keyof typeof singleSignOnPolicies)[]) {
    if (singleSignOnPolicies[name].kind === 'anyone') serveAnyone(app, deps, name, async () => unavailable);
    else serve(app, deps, name, async () => unavailable);
  }
}
