import { describe, expect, it } from 'vitest';
import { firstBookingState, graceEnd, nextBookingState } from './booking-state.ts';
import type { BookingContext, BookingEvent } from './booking-state.ts';
import { bookingStates, isHolding } from './booking.ts';
import type { BookingState } from './booking.ts';
import { at, between, personId } from './builders.ts';
import type { Refusal } from './errors.ts';

const nineToTen = between('2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z');
const reason: Refusal = { code: 'EXCHANGE_DECLINED', params: {} };
const events: readonly BookingEvent[] = [
  { kind: 'approve' },
  { kind: 'reject', reason },
  { kind: 'approvalExpired' },
  { kind: 'exchangeDeclined', reason },
  { kind: 'cancel' },
  { kind: 'checkIn' },
  { kind: 'graceElapsed' },
  { kind: 'endEarly' },
  { kind: 'endPasses' },
];

function context(now: string, changes: Partial<BookingContext> = {}): BookingContext {
  return {
    now: at(`2026-11-24T${now}:00Z`),
    checkIn: { opensMinutes: 15, graceMinutes: 10 },
    bookedAt: at('2026-11-20T12:00:00Z'),
    mayEndEarly: true,
    ...changes,
  };
}

function after(state: BookingState, event: BookingEvent, given: BookingContext): string {
  const outcome = nextBookingState({ state, ...nineToTen }, event, given);
  return outcome.ok ? outcome.value.state : outcome.errors[0]!.code;
}

describe('a booking', () => {
  it('begins confirmed, or pending while an answer is due', () => {
    expect(firstBookingState({ answerDue: false })).toBe('confirmed');
    expect(firstBookingState({ answerDue: true })).toBe('tentative');
  });

  it.each<[BookingState, BookingEvent, string, string]>([
    ['tentative', { kind: 'approve' }, '08:00', 'confirmed'],
    ['tentative', { kind: 'reject', reason }, '08:00', 'declined'],
    ['tentative', { kind: 'approvalExpired' }, '09:00', 'declined'],
    ['tentative', { kind: 'exchangeDeclined', reason }, '08:00', 'declined'],
    ['tentative', { kind: 'cancel' }, '08:00', 'cancelled'],
    ['tentative', { kind: 'cancel' }, '09:30', 'cancelled'],
    ['tentative', { kind: 'checkIn' }, '09:00', 'APPROVAL_PENDING'],
    ['tentative', { kind: 'graceElapsed' }, '09:30', 'tentative'],
    ['tentative', { kind: 'endPasses' }, '10:00', 'declined'],
    ['confirmed', { kind: 'approve' }, '08:00', 'confirmed'],
    ['confirmed', { kind: 'reject', reason }, '08:00', 'APPROVAL_DECIDED'],
    ['confirmed', { kind: 'approvalExpired' }, '08:00', 'APPROVAL_DECIDED'],
    ['confirmed', { kind: 'exchangeDeclined', reason }, '08:00', 'declined'],
    ['confirmed', { kind: 'cancel' }, '08:59', 'cancelled'],
    ['confirmed', { kind: 'cancel' }, '09:00', 'completed'],
    ['confirmed', { kind: 'cancel' }, '10:00', 'BOOKING_CLOSED'],
    ['confirmed', { kind: 'checkIn' }, '08:45', 'checkedIn'],
    ['confirmed', { kind: 'graceElapsed' }, '09:10', 'released'],
    ['confirmed', { kind: 'endEarly' }, '09:30', 'completed'],
    ['confirmed', { kind: 'endPasses' }, '10:00', 'completed'],
    ['confirmed', { kind: 'endPasses' }, '09:59', 'confirmed'],
    ['checkedIn', { kind: 'exchangeDeclined', reason }, '09:30', 'declined'],
    ['checkedIn', { kind: 'cancel' }, '08:50', 'cancelled'],
    ['checkedIn', { kind: 'cancel' }, '09:30', 'completed'],
    ['checkedIn', { kind: 'checkIn' }, '09:30', 'checkedIn'],
    ['checkedIn', { kind: 'graceElapsed' }, '09:30', 'checkedIn'],
    ['checkedIn', { kind: 'endEarly' }, '09:30', 'completed'],
    ['checkedIn', { kind: 'endPasses' }, '10:00', 'completed'],
  ])('that is %s, after %j at %s: %s', (state, event, now, expected) => {
    expect(after(state, event, context(now))).toBe(expected);
  });

  it('that has ended answers every event with BOOKING_CLOSED', () => {
    const ended = bookingStates.filter((state) => !isHolding(state));
    expect(ended).toEqual(['declined', 'cancelled', 'released', 'completed']);
    for (const state of ended)
      for (const event of events) expect(after(state, event, context('09:05'))).toBe('BOOKING_CLOSED');
  });

  it('ended early ends at the next full minute and counts as attended', () => {
    const outcome = nextBookingState(
      { state: 'checkedIn', ...nineToTen },
      { kind: 'endEarly' },
      { ...context('09:30'), now: at('2026-11-24T09:30:20Z') },
    );
    expect(outcome.ok && outcome.value.end.toString()).toBe('2026-11-24T09:31:00Z');
  });

  it('ended in its first second keeps a minute, since an empty booking is none', () => {
    const outcome = nextBookingState({ state: 'checkedIn', ...nineToTen }, { kind: 'endEarly' }, context('09:00'));
    expect(outcome.ok && outcome.value.end.toString()).toBe('2026-11-24T09:01:00Z');
  });

  it('is ended early by those who may', () => {
    expect(after('confirmed', { kind: 'endEarly' }, context('09:30', { mayEndEarly: false }))).toBe('RIGHT_MISSING');
  });

  it('that nobody came to gives its room back at that moment, and its organizer is told', () => {
    const outcome = nextBookingState({ state: 'confirmed', ...nineToTen }, { kind: 'graceElapsed' }, context('09:12'));
    expect(outcome.ok && [outcome.value.occupiedUntil?.toString(), outcome.value.end.toString()]).toEqual([
      '2026-11-24T09:12:00Z',
      '2026-11-24T10:00:00Z',
    ]);
    expect(outcome.ok && outcome.value.notices).toEqual(['organizer']);
  });

  it('that Exchange takes away while people sit in the room alarms facility', () => {
    const outcome = nextBookingState(
      { state: 'checkedIn', ...nineToTen },
      { kind: 'exchangeDeclined', reason },
      context('09:30'),
    );
    expect(outcome.ok && outcome.value).toMatchObject({ reason, notices: ['organizer', 'facility'] });
  });

  it('that nobody approved in time says so, whether the time limit or its own end came first', () => {
    for (const event of [{ kind: 'approvalExpired' }, { kind: 'endPasses' }] as const) {
      expect(nextBookingState({ state: 'tentative', ...nineToTen }, event, context('10:00'))).toMatchObject({
        ok: true,
        value: { state: 'declined', reason: { code: 'APPROVAL_EXPIRED' }, notices: ['organizer'] },
      });
    }
  });

  it('tells who has decided already', () => {
    const given = context('08:00', { decidedBy: personId('mette') });
    const outcome = nextBookingState({ state: 'confirmed', ...nineToTen }, { kind: 'reject', reason }, given);
    expect(outcome).toEqual({ ok: false, errors: [{ code: 'APPROVAL_DECIDED', params: { decidedBy: 'mette' } }] });
  });
});

