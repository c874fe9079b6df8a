import { describe, expect, test } from 'vitest';
import { aTestDirectory, eventual } from '../test-tenant/directory.ts';

describe("the directory's limits", () => {
  test('each answer says what it cost: less with $select and a small $top, more with $expand, never nothing', async () => {
    const { call, person, group } = aTestDirectory();
    const ida = person('Ida');
    const { id } = group('Sales', [ida]);
    const cost = async (path: string) =>
      (await call('GET', path, undefined, { headers: eventual })).headers.get('x-ms-resource-unit');
    expect(await cost('/users')).toBe('2');
    expect(await cost('/users?$select=id')).toBe('1');
    expect(await cost('/users?$select=id&$top=5')).toBe('1');
    expect(await cost('/users?$expand=manager')).toBe('3');
    expect(await cost(`/groups/${id}/members`)).toBe('3');
    expect(await cost(`/groups/${id}/transitiveMembers`)).toBe('5');
    expect(await cost(`/users/${ida.id}/memberOf`)).toBe('2');
    expect(await cost(`/users/${ida.id}`)).toBe('1');
    expect(await cost(`/users/${ida.id}/mailboxSettings`)).toBeNull();
  });

  test('over the units there is 429 with the time to wait; after that time it goes on', async () => {
    const { call, group, tenant, simulator, clock } = aTestDirectory();
    const { id } = group('Sales');
    tenant.limits.directoryUnits = 50;
    for (let n = 0; n < 10; n += 1) expect((await call('GET', `/groups/${id}/transitiveMembers`)).status).toBe(200);
    const refused = await call('GET', `/groups/${id}/transitiveMembers`);
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
    expect(refused.headers.get('x-ms-throttle-scope')).toBe(`Tenant_Application/ReadWrite/everything/${tenant.id}`);
    expect(refused.headers.get('x-ms-throttle-information')).toBe('ResourceUnitLimitExceeded');
    // Another app has a quota of its own.
    tenant.addApp({ appId: 'other', roles: ['Group.Read.All'] });
    expect((await call('GET', `/groups/${id}`, undefined, { as: 'other' })).status).toBe(200);
    const seconds = Number(refused.headers.get('retry-after'));
    await simulator.advanceTo(clock.now().add({ seconds: seconds + 1 }));
    const again = await call('GET', `/groups/${id}/transitiveMembers`);
    expect(again.status).toBe(200);
    expect(Number(again.headers.get('x-ms-throttle-limit-percentage'))).toBeGreaterThan(0.8);
  });

  test('writes have a limit of their own', async () => {
    const { call, person, tenant } = aTestDirectory();
    const { id } = person('Ida');
    tenant.limits.directoryWrites = 2;
    for (let n = 0; n < 2; n += 1)
      expect((await call('PATCH', `/users/${id}`, { jobTitle: `J${n}` })).status).toBe(204);
    const refused = await call('PATCH', `/users/${id}`, { jobTitle: 'J2' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ms-throttle-information')).toBe('WriteLimitExceeded');
    expect((await call('GET', `/users/${id}?$select=jobTitle`)).body.jobTitle).toBe('J1');
  });

  test('are larger for a larger organisation: 3 500 units under fifty users, 5 000 from there on', async () => {
    const { call, person, group } = aTestDirectory();
    const { id } = group('Sales');
    const path = `/groups/${id}/transitiveMembers`;
    for (let n = 0; n < 700; n += 1) expect((await call('GET', path)).status).toBe(200);
    expect((await call('GET', path)).status).toBe(429);
    for (let n = 0; n < 50; n += 1) person(`P${n}`);
    expect((await call('GET', path)).status).toBe(200);
  });
});
