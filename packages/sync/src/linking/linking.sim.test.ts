import { retryFinding, withSite } from '@planner/db';
import { createGraphClient } from '@planner/graph';
import { commentsTo, createWorld, eventsOf, isWrite, makeMeeting } from '@planner/testkit';
import type { OutlookEvent, World } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveMailbox } from './resolve-mailbox.ts';

let world: World;
const endless = {
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'monday' },
  range: { type: 'noEnd', startDate: '2026-11-30', recurrenceTimeZone: 'Romance Standard Time' },
};

beforeAll(async () => {
  world = await createWorld({ seed: 'linking', rooms: 3 });
});
afterAll(() => world.close());

const by = () => ({ personId: world.people[0]!.id, correlationId: 'test' });
const wish = (room = world.rooms[0]!, more = {}) => ({
  roomId: room.id,
  address: room.mailbox,
  path: null,
  authority: 'planner' as const,
  takeNotes: false,
  ...more,
});

async function holding(): Promise<string[]> {
  const rows = await withSite(world.db, world.scope, (tx) =>
    tx.query<{ subject: string; count: number; grandfathered: boolean }>(
      `select m.subject, count(*)::int as count, bool_and(b.grandfathered) as grandfathered
       from bookings b join meetings m using (site_id, meeting_id)
       where b.site_id = current_site() and b.room_id = $1 and b.state = 'confirmed' group by m.subject order by m.subject`,
      [world.rooms[0]!.id],
    ),
  );
  return rows.map(({ subject, count, grandfathered }) => `${subject} ${count}${grandfathered ? ' honoured' : ''}`);
}

async function openKinds(): Promise<string[]> {
  const rows = await world.database.sql<{ kind: string }>(
    'select kind from findings where resolved_at is null order by kind',
  );
  return rows.map(({ kind }) => kind);
}

/** Somebody's meeting that the room has accepted by its own booking attendant, as before Planner came. */
async function agreed(
  subject: string,
  from: string,
  more: Partial<Parameters<typeof makeMeeting>[2]> = {},
): Promise<OutlookEvent> {
  const made = await makeMeeting(world, world.people[1]!, {
    subject,
    from,
    minutes: 60,
    rooms: [world.rooms[0]!],
    ...more,
  });
  await world.pass(5);
  const copy = (await eventsOf(world, world.rooms[0]!.mailbox)).find(({ iCalUId }) => iCalUId === made.iCalUId);
  if (copy?.responseStatus.response !== 'accepted')
    await world.outlook('POST', `/users/${world.rooms[0]!.mailbox}/events/${copy!.id}/accept`, { sendResponse: false });
  await world.pass(5);
  return made;
}

