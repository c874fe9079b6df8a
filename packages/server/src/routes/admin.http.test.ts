import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '@planner/testkit';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
let world: HttpWorld;
let jonas: Browser;
let room: string;
beforeAll(async () => {
  world = await httpWorld(database.current);
  jonas = await world.as('Jonas');
  room = world.home.rooms[0]!.id;
  await database.current.sql(
    `insert into mailboxes (site_id, room_id, address, state, done_seq, last_pulled_at, subscription_id, client_state_hash)
     values ($1, $2, 'room1@nordlys.example', 'live', 1, '2026-11-24T07:59:48Z', 'sub-1', $3)`,
    [world.home.scope.siteId, room, createHash('sha256').update('secret').digest()],
  );
  await database.current.sql(
    `insert into findings (site_id, finding_id, room_id, kind, subject_key, params, found_at, attempts)
     values ($1, '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e', $2, 'quarantined', 'event/1', '{"code":"noEnd"}', '2026-11-24T07:00:00Z', 5)`,
    [world.home.scope.siteId, room],
  );
});
afterAll(() => world.close());

async function dirtySeq(): Promise<number> {
  const [row] = await database.current.sql<{ dirty_seq: string }>('select dirty_seq from mailboxes');
  return Number(row?.dirty_seq);
}

describe('synchronization as everybody sees it', () => {
  test('is in step when all mailboxes were read', async () => {
    const ida = await world.as('Ida');
    expect((await ida.get('/api/v1/sync')).json()).toEqual({
      state: 'inStep',
      lastPulledAt: '2026-11-24T07:59:48Z',
      behindSeconds: null,
      waiting: 0,
    });
  });

  test('says since when it is behind', async () => {
    await database.current.sql(`update mailboxes set state = 'behind'`);
    expect((await jonas.get('/api/v1/sync')).json()).toMatchObject({ state: 'behind', behindSeconds: 12 });
    await database.current.sql(`update mailboxes set state = 'live'`);
  });
});

describe('an administrator', () => {
  test('sees each mailbox and what could not be settled', async () => {
    expect((await jonas.get('/api/v1/admin/mailboxes')).json()).toMatchObject({
      mailboxes: [
        { roomId: room, roomName: 'Room 1', address: 'room1@nordlys.example', state: 'live', openFindings: 1 },
      ],
    });
    expect((await jonas.get('/api/v1/admin/findings')).json()).toMatchObject({
      findings: [{ kind: 'quarantined', roomName: 'Room 1', params: { code: 'noEnd' }, attempts: 5, resolvedAt: null }],
    });
  });

  test('asks for a pull now, and for another try', async () => {
    const before = await dirtySeq();
    expect((await jonas.post(`/api/v1/admin/mailboxes/${room}/pull`)).statusCode).toBe(202);
    expect(await dirtySeq()).toBe(before + 1);
    const finding = '/api/v1/admin/findings/0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e/retry';
    expect((await jonas.post(finding)).statusCode).toBe(202);
    expect(await dirtySeq()).toBe(before + 2);
    expect(await database.current.sql('select attempts from findings')).toEqual([{ attempts: 0 }]);
  });

  test('of another site sees and wakes nothing here', async () => {
    const other = await world.as('Jonas', world.elsewhere);
    const theirs = (await other.get('/api/v1/admin/mailboxes')).json<{
      mailboxes: [];
      unlinked: { roomId: string }[];
    }>();
    expect(theirs.mailboxes).toEqual([]);
    expect(theirs.unlinked.map(({ roomId }) => roomId)).toEqual(world.elsewhere.rooms.map(({ id }) => id));
    expect((await other.get('/api/v1/admin/findings')).json()).toEqual({ findings: [] });
    const before = await dirtySeq();
    expect((await other.post(`/api/v1/admin/mailboxes/${room}/pull`)).statusCode).toBe(404);
    expect((await other.post('/api/v1/admin/findings/0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e/retry')).statusCode).toBe(
      404,
    );
    expect(await dirtySeq()).toBe(before);
  });
});
