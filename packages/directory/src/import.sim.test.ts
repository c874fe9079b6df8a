import { withSite } from '@planner/db';
import { type TestDatabase, aPerson, testDatabase } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportWorld, type ImportedPerson, importWorld } from './fixtures/world.ts';
import { rowsOfRun } from './queries/run-queries.ts';
import { applyPlan, approveRun, cancelRun, startRun, workOnRun } from './run/import-runs.ts';

let database: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  other = await testDatabase();
});
afterAll(async () => {
  await database.drop();
  await other.drop();
});

const user = ({ world }: Pick<ImportWorld, 'world'>, name: string, more: object = {}) =>
  world.tenant.addUser({ userPrincipalName: `${name}@nordlys.test`, displayName: name, ...more });
const member = (id: string, kind: 'user' | 'group' = 'user') => ({ id, kind });
const patch = (here: ImportWorld, id: string, change: Record<string, unknown>) => {
  const found = here.world.tenant.users.get(id)!;
  Object.assign(found, change);
  here.world.tenant.userChanged(found, Object.keys(change));
};
const stateOf = async (here: ImportWorld) => (await here.people()).map(({ login, active }) => [login, active]);

describe('an import', () => {
  it('brings people, but no rooms, and writes nothing the second time', async () => {
    const here = await importWorld({ seed: 'people', database }, (made) => {
      for (const name of ['ida', 'otto']) user(made, name);
      return {};
    });
    expect(await here.run()).toMatchObject({ state: 'succeeded', mode: 'full', counts: { created: 2, skipped: 1 } });
    expect(await stateOf(here)).toEqual(
      expect.arrayContaining([
        ['ida@nordlys.test', true],
        ['otto@nordlys.test', true],
      ]),
    );
    const before = await here.world.database.sql('select person_id, version from people order by 1');
    expect(await here.run()).toMatchObject({
      state: 'succeeded',
      mode: 'incremental',
      counts: { created: 0, changed: 0, unchanged: 2 },
    });
    expect(await here.run({ full: true })).toMatchObject({
      mode: 'full',
      counts: { created: 0, changed: 0, unchanged: 2 },
    });
    expect(await here.world.database.sql('select person_id, version from people order by 1')).toEqual(before);
  });

  it('reads more than one page of people, and of a group', async () => {
    const here = await importWorld({ seed: 'pages', database }, (made) => {
      const ids = Array.from({ length: 1050 }, (_, n) => user(made, `p${n}`).id);
      const group = made.world.tenant.groups.add({ displayName: 'All' });
      made.world.tenant.groups.addMembers(
        group,
        ids.map((id) => member(id)),
      );
      return { links: [made.link(group.id)] };
    });
    expect(await here.run()).toMatchObject({ state: 'succeeded', counts: { created: 1050 } });
  });

  it('hears incrementally of changes, new people, deleted and restored ones', async () => {
    let ids: string[] = [];
    const here = await importWorld({ seed: 'delta', database }, (made) => {
      ids = ['ida', 'otto', 'nana'].map((name) => user(made, name).id);
      return {};
    });
    await here.run();
    const { tenant } = here.world;
    patch(here, ids[0]!, { displayName: 'Ida Holm', language: 'da-DK' });
    const otto = { kind: 'user', object: tenant.users.get(ids[1]!)!, mailbox: tenant.mailboxes.get(ids[1]!) } as const;
    tenant.softDelete(otto);
    user(here, 'new');
    expect(await here.run()).toMatchObject({
      mode: 'incremental',
      state: 'succeeded',
      counts: { created: 1, deactivated: 1, changed: 1, unchanged: 1 },
    });
    const [person] = await here.world.database.sql('select person_id from people where directory_object_id = $1', [
      ids[1],
    ]);
    tenant.restore(otto);
    expect(await here.run()).toMatchObject({ mode: 'incremental', counts: { reactivated: 1, created: 0 } });
    expect(
      await here.world.database.sql('select person_id from people where directory_object_id = $1 and active', [ids[1]]),
    ).toEqual([person]);
  });

  it('gives rights by nested groups and hears of a change in the inner one', async () => {
    let inner!: string;
    let ida!: string;
    const here = await importWorld({ seed: 'nested', database }, (made) => {
      const { groups } = made.world.tenant;
      ida = user(made, 'ida').id;
      const [outside, inside] = [groups.add({ displayName: 'Reception' }), groups.add({ displayName: 'Desk' })];
      groups.addMembers(outside, [member(inside.id, 'group'), member(user(made, 'otto').id)]);
      inner = inside.id;
      return { links: [made.link(outside.id)], settings: { who: 'allUsers' } };
    });
    await here.run();
    const rightsOf = async () =>
      Object.fromEntries((await here.people()).map(({ login, rights }) => [login.split('@')[0], rights]));
    const full = ['book/default', 'book/group', 'bookForOthers/group', 'reception/group'];
    expect(await rightsOf()).toEqual({ ida: ['book/default'], otto: full });
    const { groups } = here.world.tenant;
    groups.addMembers(groups.all.get(inner)!, [member(ida)]);
    expect(await here.run()).toMatchObject({ mode: 'incremental' });
    expect(await rightsOf()).toEqual({ ida: full, otto: full });
  });

  it('reads everything anew when the delta link is worth nothing any more', async () => {
    const here = await importWorld({ seed: 'gone', database }, (made) => {
      for (const name of ['ida', 'otto']) user(made, name);
      return {};
    });
    await here.run();
    here.world.fault({ appId: 'import', path: '/users/delta*', status: 410, code: 'syncStateNotFound', times: 1 });
    user(here, 'new');
    expect(await here.run()).toMatchObject({ state: 'succeeded', counts: { created: 1, unchanged: 2 } });
    // Of another address: Graph moved to another cloud, the demo's tenant to another port.
    await here.world.database.sql(
      `update import_jobs set cursor = replace(cursor::text, 'graph.', 'former-graph.')::jsonb`,
    );
    user(here, 'later');
    expect(await here.run()).toMatchObject({ state: 'succeeded', counts: { created: 1, unchanged: 3 } });
  });
});

