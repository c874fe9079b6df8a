import { describe, expect, it } from 'vitest';
import { aClaim, aRequest, aSeries, at } from '../builders.ts';
import type { RequestChanges } from '../builders.ts';
import type { SeriesPolicy } from '../room.ts';
import { expandSeries } from './expand.ts';
import { judgeSeries } from './judge.ts';

const mondays = expandSeries(aSeries({ range: { type: 'numbered', startDate: '2026-11-30', numberOfOccurrences: 4 } }));
const occurrences = mondays.ok ? mondays.value : [];
const takenOn = (date: string) => aClaim(`${date}T08:30:00Z`, `${date}T09:30:00Z`);

interface Judged extends RequestChanges {
  readonly policy?: SeriesPolicy;
  readonly horizonTrim?: boolean;
}

function judge({ policy = { kind: 'allOrNothing' }, horizonTrim = false, ...changes }: Judged = {}) {
  return judgeSeries({
    occurrences,
    requestFor: ({ start, end }) => aRequest({ ...changes, start, end }),
    policy,
    horizonTrim,
  });
}

describe('a series that asks for a room', () => {
  it('gets all of its dates when nothing stands against them', () => {
    expect(judge()).toEqual({ ok: true, value: { booked: occurrences, skipped: [], cut: [] }, warnings: [] });
  });

  it('is refused for one taken date, which is named', () => {
    expect(judge({ occupied: [takenOn('2026-12-14')] })).toMatchObject({
      ok: false,
      errors: [{ code: 'ROOM_TAKEN', params: { date: '2026-12-14' } }],
    });
  });

  it('is taken without its taken date where the room skips', () => {
    const outcome = judge({ occupied: [takenOn('2026-12-14')], policy: { kind: 'skip' } });
    expect(outcome).toMatchObject({ ok: true, value: { skipped: [{ key: '2026-12-14' }] } });
    expect(outcome.ok && outcome.value.booked.map(({ key }) => key)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-21',
    ]);
  });

  it('a closed date counts like a taken one', () => {
    const location = { calendarExceptions: [{ date: '2026-12-07', open: [] }] };
    expect(judge({ location, policy: { kind: 'skip' } })).toMatchObject({
      ok: true,
      value: { skipped: [{ key: '2026-12-07', refusals: [{ code: 'OUTSIDE_HOURS' }] }] },
    });
  });

  it('is refused as a whole for a date beyond the horizon, whatever the policy', () => {
    const outcome = judge({ room: { horizonDays: 20 }, policy: { kind: 'skip' } });
    expect(outcome).toMatchObject({
      ok: false,
      errors: [{ code: 'HORIZON_EXCEEDED', params: { lastDate: '2026-12-14' } }],
    });
    expect(!outcome.ok && outcome.errors).toHaveLength(1);
  });

  it('is cut at the horizon where the site trims, and says so', () => {
    const outcome = judge({ room: { horizonDays: 20 }, horizonTrim: true });
    expect(outcome).toMatchObject({ ok: true, warnings: [{ code: 'HORIZON_EXCEEDED' }] });
    expect(outcome.ok && outcome.value.booked.map(({ key }) => key)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
    ]);
    expect(outcome.ok && outcome.value.cut.map(({ key }) => key)).toEqual(['2026-12-21']);
  });

  it('wholly beyond the horizon is refused also where the site trims', () => {
    expect(judge({ room: { horizonDays: 2 }, horizonTrim: true })).toMatchObject({
      ok: false,
      errors: [{ code: 'HORIZON_EXCEEDED' }],
    });
  });

  it('without the right is refused once, not once a date', () => {
    const outcome = judge({ actor: { rights: [] }, policy: { kind: 'skip' } });
    expect(!outcome.ok && outcome.errors.map(({ code }) => code)).toEqual(['RIGHT_MISSING']);
  });

  it('tells the reasons of the whole and of its dates together', () => {
    const outcome = judge({ actor: { rights: [] }, occupied: [takenOn('2026-12-14')] });
    expect(!outcome.ok && outcome.errors.map(({ code }) => code)).toEqual(['RIGHT_MISSING', 'ROOM_TAKEN']);
  });

  it('warns once of too many people', () => {
    expect(judge({ headcount: 11 })).toMatchObject({ ok: true, warnings: [{ code: 'CAPACITY' }] });
  });

  it('counts its own dates against the quota', () => {
    const quota = { maxOpenBookings: 3, openBookings: 1, maxMinutesPerDay: null, minutesOn: {} };
    const outcome = judge({ quota, policy: { kind: 'skip' } });
    expect(outcome.ok && outcome.value.booked).toHaveLength(2);
  });

  it('from Outlook keeps dates that have passed', () => {
    expect(judge({ source: 'exchange', now: at('2026-12-10T08:00:00Z') }).ok).toBe(true);
    expect(judge({ now: at('2026-12-10T08:00:00Z') })).toMatchObject({
      ok: false,
      errors: [{ code: 'IN_THE_PAST' }, { code: 'IN_THE_PAST' }],
    });
  });
});
