import type { Booking, BookingState } from './booking.ts';
import { isHolding } from './booking.ts';
import { accepted, refused } from './errors.ts';
import type { Outcome, Refusal } from './errors.ts';
import type { PersonId } from './ids.ts';
import { earlier, later } from './time/interval.ts';
import { addMinutes, ceilToMinute } from './time/wall-time.ts';

/** What can happen to a booking that exists (domain §4). How it comes into being is `firstBookingState`. */
export type BookingEvent =
  | { readonly kind: 'approve' }
  | { readonly kind: 'reject'; readonly reason: Refusal }
  | { readonly kind: 'approvalExpired' }
  | { readonly kind: 'exchangeDeclined'; readonly reason: Refusal }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'checkIn' }
  | { readonly kind: 'graceElapsed' }
  | { readonly kind: 'endEarly' }
  | { readonly kind: 'endPasses' };

/** The window in which presence is confirmed: `[start − opens, max(start, booked) + grace)`. */
export interface CheckInWindow {
  readonly opensMinutes: number;
  readonly graceMinutes: number;
}

/**
 * For how long what a person did can be taken back, as long as they still see it: a booking that has begun is cancelled
 * without a trace of attendance (later, cancelling ends it early), and a cancellation is undone.
 */
export const takeBackMinutes = 10;

/** What a move depends on besides the booking. */
export interface BookingContext {
  readonly now: Temporal.Instant;
  /** null = the room has no check-in */
  readonly checkIn: CheckInWindow | null;
  /** When the booking was made: the grace runs from here if that's after the start, and so does `takeBackMinutes`. */
  readonly bookedAt: Temporal.Instant;
  /** Whether the one who ends it early is the organizer, the room's panel or staff. */
  readonly mayEndEarly: boolean;
  /** Who decided an approval already, for APPROVAL_DECIDED. */
  readonly decidedBy?: PersonId;
}

/** Where a booking stands after an event. Equal to where it stood = nothing to write. */
export interface BookingMove {
  readonly state: BookingState;
  /** The new end, when the event shortens the booking; teardown runs from it. */
  readonly end: Temporal.Instant;
  readonly reason: Refusal | null;
  /** The instant up to which the room stays occupied, when it isn't `end + teardown`; null = nothing special */
  readonly occupiedUntil: Temporal.Instant | null;
  /** What somebody has to be told. */
  readonly notices: readonly ('organizer' | 'facility')[];
}

/** The first state of a booking that passed the rules: tentative while an approval or Exchange's own answer is due. */
export function firstBookingState({ answerDue }: { answerDue: boolean }): BookingState {
  return answerDue ? 'tentative' : 'confirmed';
}

/**
 * The state of a booking after an event (the table of domain §4).
 * @returns on "no": BOOKING_CLOSED for a booking that has ended, else the code of the cell
 */
export function nextBookingState(
  booking: Pick<Booking, 'state' | 'start' | 'end'>,
  event: BookingEvent,
  context: BookingContext,
): Outcome<BookingMove> {
  if (!isHolding(booking.state)) return closed(booking);
  const stay: BookingMove = { state: booking.state, end: booking.end, reason: null, occupiedUntil: null, notices: [] };
  switch (event.kind) {
    case 'approve':
      return accepted(booking.state === 'tentative' ? { ...stay, state: 'confirmed' } : stay);
    case 'reject':
      if (booking.state !== 'tentative') return decided(context);
      return accepted({ ...stay, state: 'declined', reason: event.reason, notices: ['organizer'] });
    case 'approvalExpired':
      if (booking.state !== 'tentative') return decided(context);
      return accepted(expired(stay));
    case 'exchangeDeclined':
      return accepted({
        ...stay,
        state: 'declined',
        reason: event.reason,
        notices: booking.state === 'checkedIn' ? ['organizer', 'facility'] : ['organizer'],
      });
    case 'cancel':
      return cancel(booking, context, stay);
    case 'checkIn':
      return checkIn(booking, context, stay);
    case 'graceElapsed':
      return graceElapsed(booking, context, stay);
    case 'endEarly':
      return endEarly(booking, context, stay);
    case 'endPasses':
      if (isBefore(context.now, booking.end)) return accepted(stay);
      return accepted(booking.state === 'tentative' ? expired(stay) : { ...stay, state: 'completed' });
    default:
      return event satisfies never;
  }
}

