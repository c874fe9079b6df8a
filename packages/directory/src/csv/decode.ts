export const encodings = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** 200 000 people with all columns are about 40 MB. */
export const mostFileBytes = 50 * 1024 * 1024;

/** What is wrong with a file as a whole: where, and which of our codes. Lines count from 1, the header's. */
export interface FileFault {
  readonly line: number;
  readonly column: string | null;
  readonly code:
    | 'empty'
    | 'tooLarge'
    | 'tooManyRows'
    | 'encoding'
    | 'quote'
    | 'columnMissing'
    | 'columnTwice'
    | 'loginMissing'
    | 'idTwice';
}

/**
 * The text of a file. UTF-8 with or without a mark; other bytes are only read as Windows-1252 when an administrator said so,
 * since every file can be read that way and a wrong guess would change names.
 */
export function decodeFile(bytes: Uint8Array, encoding: Encoding): string | FileFault {
  if (bytes.length > mostFileBytes) return { line: 1, column: null, code: 'tooLarge' };
  if (encoding === 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // A NUL stands in each Latin letter of UTF-16 and in no text that people write.
    const nul = text.indexOf('\0');
    return nul < 0 ? text : { line: linesIn(text.slice(0, nul)), column: null, code: 'encoding' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { line: firstBadLine(bytes), column: null, code: 'encoding' };
  }
}

function firstBadLine(bytes: Uint8Array): number {
  // The lenient reader puts U+FFFD at each fault; one that stands in the file itself is legal and as rare as it is harmless here.
  const lenient = new TextDecoder('utf-8').decode(bytes);
  return linesIn(lenient.slice(0, lenient.indexOf('\uFFFD')));
}

function linesIn(text: string): number {
  return text.split('\n').length;
}
