import { csvText } from '../../lib/csv.ts';

export interface DifferenceRow {
  readonly room: string;
  readonly start: string;
  readonly end: string;
  readonly what: string;
  readonly meetingId: string | null;
  readonly eventId: string | null;
}

/** Differences as CSV, instants in UTC. */
export function csvOf(rows: readonly DifferenceRow[]): string {
  return csvText(
    ['room', 'start', 'end', 'what', 'meeting', 'event'],
    rows.map(({ room, start, end, what, meetingId, eventId }) => [
      room,
      start,
      end,
      what,
      meetingId ?? '',
      eventId ?? '',
    ]),
  );
}
