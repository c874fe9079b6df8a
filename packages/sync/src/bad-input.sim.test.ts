import { withSite } from '@planner/db';
import { answerOf, brokenPromises, createWorld, makeMeeting } from '@planner/testkit';
import type { World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterEach, describe, expect, it } from 'vitest';

let world: World;
afterEach(async () => {
  await world.close();
});

type Json = Record<string, unknown>;

/** Changes how the event with this title looks to Planner. */
function disfigure(of: World, subject: string, change: (event: Json) => Json): void {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    const event = value as Json;
    if (event['subject'] === subject) return change(event);
    return Array.isArray(event['value']) ? { ...event, value: event['value'].map(walk) } : event;
  };
  of.tamper = (_call, body) => walk(body);
}

async function quarantined(of: World): Promise<{ params: { field?: string }; raw: unknown }[]> {
  return withSite(of.db, of.scope, (tx) =>
    tx.query<{ params: { field?: string }; raw: unknown }>(
      `select params, raw from findings where site_id = current_site() and kind = 'quarantined' and resolved_at is null`,
    ),
  );
}

const ill: [string, (event: Json) => Json, string][] = [
  ['without an end', ({ end: _end, ...event }) => event, 'end'],
  [
    'in a zone nobody knows',
    (event) => ({ ...event, start: { dateTime: '2026-11-26T10:00:00', timeZone: 'Mars' } }),
    'start',
  ],
  [
    'that ends before it starts',
    (event) => ({ ...event, end: { dateTime: '2026-11-26T01:00:00', timeZone: 'UTC' } }),
    'end',
  ],
  ['with half a character in its title', (event) => ({ ...event, subject: 'half \ud800' }), 'subject'],
  ['without an iCalUId', ({ iCalUId: _uid, ...event }) => event, 'iCalUId'],
];

describe('an event that can’t be understood', () => {
  it.each(ill)(
    '%s waits in quarantine while its neighbour goes on, and is taken up when it’s well',
    async (_what, change, field) => {
      world = await createWorld({ seed: `ill ${field}` });
      const [ida] = world.people as [WorldPerson];
      const [fjord] = world.rooms as [WorldRoom];
      disfigure(world, 'Ill', change);
      const sick = await makeMeeting(world, ida, {
        subject: 'Ill',
        from: '2026-11-26T10:00',
        minutes: 60,
        rooms: [fjord],
      });
      const well = await makeMeeting(world, ida, {
        subject: 'Well',
        from: '2026-11-26T12:00',
        minutes: 60,
        rooms: [fjord],
      });
      for (let round = 0; round < 2; round += 1) await world.pass(35);
      expect(await answerOf(world, ida, well, fjord)).toBe('accepted');
      const [finding] = await quarantined(world);
      expect(finding?.params.field).toBe(field);
      expect(JSON.stringify(finding?.raw)).not.toMatch(/Ill|half|person/i);
      world.tamper = null;
      await world.settle();
      expect(await answerOf(world, ida, sick, fjord)).toBe('accepted');
      expect(await brokenPromises(world)).toEqual([]);
    },
  );

  it('with markup, a huge body or a far year is taken or declined, never a crash', async () => {
    world = await createWorld({ seed: 'odd' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    const subject = '<script>alert(1)</script>';
    const markup = await makeMeeting(world, ida, { subject, from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    const big = await makeMeeting(world, ida, {
      subject: 'Big',
      from: '2026-11-27T10:00',
      minutes: 60,
      rooms: [fjord],
      more: { body: { contentType: 'text', content: 'x'.repeat(1_000_000) } },
    });
    await world.settle();
    expect(await answerOf(world, ida, markup, fjord)).toBe('accepted');
    expect(await answerOf(world, ida, big, fjord)).toBe('accepted');
    const rows = await world.database.sql<{ subject: string; body: string | null }>(
      'select subject, body from meetings order by start_at',
    );
    expect(rows).toMatchObject([
      { subject, body: null },
      { subject: 'Big', body: null },
    ]);
  });
});

describe('a delta link that has expired', () => {
  it('means a full read by comparison: bookings keep their ids and nobody is mailed', async () => {
    world = await createWorld({ seed: 'expired' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    await makeMeeting(world, ida, { subject: 'Kept', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    const gone = await makeMeeting(world, ida, {
      subject: 'Cancelled meanwhile',
      from: '2026-11-27T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    await world.settle();
    const ids = (): Promise<unknown> =>
      world.database.sql(`select booking_id from bookings where state = 'confirmed' order by start_at`);
    const [kept] = (await ids()) as [unknown];
    const writes = world.calls.length;
    world.fault({ path: '*delta*', status: 410, times: 2 });
    await world.outlook('DELETE', `/users/${ida.mail}/events/${gone.id}`);
    await world.settle();
    expect(await ids()).toEqual([kept]);
    expect(world.calls.slice(writes).some(({ status }) => status === 410)).toBe(true);
    expect(world.calls.slice(writes).filter(({ call }) => call.method !== 'GET')).toEqual([]);
    expect(await brokenPromises(world)).toEqual([]);
  });
});

describe('when Graph says not before', () => {
  it('Planner never asks that mailbox earlier', async () => {
    world = await createWorld({ seed: 'throttled' });
    const [ida] = world.people as [WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    world.fault({ path: '/users/room0*', status: 429, retryAfterSeconds: 90, times: 1 });
    await makeMeeting(world, ida, { subject: 'Waits', from: '2026-11-26T10:00', minutes: 60, rooms: [fjord] });
    for (let round = 0; round < 12; round += 1) await world.pass(15);
    const calls = world.calls.filter(({ call }) => call.mailbox === fjord.mailbox);
    const refused = calls.findIndex(({ status }) => status === 429);
    expect(refused).toBeGreaterThanOrEqual(0);
    const pause = calls[refused + 1]!.at.since(calls[refused]!.at).total('seconds');
    expect(pause).toBeGreaterThanOrEqual(90);
  });
});