/** When the grace of a booking ends without a check-in; null when the room has no check-in. */
export function graceEnd(booking: Pick<Booking, 'start'>, context: BookingContext): Temporal.Instant | null {
  return context.checkIn && addMinutes(later(booking.start, context.bookedAt), context.checkIn.graceMinutes);
}

function cancel(
  booking: Pick<Booking, 'state' | 'start' | 'end'>,
  context: BookingContext,
  stay: BookingMove,
): Outcome<BookingMove> {
  // A room that is taken at once has begun when its booking is made: what is taken back within moments was never a meeting.
  const isFresh = isBefore(context.now, addMinutes(context.bookedAt, takeBackMinutes));
  if (isFresh && booking.state !== 'checkedIn' && isBefore(context.now, booking.end)) {
    return accepted({ ...stay, state: 'cancelled' });
  }
  return endEarly(booking, { ...context, mayEndEarly: true }, stay);
}

function checkIn(
  booking: Pick<Booking, 'state' | 'start' | 'end'>,
  context: BookingContext,
  stay: BookingMove,
): Outcome<BookingMove> {
  if (booking.state === 'checkedIn') return accepted(stay);
  if (booking.state === 'tentative') return refused({ code: 'APPROVAL_PENDING', params: {} });
  if (!isBefore(context.now, booking.end)) return closed(booking);
  if (context.checkIn) {
    const opensAt = addMinutes(booking.start, -context.checkIn.opensMinutes);
    if (isBefore(context.now, opensAt)) {
      return refused({ code: 'CHECKIN_TOO_EARLY', params: { opensAt: opensAt.toString() } });
    }
    const until = graceEnd(booking, context);
    if (until && !isBefore(context.now, until)) {
      return refused({ code: 'CHECKIN_TOO_LATE', params: { releasedAt: until.toString() } });
    }
  }
  return accepted({ ...stay, state: 'checkedIn' });
}

function graceElapsed(
  booking: Pick<Booking, 'state' | 'start' | 'end'>,
  context: BookingContext,
  stay: BookingMove,
): Outcome<BookingMove> {
  const until = graceEnd(booking, context);
  // Only a confirmed booking is a no-show: a pending one waits for its answer, and who checked in is there.
  if (booking.state !== 'confirmed' || until === null || isBefore(context.now, until)) return accepted(stay);
  const freedAt = earlier(context.now, booking.end);
  return accepted({ ...stay, state: 'released', occupiedUntil: freedAt, notices: ['organizer'] });
}

function endEarly(
  booking: Pick<Booking, 'state' | 'start' | 'end'>,
  context: BookingContext,
  stay: BookingMove,
): Outcome<BookingMove> {
  if (!context.mayEndEarly) return refused({ code: 'RIGHT_MISSING', params: { right: 'manageRooms' } });
  if (!isBefore(context.now, booking.end)) return closed(booking);
  // Before the start, or while nobody has answered yet, there is no attendance that could end.
  if (isBefore(context.now, booking.start) || booking.state === 'tentative')
    return accepted({ ...stay, state: 'cancelled' });
  // Rounded up, and at least one minute after the start: an empty interval isn't a booking.
  const end = later(ceilToMinute(context.now), addMinutes(booking.start, 1));
  return accepted({ ...stay, state: 'completed', end: earlier(end, booking.end) });
}

function expired(stay: BookingMove): BookingMove {
  return { ...stay, state: 'declined', reason: { code: 'APPROVAL_EXPIRED', params: {} }, notices: ['organizer'] };
}

function decided({ decidedBy }: BookingContext): Outcome<BookingMove> {
  return refused({ code: 'APPROVAL_DECIDED', params: decidedBy === undefined ? {} : { decidedBy } });
}

function closed({ state, end }: Pick<Booking, 'state' | 'end'>): Outcome<BookingMove> {
  return refused({ code: 'BOOKING_CLOSED', params: { state, at: end.toString() } });
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
