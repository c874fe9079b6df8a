type Expected = 'value' | 'value or ]' | 'name or }' | 'name' | ':' | ', or end';

const blanks = /\s*/y;
const scalar =
  /"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where a text stops being JSON. (The engine's own message says it only sometimes.)
 * @returns the position of the first sign that doesn't fit; the length of the text when it ends too early
 */
export function jsonBreak(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ;) {
    blanks.lastIndex = at;
    at += blanks.exec(text)?.[0].length ?? 0;
    if (expected === ', or end' && open.length === 0) return at;
    const next = step(text, at, { open, expected });
    if (next === null) return at;
    ({ at, expected } = next);
  }
}

/** What may follow the sign at a position; null when it doesn't fit. */
function step(
  text: string,
  at: number,
  { open, expected }: { open: ('{' | '[')[]; expected: Expected },
): { at: number; expected: Expected } | null {
  const sign = text[at];
  const close = (opening: '{' | '['): { at: number; expected: Expected } | null =>
    open.pop() === opening ? { at: at + 1, expected: ', or end' } : null;
  if (expected === ':') return sign === ':' ? { at: at + 1, expected: 'value' } : null;
  if (expected === ', or end') {
    if (sign === ',') return { at: at + 1, expected: open.at(-1) === '{' ? 'name' : 'value' };
    return sign === '}' ? close('{') : sign === ']' ? close('[') : null;
  }
  if (expected === 'name or }' && sign === '}') return close('{');
  if (expected === 'value or ]' && sign === ']') return close('[');
  scalar.lastIndex = at;
  const read = scalar.exec(text)?.[0];
  if (expected === 'name' || expected === 'name or }')
    return read?.startsWith('"') === true ? { at: at + read.length, expected: ':' } : null;
  if (read !== undefined) return { at: at + read.length, expected: ', or end' };
  if (sign !== '{' && sign !== '[') return null;
  open.push(sign);
  return { at: at + 1, expected: sign === '{' ? 'name or }' : 'value or ]' };
}
