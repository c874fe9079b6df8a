import { describe, expect, it } from 'vitest';
import { at, between, floorId, locationId, roomId } from '../builders.ts';
import { alternativeParams, rankAlternatives, withAlternatives } from './alternatives.ts';
import type { AlternativesRequest, Candidate } from './alternatives.ts';

function candidate(name: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    roomId: roomId(name),
    name,
    locationId: locationId('copenhagen'),
    floorId: floorId('4'),
    capacity: 10,
    features: [],
    setupMinutes: 0,
    teardownMinutes: 0,
    occupied: [],
    ...changes,
  };
}

const nine = between('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z');

function asked(changes: Partial<AlternativesRequest> = {}): AlternativesRequest {
  return {
    wanted: nine,
    room: candidate('4.12', { occupied: [nine] }),
    headcount: 6,
    features: [],
    others: [],
    searchWithin: between('2026-11-24T07:00:00Z', '2026-11-24T17:00:00Z'),
    now: at('2026-11-24T06:00:00Z'),
    stepMinutes: 30,
    ...changes,
  };
}

function offers(changes: Partial<AlternativesRequest>): string[] {
  return rankAlternatives(asked(changes)).map(({ kind, name, start }) =>
    kind === 'otherRoom' ? name : start.toString().slice(11, 16),
  );
}

describe('alternatives', () => {
  it('are rooms of the same floor first, then of the same location, then elsewhere', () => {
    const others = [
      candidate('Aarhus', { locationId: locationId('aarhus') }),
      candidate('5.01', { floorId: floorId('5') }),
      candidate('4.13'),
    ];
    expect(offers({ others })).toEqual(['4.13', '5.01', 'Aarhus', '10:00', '08:00']);
  });

  it('on one floor the tightest fit comes first, then the name', () => {
    const others = [candidate('Large', { capacity: 40 }), candidate('B'), candidate('A')];
    expect(offers({ others }).slice(0, 3)).toEqual(['A', 'B', 'Large']);
  });

  it('fit: enough seats, all the features asked for, free with their own buffers, open', () => {
    const others = [
      candidate('too small', { capacity: 5 }),
      candidate('no screen', { features: ['video'] }),
      candidate('taken', { features: ['screen'], occupied: [between('2026-11-24T09:30:00Z', '2026-11-24T09:45:00Z')] }),
      candidate('no time to prepare', {
        features: ['screen'],
        setupMinutes: 30,
        occupied: [between('2026-11-24T08:00:00Z', '2026-11-24T08:45:00Z')],
      }),
      candidate('closed', { features: ['screen'], open: [between('2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z')] }),
      candidate('fits', { features: ['screen', 'video'], open: [nine] }),
    ];
    const room = candidate('4.12', { features: ['screen'], occupied: [nine] });
    expect(offers({ others, room, features: ['screen'] })).toEqual(['fits', '10:00', '08:00', '11:00', '07:00']);
  });

  it('are at most five, of which two are other times', () => {
    const others = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => candidate(name));
    expect(offers({ others })).toEqual(['A', 'B', 'C', '10:00', '08:00']);
    expect(
      offers({
        others,
        room: candidate('4.12', { occupied: [between('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')] }),
      }),
    ).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('don’t lie in the past, nor outside the hours that were searched', () => {
    expect(offers({ now: at('2026-11-24T09:50:00Z') })).toEqual(['10:00', '11:00', '12:00', '13:00', '14:00']);
    expect(offers({ searchWithin: between('2026-11-24T08:30:00Z', '2026-11-24T11:00:00Z') })).toEqual(['10:00']);
  });

  it('become parameters of a refusal without anything else', () => {
    const [first] = rankAlternatives(asked({ others: [candidate('4.13')] }));
    expect(alternativeParams(first!)).toEqual({
      kind: 'otherRoom',
      roomId: '4.13',
      name: '4.13',
      start: '2026-11-24T09:00:00Z',
      end: '2026-11-24T10:00:00Z',
    });
    expect(withAlternatives({ code: 'ROOM_TAKEN', params: { room: '4.12' } }, [first!]).params).toMatchObject({
      room: '4.12',
      alternatives: [{ name: '4.13' }],
    });
  });
});
