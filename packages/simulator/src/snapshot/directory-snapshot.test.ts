import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createSimulator, type Simulator } from '../simulator.ts';
import { aTestDirectory } from '../test-tenant/directory.ts';
import { virtualClock } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { loadSnapshot, restoreFrom, SnapshotKeeper } from './snapshot-keeper.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

/** All that the directory holds, in a form that can be compared. */
function everything(tenant: Tenant) {
  const rolls = (group: { members: Iterable<unknown>; owners: Iterable<unknown> }) => ({
    ...group,
    members: [...group.members],
    owners: [...group.owners],
  });
  return {
    users: [...tenant.users.values()],
    groups: [...tenant.groups.all.values()].map(rolls),
    deleted: [...tenant.deleted.values()].map(({ kind, deletedAt, object }) => ({
      kind,
      deletedAt: deletedAt.toString(),
      object: 'members' in object ? rolls(object) : object,
    })),
    registry: tenant.registry.dump(),
    consents: tenant.consents.dump(),
    roles: [...tenant.apps.values()].map(({ appId, roles }) => [appId, [...roles]]),
  };
}

test.each(['closed', 'killed'])(
  '%s and started again, it finds people, groups, deleted ones, applications and grants; a delta goes on where it was',
  async (end) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'simulator-'));
    folders.push(dataDir);
    const { call, person, group, tenant, simulator, clock } = aTestDirectory();
    const [ida, otto] = [person('Ida', { profile: { department: 'Sales' } }), person('Otto')];
    const sales = group('Sales', [ida, otto]);
    group('Team', [ida, sales], {
      groupTypes: ['Unified'],
      mail: 'team@fjord.example',
      visibility: 'HiddenMembership',
    });
    group('Rule', [], { groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "Sales"' });
    const { id, appId } = (await call('POST', '/applications', { displayName: 'App', identifierUris: ['api://app'] }))
      .body;
    await call('POST', `/applications/${id}/addPassword`, {});
    const principal = (await call('POST', '/servicePrincipals', { appId })).body;
    const grant = {
      clientId: principal.id,
      consentType: 'AllPrincipals',
      resourceId: tenant.registry.graph.id,
      scope: 'User.Read',
    };
    await call('POST', '/oauth2PermissionGrants', grant);
    const link = (await call('GET', '/users/delta?$deltatoken=latest&$select=displayName')).body['@odata.deltaLink'];
    const keeper = await SnapshotKeeper.open(simulator, {
      dataDir,
      onError: (error) => expect.unreachable(String(error)),
    });
    // Nothing of this is in the first snapshot.
    await call('PATCH', `/users/${otto.id}`, { displayName: 'O.' });
    await call('DELETE', `/users/${ida.id}`);
    tenant.groups.removeMember(sales, otto.id);
    await call('DELETE', `/servicePrincipals/${principal.id}`);
    group('Late', [otto]);
    tenant.groups.addMembers(sales, [{ id: principal.id, kind: 'servicePrincipal' }]);
    // Killed: what was told is in the journal alone.
    if (end === 'closed') await keeper.close();

    const again: Simulator = createSimulator({ seed: 'directory/2', clock: virtualClock(clock.now()) });
    await restoreFrom(dataDir, again, (await loadSnapshot(dataDir))!);
    const restored = again.tenants.get(tenant.id)!;
    expect(everything(restored)).toEqual(everything(tenant));
    expect(restored.mailboxes.has(otto.id)).toBe(true);
    expect(restored.mailboxes.has(ida.id)).toBe(false);

    const ask = async (method: string, url: string) =>
      again.fetch(new Request(url, { method, headers: { authorization: 'Bearer everything' } }));
    const graph = 'https://graph.microsoft.com/v1.0';
    expect(await (await ask('GET', link)).json()).toMatchObject({
      value: [
        { id: otto.id, displayName: 'O.' },
        { id: ida.id, '@removed': { reason: 'changed' } },
      ],
    });
    expect((await ask('POST', `${graph}/directory/deletedItems/${ida.id}/restore`)).status).toBe(200);
    expect(restored.mailboxes.has(ida.id)).toBe(true);
    expect((await ask('POST', `${graph}/directory/deletedItems/${principal.id}/restore`)).status).toBe(200);
    expect(restored.consents.scopesOf(principal.id, restored.registry.graph, otto.id)).toEqual(['User.Read']);
  },
);
