import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { Person } from '@planner/core';
import { activePersonOfObject, noteAddinClient, withSite } from '@planner/db';
import type { AddinClient, SiteTransaction } from '@planner/db';
import {
  admitByCode,
  beginSession,
  codeForPane,
  codeSeconds,
  endSession,
  paneLimits,
  paneTokenVerifier,
} from '@planner/identity';
import { connectionOf } from '@planner/sites';
import type { Connection } from '@planner/sites';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveAnyone, serveAnyoneOutside } from '../http/calls.ts';
import { invalid } from '../http/error-frame.ts';
import { bearerOf } from '../http/session-cookie.ts';

const signInAgain = refused({ code: 'SIGN_IN_REQUIRED', params: {} });

/** How the task pane signs in: by Outlook's token for our own scope, or by the code of its dialog. */
export function serveAddinSession(app: FastifyInstance, deps: ServerDeps): void {
  const outside = deps.connections;
  const verify =
    outside && paneTokenVerifier({ fetch: outside.fetch, now: () => new Date(deps.clock.now().epochMilliseconds) });
  const connection = (tx: SiteTransaction): Promise<Connection | null> =>
    outside ? connectionOf(tx, 'addin', outside.secrets) : Promise.resolve(null);

  serveAnyone(app, deps, 'readPaneSignIn', async ({ tx, site }) => {
    const known = await connection(tx);
    return answer(200, {
      siteName: site.name,
      language: site.language,
      nested: known && {
        clientId: known.clientId,
        authority: `${known.authorityUrl.replace(/\/$/, '')}/${known.tenantId}`,
        scope: `api://${known.clientId}/access_as_user`,
      },
    });
  });

  serveAnyoneOutside(app, deps, 'beginPaneSession', async ({ body, site, http }) => {
    if (body.by === 'code') {
      return withSite(deps.db, site.scope, async (tx) => {
        const holder = await admitByCode(tx, body, deps);
        // Unknown, used, too old, of another pane: all alike.
        if (!holder) return refused(invalid('code', 'the code of a sign-in that has just ended'));
        return begin(tx, { person: holder.person, client: body.client, deps });
      });
    }
    const authority = await withSite(deps.db, site.scope, connection);
    if (!authority || !verify) return signInAgain;
    const verdict = await verify(body.accessToken, authority);
    if (!verdict.ok) {
      http.request.log.info({ event: 'pane token refused', site: site.scope.siteId, because: verdict.because });
      if (verdict.because === 'unreachable') return refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 5 } });
      return signInAgain;
    }
    return withSite(deps.db, site.scope, async (tx) => {
      const person = await activePersonOfObject(tx, verdict.objectId);
      if (!person) return refused({ code: 'PERSON_NOT_IMPORTED', params: {} });
      return begin(tx, { person, client: body.client, deps });
    });
  });

  serve(app, deps, 'endPaneSession', async ({ tx, http }) => {
    await endSession(tx, bearerOf(http.request) ?? '');
    return answer(204);
  });

  serve(app, deps, 'makePaneCode', async ({ body, caller, tx, now }) => {
    const code = await codeForPane(tx, { personId: caller.person.id, nonce: body.nonce }, deps);
    if (code === null) return refused(invalid('nonce', '43 characters of base64url'));
    return answer(201, { code, expiresAt: now.add({ seconds: codeSeconds }).toString() });
  });
}

async function begin(
  tx: SiteTransaction,
  { person, client, deps }: { readonly person: Person; readonly client: AddinClient; readonly deps: ServerDeps },
) {
  const { token, expiresAt } = await beginSession(
    tx,
    person.id,
    { clock: deps.clock, limits: paneLimits, audience: 'addin' },
    { method: 'addin', agent: `${client.host} ${client.hostVersion}` },
  );
  await noteAddinClient(tx, { personId: person.id, client, at: deps.clock.now() });
  return answer(201, { token, expiresAt: expiresAt.toString(), language: person.language });
}

/** A secret that the database knows by its hash alone. */
export function newTicket(): { readonly ticket: string; readonly hash: Buffer } {
  const ticket = randomBytes(32).toString('base64url');
  return { ticket, hash: ticketHash(ticket) };
}

/** What the database knows of a ticket. */
export function ticketHash(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest();
}
