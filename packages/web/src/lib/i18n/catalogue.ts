import { use } from 'react';
import type { Language } from '@planner/core';
import { formatMessage } from './message.ts';
import type { CompiledMessage, MessageValues } from './message.ts';
import { useText } from './text.tsx';

/** How a catalogue's languages are loaded, each when somebody reads it. */
type Loaders<Key extends string> = {
  readonly [language in Language]: () => Promise<{ readonly messages: { readonly [key in Key]: CompiledMessage } }>;
};

/**
 * A catalogue of its own for pages that few people open, beside everybody's.
 * @returns a hook that suspends until the reader's language is there, and gives the message of a key
 */
export function catalogueOf<Key extends string>(
  loaders: Loaders<Key>,
): () => (key: Key, values?: MessageValues) => string {
  const loading = new Map<Language, ReturnType<Loaders<Key>[Language]>>();
  return function useCatalogue() {
    const { language, locale } = useText();
    const begun = loading.get(language) ?? loaders[language]();
    loading.set(language, begun);
    const { messages } = use(begun);
    return (key, values) => formatMessage(messages[key], locale, values);
  };
}
