import { createContext, useContext } from 'react';
import type { Language } from '@planner/core';
import { formatMessage } from './message.ts';
import type { CompiledMessage, MessageValues } from './message.ts';
import type { messages as english } from './messages/en.ts';

export type MessageKey = keyof typeof english;
export type Catalogue = { readonly [key in MessageKey]: CompiledMessage };

/** Everything a component needs to speak to its reader. */
export interface Text {
  readonly language: Language;
  /** For Intl: the language as it is spoken in Europe (24-hour clock, Monday first). */
  readonly locale: string;
  /** The message of a key with its values filled in. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
}

const locales: { readonly [language in Language]: string } = { en: 'en-GB', da: 'da-DK', de: 'de-DE' };

/** One language that has been loaded. */
export function textIn(language: Language, catalogue: Catalogue): Text {
  const locale = locales[language];
  return { language, locale, t: (key, values) => formatMessage(catalogue[key], locale, values) };
}

/** Loads a language's catalogue; each is a file of its own, so that nobody loads three. */
export async function loadText(language: Language): Promise<Text> {
  const { messages } = await loaders[language]();
  return textIn(language, messages);
}

const loaders: { readonly [language in Language]: () => Promise<{ readonly messages: Catalogue }> } = {
  en: () => import('./messages/en.ts'),
  da: () => import('./messages/da.ts'),
  de: () => import('./messages/de.ts'),
};

const TextContext = createContext<Text | null>(null);
export const TextProvider = TextContext.Provider;

/** The reader's language. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('no language is loaded here');
  return text;
}
