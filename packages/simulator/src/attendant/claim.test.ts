import { describe, expect, it } from 'vitest';

import { createSimulator } from '../simulator.ts';
import { readSnapshotJson, restoreSnapshot, takeSnapshot } from '../snapshot/simulator-snapshot.ts';
import { virtualClock } from '../tenant/clock.ts';
import { acting, slot } from '../test-tenant/acting.ts';
import { ida, skagen, type NordlysOptions } from '../test-tenant/nordlys.ts';

const releasing = { enableAutoRelease: true, postReservationMaxClaimTimeInMinutes: 15 };
const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 3 } };

async function booked(options: NordlysOptions = {}, more: object = {}) {
  const stage = acting({ skagen: releasing, ...options });
  expect(await stage.invite({ rooms: [skagen], ...more })).toEqual([]);
  const until = (instant: string) => stage.world.simulator.advanceTo(Temporal.Instant.from(instant));
  return {
    ...stage,
    until,
    days: async () => (await stage.shown(skagen, 'start')).map((one) => one.dateTime.slice(8, 10)),
  };
}

describe('a booking that nobody claims (EnableAutoRelease)', () => {
  it('is released when the time to check in is over, and the organizer reads why', async () => {
    const { answer, days, until, world } = await booked();
    await until('2026-03-04T09:14:00Z');
    expect(await answer()).toBe('accepted');
    await until('2026-03-04T09:16:00Z');
    expect(await answer()).toBe('declined');
    expect(await days()).toEqual([]);
    expect(world.tenant.mailbox(ida).responses.at(-1)?.comment).toContain('nobody checked in');
  });

  it('is kept when somebody checks in', async () => {
    const { act, answer, until } = await booked();
    await until('2026-03-04T09:05:00Z');
    expect(await act({ does: 'check-in', room: skagen })).toEqual([]);
    await until('2026-03-04T12:00:00Z');
    expect(await answer()).toBe('accepted');
  });

  it('of a series is released date by date', async () => {
    const { act, days, until } = await booked({}, { recurrence });
    await until('2026-03-04T09:16:00Z');
    expect(await days()).toEqual(['05', '06']);
    await act({ does: 'check-in', room: skagen, date: '2026-03-05' });
    await until('2026-03-07T09:00:00Z');
    expect(await days()).toEqual(['05']);
  });

  it('may vanish without a word to the organizer, as the tenant is set', async () => {
    const { answer, days, until } = await booked({ switches: { autoReleaseAs: 'removed' } });
    await until('2026-03-04T09:16:00Z');
    expect(await days()).toEqual([]);
    expect(await answer()).toBe('accepted');
  });

  it('may wait anew after it was moved', async () => {
    const { act, answer, until } = await booked();
    expect(await act({ does: 'move', ...slot('2026-03-04T14:00', '2026-03-04T15:00') })).toEqual([]);
    await until('2026-03-04T13:10:00Z');
    expect(await answer()).toBe('accepted');
    await until('2026-03-04T13:16:00Z');
    expect(await answer()).toBe('declined');
  });

  it('is never released where the parameter is off', async () => {
    const { answer, until } = await booked({ skagen: {} });
    await until('2026-03-04T12:00:00Z');
    expect(await answer()).toBe('accepted');
  });

  it('is released by a simulator that was restored, unless its people had checked in before', async () => {
    const { act, world } = await booked({}, { recurrence });
    expect(await act({ does: 'check-in', room: skagen, date: '2026-03-04' })).toEqual([]);
    const read = readSnapshotJson(takeSnapshot(world.simulator, { journal: 0, notes: {} }));
    if (!read.ok) throw new Error(read.problem);
    const again = createSimulator({ seed: 'again', clock: virtualClock(world.simulator.clock.now()) });
    restoreSnapshot(again, read.snapshot);
    await again.advanceTo(Temporal.Instant.from('2026-03-07T09:00:00Z'));
    const [series] = [...[...again.tenants.values()][0]!.mailbox(skagen).calendar.active()];
    expect([...(series?.series?.declined ?? [])]).toEqual(['2026-03-05', '2026-03-06']);
  });
});
