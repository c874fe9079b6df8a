import { describe, expect, it } from 'vitest';
import { aRoomCopy, aSeriesCopy, linkedTo, now, stateOf, takenOver } from '../../fixtures.ts';
import { projectionOfItem } from '../../inbound/remote-item.ts';
import type { RemoteItem } from '../../inbound/remote-item.ts';
import { decideInbound } from './decide-inbound.ts';
import { planAnswer } from './plan-answer.ts';

const later = {
  start: { dateTime: '2026-11-26T11:00:00', timeZone: 'UTC' },
  end: { dateTime: '2026-11-26T12:00:00', timeZone: 'UTC' },
};
/** The organizer's copy, the room having answered. */
const copyOf = (item: RemoteItem) => ({ projection: projectionOfItem(item), room: 'answered' }) as const;
const accepted = { responseStatus: { response: 'accepted' } };

describe('a room copy that Planner doesn’t know', () => {
  it('is booked and answered when it asks for an answer', () => {
    expect(decideInbound(stateOf(aRoomCopy()))).toEqual({ do: 'book', answer: true, honour: false });
    expect(decideInbound(stateOf(aRoomCopy({ responseStatus: { response: 'none' } })))).toMatchObject({
      do: 'book',
      answer: true,
    });
    expect(decideInbound(stateOf(aRoomCopy({ responseStatus: { response: 'tentativelyAccepted' } })))).toMatchObject({
      answer: true,
    });
  });

  it('is booked though it shows as free: the room is needed all the same', () => {
    expect(decideInbound(stateOf(aRoomCopy({ showAs: 'free', ...accepted })))).toMatchObject({
      do: 'book',
      answer: false,
    });
  });

  it('is honoured as it stands while the room is being linked, if the room has accepted it', () => {
    expect(decideInbound(stateOf(aRoomCopy(accepted), { linking: true }))).toMatchObject({ do: 'book', honour: true });
    expect(decideInbound(stateOf(aRoomCopy(), { linking: true }))).toMatchObject({
      do: 'book',
      honour: false,
      answer: true,
    });
  });

  it.each([
    ['cancelled', { isCancelled: true }],
    ['a draft', { isDraft: true }],
    ['declined', { responseStatus: { response: 'declined' } }],
    [
      'over',
      {
        start: { dateTime: '2026-11-20T09:00:00', timeZone: 'UTC' },
        end: { dateTime: '2026-11-20T10:00:00', timeZone: 'UTC' },
      },
    ],
  ])('is left alone when it is %s', (_what, change) => {
    expect(decideInbound(stateOf(aRoomCopy(change)))).toEqual({ do: 'nothing' });
  });

  it('of no length is a finding', () => {
    expect(decideInbound(stateOf(aRoomCopy({ end: { dateTime: '2026-11-26T09:00:00', timeZone: 'UTC' } })))).toEqual({
      do: 'finding',
      finding: 'zeroLength',
    });
  });

  it('isn’t judged while it may be the request of our own create', () => {
    expect(decideInbound(stateOf(aRoomCopy(), { createInFlight: true }))).toEqual({ do: 'lookAgain' });
  });
});

