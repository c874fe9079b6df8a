import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
let world: HttpWorld;
let jonas: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current, { settings: { publicUrl: 'https://planner.nordlys.example' } });
  jonas = await world.as('Jonas');
});
afterAll(() => world.close());

interface Details {
  readonly grants: readonly {
    readonly id: string;
    readonly rightSet: string | null;
    readonly rights: readonly string[];
    readonly origin: string;
  }[];
}
const of = (name: string) => world.home.person(name).id;
const site = { kind: 'site' };
const give = (browser: Browser, name: string, rightSet: string, scope: object = site) =>
  browser.post(`/api/v1/admin/people/${of(name)}/grants`, { body: { rightSet, scope } });
const grantsOf = async (name: string) => (await jonas.get(`/api/v1/admin/people/${of(name)}`)).json<Details>().grants;

test('the list of people pages by name, and finds by beginnings, right and state', async () => {
  const page = async (query: string) =>
    (await jonas.get(`/api/v1/admin/people?${query}`)).json<{ people: { displayName: string }[]; next: string }>();
  const names = async (query: string) => (await page(query)).people.map(({ displayName }) => displayName);
  const all = await names('limit=100');
  const { next } = await page('limit=2');
  expect([...(await names('limit=2')), ...(await names(`limit=2&after=${next}`))]).toEqual(all.slice(0, 4));
  expect(await names('q=jon')).toEqual(['Jonas']);
  expect(await names('right=administrator')).toEqual(['Jonas']);
  expect(await names('state=deactivated')).toEqual([]);
});

describe('a grant', () => {
  test('names its origin, adds up with the others, and is there once', async () => {
    const scope = { kind: 'locations', locationIds: [world.home.locationId] };
    const { grants } = (await give(jonas, 'Ida', 'receptionist', scope)).json<Details>();
    expect(grants.find(({ rightSet }) => rightSet === 'receptionist')).toMatchObject({
      rights: ['book', 'bookForOthers', 'reception'],
      scope,
      origin: 'manual',
      grantedBy: 'Jonas',
    });
    expect((await give(jonas, 'Ida', 'receptionist', scope)).json<Details>().grants).toHaveLength(grants.length);
  });

  test('for a location of another site, or for none, is refused', async () => {
    for (const locationIds of [[world.elsewhere.locationId], []]) {
      expect((await give(jonas, 'Ida', 'employee', { kind: 'locations', locationIds })).statusCode).toBe(400);
    }
  });

  test('that an import gave is named with its job and group, and not taken away by hand', async () => {
    const [linkId, jobId, rightId] = [world.ids.next(), world.ids.next(), world.ids.next()];
    const links = [{ id: linkId, groupName: 'Front desk', rightSet: 'receptionist' }];
    await database.current.sql(
      `insert into import_jobs (site_id, job_id, name_key, settings, links, created_at, updated_at, scheduled_from)
       values ($1, $2, 'azure ad', '{"name":"Azure AD"}', $3, now(), now(), now())`,
      [world.home.scope.siteId, jobId, JSON.stringify(links)],
    );
    await database.current.sql(
      `insert into rights (site_id, right_id, person_id, kind, scope, origin, link_id)
       values ($1, $2, $3, 'reception', '{"kind":"site"}', 'group', $4)`,
      [world.home.scope.siteId, rightId, of('Omar'), linkId],
    );
    const grant = (await grantsOf('Omar')).find(({ origin }) => origin === 'group');
    expect(grant).toMatchObject({ job: 'Azure AD', group: 'Front desk', rightSet: 'receptionist' });
    expect((await jonas.delete(`/api/v1/admin/people/${of('Omar')}/grants/${grant?.id}`)).statusCode).toBe(404);
  });

  test('of Administrator is given and taken by administrators alone', async () => {
    await give(jonas, 'Omar', 'userAdministrator');
    const omar = await world.as('Omar');
    expect((await give(omar, 'Ida', 'assistant')).statusCode).toBe(201);
    expect((await give(omar, 'Ida', 'administrator')).statusCode).toBe(403);
    expect((await omar.post(`/api/v1/admin/people/${of('Jonas')}/deactivate`)).statusCode).toBe(403);
  });

  test('wants a sign-in of the last quarter of an hour', async () => {
    const early = await world.as('Jonas');
    world.clock.advance({ minutes: 16 });
    const late = await give(early, 'Ida', 'facilityManager');
    expect([late.statusCode, late.json().code]).toEqual([403, 'RECENT_SIGN_IN_REQUIRED']);
    jonas = await world.as('Jonas');
  });
});

test('the last administrator stays, also when two remove each other at once', async () => {
  const own = (await grantsOf('Jonas')).find(({ rights }) => rights.includes('administrator'));
  const taken = await jonas.delete(`/api/v1/admin/people/${of('Jonas')}/grants/${own?.id}`);
  expect([taken.statusCode, taken.json().code]).toEqual([409, 'LAST_ADMINISTRATOR']);
  expect((await jonas.post(`/api/v1/admin/people/${of('Jonas')}/deactivate`)).statusCode).toBe(409);
  await give(jonas, 'Mette', 'administrator');
  const mette = await world.as('Mette');
  const both = await Promise.all([
    jonas.post(`/api/v1/admin/people/${of('Mette')}/deactivate`),
    mette.post(`/api/v1/admin/people/${of('Jonas')}/deactivate`),
  ]);
  // The loser is stopped by the guard, or by having lost the session meanwhile.
  expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  const [left] = await database.current.sql<{ n: number }>(
    `select count(*)::int as n from people p join rights r using (site_id, person_id)
     where p.active and r.kind = 'administrator' and p.site_id = $1`,
    [world.home.scope.siteId],
  );
  expect(left?.n).toBe(1);
  await database.current.sql('update people set active = true');
  jonas = await world.as('Jonas');
});

test('a deactivated person loses every session at once, and is the same person again later', async () => {
  const ida = await world.as('Ida');
  const gone = await jonas.post(`/api/v1/admin/people/${of('Ida')}/deactivate`);
  expect(gone.json()).toMatchObject({ person: { state: 'deactivated' }, sessions: 0 });
  expect((await ida.get('/api/v1/session')).statusCode).toBe(401);
  await jonas.post(`/api/v1/admin/people/${of('Ida')}/reactivate`);
  const back = await world.as('Ida');
  expect((await back.get('/api/v1/session')).json().rights.length).toBeGreaterThan(0);
});

test('everything here is unknown to another site’s administrator', async () => {
  const foreign = await world.as('Jonas', world.elsewhere);
  const id = of('Ida');
  const calls = [
    foreign.get(`/api/v1/admin/people/${id}`),
    foreign.post(`/api/v1/admin/people/${id}/grants`, { body: { rightSet: 'employee', scope: site } }),
    foreign.post(`/api/v1/admin/people/${id}/invitation`),
    foreign.post(`/api/v1/admin/people/${id}/deactivate`),
    foreign.post(`/api/v1/admin/people/${id}/reactivate`),
    foreign.delete(`/api/v1/admin/people/${id}/sessions`),
  ];
  expect((await Promise.all(calls)).map(({ statusCode }) => statusCode)).toEqual(calls.map(() => 404));
});

test('everything here is in the audit, with who did it', async () => {
  const rows = await database.current.sql<{ action: string }>(
    `select distinct action from audit_events where entity = 'person' and actor->>'personId' = $1`,
    [of('Jonas')],
  );
  const actions = rows.map(({ action }) => action);
  expect(actions).toEqual(expect.arrayContaining(['right.given', 'person.deactivate', 'person.reactivate']));
});
