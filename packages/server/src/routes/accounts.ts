import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refused } from '@planner/core';
import type { Outcome, PersonId } from '@planner/core';
import {
  accountOf,
  deleteSessionOfPerson,
  deleteSessionsOfPerson,
  listApiTokens,
  rightsHolders,
  sessionsOfPerson,
  withSite,
} from '@planner/db';
import {
  beginFactor,
  changePassword,
  confirmFactor,
  endFactor,
  endSession,
  lookAtLink,
  makeApiToken,
  mayDoWithout,
  renewRecoveryCodes,
  requestReset,
  revokeApiToken,
  signInLocally,
  signOnConfiguration,
  takeLink,
} from '@planner/identity';
import type { AccountDeps, NewSession, OwnChange } from '@planner/identity';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveAnyone, serveAnyoneOutside, serveOutside } from '../http/calls.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { giveToken, tokenOf } from '../http/session-cookie.ts';
import type { Site } from '../http/site-host.ts';
import { presentAccount, presentLink, presentSessions, presentTokens } from '../presenters/accounts.ts';
import { presentSession } from '../presenters/session.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });

/** Passwords, links of mails, second factors, sessions and API tokens. */
export function serveAccounts(app: FastifyInstance, deps: ServerDeps): void {
  const limits = deps.settings.session;
  /** Local accounts of this process. @throws never: without a key there are none, and nobody could have a password */
  const accounts = (): AccountDeps | null => deps.accounts;

  serveAnyoneOutside(app, deps, 'signInLocally', async ({ body, site, http, correlationId }) => {
    const local = accounts();
    if (!local) return unknown;
    const base = publicUrlOf(http.request, deps.settings);
    const peopleUrl = base.ok ? `${base.value}/admin/users` : null;
    const who = { address: http.request.ip, agent: http.request.headers['user-agent'] ?? null };
    const given = { login: body.login, password: body.password, code: body.code ?? null, ...who, correlationId };
    const outcome = await signInLocally({ ...local, peopleUrl, ...(limits && { limits }) }, site.scope, given);
    return begun(outcome, { http, site, deps });
  });

  serveAnyone(app, deps, 'askForReset', async ({ body, tx, http }) => {
    const local = accounts();
    const base = publicUrlOf(http.request, deps.settings);
    if (!local || !base.ok || deps.mailFrom === null) return answer(202);
    const given = { login: body.login, address: http.request.ip, publicUrl: base.value };
    const limit = await requestReset(tx, given, local);
    return limit ? refused(limit) : answer(202);
  });

  serveAnyone(app, deps, 'readAccountLink', async ({ body, tx }) => {
    const link = await lookAtLink(tx, body.token, deps);
    return link.ok ? answer(200, presentLink(link.value)) : link;
  });

  serveAnyoneOutside(app, deps, 'useAccountLink', async ({ body, site, http }) => {
    const local = accounts();
    if (!local) return unknown;
    const way = { address: http.request.ip, agent: http.request.headers['user-agent'] ?? null };
    const use = { token: body.token, password: body.password, newPerson: body.person ?? null, way };
    const outcome = await takeLink({ ...local, ...(limits && { limits }) }, site.scope, use);
    return begun(outcome, { http, site, deps });
  });

  serve(app, deps, 'readOwnAccount', async ({ caller, tx }) => {
    const account = await accountOf(tx, caller.person.id);
    return account ? answer(200, presentAccount(account)) : unknown;
  });

  serveOutside(app, deps, 'changePassword', async ({ body, caller, site, http }) => {
    const local = accounts();
    if (!local) return unknown;
    const change = { ...own(caller, body.password, http.request), next: body.next };
    const outcome = await changePassword(local, site.scope, change);
    return outcome.ok ? answer(204) : outcome;
  });

  serveOutside(app, deps, 'beginSecondFactor', async ({ body, caller, site, http }) => {
    const local = accounts();
    if (!local) return unknown;
    const outcome = await beginFactor(local, site.scope, own(caller, body.password, http.request));
    return outcome.ok ? answer(201, outcome.value) : outcome;
  });

  serve(app, deps, 'confirmSecondFactor', async ({ body, caller, tx }) => {
    const local = accounts();
    if (!local) return unknown;
    const outcome = await confirmFactor(tx, { personId: caller.person.id, code: body.code }, local);
    return outcome.ok ? answer(200, { codes: [...outcome.value] }) : outcome;
  });

  serveOutside(app, deps, 'endSecondFactor', async ({ body, caller, site, http }) => {
    const local = accounts();
    if (!local) return unknown;
    const outcome = await endFactor(local, site.scope, own(caller, body.password, http.request));
    return outcome.ok ? answer(204) : outcome;
  });

  serveOutside(app, deps, 'renewRecoveryCodes', async ({ body, caller, site, http }) => {
    const local = accounts();
    if (!local) return unknown;
    const outcome = await renewRecoveryCodes(local, site.scope, own(caller, body.password, http.request));
    return outcome.ok ? answer(201, { codes: [...outcome.value] }) : outcome;
  });

  serve(app, deps, 'listOwnSessions', async ({ caller, tx, now }) =>
    answer(200, presentSessions(await sessionsOfPerson(tx, caller.person.id, now), caller.sessionKey)),
  );

  serve(app, deps, 'endOwnSession', async ({ params, caller, tx }) =>
    (await deleteSessionOfPerson(tx, caller.person.id, Buffer.from(params.key, 'hex'))) ? answer(204) : unknown,
  );

  serve(app, deps, 'endOtherSessions', async ({ caller, tx }) => {
    await deleteSessionsOfPerson(tx, caller.person.id, Buffer.from(caller.sessionKey, 'hex'));
    return answer(204);
  });

  serve(app, deps, 'listOwnTokens', async ({ caller, tx }) =>
    answer(200, presentTokens(await listApiTokens(tx, caller.person.id))),
  );

  serve(app, deps, 'makeToken', async ({ body, caller, tx }) => {
    const outcome = await makeApiToken(tx, { caller, wanted: body }, deps);
    return outcome.ok ? answer(201, outcome.value) : outcome;
  });

  serve(app, deps, 'revokeOwnToken', async ({ params, caller, tx }) =>
    (await revokeApiToken(tx, { id: params.id, caller, anybodys: false }, deps)) ? answer(204) : unknown,
  );
}