describe('a preview', () => {
  it('changes nothing, and is applied as it was shown, for half an hour', async () => {
    const here = await importWorld({ seed: 'preview', database }, (made) => {
      user(made, 'ida');
      return {};
    });
    const shown = await here.run({ applies: false });
    expect(shown).toMatchObject({ state: 'planned', counts: { created: 1 } });
    expect(await here.people()).toEqual([]);
    user(here, 'late');
    const { scope, db } = here.world;
    expect((await applyPlan(here.deps(), scope, shown.id)).ok).toBe(true);
    expect(await workOnRun(here.deps(), scope, shown.id)).toMatchObject({ state: 'succeeded', applied: shown.total });
    expect(await stateOf(here)).toEqual([['ida@nordlys.test', true]]);
    const rows = await withSite(db, scope, (tx) => rowsOfRun(tx, { runId: shown.id, limit: 10 }));
    expect(rows.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);

    const old = await here.run({ applies: false });
    await here.world.simulator.advanceTo(here.world.clock.now().add({ minutes: 31 }));
    expect(await applyPlan(here.deps(), scope, old.id)).toMatchObject({ ok: false, reason: 'planTooOld' });
  });

  it('whose person was changed in Planner meanwhile leaves that row to the next run', async () => {
    let ida!: string;
    const here = await importWorld({ seed: 'stale', database }, (made) => {
      ida = user(made, 'ida').id;
      return {};
    });
    await here.run();
    patch(here, ida, { displayName: 'Ida Holm' });
    const shown = await here.run({ applies: false });
    await here.world.database.sql('update people set version = version + 1 where directory_object_id = $1', [ida]);
    await applyPlan(here.deps(), here.world.scope, shown.id);
    expect(await workOnRun(here.deps(), here.world.scope, shown.id)).toMatchObject({ state: 'partly' });
    expect(await here.run()).toMatchObject({ state: 'succeeded', counts: { changed: 1 } });
  });
});

