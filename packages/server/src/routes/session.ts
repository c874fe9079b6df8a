import type { FastifyInstance } from 'fastify';
import { canonicalZone, nearestZones, refused } from '@planner/core';
import type { LocationId, Refusal } from '@planner/core';
import { listLocations, rightsHolders, updatePersonSettings } from '@planner/db';
import { beginSession, endAtProvider, endSession, mayDoWithout, signOnConfiguration } from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveAnyone } from '../http/calls.ts';
import { giveToken, keepsCookie, takeToken, tokenOf } from '../http/session-cookie.ts';
import { presentMe, presentSession, presentSignIn } from '../presenters/session.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

export function serveSession(app: FastifyInstance, deps: ServerDeps): void {
  serve(app, deps, 'readSession', async ({ caller, site, now }) =>
    answer(200, presentSession({ ...caller, site, now })),
  );

  serveAnyone(app, deps, 'readSignIn', async ({ tx, http }) => {
    const { mode: signOn } = await signOnConfiguration(tx);
    const byPassword = deps.accounts !== null;
    return answer(200, presentSignIn({ demo: deps.demo, byPassword, signOn, secure: keepsCookie(http.request) }));
  });

  serveAnyone(app, deps, 'signIn', async ({ body, site, tx, now, http }) => {
    const personId = deps.demo?.admit(body.personId) ?? null;
    const [holder] = personId ? await rightsHolders(tx, [personId]) : [];
    // Not on the list, of another site, or deactivated: all alike.
    if (!holder?.person.active) return unknown;
    if (!mayDoWithout(await signOnConfiguration(tx), holder.rights)) {
      return refused({ code: 'SIGN_ON_REQUIRED', params: {} });
    }
    const { session: limits } = deps.settings;
    const before = tokenOf(http.request);
    if (before !== undefined) await endSession(tx, before);
    const { token, csrfToken } = await beginSession(
      tx,
      holder.person.id,
      {
        clock: deps.clock,
        ...(limits && { limits }),
      },
      { method: 'demo', agent: http.request.headers['user-agent'] ?? null, address: http.request.ip },
    );
    giveToken(http.reply, token, limits);
    return answer(201, presentSession({ ...holder, csrfToken, site, now }));
  });

  serve(app, deps, 'signOut', async ({ tx, http }) => {
    const token = tokenOf(http.request) ?? '';
    const continueAt = deps.connections && (await endAtProvider(tx, token, deps.connections));
    await endSession(tx, token);
    takeToken(http.reply);
    return continueAt === null ? answer(204) : answer(200, { continueAt });
  });

  serve(app, deps, 'changeMe', async ({ body, caller, tx }) => {
    const { language, defaultLocationId } = body;
    const zone = body.zone === undefined ? undefined : canonicalZone(body.zone);
    if (zone === null) return refused(unknownZone(body.zone ?? '', 'zone'));
    if (defaultLocationId && !(await listLocations(tx)).some(({ id }) => id === defaultLocationId)) return unknown;
    const person = await updatePersonSettings(tx, caller.person.id, {
      ...(language && { language }),
      ...(zone && { zone }),
      ...(defaultLocationId !== undefined && { defaultLocationId: defaultLocationId as LocationId | null }),
    });
    return person ? answer(200, presentMe(person)) : unknown;
  });
}

/** A zone that looks like one and isn't. */
function unknownZone(name: string, field: string): Refusal {
  return { code: 'ZONE_UNKNOWN', field, params: { name, nearest: nearestZones(name) } };
}
