import { withSite } from '@planner/db';
import { aClock, countingIds, useDatabase } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { connectionOf, newConnection, saveConnection } from './connections/connection.ts';
import { clientSecret } from './connections/credential.ts';
import { createSite } from './create-site.ts';
import { allSites, siteOfHost } from './scope.ts';
import { secretBox } from './secret-box.ts';
import { changeSettings, siteProfile, siteSettings, usualSettings } from './settings.ts';

const database = useDatabase();
const clock = aClock('2026-11-24T08:00:00Z');
const ids = countingIds(clock);
const deps = () => ({ db: database.current.db, clock, ids });
const box = secretBox(Buffer.alloc(32, 1));
const connection = newConnection({
  application: 'planner',
  tenantId: 'nordlys',
  clientId: 'client',
  credential: clientSecret('hush-hush'),
  authorityUrl: 'https://login.test/nordlys',
  graphUrl: 'https://graph.test/v1.0',
});

describe('a site', () => {
  test('is found by its host, whatever the case and port', async () => {
    const scope = await createSite({ name: 'Nordlys', language: 'da', hosts: ['Planner.Nordlys.test'] }, deps());
    expect(await siteOfHost(database.current.db, 'planner.nordlys.TEST:8443')).toEqual(scope);
    expect(await siteOfHost(database.current.db, 'elsewhere.test')).toBeNull();
    expect(await allSites(database.current.db)).toContainEqual(scope);
  });

  test('has the usual settings until somebody decides otherwise', async () => {
    const scope = await createSite({ name: 'B', language: 'en', hosts: ['b.test'] }, deps());
    await withSite(database.current.db, scope, async (tx) => {
      expect(await siteProfile(tx)).toEqual({ name: 'B', language: 'en', settings: usualSettings });
      await changeSettings(tx, { maxHorizonDays: 90 });
      expect(await siteSettings(tx)).toEqual({ ...usualSettings, maxHorizonDays: 90 });
      await expect(changeSettings(tx, { maxHorizonDays: 181 })).rejects.toThrow('180');
    });
  });

  test('can’t take a host that leads to another one', async () => {
    await createSite({ name: 'C', language: 'en', hosts: ['c.test'] }, deps());
    await expect(createSite({ name: 'D', language: 'en', hosts: ['c.test'] }, deps())).rejects.toMatchObject({
      constraint: 'site_hosts_by_host',
    });
  });
});

describe('a connection', () => {
  test('gives its secret back, which the database never holds in the open', async () => {
    const scope = await createSite({ name: 'E', language: 'en', hosts: ['e.test'] }, deps());
    await withSite(database.current.db, scope, async (tx) => {
      await saveConnection(tx, connection, { box, clock });
      expect(await connectionOf(tx, 'planner', box)).toEqual(connection);
      expect(await connectionOf(tx, 'addin', box)).toBeNull();
    });
    const rows = await database.current.sql<{ client_secret: Buffer }>('select client_secret from connections');
    expect(rows.every((row) => !row.client_secret.includes('hush'))).toBe(true);
  });

  test('of an earlier release, which stored a secret and nothing about it, still opens', async () => {
    const scope = await createSite({ name: 'H', language: 'en', hosts: ['h.test'] }, deps());
    await withSite(database.current.db, scope, (tx) => saveConnection(tx, connection, { box, clock }));
    await database.current.sql('update connections set credential = null where site_id = $1', [scope.siteId]);
    const found = await withSite(database.current.db, scope, (tx) => connectionOf(tx, 'planner', box));
    expect(found?.credential).toEqual({ kind: 'secret', secret: 'hush-hush', hint: null, expiresAt: null });
  });

  test('doesn’t open with another key, nor when it was moved to another site', async () => {
    const [one, two] = [
      await createSite({ name: 'F', language: 'en', hosts: ['f.test'] }, deps()),
      await createSite({ name: 'G', language: 'en', hosts: ['g.test'] }, deps()),
    ];
    for (const scope of [one, two]) {
      await withSite(database.current.db, scope, (tx) => saveConnection(tx, connection, { box, clock }));
    }
    const other = secretBox(Buffer.alloc(32, 2));
    await expect(withSite(database.current.db, one, (tx) => connectionOf(tx, 'planner', other))).rejects.toThrow(
      'another key',
    );
    await database.current.sql(
      'update connections set client_secret = (select client_secret from connections where site_id = $1) where site_id = $2',
      [one.siteId, two.siteId],
    );
    await expect(withSite(database.current.db, two, (tx) => connectionOf(tx, 'planner', box))).rejects.toThrow(
      'does not open',
    );
  });
});