describe('a run', () => {
  it('that would take many away waits before its first change, and goes on when the number is typed', async () => {
    const ids: string[] = [];
    const here = await importWorld({ seed: 'brake', database }, (made) => {
      for (let n = 0; n < 8; n += 1) ids.push(user(made, `p${n}`).id);
      return {};
    });
    await here.run();
    for (const id of ids.slice(0, 6)) patch(here, id, { accountEnabled: false });
    const waiting = await here.run();
    expect(waiting).toMatchObject({ state: 'waiting', brake: { reason: 'manyPeople', people: 6 }, applied: 0 });
    const { scope } = here.world;
    const active = async () => (await here.people()).filter((one) => one.active).length;
    expect(await active()).toBe(8);
    expect(await approveRun(here.deps(), scope, { runId: waiting.id, typed: 5, by: null })).toMatchObject({
      reason: 'wrongNumber',
    });
    expect((await approveRun(here.deps(), scope, { runId: waiting.id, typed: 6, by: null })).ok).toBe(true);
    expect(await workOnRun(here.deps(), scope, waiting.id)).toMatchObject({ state: 'succeeded' });
    expect(await active()).toBe(2);
  });

  it('is the only one of its site; the second is told which', async () => {
    const here = await importWorld({ seed: 'one', database }, () => ({}));
    const { scope } = here.world;
    const wanted = { jobId: here.jobId, trigger: { kind: 'schedule' }, applies: true } as const;
    const first = await startRun(here.deps(), scope, wanted);
    expect(await startRun(here.deps(), scope, wanted)).toMatchObject({
      ok: false,
      reason: 'running',
      run: { id: first.run?.id },
    });
    expect(await cancelRun(here.deps(), scope, first.run!.id)).toBe(true);
    expect((await startRun(here.deps(), scope, wanted)).ok).toBe(true);
  });

  it('waits as long as Graph asks, and fails before any change when it isn’t allowed to read', async () => {
    const here = await importWorld({ seed: 'faults', database }, (made) => {
      user(made, 'ida');
      return {};
    });
    here.world.fault({ appId: 'import', path: '/users', status: 429, retryAfterSeconds: 90, times: 1 });
    const began = here.world.clock.now();
    expect(await here.run()).toMatchObject({ state: 'succeeded' });
    expect(here.world.clock.now().since(began).total('seconds')).toBeGreaterThanOrEqual(90);
    here.world.fault({
      appId: 'import',
      path: '/users/delta*',
      status: 403,
      code: 'Authorization_RequestDenied',
      times: 9,
    });
    expect(await here.run()).toMatchObject({
      state: 'failed',
      failure: { code: 'Authorization_RequestDenied', status: 403 },
    });
  });

  it('swaps the logins of two people, and ends the sessions of whoever leaves', async () => {
    const ids: string[] = [];
    const here = await importWorld({ seed: 'swap', database }, (made) => {
      for (const name of ['ida', 'otto', 'nana']) ids.push(user(made, name).id);
      return {};
    });
    await here.run();
    await here.world.database.sql(
      `insert into sessions select site_id, 'x', person_id, 'y', now(), now(), now() + interval '1 hour' from people where directory_object_id = $1`,
      [ids[2]],
    );
    patch(here, ids[0]!, { userPrincipalName: 'otto@nordlys.test', mail: 'otto@nordlys.test' });
    patch(here, ids[1]!, { userPrincipalName: 'ida@nordlys.test', mail: 'ida@nordlys.test' });
    patch(here, ids[2]!, { accountEnabled: false });
    expect(await here.run()).toMatchObject({ state: 'succeeded' });
    const now = new Map((await here.people()).map((one) => [one.external_id, one.login]));
    expect([now.get(ids[0]!), now.get(ids[1]!)]).toEqual(['otto@nordlys.test', 'ida@nordlys.test']);
    expect(await here.world.database.sql('select from sessions')).toEqual([]);
  });
});