/** What a change to the own account carries besides itself. */
function own(
  caller: { readonly person: { readonly id: PersonId }; readonly sessionKey: string },
  password: string,
  request: FastifyRequest,
): OwnChange {
  return { personId: caller.person.id, password, address: request.ip, sessionKey: caller.sessionKey };
}

interface Beginning {
  readonly http: { readonly request: FastifyRequest; readonly reply: FastifyReply };
  readonly site: Site;
  readonly deps: ServerDeps;
}

/** Hands a session that has begun to the browser; one that it brought along ends, so that it isn't left behind. */
async function begun(
  outcome: Outcome<{ readonly personId: PersonId; readonly session: NewSession }>,
  { http, site, deps }: Beginning,
) {
  if (!outcome.ok) return outcome;
  const { personId, session } = outcome.value;
  const before = tokenOf(http.request);
  const holder = await withSite(deps.db, site.scope, async (tx) => {
    if (before !== undefined) await endSession(tx, before);
    const [found] = await rightsHolders(tx, [personId]);
    if (!found || mayDoWithout(await signOnConfiguration(tx), found.rights)) return found;
    await endSession(tx, session.token);
    return 'required';
  });
  if (!holder) return unknown;
  if (holder === 'required') return refused({ code: 'SIGN_ON_REQUIRED', params: {} });
  giveToken(http.reply, session.token, deps.settings.session);
  const { csrfToken } = session;
  return answer(201, presentSession({ ...holder, csrfToken, site, now: deps.clock.now() }));
}
