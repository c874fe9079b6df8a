/** A line of a file (a quoted cell may hold further ones). */
export interface CsvRecord {
  /** Counted from 1 */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quote that doesn't end, or stands where none may. */
export class QuoteFault extends Error {
  override readonly name = 'QuoteFault';
  readonly line: number;
  constructor(line: number) {
    super(`quote in line ${line}`);
    this.line = line;
  }
}

const separators = [',', ';', '\t'] as const;

/** What stands between the cells: whichever the first line has most of outside of quotes. */
export function separatorOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const bare = first.replaceAll(/"[^"]*"/g, '');
  const counted = separators.map((one) => ({ one, count: bare.split(one).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).one;
}

/**
 * The records of a file by RFC 4180, with CRLF or LF; empty lines are none. Values are data, whatever they begin with.
 * @throws QuoteFault
 */
export function* csvRecords(text: string, separator: string): Generator<CsvRecord> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const start = line;
    const cells: string[] = [];
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        for (at += 1; ; at += 1) {
          const end = text.indexOf('"', at);
          if (end < 0) throw new QuoteFault(start);
          cell += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          cell += '"';
        }
        line += cell.split('\n').length - 1;
        if (at < text.length && !isEnd(text, at) && text[at] !== separator) throw new QuoteFault(line);
      } else {
        let end = at;
        while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
        cell = text.slice(at, end).replace(/\r$/, '');
        at = end;
      }
      cells.push(cell);
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    at += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') yield { line: start, cells };
  }
}

function isEnd(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}
