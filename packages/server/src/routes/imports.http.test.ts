import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidSource } from '@planner/db';
import { type ImportDeps, createImportWorker } from '@planner/directory';
import { createGraphClient } from '@planner/graph';
import { aClock, useDatabase } from '@planner/testkit';
import type { ImportJobAnswer, ImportRowsAnswer, ImportRunAnswer } from '../api/import-schema.ts';
import { httpWorld, tuesdayMorning } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
let world: HttpWorld;
let imports: ImportDeps;
let jonas: Browser;
let connected = true;
let graphStatus = 200;
const jobs = '/api/v1/admin/import-jobs';
beforeAll(async () => {
  const clock = aClock(tuesdayMorning);
  const ids = uuidSource(clock);
  const client = createGraphClient({
    fetch: async (url) => {
      const prefix = decodeURIComponent(url).includes("startswith(displayName,'Nobody''s')");
      const value = prefix
        ? []
        : [
            { id: 'g2', displayName: 'Planner Users' },
            { id: 'g1', displayName: 'Front desk' },
          ];
      return Response.json({ value }, { status: graphStatus });
    },
    tokens: { token: () => Promise.resolve('token'), forget: () => undefined },
    baseUrl: 'https://graph.example',
    clock,
    requestId: () => ids.next(),
  });
  imports = {
    db: database.current.db,
    directoryOf: () => Promise.resolve(connected ? { client, tenantId: 'tenant' } : null),
    clock,
    ids,
    waitUntil: () => Promise.resolve(),
    worker: 'test',
    log: () => undefined,
  };
  world = await httpWorld(database.current, { imports });
  jonas = await world.as('Jonas');
});
afterAll(() => world.close());

const draft = (name: string, more: object = {}) => ({
  name,
  defaultLocation: world.home.locationId,
  defaultUserLanguage: 'en',
  ...more,
});
async function aJob(name: string, more: object = {}): Promise<ImportJobAnswer> {
  const answer = await jonas.post(jobs, { body: draft(name, more) });
  expect(answer.statusCode).toBe(201);
  return answer.json<ImportJobAnswer>();
}
const change = (job: ImportJobAnswer, body: object, version = job.version) =>
  jonas.patch(`${jobs}/${job.id}`, { body, headers: { 'if-match': `"${version}"` } });
const upload = (job: ImportJobAnswer, raw: string | Buffer, query = 'name=people.csv') =>
  jonas.post(`${jobs}/${job.id}/file?${query}`, { raw, headers: { 'content-type': 'text/csv' } });
async function work(): Promise<void> {
  const { signal } = new AbortController();
  await createImportWorker({ ...imports, signal }).look(world.home.scope);
}
async function run(job: ImportJobAnswer, applies = true): Promise<ImportRunAnswer> {
  const started = await jonas.post(`${jobs}/${job.id}/runs`, { body: { applies } });
  expect(started.statusCode).toBe(202);
  await work();
  return (await jonas.get(`/api/v1/admin/import-runs/${started.json<{ id: string }>().id}`)).json<ImportRunAnswer>();
}
const codes = (answer: Awaited<ReturnType<Browser['get']>>) =>
  answer.json<{ errors: readonly { code: string; field?: string }[] }>().errors.map(({ code, field }) => [code, field]);

