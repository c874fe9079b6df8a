import { beforeEach, describe, expect, test } from 'vitest';
import { aSiteWithRegistrations, registeredIds, useDatabase } from '@planner/testkit';
import type { SiteWithRegistrations } from '@planner/testkit';
import { clientSecret } from './credential.ts';

/*
 * Every state that the screen of a connection can show, reached as the simulator's control page reaches it.
 * The check asks for a new token each time, so what changes in Entra shows at once.
 */
const database = useDatabase();
let site: SiteWithRegistrations;
beforeEach(async () => {
  site = await aSiteWithRegistrations(database.current);
});
const calendar = 'calendar-service';
const app = `/tenants/{tenant}/enterprise-apps/${registeredIds[calendar]}`;

/** The calendars, connected and proved. */
async function connected(more: Parameters<SiteWithRegistrations['enter']>[1] = {}): Promise<void> {
  await site.enter(calendar, { state: 'connected', ...more });
  site.consentInEntra(calendar);
}

describe('a connection', () => {
  test('is not set up before ids and a credential are entered', async () => {
    expect(await site.state(calendar)).toBe('notSetUp');
    await site.enter(calendar, { credential: null });
    expect(await site.check(calendar)).toBe('notSetUp');
  });

  test('is not connected before somebody asked for consent, whatever Entra would say', async () => {
    await site.enter(calendar);
    expect(await site.state(calendar)).toBe('notConnected');
    site.consentInEntra(calendar);
    expect(await site.check(calendar)).toBe('notConnected');
  });

  test('is connected once a new token has the permissions and a room’s calendar answers', async () => {
    await connected();
    site.consentInEntra(calendar, ['Place.Read.All', 'MailboxSettings.Read']);
    expect(await site.check(calendar)).toBe('connected');
    const { checked } = (await site.read(calendar))!;
    expect(checked).toMatchObject({
      roles: expect.arrayContaining(['Calendars.ReadWrite', 'Place.Read.All']) as string[],
      // The first room's mailbox is gone: that says nothing about permissions, so the next one is tried.
      probes: [
        { room: 'Anholt', answer: 'absent' },
        { room: 'Bornholm', answer: 'ok' },
      ],
    });
    expect(checked?.servicePrincipalId).toBe(site.tenant.registry.servicePrincipalOf(registeredIds[calendar])!.id);
  });

  test('is limited without the optional permissions, and names them', async () => {
    await connected();
    expect(await site.check(calendar)).toBe('limited');
    expect(await site.limits(calendar)).toEqual([
      { kind: 'optional', permission: 'Place.Read.All' },
      { kind: 'optional', permission: 'MailboxSettings.Read' },
    ]);
  });

  test('whose consent was revoked needs attention, and heals when it is given again', async () => {
    await connected();
    await site.check(calendar);
    await site.control('DELETE', `${app}/permissions`);
    expect(await site.check(calendar)).toBe('attention');
    expect(await site.problem(calendar)).toEqual(['consent', null]);
    expect((await site.read(calendar))!.state).toBe('connected'); // work goes on trying, so that it heals by itself
    site.consentInEntra(calendar);
    expect(await site.check(calendar)).toBe('limited');
  });

  test('that lost one of two permissions needs attention too', async () => {
    await site.enter('planner', { state: 'connected' });
    site.consentInEntra('planner');
    expect(await site.check('planner')).toBe('limited');
    await site.control(
      'DELETE',
      `/tenants/{tenant}/enterprise-apps/${registeredIds.planner}/permissions/Group.Read.All`,
    );
    expect(await site.check('planner')).toBe('attention');
    expect((await site.read('planner'))!.checked?.probes).toContainEqual({
      what: 'groups',
      room: null,
      answer: 'refused',
    });
  });

  test('with a wrong secret says so by Microsoft’s number', async () => {
    await connected({ credential: clientSecret('another one') });
    expect(await site.check(calendar)).toBe('attention');
    expect(await site.problem(calendar)).toEqual(['credential', 7000215]);
    expect((await site.read(calendar))!.checked?.problem).toMatchObject({
      traceId: expect.stringMatching(/-/) as string,
      correlationId: expect.stringMatching(/-/) as string,
    });
  });

  test('with a secret that has lapsed says so', async () => {
    await connected();
    await site.control('POST', `/tenants/{tenant}/apps/${registeredIds[calendar]}/expire-secrets`);
    await site.check(calendar);
    expect(await site.problem(calendar)).toEqual(['credential', 7000222]);
  });

  test('whose application was deleted or disabled says which', async () => {
    await connected();
    await site.control('PATCH', app, { accountEnabled: false });
    await site.check(calendar);
    expect(await site.problem(calendar)).toEqual(['application', 7000112]);
    await site.control('DELETE', app);
    await site.check(calendar);
    expect(await site.problem(calendar)).toEqual(['application', 700016]);
  });

  test('to a directory that doesn’t exist says so', async () => {
    await connected({ tenantId: '00000000-1111-4222-8333-444444444444' });
    await site.check(calendar);
    expect(await site.problem(calendar)).toEqual(['application', 90002]);
  });

  test('whose rooms are all refused needs attention, and says that it isn’t the consent', async () => {
    await connected();
    await site.control('POST', '/faults', { path: '/users/*/calendar', status: 403 });
    expect(await site.check(calendar)).toBe('attention');
    expect(await site.problem(calendar)).toEqual(['mailbox', null]);
  });

  test('with access to rooms alone, given in Exchange, is limited and works', async () => {
    await connected();
    // RBAC for Applications: the token has no role, and Exchange lets it in all the same.
    site = { ...site, deps: { ...site.deps, fetch: stripRoles(site.deps.fetch) } };
    expect(await site.check(calendar)).toBe('limited');
    expect(await site.limits(calendar)).toContainEqual({ kind: 'mailboxScoped' });
  });

  test('that Microsoft doesn’t answer keeps its last good check, and waits as long as it is told', async () => {
    await connected();
    await site.check(calendar);
    const before = (await site.read(calendar))!.checked;
    await site.control('POST', '/faults', { path: '/users/*', status: 503, retryAfterSeconds: 120 });
    expect(await site.check(calendar)).toBe('unreachable');
    const { checked, missed } = (await site.read(calendar))!;
    expect(checked).toEqual(before);
    expect(missed?.retryAt).toBe('2026-11-24T08:02:00Z');
    await site.control('DELETE', '/faults');
    expect(await site.check(calendar)).toBe('unreachable'); // nothing is sent before the time that Microsoft named
    site.clock.moveTo(Temporal.Instant.from('2026-11-24T08:02:00Z'));
    expect(await site.check(calendar)).toBe('limited');
  });

  test('whose credential ends within thirty days warns', async () => {
    await connected({ credential: clientSecret('let me in~', Temporal.Instant.from('2026-12-20T00:00:00Z')) });
    expect(await site.check(calendar)).toBe('expiring');
  });
});

/** The same directory, whose tokens tell nothing of the roles that they carry. */
function stripRoles(fetch: SiteWithRegistrations['deps']['fetch']): SiteWithRegistrations['deps']['fetch'] {
  const real = new Map<string, string>();
  return async (url, init) => {
    const authorization = new Headers(init.headers).get('Authorization');
    const known = authorization && real.get(authorization.replace('Bearer ', ''));
    const headers = new Headers(init.headers);
    if (known) headers.set('Authorization', `Bearer ${known}`);
    const response = await fetch(url, { ...init, headers: Object.fromEntries(headers) });
    if (!url.includes('/oauth2/v2.0/token') || !response.ok) return response;
    const body = (await response.json()) as { access_token: string };
    const [head = '', payload = '', signature = ''] = body.access_token.split('.');
    const { roles: _none, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { roles?: unknown };
    const token = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    real.set(token, body.access_token);
    return Response.json({ ...body, access_token: token });
  };
}
