import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequest, aRoom, at, atomId, locationId, roomId } from '../builders.ts';
import { claimOf } from '../rules/conflict.ts';
import { checkRules } from '../rules/index.ts';
import { overlaps } from '../time/interval.ts';
import { addMinutes } from '../time/wall-time.ts';
import { rankAlternatives } from './alternatives.ts';
import { claimsByTime } from './claims-by-time.ts';
import { fitBuffers, joinOwnMeetings, shareAtom } from './occupied.ts';
import type { Claim } from './occupied.ts';

const midnight = at('2026-11-25T00:00:00Z');

// Rooms of one hall in every combination, and minutes on a coarse clock: meetings touch and collide often.
const request = fc
  .record({
    atoms: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
    start: fc.integer({ min: 0, max: 40 }),
    length: fc.integer({ min: 1, max: 8 }),
    organizer: fc.constantFrom('ida', 'mette', null),
    layout: fc.constantFrom('u' as const, null),
    setup: fc.constantFrom(0, 15),
    teardown: fc.constantFrom(0, 15, 30),
    source: fc.constantFrom('web' as const, 'exchange' as const),
  })
  .map((given) => {
    const start = addMinutes(midnight, given.start * 15);
    return {
      ...given,
      interval: { start, end: addMinutes(start, given.length * 15) },
      room: aRoom({
        id: roomId(`room of ${given.atoms.toSorted().join('')}`),
        atoms: given.atoms.map(atomId),
        setupMinutes: given.setup,
        teardownMinutes: given.teardown,
      }),
    };
  });

describe('two holding bookings', () => {
  it('never share an atom and an instant, whatever was asked for in whatever order', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 25 }), fc.boolean(), fc.boolean(), (requests, joins, isAdvisory) => {
        let held: Claim[] = [];
        for (const { interval, room, organizer, layout, source } of requests) {
          const asked = aRequest({
            source,
            room,
            ...interval,
            layout,
            organizerKey: organizer,
            occupied: held,
            settings: { joinOwnMeetings: joins, exchangeBuffers: isAdvisory ? 'advisory' : 'enforced' },
          });
          if (checkRules(asked).errors.length > 0) continue;
          const whole = claimOf({ ...asked, interval });
          const claim = isAdvisory && source === 'exchange' ? { ...whole, during: fitBuffers(whole, held) } : whole;
          const joined = joins ? joinOwnMeetings(claim, held) : { claim, neighbours: held };
          held = [...joined.neighbours, joined.claim];
        }
        for (const [index, one] of held.entries()) {
          const clash = held
            .slice(index + 1)
            .find((other) => shareAtom(one.atoms, other.atoms) && overlaps(one.during, other.during));
          expect(clash).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('and a refused request really did share one with a held booking', () => {
    fc.assert(
      fc.property(request, request, (first, second) => {
        const held = claimOf({
          ...aRequest({ room: first.room, ...first.interval, organizerKey: 'x' }),
          interval: first.interval,
        });
        const asked = aRequest({ room: second.room, ...second.interval, organizerKey: 'y', occupied: [held] });
        const taken = checkRules(asked).errors.some(({ code }) => code === 'ROOM_TAKEN');
        const wanted = claimOf({ ...asked, interval: second.interval });
        expect(taken).toBe(shareAtom(held.atoms, wanted.atoms) && overlaps(held.during, wanted.during));
      }),
    );
  });
});

describe('claims arranged by time', () => {
  it('give exactly those that overlap or touch the time asked for', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), request, (requests, { interval: asked }) => {
        const claims = requests.map(({ room, interval }) => claimOf({ ...aRequest({ room }), interval }));
        const near = claims.filter(
          ({ during }) =>
            Temporal.Instant.compare(during.start, asked.end) <= 0 &&
            Temporal.Instant.compare(asked.start, during.end) <= 0,
        );
        const found = claimsByTime(claims)(asked);
        expect(new Set(found)).toEqual(new Set(near));
        expect(found).toHaveLength(near.length);
      }),
    );
  });
});

describe('alternatives', () => {
  it('never conflict with what is known to be taken, and are in the future', () => {
    const busy = fc.array(
      fc
        .record({ start: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 1, max: 10 }) })
        .map(({ start, length }) => ({
          start: addMinutes(midnight, start * 15),
          end: addMinutes(midnight, (start + length) * 15),
        })),
      { maxLength: 10 },
    );
    const candidate = fc.record({
      roomId: fc.constantFrom('r1', 'r2', 'r3', 'r4').map(roomId),
      name: fc.constantFrom('A', 'B'),
      locationId: fc.constantFrom('x', 'y').map(locationId),
      floorId: fc.constant(null),
      capacity: fc.integer({ min: 1, max: 20 }),
      features: fc.constant([]),
      setupMinutes: fc.constantFrom(0, 15),
      teardownMinutes: fc.constantFrom(0, 15),
      occupied: busy,
    });
    fc.assert(
      fc.property(
        candidate,
        fc.uniqueArray(candidate, { selector: (one) => one.roomId }),
        fc.integer({ min: 1, max: 12 }),
        (room, others, length) => {
          const wanted = { start: addMinutes(midnight, 600), end: addMinutes(midnight, 600 + length * 15) };
          const now = addMinutes(midnight, 500);
          const searchWithin = { start: addMinutes(midnight, 420), end: addMinutes(midnight, 1080) };
          const offers = rankAlternatives({
            wanted,
            room,
            headcount: 4,
            features: [],
            others,
            searchWithin,
            now,
            stepMinutes: 15,
          });
          expect(offers.length).toBeLessThanOrEqual(5);
          for (const offer of offers) {
            const of = offer.kind === 'otherTime' ? room : others.find((other) => other.roomId === offer.roomId)!;
            const during = {
              start: addMinutes(offer.start, -of.setupMinutes),
              end: addMinutes(offer.end, of.teardownMinutes),
            };
            expect(of.occupied.some((taken) => overlaps(taken, during))).toBe(false);
            expect(Temporal.Instant.compare(offer.start, now)).toBe(1);
          }
        },
      ),
    );
  });
});
