import { createContext, useContext } from 'react';
import type { Language } from '@planner/core';
import { formatMessage } from '../lib/i18n/message.ts';
import type { CompiledMessage, MessageValues } from '../lib/i18n/message.ts';
import type { messages as english } from '../lib/i18n/messages-addin/en.ts';

export type PaneKey = keyof typeof english;

/** The pane's words in the language of Outlook. */
export interface PaneText {
  readonly language: Language;
  readonly locale: string;
  readonly t: (key: PaneKey, values?: MessageValues) => string;
}

const loaders: {
  readonly [language in Language]: () => Promise<{ readonly messages: { readonly [key in PaneKey]: CompiledMessage } }>;
} = {
  en: () => import('../lib/i18n/messages-addin/en.ts'),
  da: () => import('../lib/i18n/messages-addin/da.ts'),
  de: () => import('../lib/i18n/messages-addin/de.ts'),
};

/** Loads the words for a tag such as `da-DK`; English where there are none. */
export async function loadPaneText(tag: string): Promise<PaneText> {
  const primary = tag.slice(0, 2).toLowerCase();
  const language: Language = primary === 'da' || primary === 'de' ? primary : 'en';
  const { messages } = await loaders[language]();
  const locale = tag.includes('-') && primary === language ? tag : { en: 'en-GB', da: 'da-DK', de: 'de-DE' }[language];
  return { language, locale, t: (key, values) => formatMessage(messages[key], locale, values) };
}

const TextContext = createContext<PaneText | null>(null);
export const PaneTextProvider = TextContext.Provider;

/** The reader's words. */
export function usePaneText(): PaneText {
  const text = useContext(TextContext);
  if (!text) throw new Error('no language is loaded here');
  return text;
}

/** A wall time `2026-11-24T10:00` as people read it; Outlook's own clock, whatever the browser's. */
export function wallText(wall: string, locale: string, what: 'day' | 'time' | 'both'): string {
  const form: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    ...(what !== 'time' && { weekday: 'short', day: 'numeric', month: 'short' }),
    ...(what !== 'day' && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
  return new Intl.DateTimeFormat(locale, form).format(new Date(`${wall}Z`));
}

/** An instant on Outlook's clock. */
export function instantText(instant: string, locale: string, what: 'day' | 'time' | 'both'): string {
  const local = Office.context.mailbox.convertToLocalClientTime(new Date(instant));
  const two = (number: number): string => String(number).padStart(2, '0');
  const wall = `${local.year}-${two(local.month + 1)}-${two(local.date)}T${two(local.hours)}:${two(local.minutes)}`;
  return wallText(wall, locale, what);
}