/** Chance of the story's own: the world's is also drawn from by every new id, of which a run that is cut short needs more. */
function diceOf(seed: string): () => number {
  let state = Number.parseInt(seed, 36);
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A directory from the seed, changed once; the same seed makes the same. */
async function tellStory(
  seed: string,
  on: TestDatabase,
  crashes: boolean,
): Promise<{ people: readonly ImportedPerson[]; deaths: number }> {
  const dice = diceOf(seed);
  const ids: string[] = [];
  const groupIds: string[] = [];
  const here = await importWorld({ seed, database: on }, (made) => {
    const { world } = made;
    for (let n = 0; n < 40; n += 1) {
      ids.push(user(made, `p${n}`, { accountEnabled: dice() < 0.8, ...(dice() < 0.2 && { mail: null }) }).id);
    }
    for (let n = 0; n < 3; n += 1) {
      const group = world.tenant.groups.add({ displayName: `G${n}` });
      world.tenant.groups.addMembers(group, [
        ...ids.filter(() => dice() < 0.4).map((id) => member(id)),
        ...groupIds.filter(() => dice() < 0.5).map((id) => member(id, 'group')),
      ]);
      groupIds.push(group.id);
    }
    return {
      settings: { who: 'allUsers', threshold: null },
      links: groupIds.map((id, order) =>
        made.link(id, { order, ...(order === 2 && { rightSet: 'facilityManager', language: 'da' }) }),
      ),
    };
  });
  const { world } = here;
  await aPerson(world.scope, world.deps, {
    displayName: 'Local',
    userPrincipalName: 'p0@nordlys.test',
    mail: 'p1@nordlys.test',
    may: ['book', 'administrator'],
  });
  let deaths = 0;
  const chance = crashes
    ? (most: number) => 1 + ((Number.parseInt(seed, 36) * 7919 + deaths * 104_729) % most)
    : () => 0;
  const run = async () => {
    if (crashes) world.crash.arm(chance(60), deaths % 2 === 0);
    const before = world.crash.deaths;
    const ended = await here.run();
    world.crash.disarm();
    deaths += world.crash.deaths - before;
    return ended;
  };
  expect((await run()).state).toBe('succeeded');
  for (const id of ids) {
    const fate = dice();
    if (fate < 0.2) patch(here, id, { accountEnabled: !world.tenant.users.get(id)!.accountEnabled });
    else if (fate < 0.3) patch(here, id, { displayName: `Renamed ${id.slice(0, 4)}` });
  }
  const [one, two] = [world.tenant.users.get(ids[5]!)!, world.tenant.users.get(ids[6]!)!];
  const names = [one.userPrincipalName, two.userPrincipalName];
  patch(here, one.id, { userPrincipalName: names[1] });
  patch(here, two.id, { userPrincipalName: names[0] });
  world.tenant.groups.addMembers(world.tenant.groups.all.get(groupIds[0]!)!, [member(ids[7]!)]);
  expect((await run()).state).toBe('succeeded');
  const people = await here.people();
  expect(await here.run()).toMatchObject({
    counts: { created: 0, changed: 0, linked: 0, deactivated: 0, reactivated: 0 },
  });
  expect(await here.people()).toEqual(people);
  return { people, deaths };
}

describe('whatever the directory, and wherever the process dies', () => {
  it.each(['11', '22', '33', '44', '55', '66', '77', '88'])(
    'a run that was cut short ends as an undisturbed one (seed %s)',
    async (seed) => {
      const undisturbed = await tellStory(seed, database, false);
      const cut = await tellStory(seed, other, true);
      expect(cut.deaths).toBeGreaterThan(0);
      expect(cut.people).toEqual(undisturbed.people);
    },
  );
});