describe('an import job', () => {
  test('is made with the usual values, listed with its zone and next run, changed and deleted', async () => {
    const job = await aJob('Azure AD');
    expect(job).toMatchObject({
      version: 1,
      settings: { dataSource: 'entra', loginFormat: 'UserPrincipalName', importDisabledAccounts: false },
      ready: true,
      nextRunAt: null,
      lastRun: null,
    });
    const schedule = { enabled: true, time: '02:30', days: ['wednesday'] };
    const changed = await change(job, { settings: { schedule, groupFilterPrefix: "Nobody's" } });
    expect(changed.headers['etag']).toBe('"2"');
    expect(changed.json()).toMatchObject({ version: 2, nextRunAt: '2026-11-25T01:30:00Z' });
    expect((await jonas.get(jobs)).json()).toMatchObject({ zone: 'Europe/Copenhagen', jobs: [{ id: job.id }] });
    expect((await jonas.get(`${jobs}/${job.id}/groups`)).json()).toEqual({ groups: [], withoutPrefix: 2 });
    const gone = await jonas.delete(`${jobs}/${job.id}`, { headers: { 'if-match': '"2"' } });
    expect(gone.statusCode).toBe(204);
    expect((await jonas.get(`${jobs}/${job.id}`)).statusCode).toBe(404);
    expect(
      await database.current.sql(`select action from audit_events where entity = 'importJob' order by event_id`),
    ).toEqual(['create', 'change', 'delete'].map((deed) => ({ action: `importJob.${deed}` })));
  });

  test('says of each field what is wrong with it', async () => {
    expect(codes(await jonas.post(jobs, { body: draft('') }))).toEqual([['INVALID_REQUEST', 'name']]);
    const elsewhere = draft('Elsewhere', { defaultLocation: world.elsewhere.locationId });
    expect(codes(await jonas.post(jobs, { body: elsewhere }))).toEqual([
      ['INVALID_REQUEST', 'settings.defaultLocation'],
    ]);
    const job = await aJob('Fields');
    expect(codes(await jonas.post(jobs, { body: draft('FIELDS') }))).toEqual([['NAME_TAKEN', 'settings.name']]);
    for (const time of ['24:00', '2:60', '']) {
      const schedule = { enabled: true, time, days: ['monday'] };
      expect(codes(await change(job, { settings: { schedule } }))).toEqual([
        ['INVALID_REQUEST', 'settings.schedule.time'],
      ]);
    }
    expect(codes(await change(job, { settings: { dataSource: 'csv' } }))).toEqual([
      ['INVALID_REQUEST', 'settings.dataSource'],
    ]);
  });

  test('that somebody else changed meanwhile isn’t overwritten', async () => {
    const job = await aJob('Twice');
    expect((await change(job, { settings: { guests: true } })).statusCode).toBe(200);
    expect(codes(await change(job, { settings: { guests: false } }))).toEqual([['STALE_VERSION', undefined]]);
    const blind = await jonas.patch(`${jobs}/${job.id}`, { body: { settings: {} } });
    expect(blind.statusCode).toBe(428);
    expect((await jonas.delete(`${jobs}/${job.id}`, { headers: { 'if-match': '"1"' } })).statusCode).toBe(412);
  });

  test('makes administrators only of a group that was confirmed', async () => {
    const job = await aJob('Admins');
    const { statusCode } = await change(job, { settings: { everybody: 'administrator' } });
    expect(statusCode).toBe(400);
    const link = {
      id: world.ids.next(),
      groupId: 'g1',
      groupName: 'Front desk',
      rightSet: 'administrator',
      scope: { kind: 'site' },
      directMembersOnly: false,
      location: null,
      language: null,
      company: null,
    };
    expect(codes(await change(job, { links: [link] }))).toEqual([['INVALID_REQUEST', 'confirmAdministrator']]);
    const linked = await change(job, { links: [link], confirmAdministrator: true });
    expect(linked.json()).toMatchObject({
      links: [{ groupId: 'g1', rightSet: 'administrator', groupName: 'Front desk' }],
    });
    expect((await change(job, { links: [{ ...link, rightSet: 'employee' }] }, 2)).statusCode).toBe(200);
  });

  test('offers the groups of the directory, or says what stands against it', async () => {
    const job = await aJob('Groups');
    const groups = () => jonas.get(`${jobs}/${job.id}/groups`);
    expect((await groups()).json()).toEqual({
      groups: [
        { id: 'g1', displayName: 'Front desk' },
        { id: 'g2', displayName: 'Planner Users' },
      ],
      withoutPrefix: null,
    });
    graphStatus = 403;
    expect((await groups()).json()).toMatchObject({
      code: 'IMPORT_NOT_READY',
      errors: [{ next: expect.stringContaining('User.Read.All') }],
    });
    graphStatus = 503;
    expect((await groups()).statusCode).toBe(503);
    graphStatus = 200;
    connected = false;
    expect((await groups()).json()).toMatchObject({
      code: 'IMPORT_NOT_READY',
      errors: [{ next: expect.stringContaining('Grant consent') }],
    });
    expect((await jonas.post(`${jobs}/${job.id}/runs`, { body: { applies: true } })).statusCode).toBe(409);
    connected = true;
  });
});

