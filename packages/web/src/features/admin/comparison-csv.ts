export interface DifferenceRow {
  readonly room: string;
  readonly start: string;
  readonly end: string;
  readonly what: string;
  readonly meetingId: string | null;
  readonly eventId: string | null;
}

/** Differences as CSV (RFC 4180): a head, a line each, instants in UTC. A byte order mark makes spreadsheets read UTF-8. */
export function csvOf(rows: readonly DifferenceRow[]): string {
  const head = ['room', 'start', 'end', 'what', 'meeting', 'event'];
  const lines = rows.map(({ room, start, end, what, meetingId, eventId }) =>
    [room, start, end, what, meetingId ?? '', eventId ?? ''].map(cell).join(','),
  );
  return `\uFEFF${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Quoted; a spreadsheet takes a text that begins with one of these for a formula, so it gets an apostrophe (CWE-1236). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
