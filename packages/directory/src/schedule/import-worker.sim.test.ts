import { setImmediate } from 'node:timers/promises';
import { withSite } from '@planner/db';
import { type TestDatabase, testDatabase } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeFile } from '../csv/take-file.ts';
import { type ImportWorld, importWorld } from '../fixtures/world.ts';
import { historyOfJob } from '../queries/run-queries.ts';
import { startRun } from '../run/import-runs.ts';
import { createImportWorker } from './import-worker.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const nightly = {
  schedule: {
    enabled: true,
    time: '02:30',
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  },
};
const aWorker = (here: ImportWorld, signal = new AbortController().signal, more: object = {}) =>
  createImportWorker({ ...here.deps(), ...more, signal });
const history = (here: ImportWorld) => withSite(database.db, here.world.scope, (tx) => historyOfJob(tx, here.jobId));
const until = (here: ImportWorld, instant: string) => here.world.simulator.advanceTo(Temporal.Instant.from(instant));

function world(seed: string, settings: object = nightly, names: readonly string[] = ['ida']) {
  return importWorld({ seed, database }, ({ world: { tenant } }) => {
    for (const name of names) tenant.addUser({ userPrincipalName: `${name}@nordlys.test`, displayName: name });
    return { settings };
  });
}

describe('the nightly import', () => {
  it('runs at its time in the zone of the site, once, however many processes look', async () => {
    const here = await world('night');
    const { scope } = here.world;
    await until(here, '2026-11-25T01:29:00Z');
    await aWorker(here).look(scope);
    expect(await history(here)).toEqual([]);
    await until(here, '2026-11-25T01:30:00Z'); // 02:30 in Copenhagen
    await Promise.all([aWorker(here).look(scope), aWorker(here).look(scope)]);
    await aWorker(here).look(scope);
    expect(await history(here)).toMatchObject([{ trigger: { kind: 'schedule' }, state: 'succeeded', mode: 'full' }]);
    await until(here, '2026-11-26T01:30:00Z');
    await aWorker(here).look(scope);
    expect((await history(here)).map(({ mode }) => mode)).toEqual(['incremental', 'full']);
  });

  it('is caught up once after some hours of downtime, and not after more than twelve', async () => {
    const here = await world('missed');
    await until(here, '2026-11-27T06:00:00Z'); // three nights, the last one not five hours ago
    await aWorker(here).look(here.world.scope);
    await aWorker(here).look(here.world.scope);
    expect(await history(here)).toHaveLength(1);
    await until(here, '2026-11-28T14:00:00Z');
    await aWorker(here).look(here.world.scope);
    expect(await history(here)).toHaveLength(1);
  });

  it('that meets another run begins when that one has ended', async () => {
    const here = await world('meets');
    const { scope } = here.world;
    await until(here, '2026-11-25T01:30:00Z');
    const byHand = await startRun(here.deps(), scope, {
      jobId: here.jobId,
      trigger: { kind: 'command' },
      applies: true,
    });
    await aWorker(here).look(scope);
    expect(await history(here)).toMatchObject([{ id: byHand.run!.id, state: 'succeeded' }]);
    await aWorker(here).look(scope);
    expect((await history(here)).map(({ trigger }) => trigger.kind)).toEqual(['schedule', 'command']);
  });

  it('leaves a failed run where it can’t begin, one a night', async () => {
    const here = await world('no-consent');
    await until(here, '2026-11-25T01:30:00Z');
    const notConnected = { directoryOf: () => Promise.resolve(null) };
    for (let look = 0; look < 3; look += 1) await aWorker(here, undefined, notConnected).look(here.world.scope);
    expect(await history(here)).toMatchObject([{ state: 'failed', failure: { code: 'notConnected' } }]);
  });

  it('hands its run back when the process stops, and the next process ends it at once', async () => {
    const here = await world('stops');
    const stopping = new AbortController();
    await until(here, '2026-11-25T01:30:00Z');
    here.world.fault({ appId: 'import', path: '/users', status: 429, retryAfterSeconds: 600, times: 1 });
    // Between two looks the worker waits two seconds; what it waits for longer is the directory.
    const waitUntil = async (instant: Temporal.Instant) => {
      if (instant.since(here.world.clock.now()).total('seconds') < 10) return setImmediate<undefined>(undefined);
      stopping.abort();
      throw new Error('aborted');
    };
    await aWorker(here, stopping.signal, { waitUntil }).run();
    const [run] = await history(here);
    expect(run).toMatchObject({ state: 'reading', trigger: { kind: 'schedule' } });
    expect(run?.waitsUntil?.toString()).toBe('2026-11-25T01:40:00Z');
    await aWorker(here).look(here.world.scope);
    expect(await history(here)).toMatchObject([{ id: run!.id, state: 'succeeded', waitsUntil: null }]);
  });
});

describe('an import from a file', () => {
  it('brings people with the rights of their groups, and deactivates whoever the next file leaves out', async () => {
    const here = await importWorld({ seed: 'csv', database }, ({ link }) => ({
      settings: { dataSource: 'csv', who: 'allUsers' },
      links: [link('Front desk')],
    }));
    const { scope } = here.world;
    expect(
      await startRun(here.deps(), scope, { jobId: here.jobId, trigger: { kind: 'command' }, applies: true }),
    ).toMatchObject({ ok: false, reason: 'noFile' });
    const take = (text: string) =>
      takeFile(database.db, scope, {
        jobId: here.jobId,
        name: 'people.csv',
        content: new TextEncoder().encode(text),
        encoding: 'utf-8',
        columns: {},
        at: here.world.clock.now(),
      });
    expect(await take('login,name,groups\nida,Ida,Front desk\nlars,Lars,\n')).toMatchObject({
      ok: true,
      file: { rows: 2, groupNames: ['Front desk'] },
      refusedRows: 0,
    });
    expect(await here.run()).toMatchObject({ state: 'succeeded', counts: { created: 2 } });
    expect(await here.people()).toMatchObject([
      { external_id: 'ida', rights: ['book/default', 'book/group', 'bookForOthers/group', 'reception/group'] },
      { external_id: 'lars', rights: ['book/default'] },
    ]);
    expect(await here.run()).toMatchObject({ counts: { created: 0, changed: 0, unchanged: 2 } });
    expect(await take('login;name\n"ida;Ida\n')).toMatchObject({ ok: false, faults: [{ line: 2, code: 'quote' }] });
    await take('login,name,groups\nida,Ida,Front desk\n');
    expect(await here.run()).toMatchObject({ counts: { deactivated: 1, unchanged: 1 } });
  });
});