describe('a file of people', () => {
  test('that can’t be read is refused with line and column, and nothing is kept', async () => {
    const job = await aJob('Bad file', { dataSource: 'csv' });
    const answer = await upload(job, 'login,name\nida,Ida\n,Lars\n');
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'FILE_REFUSED',
      detail: 'Line 3, column “login”: the row has no login.',
    });
    const latin = await upload(job, Buffer.from('login,name\nida,Ædel\n', 'latin1'));
    expect(latin.json()).toMatchObject({ errors: [{ next: expect.stringContaining('Windows-1252') }] });
    expect((await upload(job, 'not a file', 'name=a&encoding=latin')).statusCode).toBe(400);
    expect((await jonas.post(`${jobs}/${job.id}/file?name=a`, { body: {} })).statusCode).toBe(400);
    expect((await jonas.get(`${jobs}/${job.id}`)).json()).toMatchObject({ file: null, ready: false });
  });

  test('is shown as a plan, applied as shown, and a bad row names its line', async () => {
    const job = await aJob('File', { dataSource: 'csv' });
    const taken = await upload(job, 'login,name,email,groups\nnina,Nina,nina@n.test,Desk\nole,Ole,ole,\n');
    expect(taken.json()).toMatchObject({ file: { rows: 2, name: 'people.csv' }, groups: 1, refusedRows: 1 });
    const preview = await run(job, false);
    expect(preview).toMatchObject({ state: 'planned', counts: { created: 1, refused: 1 }, trigger: { by: 'Jonas' } });
    const rows = (query = '') => jonas.get(`/api/v1/admin/import-runs/${preview.id}/rows?${query}`);
    expect((await rows()).json<ImportRowsAnswer>()).toMatchObject({
      rows: [
        {
          action: 'create',
          after: { displayName: 'Nina', login: 'nina' },
          rightsGiven: [{ kind: 'book' }],
          outcome: null,
        },
        { action: 'refuse', reason: 'rowInvalid', line: 3, faults: [{ column: 'email', code: 'notAnAddress' }] },
      ],
      next: null,
    });
    expect((await rows('limit=1')).json()).toMatchObject({ rows: [{ ordinal: 1 }], next: 1 });
    expect((await rows('after=1')).json()).toMatchObject({ rows: [{ ordinal: 2 }] });
    expect((await rows('action=refuse')).json<ImportRowsAnswer>().rows).toHaveLength(1);
    expect((await rows('q=NIN')).json<ImportRowsAnswer>().rows).toHaveLength(1);
    expect((await rows('q=%25')).json<ImportRowsAnswer>().rows).toEqual([]);
    const applied = await jonas.post(`/api/v1/admin/import-runs/${preview.id}/apply`);
    expect(applied.json()).toMatchObject({ state: 'applying' });
    await work();
    expect((await jonas.get(`${jobs}/${job.id}`)).json()).toMatchObject({
      lastRun: { state: 'succeeded', applied: 2 },
    });
    expect((await jonas.post(`/api/v1/admin/import-runs/${preview.id}/apply`)).json()).toMatchObject({
      code: 'IMPORT_PLAN_CLOSED',
    });
    expect(await database.current.sql(`select active from people where user_principal_name = 'nina'`)).toEqual([
      { active: true },
    ]);
  });
});

