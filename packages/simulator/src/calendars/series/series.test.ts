import { describe, expect, it } from 'vitest';

import {
  aMeeting,
  calendarOf,
  fjord,
  ida,
  nordlys,
  otto,
  skagen,
  type GraphJson,
  type Nordlys,
} from '../../test-tenant/nordlys.ts';

const weekly = (until = '2026-04-01') => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
  range: { type: 'endDate', startDate: '2026-03-04', endDate: until },
});

const starts = (events: GraphJson[]): string[] => events.map(({ start }) => start.dateTime.slice(0, 16));

/** Ida's weekly meeting on five Wednesdays, 10:00 in Copenhagen, with a room. */
async function idasSeries(world: Nordlys, rooms: readonly string[] = [fjord]) {
  const made = await world.call(
    'POST',
    `/users/${ida}/events`,
    aMeeting('2026-03-04T10:00', { rooms, recurrence: weekly() }),
  );
  expect(made.status).toBe(201);
  await world.settle();
  return made.body;
}

async function dateOf(world: Nordlys, mailbox: string, date: string): Promise<GraphJson> {
  return (await calendarOf(world, mailbox)).find(({ start }) => start.dateTime.startsWith(date));
}

describe('a series', () => {
  it('keeps its wall time when the clocks change', async () => {
    const world = nordlys();
    await idasSeries(world);
    expect(starts(await calendarOf(world, fjord))).toEqual([
      '2026-03-04T09:00',
      '2026-03-11T09:00',
      '2026-03-18T09:00',
      '2026-03-25T09:00',
      '2026-04-01T08:00',
    ]);
  });

  it('moves a date forward by the gap when its wall time doesn’t exist', async () => {
    const world = nordlys();
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-03-28', numberOfOccurrences: 3 },
    };
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-28T02:30', { minutes: 30, recurrence }));
    const events = await calendarOf(world, ida);
    expect(starts(events)).toEqual(['2026-03-28T01:30', '2026-03-29T01:30', '2026-03-30T00:30']);
    expect(events[1].end.dateTime.slice(0, 16)).toBe('2026-03-29T02:00');
  });

  it('is listed as its master; the dates come by instances and by calendarView', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world);
    const list = await world.call('GET', `/users/${ida}/events`);
    expect(list.body.value.map(({ type }: GraphJson) => type)).toEqual(['seriesMaster']);
    const instances = await world.call(
      'GET',
      `/users/${ida}/events/${id}/instances?startDateTime=2026-03-10T00:00:00Z&endDateTime=2026-03-20T00:00:00Z`,
    );
    expect(starts(instances.body.value)).toEqual(['2026-03-11T09:00', '2026-03-18T09:00']);
    expect(instances.body.value[0]).toMatchObject({
      type: 'occurrence',
      seriesMasterId: id,
      originalStart: '2026-03-11T09:00:00.0000000Z',
    });
    const uids = new Set((await calendarOf(world, ida)).map(({ iCalUId }) => iCalUId));
    expect(uids.size).toBe(5);
  });

  it('shows the room the same dates under the same iCalUIds', async () => {
    const world = nordlys();
    await idasSeries(world);
    const uids = async (mailbox: string) => (await calendarOf(world, mailbox)).map(({ iCalUId }) => iCalUId);
    expect(await uids(fjord)).toEqual(await uids(ida));
  });

  it('tells the room of one moved date, which it must answer again, and of one cancelled date', async () => {
    const world = nordlys();
    await idasSeries(world);
    const [{ seriesMasterId }] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${seriesMasterId}/accept`, {});
    await world.settle();

    const moved = await dateOf(world, ida, '2026-03-11');
    const { start, end } = aMeeting('2026-03-12T10:00');
    expect((await world.call('PATCH', `/users/${ida}/events/${moved.id}`, { start, end })).body.type).toBe('exception');
    const dropped = await dateOf(world, ida, '2026-03-18');
    expect((await world.call('DELETE', `/users/${ida}/events/${dropped.id}`)).status).toBe(204);
    await world.settle();

    const copies = await calendarOf(world, fjord);
    expect(starts(copies)).toContain('2026-03-12T09:00');
    expect(await dateOf(world, fjord, '2026-03-12')).toMatchObject({
      type: 'exception',
      originalStart: '2026-03-11T09:00:00.0000000Z',
      responseStatus: { response: 'notResponded' },
    });
    expect(await dateOf(world, fjord, '2026-03-18')).toMatchObject({
      isCancelled: true,
      type: 'exception',
      showAs: 'free',
    });
    expect(await dateOf(world, fjord, '2026-03-25')).toMatchObject({ responseStatus: { response: 'accepted' } });
    expect(starts(await calendarOf(world, ida))).not.toContain('2026-03-18T09:00');
  });

  it('lists cancelled dates and exceptions on its master only when they are selected and expanded', async () => {
    const world = nordlys({ switches: { cancelledDateAs: 'cancelledOccurrence' } });
    const { id } = await idasSeries(world);
    const moved = await dateOf(world, ida, '2026-03-11');
    await world.call('PATCH', `/users/${ida}/events/${moved.id}`, { subject: 'Special' });
    const dropped = await dateOf(world, ida, '2026-03-18');
    await world.call('POST', `/users/${ida}/events/${dropped.id}/cancel`, { comment: 'holiday' });
    await world.settle();

    const plain = await world.call('GET', `/users/${ida}/events/${id}?$expand=exceptionOccurrences`);
    expect(plain.body.cancelledOccurrences).toBeUndefined();
    expect(plain.body.exceptionOccurrences).toBeUndefined();
    const query = '?$select=subject,cancelledOccurrences,exceptionOccurrences&$expand=exceptionOccurrences';
    const full = await world.call('GET', `/users/${ida}/events/${id}${query}`);
    expect(full.body.cancelledOccurrences).toEqual([`OID.${id}.2026-03-18`]);
    expect(full.body.exceptionOccurrences.map(({ subject }: GraphJson) => subject)).toEqual(['Special']);

    const [{ seriesMasterId }] = await calendarOf(world, fjord);
    const room = await world.call('GET', `/users/${fjord}/events/${seriesMasterId}${query}`);
    expect(room.body.cancelledOccurrences).toEqual([`OID.${seriesMasterId}.2026-03-18`]);
  });

  it('doesn’t let a date reach the day of its neighbour', async () => {
    const world = nordlys();
    await idasSeries(world);
    const { id } = await dateOf(world, ida, '2026-03-11');
    for (const [wall, status] of [
      ['2026-03-18T08:00', 400],
      ['2026-03-04T12:00', 400],
      ['2026-03-17T23:00', 200],
    ] as const) {
      const { start, end } = aMeeting(wall, { minutes: 30 });
      const answer = await world.call('PATCH', `/users/${ida}/events/${id}`, { start, end });
      expect([wall, answer.status, answer.body.error?.code]).toEqual([
        wall,
        status,
        status === 400 ? 'ErrorOccurrenceCrossingBoundary' : undefined,
      ]);
    }
  });

  it('loses its exceptions with a new pattern, and keeps them with a new end', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world);
    const special = await dateOf(world, ida, '2026-03-11');
    await world.call('PATCH', `/users/${ida}/events/${special.id}`, { subject: 'Special' });
    await world.settle();
    await world.call('PATCH', `/users/${ida}/events/${id}`, { recurrence: weekly('2026-03-25') });
    await world.settle();
    for (const mailbox of [ida, fjord]) {
      expect((await calendarOf(world, mailbox)).map(({ subject }) => subject)).toEqual([
        'Budget',
        'Special',
        'Budget',
        'Budget',
      ]);
    }
    const thursdays = {
      ...weekly('2026-03-25'),
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday', 'thursday'] },
    };
    await world.call('PATCH', `/users/${ida}/events/${id}`, { recurrence: thursdays });
    await world.settle();
    for (const mailbox of [ida, fjord]) {
      const subjects = (await calendarOf(world, mailbox)).map(({ subject }) => subject);
      expect(subjects).toEqual(Array.from({ length: 7 }, () => 'Budget'));
    }
  });

  it('brings a room invited to one date an item of its own, and its answer back to that date', async () => {
    const world = nordlys();
    await idasSeries(world, []);
    const date = await dateOf(world, ida, '2026-03-11');
    const attendees = [{ type: 'resource', emailAddress: { address: fjord } }];
    await world.call('PATCH', `/users/${ida}/events/${date.id}`, { attendees });
    await world.settle();

    const [orphan] = await calendarOf(world, fjord);
    expect(orphan).toMatchObject({ type: 'singleInstance', seriesMasterId: null, iCalUId: date.iCalUId });
    await world.call('POST', `/users/${fjord}/events/${orphan.id}/accept`, {});
    await world.settle();
    expect((await dateOf(world, ida, '2026-03-11')).attendees[0].status.response).toBe('accepted');
    expect((await dateOf(world, ida, '2026-03-18')).attendees).toEqual([]);
  });

  it('calls a room off that was invited to one date only when the whole series is cancelled', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world, []);
    const date = await dateOf(world, ida, '2026-03-11');
    await world.call('PATCH', `/users/${ida}/events/${date.id}`, {
      attendees: [{ type: 'resource', emailAddress: { address: fjord } }],
    });
    await world.settle();
    await world.call('POST', `/users/${ida}/events/${id}/cancel`, {});
    await world.settle();
    expect(await calendarOf(world, fjord)).toMatchObject([{ isCancelled: true }]);
  });

  it('takes one date away from a room that is removed from it', async () => {
    const world = nordlys();
    await idasSeries(world);
    const date = await dateOf(world, ida, '2026-03-11');
    await world.call('PATCH', `/users/${ida}/events/${date.id}`, { attendees: [] });
    await world.settle();
    expect(
      (await calendarOf(world, fjord))
        .filter(({ isCancelled }) => isCancelled)
        .map(({ start }) => start.dateTime.slice(0, 10)),
    ).toEqual(['2026-03-11']);
  });

  it('exchanges its room on all dates, also on one that was answered by itself', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world);
    const [first] = await calendarOf(world, fjord);
    await world.call('POST', `/users/${fjord}/events/${first.seriesMasterId}/accept`, {});
    await world.settle();
    await world.call('POST', `/users/${fjord}/events/${(await dateOf(world, fjord, '2026-03-11')).id}/decline`, {
      comment: 'taken',
    });
    await world.settle();
    expect((await dateOf(world, ida, '2026-03-11')).attendees[0].status.response).toBe('declined');

    await world.call('PATCH', `/users/${ida}/events/${id}`, {
      attendees: [{ type: 'resource', emailAddress: { address: skagen } }],
    });
    await world.settle();
    expect((await calendarOf(world, skagen)).map(({ responseStatus }) => responseStatus.response)).toEqual(
      Array.from({ length: 5 }, () => 'accepted'),
    );
    expect((await calendarOf(world, fjord)).every(({ isCancelled }) => isCancelled)).toBe(true);
  });

  it('"this and following" in Outlook shortens the old series and makes a new one', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world, [skagen]);
    await world.call('PATCH', `/users/${ida}/events/${id}`, { recurrence: weekly('2026-03-11') });
    const following = {
      pattern: weekly().pattern,
      range: { type: 'endDate', startDate: '2026-03-18', endDate: '2026-04-01' },
    };
    await world.call(
      'POST',
      `/users/${ida}/events`,
      aMeeting('2026-03-18T14:00', { rooms: [skagen], recurrence: following }),
    );
    await world.settle();
    const copies = await calendarOf(world, skagen);
    expect(starts(copies)).toEqual([
      '2026-03-04T09:00',
      '2026-03-11T09:00',
      '2026-03-18T13:00',
      '2026-03-25T13:00',
      '2026-04-01T12:00',
    ]);
    expect(copies.every(({ responseStatus }) => responseStatus.response === 'accepted')).toBe(true);
  });

  it('ignores an answer to a version that its organizer has since moved', async () => {
    const world = nordlys();
    const { id } = await idasSeries(world, [otto]);
    world.tenant.post.freeze(ida);
    const [first] = await calendarOf(world, otto);
    await world.call('POST', `/users/${otto}/events/${first.seriesMasterId}/accept`, {});
    await world.settle();
    const { start, end } = aMeeting('2026-03-04T15:00');
    await world.call('PATCH', `/users/${ida}/events/${id}`, { start, end });
    world.tenant.post.thaw();
    await world.settle();
    const read = await world.call('GET', `/users/${ida}/events/${id}`);
    expect(read.body.attendees[0].status.response).toBe('none');
    expect((await calendarOf(world, otto))[0].responseStatus.response).toBe('notResponded');
  });
});
