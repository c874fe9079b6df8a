import { describe, expect, test } from 'vitest';
import { aTestDirectory, type TestDirectory } from '../test-tenant/directory.ts';

/** Calls Graph as a signed-in person. */
async function asPerson(
  { simulator, tenant }: TestDirectory,
  { userId, scopes }: { userId: string; scopes: readonly string[] },
  path: string,
) {
  const caller = { appId: 'everything', tenantId: tenant.id, roles: [], delegated: { userId, scopes } };
  const response = await simulator.graph.handle(new Request(`https://graph.microsoft.com/v1.0${path}`), caller);
  return { status: response.status, body: await response.json() };
}

describe('a person who is signed in with User.Read', () => {
  test('reads oneself, the own groups and the organisation, and nobody else', async () => {
    const world = aTestDirectory();
    const [ida, otto] = [world.person('Ida'), world.person('Otto')];
    world.group('Sales', [ida]);
    const me = { userId: ida.id, scopes: ['User.Read'] };
    expect((await asPerson(world, me, '/me')).body).toMatchObject({ id: ida.id, displayName: 'Ida' });
    expect((await asPerson(world, me, `/users/${ida.id}?$select=mail`)).body.mail).toBe('ida@fjord.example');
    expect((await asPerson(world, me, `/users/${otto.id}`)).status).toBe(403);
    expect((await asPerson(world, me, '/users')).status).toBe(403);
    expect((await asPerson(world, me, '/me/memberOf')).body.value).toHaveLength(1);
    expect((await asPerson(world, me, `/users/${otto.id}/memberOf`)).status).toBe(403);
    expect((await asPerson(world, me, '/organization')).body.value).toMatchObject([{ displayName: 'Fjord' }]);
    expect((await asPerson(world, me, '/me/photo/$value')).body.error.code).toBe('ImageNotFound');
  });

  test('with User.Read.All reads others, too', async () => {
    const world = aTestDirectory();
    const [ida, otto] = [world.person('Ida'), world.person('Otto')];
    const me = { userId: ida.id, scopes: ['User.Read.All'] };
    expect((await asPerson(world, me, `/users/${otto.id}`)).body.displayName).toBe('Otto');
    expect((await asPerson(world, me, '/users')).body.value).toHaveLength(2);
  });
});

test('an app has no "me"', async () => {
  const { call } = aTestDirectory();
  expect(await call('GET', '/me')).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
});
