import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withSite } from '@planner/db';
import { useDatabase } from '@planner/testkit';
import type { PaneDraftAnswer } from '../api/addin-schema.ts';
import type { Problem } from '../api/problem-schema.ts';
import { httpWorld } from '../fixtures/http-world.ts';
import type { Browser, HttpWorld } from '../fixtures/http-world.ts';

const database = useDatabase();
const address = 'room-1@nordlys.example';
let world: HttpWorld;
let ida: Browser;
let lars: Browser;
beforeAll(async () => {
  world = await httpWorld(database.current);
  const { scope, rooms } = world.home;
  await withSite(database.current.db, scope, async (tx) => {
    await tx.run('update rooms set mailbox = $3 where site_id = $1 and room_id = $2', [
      scope.siteId,
      rooms[0]!.id,
      address,
    ]);
    await tx.run("update people set language = 'da' where site_id = $1 and person_id = $2", [
      scope.siteId,
      world.home.person('Lars').id,
    ]);
  });
  [ida, lars] = [await world.inOutlook('Ida'), await world.inOutlook('Lars')];
});
afterAll(() => world.close());

const timeAt = (hour: number) => ({
  kind: 'single',
  start: `2026-11-25T${hour}:00:00Z`,
  end: `2026-11-25T${hour + 1}:00:00Z`,
  zone: 'Romance Standard Time',
  allDay: false,
});

function hold(pane: Browser, more: { readonly hour: number; readonly organizer?: string }) {
  const { hour, ...organizer } = more;
  const body = { draftKey: world.ids.next(), revision: 1, roomIds: [world.home.rooms[0]!.id], headcount: 2 };
  return pane.post('/api/v1/addin/drafts', { body: { ...body, time: timeAt(hour), ...organizer } });
}

describe('an appointment in somebody else’s calendar', () => {
  test('gets its room from a delegate with the right to book for others, and is its owner’s', async () => {
    const owner = world.home.person('Omar');
    const answer = await hold(lars, { hour: 10, organizer: owner.mail!.toUpperCase() });
    expect([answer.statusCode, answer.json<PaneDraftAnswer>().state]).toEqual([200, 'pending']);
    const [draft] = await database.current.sql<{ by: string; organizer: string; key: string }>(
      'select person_id as by, organizer_id as organizer, organizer_key as key from addin_drafts',
    );
    expect(draft).toEqual({ by: world.home.person('Lars').id, organizer: owner.id, key: owner.mail });
  });

  test('gets none from somebody without that right, and none for somebody whom Planner doesn’t know', async () => {
    const refusedToIda = await hold(ida, { hour: 12, organizer: world.home.person('Omar').mail! });
    expect(refusedToIda.json<Problem>().errors).toMatchObject([{ code: 'RIGHT_MISSING' }]);
    const forStranger = await hold(lars, { hour: 12, organizer: 'nobody@nordlys.example' });
    expect([forStranger.statusCode, forStranger.json<Problem>().code]).toEqual([404, 'NOT_FOUND']);
    const own = await hold(ida, { hour: 12, organizer: world.home.person('Ida').mail! });
    expect(own.statusCode).toBe(200);
  });
});

describe('the check before an appointment is sent', () => {
  test('gives its reasons in the person’s language and names that', async () => {
    expect((await hold(ida, { hour: 14 })).statusCode).toBe(200);
    const held = (await hold(lars, { hour: 15 })).json<PaneDraftAnswer>();
    const runtime = world.visitor();
    const check = async (hour: number) => {
      const { draftKey, ticket } = held;
      const body = { draftKey, ticket, time: timeAt(hour), addresses: [address] };
      return (await runtime.post('/api/v1/addin/send-check', { body })).json<object>();
    };
    expect(await check(15)).toEqual({ allow: true, message: null, language: null });
    expect(await check(14)).toEqual({ allow: false, message: expect.stringContaining('optaget'), language: 'da' });
  });
});
