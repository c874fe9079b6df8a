import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { PersonId } from '@planner/core';
import { latestConsent, roomsToProbe, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { Caller } from '@planner/identity';
import {
  addCertificate,
  applicationKeys,
  applications,
  azScript,
  beginConsent,
  cancelConsent,
  clientSecret,
  clouds,
  connectionOf,
  consentCallbackPath,
  disconnect,
  enterConnection,
  powerShellScript,
  redirectUrisOf,
  registrationBody,
  resolveTenant,
  roomsOnlyScript,
  runCheck,
} from '@planner/sites';
import type { ConnectionDeps, ConsentAsker } from '@planner/sites';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import { invalid } from '../http/error-frame.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { connectionPolicies } from '../policies/connections.ts';
import { presentConnection } from '../presenters/connections.ts';
import type { ConnectionFacts } from '../presenters/connections.ts';
import { namesOf } from './names.ts';

/** Set-up, consent and checks of the three connections to Microsoft 365, for administrators. */
export function serveConnections(app: FastifyInstance, deps: ServerDeps): void {
  const outside = deps.connections;
  if (!outside) return serveNone(app, deps);
  const present = (tx: SiteTransaction, baseUrl: string | null) => presentAll(tx, { baseUrl, deps: outside });
  const baseOf = (request: Parameters<typeof publicUrlOf>[0]): string | null => {
    const url = publicUrlOf(request, deps.settings);
    return url.ok ? url.value : null;
  };

  serve(app, deps, 'listConnections', async ({ tx, http }) => answer(200, await present(tx, baseOf(http.request))));

  serveOutside(app, deps, 'enterConnection', async ({ params, body, site, caller, correlationId, http }) => {
    const known = clouds.find(({ key }) => key === body.cloud);
    const authorityUrl = known?.authorityUrl ?? body.authorityUrl;
    const graphUrl = known?.graphUrl ?? body.graphUrl;
    if (authorityUrl === undefined) return refused(invalid('authorityUrl', 'an https address'));
    if (graphUrl === undefined) return refused(invalid('graphUrl', 'an https address'));
    const tenantId = await resolveTenant(body.tenant, authorityUrl, outside.fetch);
    if (tenantId === null) return refused(invalid('tenant', 'the id of a directory, or a domain that it has'));
    const { secret } = body;
    const expiresAt = secret?.expiresAt == null ? null : Temporal.Instant.from(secret.expiresAt);
    const entry = {
      tenantId,
      clientId: body.clientId.toLowerCase(),
      authorityUrl,
      graphUrl,
      secret: secret ? clientSecret(secret.value, expiresAt) : null,
    };
    const asker = askerOf(caller, correlationId);
    return withSite(deps.db, site.scope, async (tx) => {
      await enterConnection(tx, { application: params.application, entry, asker }, outside);
      return answer(200, await present(tx, baseOf(http.request)));
    });
  });

  serve(app, deps, 'makeCertificate', async ({ params, tx, caller, correlationId, http }) => {
    const asker = askerOf(caller, correlationId);
    const made = await addCertificate(tx, { application: params.application, asker }, outside);
    return made.ok ? answer(201, await present(tx, baseOf(http.request))) : made;
  });

  serve(app, deps, 'beginConsent', async ({ params, tx, caller, correlationId, http }) => {
    const base = publicUrlOf(http.request, deps.settings);
    if (!base.ok) return base;
    const redirectUri = new URL(consentCallbackPath, base.value).href;
    const asker = askerOf(caller, correlationId);
    const begun = await beginConsent(tx, { application: params.application, redirectUri, asker }, outside);
    if (!begun.ok) return begun;
    return answer(201, { url: begun.value.url, expiresAt: begun.value.expiresAt.toString() });
  });

  serve(app, deps, 'cancelConsent', async ({ params, tx, caller, correlationId, http }) => {
    await cancelConsent(tx, { application: params.application, asker: askerOf(caller, correlationId) }, outside);
    return answer(200, await present(tx, baseOf(http.request)));
  });

  serveOutside(app, deps, 'checkConnection', async ({ params, site, caller, http }) => {
    const by = { kind: 'person', personId: caller.person.id } as const;
    const isSetUp = await runCheck(site.scope, params.application, { by, deps: outside });
    if (!isSetUp) return refused({ code: 'CONNECTION_INCOMPLETE', params: {} });
    return withSite(deps.db, site.scope, async (tx) => answer(200, await present(tx, baseOf(http.request))));
  });

  serve(app, deps, 'disconnect', async ({ params, tx, caller, correlationId, http }) => {
    const asker = askerOf(caller, correlationId);
    const done = await disconnect(tx, { application: params.application, asker }, outside);
    return done.ok ? answer(200, await present(tx, baseOf(http.request))) : done;
  });

  serve(app, deps, 'readConnectionSetup', async ({ params, query, tx, http }) => {
    const base = publicUrlOf(http.request, deps.settings);
    if (!base.ok) return base;
    const application = applications[params.application];
    const connection = await connectionOf(tx, params.application, outside.secrets);
    const certificates = [connection?.credential, connection?.nextCredential].flatMap((one) =>
      one?.kind === 'certificate' ? [one.certificate] : [],
    );
    const optional = query.optional?.split(',') ?? [];
    const wish = { application, baseUrl: base.value, optional, certificates };
    const servicePrincipalId = connection?.checked?.servicePrincipalId ?? null;
    const [room] = await roomsToProbe(tx, 1);
    return answer(200, {
      redirectUris: redirectUrisOf(wish),
      manifest: JSON.stringify(registrationBody(wish), null, 2),
      azScript: azScript(wish),
      powerShellScript: powerShellScript(wish),
      roomsOnlyScript:
        connection && servicePrincipalId !== null && params.application === 'calendar-service'
          ? roomsOnlyScript({
              clientId: connection.clientId,
              servicePrincipalId,
              name: application.name,
              room: room?.mailbox ?? null,
            })
          : null,
    });
  });
}

/** A process that can't reach Microsoft 365 says so, rather than showing connections that nobody checks. */
function serveNone(app: FastifyInstance, deps: ServerDeps): void {
  const unavailable = refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 60 } });
  for (const name of Object.keys(connectionPolicies) as (keyof typeof connectionPolicies)[]) {
    serve(app, deps, name, async () => unavailable);
  }
}

function askerOf({ person, sessionKey }: Caller, correlationId: string): ConsentAsker {
  return { personId: person.id, sessionKey, correlationId };
}

async function presentAll(
  tx: SiteTransaction,
  { baseUrl, deps }: { readonly baseUrl: string | null; readonly deps: ConnectionDeps },
) {
  const found: Pick<ConnectionFacts, 'application' | 'connection' | 'consent'>[] = [];
  const people: PersonId[] = [];
  for (const application of applicationKeys) {
    const connection = await connectionOf(tx, application, deps.secrets);
    const consent = await latestConsent(tx, application);
    people.push(...[connection?.connectedBy ?? [], consent?.startedBy ?? []].flat());
    found.push({ application, connection, consent });
  }
  const names = await namesOf(tx, people);
  const now = deps.clock.now();
  return { connections: found.map((one) => presentConnection({ ...one, names, baseUrl, now })) };
}
