/** CSV (RFC 4180): a head, a line each. A byte order mark makes spreadsheets read UTF-8. */
export function csvText(head: readonly string[], lines: readonly (readonly string[])[]): string {
  return `\uFEFF${[head.join(','), ...lines.map((cells) => cells.map(cell).join(','))].join('\r\n')}\r\n`;
}

/** Quoted; a spreadsheet takes a text that begins with one of these for a formula, so it gets an apostrophe (CWE-1236). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
