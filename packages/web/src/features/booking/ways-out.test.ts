import type { Verdict } from '@planner/api-client';
import { describe, expect, test } from 'vitest';
import { msOf } from '../../lib/instants.ts';
import { newDraft } from './draft.ts';
import { weeklyFrom } from './series-draft.ts';
import { conflictsOf, isSettled, waysOut } from './ways-out.ts';

const single = newDraft({
  startMs: msOf('2026-11-24T12:00:00Z'),
  endMs: msOf('2026-11-24T13:00:00Z'),
  zone: 'Europe/Copenhagen',
  roomIds: ['aurora'],
});
const series = { ...single, series: weeklyFrom('2026-11-24') };
const taken = { code: 'ROOM_TAKEN', params: {}, message: 'Aurora is taken.', next: '' } as const;
const isbre = { roomId: 'isbre', roomName: 'Isbre' };

function verdict(given: Partial<Verdict>): Verdict {
  return { ok: false, errors: [taken], warnings: [], occurrences: [], alternatives: [], summary: null, ...given };
}
function date(key: string, isTaken: boolean): Verdict['occurrences'][number] {
  return {
    key,
    start: `${key}T12:00:00Z`,
    end: `${key}T13:00:00Z`,
    errors: isTaken ? [taken] : [],
    proposal: isTaken ? isbre : null,
  };
}
const twoOfFour = [
  date('2026-11-24', true),
  date('2026-12-01', false),
  date('2026-12-08', true),
  date('2026-12-15', false),
];
const offer = { roomName: 'Fjord', roomId: 'fjord', start: '2026-11-24T14:00:00Z', end: '2026-11-24T15:00:00Z' };

describe('ways out of a refusal', () => {
  test('a taken hour offers other rooms and other times, each one press', () => {
    const ways = waysOut(
      single,
      verdict({
        alternatives: [
          { kind: 'otherRoom', ...offer },
          { kind: 'otherTime', ...offer },
        ],
      }),
    );
    expect(ways.map(({ kind }) => kind)).toEqual(['otherRoom', 'otherTime']);
    expect(ways[0]?.changes).toEqual({ roomIds: ['fjord'] });
    expect(ways[1]?.changes).toMatchObject({ startTime: '15:00', endTime: '16:00' });
  });

  test('two taken dates of four: another room on those, all in another room, or without them', () => {
    const ways = waysOut(
      series,
      verdict({ occurrences: twoOfFour, alternatives: [{ kind: 'roomForAllDates', ...offer }] }),
    );
    expect(ways.map(({ kind }) => kind)).toEqual(['thoseDates', 'allInRoom', 'skip']);
    expect(ways[0]).toMatchObject({
      roomName: 'Isbre',
      count: 2,
      changes: { choices: { '2026-11-24': 'isbre', '2026-12-08': 'isbre' } },
    });
  });

  test('when every date is taken nothing can be skipped', () => {
    const all = [date('2026-11-24', true), date('2026-12-01', true)];
    expect(waysOut(series, verdict({ occurrences: all })).map(({ kind }) => kind)).toEqual([]);
  });

  test('the button waits for a decision on each taken date', () => {
    const judged = verdict({ occurrences: twoOfFour });
    expect(conflictsOf(judged)).toHaveLength(2);
    expect(isSettled(series, judged)).toBe(false);
    expect(isSettled({ ...series, choices: { '2026-11-24': 'skip', '2026-12-08': 'skip' } }, judged)).toBe(true);
    expect(isSettled(series, { ...judged, ok: true, errors: [] })).toBe(true);
  });
});
