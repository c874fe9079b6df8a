/**
 * ICU messages in their parsed form. Runs while the site is built and in tests, never in a browser.
 */
import { IntlMessageFormat } from 'intl-messageformat';
import type { CompiledMessage, MessagePart } from './message.ts';

/** Kinds of `MessageFormatElement` of @formatjs/icu-messageformat-parser that our catalogues use. */
const kinds = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 } as const;

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly offset?: number;
  readonly options?: { readonly [choice: string]: { readonly value: readonly Element[] } };
}

/**
 * A message ready to be filled: the text itself when nothing has to be filled in, else its parts.
 * @throws SyntaxError for a text that isn't ICU, and Error for an element that `formatMessage` doesn't know (dates and
 *         times come in as text, in the reader's zone)
 */
export function compileMessage(text: string): CompiledMessage {
  const ast = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst() as readonly Element[];
  const parts = ast.map(compilePart);
  return parts.every((part) => typeof part === 'string') ? parts.join('') : parts;
}

function compilePart(element: Element): MessagePart {
  const { type, value = '' } = element;
  switch (type) {
    case kinds.literal:
      return value;
    case kinds.argument:
      return [0, value];
    case kinds.number:
      return [1, value];
    case kinds.select:
      return [2, value, compileOptions(element)];
    case kinds.plural:
      return [3, value, compileOptions(element)];
    case kinds.pound:
      return [4];
    default:
      throw new Error(`a message may hold arguments, numbers, select and plural, not element ${type}`);
  }
}

function compileOptions(element: Element): { [choice: string]: readonly MessagePart[] } {
  return Object.fromEntries(
    Object.entries(element.options ?? {}).map(([choice, { value }]) => [choice, value.map(compilePart)]),
  );
}