describe('a room copy that Planner has taken over', () => {
  const item = aRoomCopy(accepted);
  const known = { link: linkedTo(item), ours: takenOver(item) };

  it('is matched when nothing differs', () => {
    expect(decideInbound(stateOf(item, known))).toEqual({ do: 'match', answer: false });
  });

  it('is judged anew when its organizer has moved it', () => {
    const decision = decideInbound(stateOf(aRoomCopy(later), known));
    expect(decision).toMatchObject({ do: 'change', answer: true });
    expect(decision.do === 'change' && [...decision.fields]).toEqual(['time']);
  });

  it('keeps its answer when only its title changed', () => {
    expect(decideInbound(stateOf(aRoomCopy({ ...accepted, subject: 'Budget 2027' }), known))).toMatchObject({
      do: 'change',
      answer: false,
    });
  });

  it('isn’t changed back when Planner has changed it and the word is on its way', () => {
    const ours = takenOver(item, { subject: 'Renamed here' });
    expect(decideInbound(stateOf(item, { ...known, ours }))).toEqual({ do: 'nothing' });
  });

  it('that staff have cancelled in Planner isn’t booked again before the room has declined it', () => {
    const ours = takenOver(item);
    const ended = { ...ours, bookings: ours.bookings.map((one) => ({ ...one, state: 'cancelled' as const })) };
    expect(decideInbound(stateOf(item, { ...known, ours: ended }))).toEqual({ do: 'nothing' });
  });

  it('that was dragged in the room’s calendar is asked about at its organizer’s', () => {
    const dragged = aRoomCopy({ ...accepted, ...later });
    expect(decideInbound(stateOf(dragged, known))).toEqual({ do: 'askOrganizerCopy' });
    expect(decideInbound(stateOf(dragged, { ...known, organizerCopy: copyOf(item) }))).toEqual({
      do: 'finding',
      finding: 'editedByHand',
    });
    expect(decideInbound(stateOf(dragged, { ...known, organizerCopy: copyOf(dragged) }))).toMatchObject({
      do: 'change',
      answer: false,
    });
  });

  it('ends when it’s cancelled, and when it’s gone without our doing, which is a finding', () => {
    expect(decideInbound(stateOf(aRoomCopy({ isCancelled: true }), known))).toEqual({
      do: 'end',
      as: 'cancelled',
      finding: null,
    });
    expect(decideInbound(stateOf(item, { ...known, seen: { kind: 'gone' } }))).toEqual({
      do: 'end',
      as: 'cancelled',
      finding: 'removedByHand',
    });
  });

  it('that is gone because the room has declined it is an echo', () => {
    const link = linkedTo(item, { answer: 'declined', answeredAt: now.subtract({ seconds: 5 }) });
    expect(decideInbound(stateOf(item, { ...known, link, seen: { kind: 'gone' } }))).toEqual({ do: 'nothing' });
  });

  it('whose answer doesn’t show yet isn’t answered twice, but is after two minutes', () => {
    const request = aRoomCopy();
    const justNow = linkedTo(request, {
      answer: 'accepted',
      answeredVersion: request.version,
      answeredAt: now.subtract({ seconds: 20 }),
    });
    const longAgo = { ...justNow, answeredAt: now.subtract({ seconds: 150 }) };
    expect(decideInbound(stateOf(request, { link: justNow, ours: takenOver(request) }))).toEqual({ do: 'nothing' });
    expect(decideInbound(stateOf(request, { link: longAgo, ours: takenOver(request) }))).toEqual({
      do: 'match',
      answer: true,
    });
  });
});

describe('a meeting made in Planner', () => {
  const item = aRoomCopy();
  const moved = aRoomCopy(later);
  const own = { current: true, base: projectionOfItem(item), invites: true };
  const here = { own, written: 'settled' as const, ours: takenOver(item, { source: 'web' }) };

  it('has its request accepted without being judged', () => {
    const decision = decideInbound(stateOf(item, here));
    expect(decision).toEqual({ do: 'match', answer: true });
    expect(planAnswer(item, decision, { ok: true, skipped: [] })).toMatchObject({ whole: 'accept', dates: [] });
  });

  it('is accepted also before a newer version of ours has reached it', () => {
    const ours = takenOver(moved, { source: 'web' });
    expect(decideInbound(stateOf(item, { ...here, ours, written: 'inFlight' }))).toEqual({ do: 'match', answer: true });
    expect(decideInbound(stateOf(item, { ...here, own: { ...own, base: null }, ours }))).toMatchObject({ do: 'match' });
  });

  it('that was cancelled in Planner meanwhile isn’t booked again', () => {
    expect(decideInbound(stateOf(item, { ...here, ours: { ...takenOver(item), active: false } }))).toEqual({
      do: 'nothing',
    });
  });

  it('doesn’t fall back to the old time when the room’s copy is older than our last word', () => {
    const ours = takenOver(moved, { source: 'web' });
    const late = { ...here, ours, own: { ...own, base: projectionOfItem(moved) } };
    expect(decideInbound(stateOf(item, late))).toEqual({ do: 'askOrganizerCopy' });
    expect(decideInbound(stateOf(item, { ...late, organizerCopy: { ...copyOf(moved), room: 'invited' } }))).toEqual({
      do: 'nothing',
    });
    expect(decideInbound(stateOf(item, { ...late, written: 'inFlight' }))).toEqual({ do: 'lookAgain' });
  });

  it('follows its organizer who has moved it in Outlook, as their own copy proves', () => {
    const decision = decideInbound(stateOf(moved, { ...here, organizerCopy: copyOf(moved) }));
    expect(decision).toMatchObject({ do: 'change', answer: true });
    expect(decideInbound(stateOf(moved, { ...here, organizerCopy: 'unreadable' }))).toMatchObject({ do: 'change' });
  });

  it('taken off the room and put back isn’t ended by the cancellation that still comes', () => {
    const off = aRoomCopy({ isCancelled: true });
    const state = stateOf(off, { ...here, link: linkedTo(item) });
    expect(decideInbound({ ...state, written: 'inFlight' })).toEqual({ do: 'lookAgain' });
    expect(decideInbound({ ...state, organizerCopy: { ...copyOf(item), room: 'invited' } })).toEqual({ do: 'nothing' });
    expect(decideInbound({ ...state, organizerCopy: { projection: null, room: 'notInvited' } })).toMatchObject({
      do: 'end',
    });
  });

  it('restored after its event was taken back isn’t ended by what becomes of the old event', () => {
    const former = { ...here, own: { ...own, current: false }, link: linkedTo(item) };
    for (const copy of [item, aRoomCopy({ isCancelled: true })])
      expect(decideInbound(stateOf(copy, former))).toEqual({ do: 'nothing' });
    expect(decideInbound(stateOf(item, { ...former, seen: { kind: 'gone' } }))).toEqual({ do: 'nothing' });
  });

  it('that staff gave up and took back is asked for again when the room had declined it already', () => {
    const gone = stateOf(item, { ...here, link: linkedTo(item), seen: { kind: 'gone' }, gaveUp: true });
    expect(decideInbound(gone)).toEqual({ do: 'inviteAgain' });
    expect(decideInbound({ ...gone, ours: { ...takenOver(item), active: false } })).toEqual({ do: 'nothing' });
  });

  it('that vanished from the room’s calendar ends, unless a new request is on its way', () => {
    const gone = { ...here, link: linkedTo(item), seen: { kind: 'gone' } as const };
    const invited = { ...gone, organizerCopy: { ...copyOf(item), room: 'invited' } as const };
    expect(decideInbound(stateOf(item, invited))).toEqual({ do: 'lookAgain' });
    expect(decideInbound(stateOf(item, { ...invited, waitedSeconds: 61 }))).toMatchObject({ finding: 'removedByHand' });
    expect(decideInbound(stateOf(item, { ...gone, organizerCopy: copyOf(item) }))).toMatchObject({
      finding: 'removedByHand',
    });
  });
});

