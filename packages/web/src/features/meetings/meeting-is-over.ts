import type { MeetingDetails } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';

/** Whether nothing of a meeting lies ahead any more, so that it can only be read. A series is over with its last date. */
export function meetingIsOver(meeting: Pick<MeetingDetails, 'end' | 'bookings'>, nowMs: number): boolean {
  return [meeting, ...meeting.bookings].every(({ end }) => msOf(end) <= nowMs);
}
