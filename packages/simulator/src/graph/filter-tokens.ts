/** The tokens of a `$filter`, one after another: what the filter languages of Outlook and of the directory share. */
export interface FilterTokens {
  /** The next token; undefined at the end. */
  peek(): string | undefined;
  /** Takes the next token. Throws the refusal at the end. */
  take(): string;
  /** Takes the next token, which has to be this one. */
  expect(token: string): void;
  /** Throws the refusal when something is left. */
  end(): void;
}

/**
 * Cuts a filter into tokens: quoted texts, words, numbers and dates, brackets.
 * @param wordPattern  source of the regular expression that a word matches
 * @param refuse  makes the error for what can't be read; each service has its own
 */
export function filterTokens(text: string, wordPattern: string, refuse: (text: string) => Error): FilterTokens {
  const pattern = new RegExp(`\\s*(?:('(?:[^']|'')*')|(${wordPattern})|(-?\\d[\\w:.+-]*)|([(),:]))`, 'y');
  const tokens: string[] = [];
  let end = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    end = pattern.lastIndex;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4] ?? '');
  }
  if (text.slice(end).trim() !== '') throw refuse(text);

  let position = 0;
  const take = (): string => {
    const token = tokens[position];
    if (token === undefined) throw refuse(text);
    position += 1;
    return token;
  };
  return {
    peek: () => tokens[position],
    take,
    expect: (token) => {
      if (take() !== token) throw refuse(text);
    },
    end: () => {
      if (position !== tokens.length) throw refuse(text);
    },
  };
}

/** The value of a quoted text, of true, false or null, or of a number; undefined for any other token. */
export function plainLiteral(token: string): string | number | boolean | null | undefined {
  if (token.startsWith("'")) return unquoted(token);
  const lower = token.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  if (lower === 'null') return null;
  return /^-?\d+(\.\d+)?$/.test(token) ? Number(token) : undefined;
}

/** The text between quotes, in which a doubled quote stands for one. */
export function unquoted(token: string): string {
  return token.slice(1, -1).replaceAll("''", "'");
}