describe('a series', () => {
  const item = aSeriesCopy(accepted);
  const known = { link: linkedTo(item), ours: takenOver(item) };

  it('loses the date that its organizer has called off, without an answer', () => {
    const copy = aSeriesCopy({ ...accepted, cancelledOccurrences: ['OID.E1.2026-12-07'] });
    expect(decideInbound(stateOf(copy, known))).toMatchObject({ do: 'change', answer: false });
  });

  it('answers the date that was moved alone, and not the series again', () => {
    const exception = {
      id: 'X',
      originalStart: '2026-12-07T09:00:00Z',
      start: { dateTime: '2026-12-08T13:00:00', timeZone: 'UTC' },
      end: { dateTime: '2026-12-08T14:00:00', timeZone: 'UTC' },
      responseStatus: { response: 'notResponded' },
    };
    const copy = aSeriesCopy({ ...accepted, exceptionOccurrences: [exception] });
    const decision = decideInbound(stateOf(copy, known));
    expect(decision).toMatchObject({ do: 'change', answer: true });
    expect(planAnswer(copy, decision, { ok: true, skipped: [] })).toMatchObject({
      whole: null,
      dates: [{ key: '2026-12-07', answer: 'accept' }],
    });
  });

  it('is accepted first, then the dates that the room can’t have are declined', () => {
    const copy = aSeriesCopy();
    const refusals = [{ code: 'ROOM_TAKEN', params: {} }] as const;
    const plan = planAnswer(copy, decideInbound(stateOf(copy)), {
      ok: true,
      skipped: [{ key: '2026-12-07', refusals }],
    });
    expect(plan).toMatchObject({ whole: 'accept', dates: [{ key: '2026-12-07', answer: 'decline' }], patient: false });
  });

  it('a conflict waits for quiet, another refusal doesn’t', () => {
    const copy = aSeriesCopy();
    const decision = decideInbound(stateOf(copy));
    const no = (code: 'ROOM_TAKEN' | 'HORIZON_EXCEEDED') =>
      planAnswer(copy, decision, { ok: false, refusals: [{ code, params: {} }] });
    expect(no('ROOM_TAKEN')).toMatchObject({ whole: 'decline', patient: true });
    expect(no('HORIZON_EXCEEDED')).toMatchObject({ whole: 'decline', patient: false });
  });
});