describe('check-in', () => {
  const checkIn: BookingEvent = { kind: 'checkIn' };

  it('opens a quarter of an hour before the start and closes ten minutes after it', () => {
    expect(after('confirmed', checkIn, context('08:44'))).toBe('CHECKIN_TOO_EARLY');
    expect(after('confirmed', checkIn, context('08:45'))).toBe('checkedIn');
    expect(after('confirmed', checkIn, context('09:09'))).toBe('checkedIn');
    expect(after('confirmed', checkIn, context('09:10'))).toBe('CHECKIN_TOO_LATE');
  });

  it('tells when it opens, or when the room was given back', () => {
    const early = nextBookingState({ state: 'confirmed', ...nineToTen }, checkIn, context('08:00'));
    const late = nextBookingState({ state: 'confirmed', ...nineToTen }, checkIn, context('09:20'));
    expect(early).toMatchObject({ errors: [{ params: { opensAt: '2026-11-24T08:45:00Z' } }] });
    expect(late).toMatchObject({ errors: [{ params: { releasedAt: '2026-11-24T09:10:00Z' } }] });
  });

  it('of a booking made after its start has its grace from then on', () => {
    const booked = context('09:32', { bookedAt: at('2026-11-24T09:25:00Z') });
    expect(after('confirmed', checkIn, booked)).toBe('checkedIn');
    expect(graceEnd(nineToTen, booked)?.toString()).toBe('2026-11-24T09:35:00Z');
  });

  it('of one that was made moments ago and is taken back leaves no attendance; a person who is there stays on record', () => {
    const cancel = { kind: 'cancel' } as const;
    const at25 = { bookedAt: at('2026-11-24T09:25:00Z') };
    expect(after('confirmed', cancel, context('09:34', at25))).toBe('cancelled');
    expect(after('confirmed', cancel, context('09:35', at25))).toBe('completed');
    expect(after('checkedIn', cancel, context('09:34', at25))).toBe('completed');
    expect(after('confirmed', { kind: 'endEarly' }, context('09:34', at25))).toBe('completed');
  });

  it('isn’t limited, and nothing is released, where the room has none', () => {
    const none = context('09:59', { checkIn: null });
    expect(after('confirmed', checkIn, none)).toBe('checkedIn');
    expect(after('confirmed', { kind: 'graceElapsed' }, none)).toBe('confirmed');
    expect(graceEnd(nineToTen, none)).toBeNull();
  });

  it('doesn’t release before the grace is over', () => {
    expect(after('confirmed', { kind: 'graceElapsed' }, context('09:09'))).toBe('confirmed');
  });
});
