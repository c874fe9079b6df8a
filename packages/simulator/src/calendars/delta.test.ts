import { describe, expect, it } from 'vitest';

import { aMeeting, calendarOf, fjord, ida, nordlys, type GraphJson, type Nordlys } from '../test-tenant/nordlys.ts';

const window = '?startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z';

async function round(world: Nordlys, link: string, headers: Record<string, string> = {}) {
  const values: GraphJson[] = [];
  let next: string | undefined = link;
  for (let pages = 1; next !== undefined; pages += 1) {
    const { status, body, headers: answered } = await world.call('GET', next, undefined, headers);
    if (status !== 200) return { status, values, deltaLink: '', pages, body, answered };
    values.push(...body.value);
    if (body['@odata.deltaLink']) return { status, values, deltaLink: body['@odata.deltaLink'], pages, body, answered };
    next = body['@odata.nextLink'];
  }
  throw new Error('a page has either a next link or a delta link');
}

const first = (mailbox: string) => `/users/${mailbox}/calendarView/delta${window}`;
const weekly = (until = '2026-03-25') => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'] },
  range: { type: 'endDate', startDate: '2026-03-04', endDate: until },
});

describe('calendarView/delta', () => {
  it('delivers every event of the window page by page, then only what changed', async () => {
    const world = nordlys();
    for (const day of ['03', '04', '05', '06'])
      await world.call('POST', `/users/${ida}/events`, aMeeting(`2026-03-${day}T10:00`));
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-06-01T10:00'));

    const initial = await round(world, first(ida), { Prefer: 'odata.maxpagesize=3' });
    expect(initial.values).toHaveLength(4);
    expect(initial.pages).toBe(2);
    expect(initial.answered.get('preference-applied')).toContain('odata.track-changes');

    expect((await round(world, initial.deltaLink)).values).toEqual([]);
    await world.call('PATCH', `/users/${ida}/events/${initial.values[1].id}`, { subject: 'New' });
    const later = await round(world, initial.deltaLink);
    expect(later.values.map(({ subject }: GraphJson) => subject)).toEqual(['New']);
  });

  it('shows a single meeting that became a series under its old id as the master', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-10T10:00'));
    const before = await world.call('GET', first(ida));
    expect(before.body.value).toMatchObject([{ id: made.body.id, type: 'singleInstance' }]);
    const recurrence = {
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', startDate: '2026-03-10', numberOfOccurrences: 2 },
    };
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { recurrence });
    const then = await world.call('GET', before.body['@odata.deltaLink']);
    expect(then.body.value.map(({ id, type }: GraphJson) => [id === made.body.id, type])).toEqual([
      [true, 'seriesMaster'],
      [false, 'occurrence'],
      [false, 'occurrence'],
    ]);
  });

  it('reports a deleted event as removed, and one made outside the window too', async () => {
    const world = nordlys();
    const made = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00'));
    const { deltaLink } = await round(world, first(ida));
    await world.call('DELETE', `/users/${ida}/events/${made.body.id}`);
    const outside = await world.call('POST', `/users/${ida}/events`, aMeeting('2026-06-01T10:00'));

    const { values } = await round(world, deltaLink);
    expect(values.map(({ id, '@removed': removed }: GraphJson) => [id, removed])).toEqual([
      [made.body.id, { reason: 'deleted' }],
      [outside.body.id, { reason: 'deleted' }],
    ]);
  });

  it('shows a series as its master with thin occurrences', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { recurrence: weekly() }));
    const { values } = await round(world, first(ida));
    expect(values.map(({ type }: GraphJson) => type)).toEqual([
      'seriesMaster',
      ...Array.from({ length: 4 }, () => 'occurrence'),
    ]);
    expect(Object.keys(values[1])).toEqual([
      '@odata.type',
      '@odata.etag',
      'id',
      'seriesMasterId',
      'type',
      'start',
      'end',
    ]);
    expect(values[1].seriesMasterId).toBe(values[0].id);
  });

  it('reports a cancelled date as removed, or only the master, as the tenant is set', async () => {
    for (const deltaReportsRemovedOccurrences of [true, false]) {
      const world = nordlys({ switches: { deltaReportsRemovedOccurrences } });
      await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { recurrence: weekly() }));
      const { values, deltaLink } = await round(world, first(ida));
      await world.call('DELETE', `/users/${ida}/events/${values[2].id}`);
      const later = await round(world, deltaLink);
      const gone = later.values.filter((value: GraphJson) => value['@removed']).map(({ id }: GraphJson) => id);
      expect(gone).toEqual(deltaReportsRemovedOccurrences ? [values[2].id] : []);
      expect(later.values[0].type).toBe('seriesMaster');
    }
  });

  it('removes the dates that a new pattern no longer has', async () => {
    const world = nordlys();
    const made = await world.call(
      'POST',
      `/users/${ida}/events`,
      aMeeting('2026-03-04T10:00', { recurrence: weekly() }),
    );
    const { values, deltaLink } = await round(world, first(ida));
    await world.call('PATCH', `/users/${ida}/events/${made.body.id}`, { recurrence: weekly('2026-03-11') });
    const later = await round(world, deltaLink);
    const gone = later.values.filter((value: GraphJson) => value['@removed']).map(({ id }: GraphJson) => id);
    expect(gone).toEqual([values[3].id, values[4].id]);
  });

  it('gives an answered request its new default id and removes the old one, while the immutable id stays', async () => {
    const world = nordlys();
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00', { rooms: [fjord] }));
    await world.settle();
    const immutable = { Prefer: 'IdType="ImmutableId"' };
    const byDefault = await round(world, first(fjord));
    const byImmutable = await round(world, first(fjord), immutable);
    await world.call('POST', `/users/${fjord}/events/${byDefault.values[0].id}/accept`, {});

    const later = await round(world, byDefault.deltaLink);
    expect(later.values.map((value: GraphJson) => value['@removed'] !== undefined)).toEqual([false, true]);
    expect(later.values[1].id).toBe(byDefault.values[0].id);
    expect(later.values[0].id).toBe((await calendarOf(world, fjord))[0].id);
    const kept = await round(world, byImmutable.deltaLink, immutable);
    expect(kept.values.map(({ id }: GraphJson) => id)).toEqual([byImmutable.values[0].id]);
  });

  it('answers 410 for a link that has expired, was mutilated or belongs to another mailbox', async () => {
    const world = nordlys();
    const { deltaLink } = await round(world, first(ida));
    const isGone = async (link: string) => {
      const { status, body } = await round(world, link);
      return [status, body.error.code];
    };
    expect(await isGone(deltaLink.replace(ida, fjord))).toEqual([410, 'SyncStateNotFound']);
    expect(await isGone(deltaLink.replace('deltatoken=e', 'deltatoken=f'))).toEqual([410, 'SyncStateNotFound']);
    world.tenant.mailbox(ida).calendar.syncGeneration += 1;
    expect(await isGone(deltaLink)).toEqual([410, 'SyncStateNotFound']);
  });

  it('refuses the options that a delta can’t have', async () => {
    const world = nordlys();
    for (const option of [
      '$select=id',
      "$filter=subject eq 'x'",
      '$expand=extensions',
      '$orderby=subject',
      '$search="x"',
      '$top=5',
    ]) {
      const { status } = await world.call('GET', `${first(ida)}&${option}`);
      expect([option, status]).toEqual([option, 400]);
    }
  });

  it('may send empty pages and repeat events', async () => {
    const world = nordlys({ switches: { deltaEmptyPageRate: 0.5, deltaRepeatRate: 1 } });
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-04T10:00'));
    await world.call('POST', `/users/${ida}/events`, aMeeting('2026-03-05T10:00'));
    const { values } = await round(world, first(ida), { Prefer: 'odata.maxpagesize=1' });
    expect(values.length).toBeGreaterThan(2);
    expect(new Set(values.map(({ id }: GraphJson) => id)).size).toBe(2);
  });
});
