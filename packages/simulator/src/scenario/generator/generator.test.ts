import { describe, expect, test } from 'vitest';
import { createSimulator } from '../../simulator.ts';
import { takeSnapshot, readSnapshot, printSnapshot, restoreSnapshot } from '../../snapshot/simulator-snapshot.ts';
import { virtualClock } from '../../tenant/clock.ts';
import type { CalendarItem } from '../../tenant/item.ts';
import type { Mailbox } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { viewBetween } from '../../calendars/calendar-view.ts';
import { applyScenario } from '../apply-scenario.ts';
import { generatedScenario } from './generated-scenario.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const year = [
  now.subtract({ hours: 24 * 300 }).epochMilliseconds,
  now.add({ hours: 24 * 300 }).epochMilliseconds,
] as const;

function aGenerated(of: Partial<Parameters<typeof generatedScenario>[0]> = {}, seed = 'seven') {
  const simulator = createSimulator({ seed, clock: virtualClock(now) });
  const read = generatedScenario({ people: 120, rooms: 8, meetings: 800, ...of });
  if (!read.ok) throw new Error(read.problems.join());
  const [tenant] = applyScenario(simulator, read.scenario);
  tenant!.addApp({ appId: 'client', roles: ['Calendars.ReadWrite'] });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await simulator.fetch(
      new Request(`https://graph.microsoft.com/v1.0${path}`, {
        method,
        headers: { authorization: 'Bearer client', 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
  return { simulator, tenant: tenant!, call };
}

const mailboxesOf = (tenant: Tenant, kind: 'room' | 'person'): Mailbox[] =>
  [...tenant.mailboxes.values()].filter(({ user }) => user.kind === kind);

describe('a generated organisation', () => {
  test('has as many people, rooms and dates of meetings as were asked for, teams as groups, and lists of rooms', async () => {
    const { tenant } = aGenerated();
    expect(mailboxesOf(tenant, 'person')).toHaveLength(120);
    expect(mailboxesOf(tenant, 'room')).toHaveLength(8);
    expect(tenant.groups.all.size).toBe(6);
    const dates = mailboxesOf(tenant, 'room').flatMap((room) => viewBetween(room, ...year));
    const gone = mailboxesOf(tenant, 'room').flatMap((room) =>
      [...room.calendar.active()].flatMap(({ series }) => [...(series?.cancelled ?? [])]),
    );
    expect(dates.length + gone.length).toBe(800);
    const share = dates.filter(({ date }) => date !== null).length / dates.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.45);
  });

  test('is the same for the same seed and another for another', async () => {
    const shown = (seed: string) => {
      const { tenant } = aGenerated({}, seed);
      return mailboxesOf(tenant, 'room').map((room) =>
        viewBetween(room, ...year).map(({ fields, item }) => [fields.start.ms, item.meetingId, item.organizer.address]),
      );
    };
    expect(shown('seven')).toEqual(shown('seven'));
    expect(shown('seven')).not.toEqual(shown('eight'));
  });

  test('never has two meetings in one room at one time, though a popular room is nearly full', () => {
    const { tenant } = aGenerated({ rooms: 3, meetings: 6000 });
    const overlaps = mailboxesOf(tenant, 'room').flatMap((room) => {
      const entries = viewBetween(room, ...year);
      return entries.filter(({ fields }, index) => {
        const next = entries[index + 1];
        return next !== undefined && next.fields.start.ms < fields.end.ms;
      });
    });
    expect(overlaps).toEqual([]);
  });

  test('every copy in a room or with a guest has its organizer copy, unless the meeting was called off', () => {
    const { tenant } = aGenerated();
    const copies = [...tenant.mailboxes.values()].flatMap((mailbox) =>
      [...mailbox.calendar.active()].filter(({ isOrganizer }) => !isOrganizer).map((item) => ({ mailbox, item })),
    );
    const originalOf = (item: CalendarItem) =>
      tenant.mailboxAt(item.organizer.address)?.calendar.activeByMeeting(item.meetingId);
    const calledOff = copies.filter(({ item }) => originalOf(item) === undefined);
    expect(calledOff.length).toBeGreaterThan(0);
    expect(calledOff).toEqual(copies.filter(({ item }) => item.isCancelled));
    for (const { mailbox, item } of copies.filter((copy) => !copy.item.isCancelled)) {
      const original = originalOf(item)!;
      expect([original.isOrganizer, original.fields.start.ms]).toEqual([true, item.fields.start.ms]);
      const me = original.fields.attendees.find((one) => one.address.address === mailbox.user.mail);
      expect(me?.status.response).toBe(item.response.response === 'notResponded' ? 'none' : item.response.response);
    }
  });

  test('lives on like any other: its organizer moves a meeting, and the room hears of it and answers', async () => {
    const { tenant, simulator, call } = aGenerated();
    const [room] = mailboxesOf(tenant, 'room');
    const coming = viewBetween(room!, now.epochMilliseconds, year[1]).find(
      ({ item }) => item.series === null && !item.isCancelled,
    )!;
    const organizer = tenant.mailboxAt(coming.item.organizer.address)!;
    const mine = organizer.calendar.activeByMeeting(coming.item.meetingId)!;
    const link = await call(
      'GET',
      `/users/${room!.user.id}/calendarView/delta?startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-02-01T00:00:00Z`,
    );
    expect(link.status).toBe(200);
    const start = coming.fields.start.wall.with({ hour: 21, minute: 0 }).toString();
    const moved = await call(
      'PATCH',
      `/users/${organizer.user.id}/events/${organizer.calendar.itemId(mine, 'default')}`,
      {
        start: { dateTime: start, timeZone: coming.fields.start.zone },
        end: { dateTime: start.replace('T21:00', 'T21:30'), timeZone: coming.fields.start.zone },
      },
    );
    expect(moved.status).toBe(200);
    await simulator.advanceTo(now.add({ minutes: 5 }));
    const copy = room!.calendar.activeByMeeting(coming.item.meetingId)!;
    expect(copy.fields.start.wall.hour).toBe(21);
    expect(copy.response.response).toBe('accepted');
    expect(viewBetween(room!, coming.fields.start.ms, coming.fields.end.ms)).toEqual([]);

    const gone = await call(
      'DELETE',
      `/users/${organizer.user.id}/events/${organizer.calendar.itemId(mine, 'default')}`,
    );
    expect(gone.status).toBe(204);
    await simulator.advanceTo(now.add({ minutes: 10 }));
    expect(room!.calendar.activeByMeeting(coming.item.meetingId)!.isCancelled).toBe(true);
  });

  test('a delta tells of a taken-over meeting that is deleted, under the id that the client had', async () => {
    const { tenant, call } = aGenerated();
    const [room] = mailboxesOf(tenant, 'room');
    const one = viewBetween(room!, now.epochMilliseconds, year[1]).find(({ item }) => item.series === null)!.item;
    const id = room!.calendar.itemId(one, 'default');
    let link = `/users/${room!.user.id}/calendarView/delta?startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-08-01T00:00:00Z`;
    for (let page = 0; page < 100 && !link.includes('deltatoken'); page += 1) {
      const { body } = await call('GET', link);
      link = String(body['@odata.nextLink'] ?? body['@odata.deltaLink']).replace(
        'https://graph.microsoft.com/v1.0',
        '',
      );
    }
    expect((await call('DELETE', `/users/${room!.user.id}/events/${id}`)).status).toBe(204);
    expect((await call('GET', link)).body.value).toMatchObject([{ id, '@removed': { reason: 'deleted' } }]);
  });

  test('comes back whole from a snapshot', () => {
    const { tenant, simulator } = aGenerated({ people: 30, rooms: 2, meetings: 200 });
    const text = printSnapshot(takeSnapshot(simulator, { journal: 0, notes: {} }));
    const other = createSimulator({ seed: 'other', clock: virtualClock(now) });
    restoreSnapshot(other, readSnapshot(text));
    const [restored] = [...other.tenants.values()];
    const shown = (one: Tenant) => [...one.mailboxes.values()].map((mailbox) => mailbox.calendar.dump());
    expect(shown(restored!)).toEqual(shown(tenant));
  });

  test('more meetings than its rooms can hold are refused with the number that fits', () => {
    expect(() => aGenerated({ rooms: 1, meetings: 100_000 })).toThrow('hold 2520 meetings at most');
  });
});
