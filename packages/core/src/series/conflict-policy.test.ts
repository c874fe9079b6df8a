import { describe, expect, it } from 'vitest';
import type { SeriesPolicy } from '../room.ts';
import { decideSeries } from './conflict-policy.ts';
import type { DateConflict } from './conflict-policy.ts';

function taken(count: number): DateConflict[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `2026-12-${String(index + 1).padStart(2, '0')}`,
    refusals: [{ code: 'ROOM_TAKEN' as const, params: { room: 'Room 4.12' } }],
  }));
}

function threshold(percent: number, maxInstances: number): SeriesPolicy {
  return { kind: 'threshold', percent, maxInstances };
}

describe('a series some of whose dates conflict', () => {
  it.each([
    [10, 5, 40, 6, false, '50 % > 40: the example of the Exchange team'],
    [10, 4, 40, 6, true, '4 skipped'],
    [30, 7, 40, 6, false, '7 > 6'],
    [10, 1, 0, 5, false, '10 % > 0'],
    [3, 1, 33, 1, false, '33.3 % > 33'],
    [10, 10, 100, 99, false, 'nothing left to book'],
    [3, 1, 34, 1, true, '33.3 % ≤ 34'],
    [10, 0, 0, 0, true, 'no conflict'],
  ])('of %i dates %i, allowed are %i %% and %i: accepted = %s (%s)', (n, c, percent, k, accepted) => {
    const decision = decideSeries(threshold(percent, k), n, taken(c));
    expect(decision.ok).toBe(accepted);
    // Either way each conflict is told: as a skipped date or as a reason.
    expect(decision.ok ? decision.value.skipped : decision.errors).toHaveLength(c);
  });

  it('all or nothing: one conflict refuses the whole and names its date', () => {
    expect(decideSeries({ kind: 'allOrNothing' }, 10, taken(0)).ok).toBe(true);
    expect(decideSeries({ kind: 'allOrNothing' }, 10, taken(1))).toEqual({
      ok: false,
      errors: [{ code: 'ROOM_TAKEN', params: { room: 'Room 4.12', date: '2026-12-01' } }],
    });
  });

  it('skip: everything but a series without any free date', () => {
    expect(decideSeries({ kind: 'skip' }, 10, taken(9)).ok).toBe(true);
    expect(decideSeries({ kind: 'skip' }, 10, taken(10)).ok).toBe(false);
    expect(decideSeries({ kind: 'skip' }, 1, taken(1)).ok).toBe(false);
  });
});
