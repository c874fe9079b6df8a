import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRoomCopy, aSeriesCopy, linkedTo, now, stateOf, takenOver } from '../../fixtures.ts';
import { projectionOfItem } from '../../inbound/remote-item.ts';
import type { RemoteItem } from '../../inbound/remote-item.ts';
import { decideInbound } from './decide-inbound.ts';

const responses = fc.constantFrom('none', 'notResponded', 'accepted', 'tentativelyAccepted', 'declined');
const hour = fc.integer({ min: 0, max: 20 });
const items: fc.Arbitrary<RemoteItem> = fc
  .record({
    response: responses,
    day: fc.integer({ min: 1, max: 28 }),
    hour,
    subject: fc.constantFrom('Budget', 'Plan', ''),
    cancelled: fc.boolean(),
    series: fc.boolean(),
    cut: fc.boolean(),
  })
  .map(({ response, day, hour: at, subject, cancelled, series, cut }) => {
    const date = `2026-12-${String(day).padStart(2, '0')}`;
    const clock = (value: number): string => `T${String(value).padStart(2, '0')}:00:00`;
    const change = { responseStatus: { response }, subject, isCancelled: cancelled };
    if (series) return aSeriesCopy({ ...change, ...(cut ? { cancelledOccurrences: ['OID.E1.2026-12-14'] } : {}) });
    return aRoomCopy({
      ...change,
      start: { dateTime: date + clock(at), timeZone: 'UTC' },
      end: { dateTime: date + clock(at + 1), timeZone: 'UTC' },
    });
  });

describe('deciding', () => {
  it('the same remote event applied twice changes nothing', () => {
    fc.assert(
      fc.property(items, (item) => {
        const first = decideInbound(stateOf(item));
        if (first.do !== 'book') return;
        // Carried out and answered: Planner has it, the link says so.
        const answered = first.answer
          ? { answer: 'accepted' as const, answeredVersion: item.version, answeredAt: now }
          : {};
        const again = decideInbound(stateOf(item, { link: linkedTo(item, answered), ours: takenOver(item) }));
        expect(again.do === 'nothing' || (again.do === 'match' && !again.answer)).toBe(true);
      }),
    );
  });

  it('a change that was taken over is a match the next time', () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        if ((before.rule === null) !== (after.rule === null)) return;
        const known = { link: linkedTo(before), ours: takenOver(before) };
        const copy = { projection: projectionOfItem(after), room: 'answered' } as const;
        const decision = decideInbound(stateOf(after, { ...known, organizerCopy: copy }));
        if (decision.do !== 'change') return;
        const again = decideInbound(stateOf(after, { link: linkedTo(after), ours: takenOver(after) }));
        expect(again.do).toBe('match');
      }),
    );
  });

  it('what the room owns itself is never answered', () => {
    fc.assert(
      fc.property(items, (item) => {
        const own = { ...item, event: { ...item.event, isOrganizer: true } };
        const decision = decideInbound(stateOf(own));
        expect('answer' in decision && decision.answer).toBe(false);
      }),
    );
  });
});