describe('an address that is to be linked', () => {
  const refusalOf = async (address: string, more = {}) => {
    const outcome = await world
      .engine()
      .administration.previewLink(world.scope, wish(world.rooms[0], { address, ...more }));
    return outcome.ok ? null : outcome.errors[0]?.params['reason'];
  };

  it('is refused with its reason', async () => {
    world.tenant.addUser({ userPrincipalName: 'upn@nordlys.test', displayName: 'Other', kind: 'room' }, {});
    expect(await refusalOf('nobody@nordlys.test')).toBe('notFound');
    expect(await refusalOf(world.people[1]!.mail)).toBe('person');
    expect(await refusalOf(world.rooms[0]!.mailbox, { path: 'upn@nordlys.test' })).toBe('mismatch');
    const taken = await world
      .engine()
      .administration.link(world.scope, wish(world.rooms[0], { address: world.rooms[1]!.mailbox }), by());
    expect(taken.ok ? null : taken.errors[0]?.params).toMatchObject({ reason: 'taken', room: 'Room 1' });
  });

  it('of a distribution list is told from one that nobody has, where the directory may be asked', async () => {
    world.tenant.groups.add({ displayName: 'All rooms', mail: 'rooms@nordlys.test' });
    world.tenant.addApp({ appId: 'directory', roles: ['Calendars.ReadWrite', 'Group.Read.All'] });
    const client = createGraphClient({
      fetch: world.fetch,
      tokens: { token: () => Promise.resolve('directory'), forget: () => undefined },
      baseUrl: 'https://graph.microsoft.com',
      clock: world.clock,
      requestId: () => world.deps.ids.next(),
    });
    const deps = { ...world.deps, graphFor: async () => client, directoryFor: async () => client };
    const outcome = await resolveMailbox(deps, world.scope, { address: 'rooms@nordlys.test', path: null });
    expect(outcome.ok ? null : outcome.errors[0]?.params['reason']).toBe('list');
  });

  it('of a room that another site synchronizes is refused', async () => {
    await world.database.sql(
      `with other as (insert into sites (site_id, name, settings, default_language, created_at) values (gen_random_uuid(), 'Other', '{}', 'en', now()) returning site_id),
        place as (insert into locations (site_id, location_id, name, sort_key, zone, currency, default_language)
          select site_id, site_id, 'There', 'there', 'Europe/Copenhagen', 'DKK', 'da' from other returning site_id),
        room as (insert into rooms (site_id, room_id, location_id, name, sort_key, search_key, code, capacity, atoms, created_at, updated_at)
          select site_id, site_id, site_id, 'Theirs', 'a', 'a', 'a', 4, array[site_id], now(), now() from place returning site_id)
       insert into mailboxes (site_id, room_id, address, state, run_at) select site_id, site_id, 'theirs@nordlys.test', 'live', 'infinity' from room`,
    );
    expect(await refusalOf('theirs@nordlys.test')).toBe('elsewhere');
  });
});

describe('a room that is in use', () => {
  it('is unlinked with both sides as they are, and its mailbox is let alone', async () => {
    const { administration } = world.engine();
    expect(await administration.unlink(world.scope, world.rooms[0]!.id, by())).toMatchObject({ ok: true });
    const before = world.calls.length;
    await agreed('Budget', '2026-12-01T10:00');
    await agreed('Standup', '2026-11-30T09:00', { minutes: 30, recurrence: endless });
    await agreed('Rival', '2026-12-01T10:30');
    await agreed('Next year', '2027-09-01T10:00');
    await makeMeeting(world, world.people[1]!, {
      subject: 'Question',
      from: '2026-12-02T10:00',
      minutes: 60,
      rooms: [world.rooms[0]!],
    });
    await world.outlook('POST', `/users/${world.rooms[0]!.mailbox}/calendar/events`, {
      subject: 'Painters come',
      isAllDay: true,
      showAs: 'free',
      start: { dateTime: '2026-12-03T00:00:00', timeZone: 'Romance Standard Time' },
      end: { dateTime: '2026-12-04T00:00:00', timeZone: 'Romance Standard Time' },
    });
    await world.pass(60);
    const ours = world.calls.slice(before).filter(({ call }) => call.mailbox === world.rooms[0]!.mailbox);
    expect(ours).toEqual([]);
    expect(await holding()).toEqual([]);
  });

  it('says before it is linked what will happen, and writes nothing', async () => {
    const writes = world.calls.filter(isWrite).length;
    const preview = await world.engine().administration.previewLink(world.scope, wish());
    if (!preview.ok) throw new Error(JSON.stringify(preview.errors));
    expect(preview.value.counts).toMatchObject({
      taken: 3,
      accepted: 1,
      conflicts: 1,
      endless: 1,
      pastHorizon: 1,
      notes: 1,
      matches: 0,
      unreadable: 0,
    });
    expect(preview.value.rows.map(({ what, organizer }) => `${what} ${organizer}`).toSorted()).toEqual([
      'conflicts Person 1',
      'endless Person 1',
      'pastHorizon Person 1',
    ]);
    expect(world.calls.filter(isWrite).length).toBe(writes);
    expect(await holding()).toEqual([]);
    expect(await openKinds()).toEqual([]);
  });

  it('is taken over silently: what was agreed is honoured, what is in the way is left there and named', async () => {
    const before = world.calls.length;
    expect(await world.engine().administration.link(world.scope, wish(), by())).toMatchObject({ ok: true });
    await world.settle();
    expect(await holding()).toEqual(['Budget 1 honoured', 'Next year 1 honoured', 'Question 1', 'Standup 25 honoured']);
    expect(await openKinds()).toEqual(['endless', 'linkConflict', 'linkLeftOut']);
    const answers = world.calls.slice(before).filter(isWrite);
    expect(answers.map(({ call }) => call.path?.split('/').at(-1))).toEqual(['accept']);
    // The one that waited for an answer got it; what was agreed long ago costs nobody a mail.
    expect(commentsTo(world, world.people[1]!).map(({ response }) => response)).toEqual(['accepted']);
    const { differences } = await world.engine().compareAll(world.scope);
    expect(differences.filter(({ explained }) => !explained)).toEqual([]);
  });

  it('takes what was in the way once there is room for it and somebody asks', async () => {
    const [budget] = (await eventsOf(world, world.people[1]!.mail)).filter(({ subject }) => subject === 'Budget');
    await world.outlook('POST', `/users/${world.people[1]!.mail}/events/${budget!.id}/cancel`, { comment: '' });
    await world.settle();
    const [finding] = await world.database.sql<{ finding_id: string }>(
      `select finding_id from findings where kind = 'linkConflict' and resolved_at is null`,
    );
    await withSite(world.db, world.scope, (tx) => retryFinding(tx, finding!.finding_id, world.clock.now()));
    await world.settle();
    expect(await holding()).toEqual(['Next year 1 honoured', 'Question 1', 'Rival 1 honoured', 'Standup 25 honoured']);
    expect(await openKinds()).toEqual(['endless', 'linkLeftOut']);
  });

  it('is linked again without doing anything twice', async () => {
    const { administration } = world.engine();
    const before = await holding();
    const writes = world.calls.filter(isWrite).length;
    await administration.unlink(world.scope, world.rooms[0]!.id, by());
    const preview = await administration.previewLink(world.scope, wish());
    expect(preview.ok && preview.value.counts).toMatchObject({ taken: 0, matches: 4 });
    await administration.link(world.scope, wish(), by());
    await world.settle();
    expect(await holding()).toEqual(before);
    expect(world.calls.filter(isWrite).length).toBe(writes);
  });

  it('holds an endless series further as days pass', async () => {
    await world.pass(8 * 24 * 3600);
    await world.settle();
    expect((await holding()).find((one) => one.startsWith('Standup'))).toBe('Standup 27');
  });
});

