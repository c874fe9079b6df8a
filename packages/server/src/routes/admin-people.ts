import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refused } from '@planner/core';
import type { Outcome, PersonId, RightScope } from '@planner/core';
import { grantsOfPerson, listApiTokens, listLocations, listPeople, personState, sessionsOfPerson } from '@planner/db';
import type { PersonState, SiteTransaction } from '@planner/db';
import {
  accountLinkUrl,
  deactivatePerson,
  endSessionsOfPerson,
  giveGrant,
  inviteAgain,
  invitePerson,
  reactivatePerson,
  revokeApiToken,
  takeGrant,
} from '@planner/identity';
import type { LinkWay, MadeInvitation } from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { answer, serve } from '../http/calls.ts';
import { invalid } from '../http/error-frame.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { presentTokens } from '../presenters/accounts.ts';
import { presentAdminDetails, presentAdminPerson } from '../presenters/admin-people.ts';
import { namesOf } from './names.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/** People, their rights and their tokens, for whoever manages people. */
export function serveAdminPeople(app: FastifyInstance, deps: ServerDeps): void {
  const details = async (tx: SiteTransaction, personId: PersonId) => {
    const state = await personState(tx, personId, deps.clock.now());
    return state && whole(tx, state, deps);
  };

  serve(app, deps, 'listAdminPeople', async ({ query, tx, now }) => {
    const active = query.state === 'all' ? null : query.state === 'active';
    const filter = {
      text: query.q,
      active,
      right: query.right ?? null,
      after: (query.after ?? null) as PersonId | null,
      limit: query.limit + 1,
    };
    const found = await listPeople(tx, filter, now);
    const page = found.slice(0, query.limit);
    const next = found.length > query.limit ? (page.at(-1)?.person.id ?? null) : null;
    return answer(200, { people: page.map(presentAdminPerson), next });
  });

  serve(app, deps, 'readAdminPerson', async ({ params, tx }) => {
    const found = await details(tx, params.id as PersonId);
    return found ? answer(200, found) : unknown;
  });

  serve(app, deps, 'invitePerson', async ({ body, caller, tx, http }) => {
    const way = wayOf(http.request, deps);
    if (!way.ok) return way;
    if (!deps.accounts) return unknown;
    const outcome = await invitePerson(tx, { caller, invitation: body, way: way.value }, deps.accounts);
    return outcome.ok ? answer(201, presentInvitation(outcome.value, way.value)) : outcome;
  });

  serve(app, deps, 'invitePersonAgain', async ({ params, caller, tx, http }) => {
    const way = wayOf(http.request, deps);
    if (!way.ok) return way;
    if (!deps.accounts) return unknown;
    const about = { caller, personId: params.id as PersonId, way: way.value };
    const outcome = await inviteAgain(tx, about, deps.accounts);
    return outcome.ok ? answer(201, presentInvitation(outcome.value, way.value)) : outcome;
  });

  serve(app, deps, 'giveGrant', async ({ params, body, caller, tx }) => {
    if (!deps.accounts) return unknown;
    const scope = body.scope as RightScope;
    if (!(await isOfTheSite(tx, scope))) return refused(invalid('scope', 'locations of this site'));
    const about = { caller, personId: params.id as PersonId, rightSet: body.rightSet, scope };
    const outcome = await giveGrant(tx, about, deps.accounts);
    if (!outcome.ok) return outcome;
    const found = await details(tx, about.personId);
    return found ? answer(201, found) : unknown;
  });

  serve(app, deps, 'takeGrant', async ({ params, caller, tx }) => {
    if (!deps.accounts) return unknown;
    const about = { caller, personId: params.id as PersonId, grantId: params.grantId };
    const outcome = await takeGrant(tx, about, deps.accounts);
    if (!outcome.ok) return outcome;
    const found = await details(tx, about.personId);
    return found ? answer(200, found) : unknown;
  });

  for (const [name, change] of [
    ['deactivatePerson', deactivatePerson],
    ['reactivatePerson', reactivatePerson],
  ] as const) {
    serve(app, deps, name, async ({ params, caller, tx }) => {
      if (!deps.accounts) return unknown;
      const outcome = await change(tx, { caller, personId: params.id as PersonId }, deps.accounts);
      return outcome.ok ? answer(200, await whole(tx, outcome.value, deps)) : outcome;
    });
  }

  serve(app, deps, 'endSessionsOfPerson', async ({ params, caller, tx }) => {
    if (!deps.accounts) return unknown;
    const about = { caller, personId: params.id as PersonId };
    const outcome = await endSessionsOfPerson(tx, about, deps.accounts);
    if (!outcome.ok) return outcome;
    const found = await details(tx, about.personId);
    return found ? answer(200, found) : unknown;
  });

  serve(app, deps, 'listAllTokens', async ({ tx }) => answer(200, presentTokens(await listApiTokens(tx, null))));

  serve(app, deps, 'revokeAnyToken', async ({ params, caller, tx }) =>
    (await revokeApiToken(tx, { id: params.id, caller, anybodys: true }, deps)) ? answer(204) : unknown,
  );
}

/** A person with grants, their givers' names and how many sessions they have. */
async function whole(tx: SiteTransaction, state: PersonState, { clock }: ServerDeps) {
  const { id } = state.person;
  const grants = await grantsOfPerson(tx, id);
  const names = await namesOf(
    tx,
    grants.flatMap(({ grantedBy }) => (grantedBy ? [grantedBy] : [])),
  );
  const sessions = (await sessionsOfPerson(tx, id, clock.now())).length;
  return presentAdminDetails(state, grants, { names, sessions });
}

/** Where links lead, and whether a mail brings them. */
function wayOf(request: FastifyRequest, deps: ServerDeps): Outcome<LinkWay> {
  const base = publicUrlOf(request, deps.settings);
  if (!base.ok) return base;
  return { ok: true, value: { publicUrl: base.value, canMail: deps.mailFrom !== null }, warnings: [] };
}

function presentInvitation({ personId, link, isMailed }: MadeInvitation, { publicUrl }: LinkWay) {
  return {
    personId,
    isMailed,
    link: isMailed ? null : accountLinkUrl(publicUrl, link.token),
    expiresAt: link.expiresAt.toString(),
  };
}

/** Whether a scope names only what the site has: a right for another site's location would be one for nothing. */
async function isOfTheSite(tx: SiteTransaction, scope: RightScope): Promise<boolean> {
  if (scope.kind !== 'locations') return scope.kind === 'site';
  const known = new Set((await listLocations(tx)).map(({ id }) => id));
  return scope.locationIds.length > 0 && scope.locationIds.every((id) => known.has(id));
}
