import { describe, expect, it } from 'vitest';
import { aClaim, aRoom, atomId, between, roomId } from '../builders.ts';
import { buffersOf, conflicts, fitBuffers, joinOwnMeetings, occupiedOf } from './occupied.ts';
import type { Claim } from './occupied.ts';

const [a, b, c] = [atomId('a'), atomId('b'), atomId('c')];
const hall = { roomId: roomId('hall'), atoms: [a, b, c] };
const hallA = { roomId: roomId('hall-a'), atoms: [a] };
const hallB = { roomId: roomId('hall-b'), atoms: [b] };
const hallC = { roomId: roomId('hall-c'), atoms: [c] };
const hallAB = { roomId: roomId('hall-ab'), atoms: [a, b] };
const hallBC = { roomId: roomId('hall-bc'), atoms: [b, c] };

function claim(room: Pick<Claim, 'roomId' | 'atoms'>, start: string, end: string, teardownMinutes = 0): Claim {
  const bare = between(`2026-11-24T${start}:00Z`, `2026-11-24T${end}:00Z`);
  const during = occupiedOf(bare, { setupMinutes: 0, teardownMinutes });
  return { ...room, bare, during, organizerKey: null, layout: null };
}

describe('a hall that can be divided', () => {
  it.each([
    ['Hall A 09–10', claim(hallA, '09:00', '10:00'), 'Hall B 09–10', claim(hallB, '09:00', '10:00'), false],
    ['Hall A 09–10', claim(hallA, '09:00', '10:00'), 'Hall 09:30–11', claim(hall, '09:30', '11:00'), true],
    ['Hall B+C 09–10', claim(hallBC, '09:00', '10:00'), 'Hall A+B 09–10', claim(hallAB, '09:00', '10:00'), true],
    [
      'Hall 09–10 with 30 min of clearing up',
      claim(hall, '09:00', '10:00', 30),
      'Hall C 10–11',
      claim(hallC, '10:00', '11:00'),
      true,
    ],
    [
      'Hall 09–10 with 30 min of clearing up',
      claim(hall, '09:00', '10:00', 30),
      'Hall C 10:30–11',
      claim(hallC, '10:30', '11:00'),
      false,
    ],
  ])('%s and %s: taken = %s', (_existing, existing, _wanted, wanted, taken) => {
    expect(conflicts(existing, wanted)).toBe(taken);
    expect(conflicts(wanted, existing)).toBe(taken);
  });
});

describe('buffers', () => {
  const boards = { name: 'board', capacity: 8, setupMinutes: 20, teardownMinutes: 5 } as const;
  const room = aRoom({ setupMinutes: 10, teardownMinutes: 10, layouts: [boards] });

  it('are the longest that room, layout and booking ask for', () => {
    expect(buffersOf(room, null)).toEqual({ setupMinutes: 10, teardownMinutes: 10 });
    expect(buffersOf(room, 'board')).toEqual({ setupMinutes: 20, teardownMinutes: 10 });
    expect(buffersOf(room, 'board', { setupMinutes: 0, teardownMinutes: 45 })).toEqual({
      setupMinutes: 20,
      teardownMinutes: 45,
    });
  });

  it('widen the time that a room is occupied', () => {
    const occupied = occupiedOf(between('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z'), {
      setupMinutes: 15,
      teardownMinutes: 30,
    });
    expect([occupied.start.toString(), occupied.end.toString()]).toEqual([
      '2026-11-24T08:45:00Z',
      '2026-11-24T10:30:00Z',
    ]);
  });
});

describe('meetings of one organizer right after each other', () => {
  const own = (start: string, end: string, changes: Partial<Claim> = {}) => {
    const bare = between(start, end);
    const during = occupiedOf(bare, { setupMinutes: 15, teardownMinutes: 15 });
    return aClaim(start, end, { organizerKey: 'ida', during, ...changes });
  };
  const wanted = own('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z');
  const before = own('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z');
  const after = own('2026-11-24T11:00:00Z', '2026-11-24T12:00:00Z');

  it('share no buffer, and the rows to write are named', () => {
    const joined = joinOwnMeetings(wanted, [before, after]);
    expect(joined.claim.during).toEqual(wanted.bare);
    expect(joined.neighbours.map(({ during }) => during)).toEqual([
      between('2026-11-24T08:45:00Z', '2026-11-24T10:00:00Z'),
      between('2026-11-24T11:00:00Z', '2026-11-24T12:15:00Z'),
    ]);
    expect(joined.trimmed).toHaveLength(2);
    expect(joined.neighbours.some((neighbour) => conflicts(joined.claim, neighbour))).toBe(false);
  });

  it('change nothing when they are apart, of somebody else, in another layout or another room', () => {
    const late = own('2026-11-24T11:05:00Z', '2026-11-24T12:00:00Z');
    const others = [
      late,
      { ...after, organizerKey: 'mette' },
      { ...after, layout: 'u' as const },
      { ...after, roomId: roomId('room-2') },
    ];
    for (const other of others) {
      expect(joinOwnMeetings(wanted, [other])).toEqual({ claim: wanted, neighbours: [other], trimmed: [] });
    }
  });

  it('two unknown organizers aren’t one', () => {
    expect(joinOwnMeetings({ ...wanted, organizerKey: null }, [{ ...after, organizerKey: null }]).trimmed).toEqual([]);
  });
});

describe('buffers that are only a wish', () => {
  it('shrink to what is free, never into the meeting itself', () => {
    const wanted = {
      ...claim(hallA, '10:00', '11:00'),
      during: between('2026-11-24T09:30:00Z', '2026-11-24T11:30:00Z'),
    };
    const others = [claim(hallAB, '09:00', '09:50'), claim(hallC, '09:00', '10:00'), claim(hall, '11:00', '12:00')];
    expect(fitBuffers(wanted, others)).toEqual(between('2026-11-24T09:50:00Z', '2026-11-24T11:00:00Z'));
    expect(fitBuffers(wanted, [])).toEqual(wanted.during);
  });
});