describe('linking that is taken back', () => {
  it('leaves nothing here and writes nothing there, until something was changed', async () => {
    const { administration } = world.engine();
    const room = world.rooms[2]!;
    await administration.unlink(world.scope, room.id, by());
    await makeMeeting(world, world.people[1]!, {
      subject: 'Old',
      from: '2026-12-15T10:00',
      minutes: 60,
      rooms: [room],
    });
    await world.pass(30);
    const [copy] = await eventsOf(world, room.mailbox);
    await world.outlook('POST', `/users/${room.mailbox}/events/${copy!.id}/accept`, { sendResponse: false });
    const held = async () =>
      (await world.database.sql(`select 1 from bookings where room_id = $1 and state = 'confirmed'`, [room.id])).length;
    await administration.link(world.scope, wish(room), by());
    await world.settle();
    expect(await held()).toBe(1);
    const writes = world.calls.filter(isWrite).length;
    expect(await administration.undoLink(world.scope, room.id, by())).toMatchObject({
      ok: true,
      value: { meetings: 1 },
    });
    await world.settle();
    expect(await held()).toBe(0);
    expect(world.calls.filter(isWrite).length).toBe(writes);
    await administration.link(world.scope, wish(room), by());
    await world.settle();
    expect(await held()).toBe(1);
    await world.database.sql(`update meetings set version = version + 1 where subject = 'Old'`);
    const late = await administration.undoLink(world.scope, room.id, by());
    expect(late.ok ? null : late.errors[0]).toMatchObject({ code: 'LINK_CHANGED', params: { count: 1 } });
  });
});