describe('a run', () => {
  test('that takes many away goes on when the number is typed', async () => {
    const job = await aJob('Brake', { dataSource: 'csv' });
    const people = Array.from({ length: 8 }, (_, n) => `brake${n},Person ${n}`);
    await upload(job, ['login,name', ...people].join('\n'));
    expect(await run(job)).toMatchObject({ state: 'succeeded', counts: { created: 8 } });
    await upload(job, ['login,name', ...people.slice(0, 2)].join('\n'));
    const waiting = await run(job);
    expect(waiting).toMatchObject({ state: 'waiting', brake: { reason: 'manyPeople', people: 6 }, applied: 0 });
    const approve = (count: number) =>
      jonas.post(`/api/v1/admin/import-runs/${waiting.id}/approve`, { body: { people: count } });
    expect((await approve(7)).json()).toMatchObject({
      code: 'IMPORT_PLAN_CLOSED',
      errors: [{ next: 'Type 6 if that is what you want.' }],
    });
    expect((await approve(6)).statusCode).toBe(202);
    await work();
    expect((await jonas.get(`${jobs}/${job.id}/runs`)).json()).toMatchObject({
      runs: [{ state: 'succeeded', counts: { deactivated: 6 } }, { state: 'succeeded' }],
    });
  });

  test('is the only one; who wants another is told which, and may cancel it', async () => {
    const job = await aJob('First', { dataSource: 'csv' });
    await upload(job, 'login,name\nper,Per\n');
    const other = await aJob('Second');
    const first = await jonas.post(`${jobs}/${job.id}/runs`, { body: { applies: true } });
    const second = await jonas.post(`${jobs}/${other.id}/runs`, { body: { applies: true } });
    expect(second.statusCode).toBe(409);
    expect(second.json<{ detail: string }>().detail).toContain('The import “First” is running since');
    expect((await jonas.delete(`${jobs}/${job.id}`, { headers: { 'if-match': '"1"' } })).statusCode).toBe(409);
    const cancel = `/api/v1/admin/import-runs/${first.json<{ id: string }>().id}/cancel`;
    expect((await jonas.post(cancel)).json()).toMatchObject({ state: 'cancelled' });
    expect((await jonas.post(cancel)).statusCode).toBe(409);
  });

  test('and a job of another site don’t exist here', async () => {
    const job = await aJob('Here', { dataSource: 'csv' });
    await upload(job, 'login,name\nzoe,Zoe\n');
    const { id } = await run(job, false);
    const stranger = await world.as('Jonas', world.elsewhere);
    const ifMatch = { headers: { 'if-match': '"1"' } };
    const answers = await Promise.all([
      stranger.get(`${jobs}/${job.id}`),
      stranger.patch(`${jobs}/${job.id}`, { body: {}, ...ifMatch }),
      stranger.delete(`${jobs}/${job.id}`, ifMatch),
      stranger.get(`${jobs}/${job.id}/groups`),
      stranger.get(`${jobs}/${job.id}/runs`),
      stranger.post(`${jobs}/${job.id}/runs`, { body: { applies: true } }),
      stranger.post(`${jobs}/${job.id}/file?name=a`, {
        raw: 'login,name\na,A\n',
        headers: { 'content-type': 'text/csv' },
      }),
      stranger.get(`/api/v1/admin/import-runs/${id}`),
      stranger.get(`/api/v1/admin/import-runs/${id}/rows`),
      stranger.post(`/api/v1/admin/import-runs/${id}/apply`),
      stranger.post(`/api/v1/admin/import-runs/${id}/approve`, { body: { people: 1 } }),
      stranger.post(`/api/v1/admin/import-runs/${id}/cancel`),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 404));
    expect((await stranger.get(jobs)).json()).toMatchObject({ jobs: [] });
  });
});
