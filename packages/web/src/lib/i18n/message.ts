/** One piece of a parsed ICU message: text, argument, number, select, plural, or the `#` of a plural. */
export type MessagePart =
  | string
  | readonly [0 | 1, string]
  | readonly [2 | 3, string, { readonly [choice: string]: readonly MessagePart[] }]
  | readonly [4];

/** A text without anything to fill in, or parts. */
export type CompiledMessage = string | readonly MessagePart[];

export type MessageValues = { readonly [name: string]: string | number };

const plurals = new Map<string, Intl.PluralRules>();
const numbers = new Map<string, Intl.NumberFormat>();

/**
 * A message with its values filled in, as intl-messageformat would do it (message.test.ts compares the two).
 * A value that isn't given stands as its name in braces, so that it is seen and no page breaks.
 */
export function formatMessage(message: CompiledMessage, locale: string, values: MessageValues = {}): string {
  return typeof message === 'string' ? message : fill(message, { locale, values, count: 0 });
}

interface Filling {
  readonly locale: string;
  readonly values: MessageValues;
  /** What `#` stands for inside a plural. */
  readonly count: number;
}

function fill(parts: readonly MessagePart[], filling: Filling): string {
  return parts.map((part) => (typeof part === 'string' ? part : fillOne(part, filling))).join('');
}

function fillOne(part: Exclude<MessagePart, string>, filling: Filling): string {
  const { locale, values, count } = filling;
  if (part[0] === 4) return numberText(locale, count);
  const value = values[part[1]];
  switch (part[0]) {
    case 0:
    case 1:
      if (value === undefined) return `{${part[1]}}`;
      return typeof value === 'number' ? numberText(locale, value) : value;
    case 2:
      return fill(part[2][String(value)] ?? part[2]['other'] ?? [], filling);
    default: {
      const counted = Number(value);
      const chosen = part[2][`=${counted}`] ?? part[2][pluralOf(locale, counted)] ?? part[2]['other'] ?? [];
      return fill(chosen, { ...filling, count: counted });
    }
  }
}

function numberText(locale: string, value: number): string {
  let format = numbers.get(locale);
  if (!format) numbers.set(locale, (format = new Intl.NumberFormat(locale)));
  return format.format(value);
}

function pluralOf(locale: string, value: number): string {
  let rules = plurals.get(locale);
  if (!rules) plurals.set(locale, (rules = new Intl.PluralRules(locale)));
  return rules.select(value);
}
