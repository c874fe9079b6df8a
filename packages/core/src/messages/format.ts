import { IntlMessageFormat } from 'intl-messageformat';
import type { Refusal } from '../errors.ts';
import type { Speech } from './speech.ts';
import { valuesOf } from './values.ts';
import type { ExplainOptions, MessageValue } from './values.ts';

/** A refusal in a person's language. */
export interface Explanation {
  readonly title: string;
  readonly detail: string;
  readonly next: string;
}

/**
 * The sentences of a refusal in one language that the caller has loaded. `explain` of `messages/index.ts` does the same
 * with all languages at hand.
 */
export function explainIn(speech: Speech, refusal: Refusal, options: ExplainOptions = {}): Explanation {
  const { title, detail, next } = speech.errors[refusal.code];
  const values = valuesOf(refusal, speech, options);
  return { title: say(speech, title, values), detail: say(speech, detail, values), next: say(speech, next, values) };
}

const compiled = new Map<string, IntlMessageFormat>();

/** Fills an ICU message. Compiled messages are kept: there are as many as texts in the catalogues. */
export function say(speech: Speech, message: string, values: { readonly [name: string]: MessageValue } = {}): string {
  const key = `${speech.locale}\n${message}`;
  let format = compiled.get(key);
  if (!format) {
    // Our messages have no markup, and a `<` in a room's name isn't any.
    format = new IntlMessageFormat(message, speech.locale, undefined, { ignoreTag: true });
    compiled.set(key, format);
  }
  const text = format.format<string>(values);
  return typeof text === 'string' ? text : text.join('');
}
