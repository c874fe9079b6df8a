import { accepted } from '@planner/core';
import type {
  BookingId,
  BookingState,
  IdSource,
  IsoDate,
  MeetingId,
  Outcome,
  SeriesId,
  SeriesPolicy,
} from '@planner/core';
import type { PlacedRoom, SiteTransaction, StoredBooking } from '@planner/db';
import type { SkippedDate } from '../command.ts';
import { refuse, skippedOf } from '../refusal.ts';
import type { MeetingDate } from '../judge/dates.ts';
import type { Diary } from '../judge/diary.ts';
import { answerIsDue } from '../judge/frame.ts';
import type { Ask, MeetingFrame } from '../judge/judge.ts';
import { planBookings } from '../judge/plan.ts';
import { endedRow, plannedRow, rowFor } from '../meeting-parts.ts';

/** Bookings that a change gives up, and the dates and rooms that it wants in their place. */
export interface Rejudgement {
  readonly frame: MeetingFrame;
  readonly diary: Diary;
  /** Every row of the meeting, so that a room and date keep their row. */
  readonly all: readonly StoredBooking[];
  /** What the change concerns: kept where the plan has the same room and date, cancelled otherwise. */
  readonly old: readonly StoredBooking[];
  readonly rooms: readonly PlacedRoom[];
  readonly dates: readonly MeetingDate[];
  readonly seriesId: SeriesId | null;
  readonly meetingIdOf: (key: IsoDate | null) => MeetingId;
  readonly policy?: SeriesPolicy;
  readonly state?: 'confirmed' | 'tentative';
  readonly ids: IdSource;
}

export interface Rejudged {
  /** Rows to write: moved, new and ended ones. */
  readonly rows: readonly StoredBooking[];
  readonly skipped: readonly SkippedDate[];
}

/**
 * Runs all rules again on new times or rooms, as if the old bookings weren't there; either every room accepts or nothing
 * changes.
 */
export async function rejudge(tx: SiteTransaction, order: Rejudgement): Promise<Outcome<Rejudged>> {
  const { frame, diary } = order;
  for (const booking of order.old) diary.remove(booking.id, { join: frame.settings.joinOwnMeetings });
  const before = ({ key, placed }: { key: IsoDate | null; placed: PlacedRoom }) =>
    rowFor(order.all, { key, roomId: placed.room.id });
  const plan = planBookings(
    frame,
    {
      rooms: order.rooms,
      dates: order.dates,
      idFor: (ask) => before(ask)?.id ?? (order.ids.next() as BookingId),
      stateFor: (ask) => stateOf(ask, before(ask), order),
      ...(order.policy ? { policy: order.policy } : {}),
    },
    diary,
  );
  if (!plan.ok) return refuse(tx, order, plan.conflicts);
  const { layout, grandfathered, now } = frame;
  const planned = plan.bookings.map((booking) => {
    const { key } = booking.ask;
    const given = { meetingId: order.meetingIdOf(key), seriesId: order.seriesId, layout, grandfathered, at: now };
    return plannedRow(booking, given, before(booking.ask));
  });
  const kept = new Set(planned.map(({ id }) => id));
  const ended = order.old
    .filter(({ id }) => !kept.has(id))
    .map((booking) => endedRow(booking, { state: 'cancelled', reason: null, at: now }));
  return accepted({ rows: [...planned, ...ended], skipped: skippedOf(plan.skipped) }, plan.warnings);
}

function stateOf({ placed }: Ask, before: StoredBooking | undefined, order: Rejudgement): BookingState {
  if (order.state) return order.state;
  if (answerIsDue(placed.room, order.frame.source)) return 'tentative';
  return before?.state === 'checkedIn' || before?.state === 'tentative' ? before.state : 'confirmed';
}
