import type { SiteScope } from '@planner/core';
import { reportMails, uuidSource, withSite } from '@planner/db';
import { aClock, aPerson, aSite, useDatabase } from '@planner/testkit';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { secretBox } from '../secret-box.ts';
import { newConnection, saveConnection } from './connection.ts';
import { clientSecret } from './credential.ts';
import { tellOfExpiries, tellOfState } from './notices.ts';

const database = useDatabase();
const clock = aClock('2026-11-24T08:00:00Z');
const ids = uuidSource(clock);
let scope: SiteScope;
beforeAll(async () => {
  const build = { db: database.current.db, clock, ids };
  scope = await aSite(build, { hosts: ['rooms.test'] });
  await aPerson(scope, build, { may: ['administrator'], mail: 'jonas@nordlys.test' });
  await aPerson(scope, build, { may: ['book'], mail: 'ida@nordlys.test' });
});
beforeEach(() => database.current.sql('delete from mails'));

const inSite = <T>(work: Parameters<typeof withSite<T>>[2]) => withSite(database.current.db, scope, work);
const deps = { ids, publicUrl: 'https://planner.example' };
const mails = () =>
  database.current.sql<{ kind: string; to_address: string; link: string }>(
    'select kind, to_address, link from mails order by mail_id',
  );

describe('administrators', () => {
  test('are told of a connection that needs them, and of its recovery, once a transition', async () => {
    const change = { application: 'calendar-service', problem: 'consent', at: clock.now() } as const;
    await inSite((tx) => tellOfState(tx, { ...change, was: 'connected', is: 'attention' }, deps));
    await inSite((tx) => tellOfState(tx, { ...change, was: 'attention', is: 'attention' }, deps));
    await inSite((tx) => tellOfState(tx, { ...change, was: 'connected', is: 'unreachable' }, deps));
    await inSite((tx) => tellOfState(tx, { ...change, was: 'attention', is: 'limited' }, deps));
    const link = 'https://rooms.test/admin/settings/integration/calendar-synchronization';
    expect(await mails()).toEqual([
      { kind: 'connectionTrouble', to_address: 'jonas@nordlys.test', link },
      { kind: 'connectionRestored', to_address: 'jonas@nordlys.test', link },
    ]);
  });

  test('are told 60, 30, 14, 7 days and a day before a credential ends, once each', async () => {
    const end = clock.now().add({ hours: 61 * 24 });
    const fresh = newConnection({
      application: 'planner',
      tenantId: '0192f0c4-7b1e-4c3a-9d54-3f2a1b0c9d8e',
      clientId: '0192f0c4-7b1e-4c3a-9d54-3f2a1b0c9d8f',
      authorityUrl: 'https://login.test',
      graphUrl: 'https://graph.test',
      credential: clientSecret('a secret', end),
    });
    await inSite((tx) => saveConnection(tx, fresh, { box: secretBox(Buffer.alloc(32, 1)), clock }));
    for (let day = 0; day < 70; day += 1) {
      for (const hour of [0, 12]) {
        const at = clock.now().add({ hours: day * 24 + hour });
        await inSite((tx) => tellOfExpiries(tx, at, deps));
      }
    }
    const days = await database.current.sql<{ days: number }>(
      `select (params->>'days')::int as days from mails order by created_at`,
    );
    expect(days.map((one) => one.days)).toEqual([60, 30, 14, 7, 1]);
    expect((await inSite((tx) => reportMails(tx, 9))).map(({ state }) => state)).toEqual(
      Array.from({ length: 5 }, () => 'waiting'),
    );
  });
});
