import { use } from 'react';
import type { Language } from '@planner/core';
import { formatMessage } from '../../lib/i18n/message.ts';
import type { CompiledMessage, MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-admin/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

export type AdminMessageKey = keyof typeof english;
type Catalogue = { readonly [key in AdminMessageKey]: CompiledMessage };

/** The reader's language with the words of the administration's pages, which nobody else loads. */
export interface AdminText extends Text {
  readonly ta: (key: AdminMessageKey, values?: MessageValues) => string;
}

/** Suspends until the words are there. */
export function useAdminText(): AdminText {
  const text = useText();
  const { messages } = use(catalogueIn(text.language));
  return { ...text, ta: (key, values) => formatMessage(messages[key], text.locale, values) };
}

const loaders: { readonly [language in Language]: () => Promise<{ readonly messages: Catalogue }> } = {
  en: () => import('../../lib/i18n/messages-admin/en.ts'),
  da: () => import('../../lib/i18n/messages-admin/da.ts'),
  de: () => import('../../lib/i18n/messages-admin/de.ts'),
};
const loading = new Map<Language, Promise<{ readonly messages: Catalogue }>>();

function catalogueIn(language: Language): Promise<{ readonly messages: Catalogue }> {
  const begun = loading.get(language) ?? loaders[language]();
  loading.set(language, begun);
  return begun;
}
