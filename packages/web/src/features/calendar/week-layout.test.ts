import { describe, expect, test } from 'vitest';
import { weekLayout } from './week-layout.ts';

const zone = 'Europe/Copenhagen';
const monday = '2026-11-23';
const meeting = (start: string, end: string, allDay = false) => ({ start, end, allDay });

describe('a week of my calendar', () => {
  test('shows the usual working hours when nothing is planned', () => {
    const week = weekLayout([], monday, zone);
    expect([week.from, week.to]).toEqual([8, 17]);
    expect(week.days.map(({ date }) => date)).toEqual(
      ['23', '24', '25', '26', '27', '28', '29'].map((day) => `2026-11-${day}`),
    );
  });

  test('grows to hold an early and a late meeting', () => {
    const entries = [
      meeting('2026-11-24T05:30:00Z', '2026-11-24T06:00:00Z'),
      meeting('2026-11-25T18:00:00Z', '2026-11-25T19:30:00Z'),
    ];
    const week = weekLayout(entries, monday, zone);
    expect([week.from, week.to]).toEqual([6, 21]);
  });

  test('places a meeting by the clock of the person, not by UTC', () => {
    const week = weekLayout([meeting('2026-11-24T07:00:00Z', '2026-11-24T08:00:00Z')], monday, zone);
    expect(week.days[1]!.blocks[0]).toMatchObject({ top: 0, lane: 0, lanes: 1 });
    expect(week.days[1]!.blocks[0]!.height).toBeCloseTo(100 / 9);
  });

  test('puts meetings at the same time side by side, and those that only touch below each other', () => {
    const entries = [
      meeting('2026-11-24T08:00:00Z', '2026-11-24T09:00:00Z'),
      meeting('2026-11-24T08:30:00Z', '2026-11-24T09:30:00Z'),
      meeting('2026-11-24T09:30:00Z', '2026-11-24T10:00:00Z'),
    ];
    const blocks = weekLayout(entries, monday, zone).days[1]!.blocks;
    expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });

  test('shows a meeting over midnight in both of its days', () => {
    const week = weekLayout([meeting('2026-11-24T22:00:00Z', '2026-11-25T00:30:00Z')], monday, zone);
    expect(week.days.map(({ blocks }) => blocks.length)).toEqual([0, 1, 1, 0, 0, 0, 0]);
    expect([week.from, week.to]).toEqual([0, 24]);
  });

  test('keeps all-day meetings above the hours', () => {
    const week = weekLayout([meeting('2026-11-23T23:00:00Z', '2026-11-24T23:00:00Z', true)], monday, zone);
    expect(week.days[1]!.allDay).toHaveLength(1);
    expect(week.days.flatMap(({ blocks }) => blocks)).toEqual([]);
  });

  test('shows nine o’clock at the same height on the days when the clocks change', () => {
    const heightOf = (start: string, end: string, from: string) =>
      weekLayout([meeting(start, end)], from, zone).days[6]!.blocks[0];
    const usual = { top: 100 / 9, height: 100 / 9 };
    const back = heightOf('2026-10-25T08:00:00Z', '2026-10-25T09:00:00Z', '2026-10-19');
    const forth = heightOf('2027-03-28T07:00:00Z', '2027-03-28T08:00:00Z', '2027-03-22');
    for (const block of [back!, forth!]) {
      expect(block.top).toBeCloseTo(usual.top);
      expect(block.height).toBeCloseTo(usual.height);
    }
  });

  test('gives a meeting in the hour that comes twice a height', () => {
    const week = weekLayout([meeting('2026-10-25T00:45:00Z', '2026-10-25T01:15:00Z')], '2026-10-19', zone);
    expect(week.days[6]!.blocks[0]!.height).toBeGreaterThan(0);
  });
});
