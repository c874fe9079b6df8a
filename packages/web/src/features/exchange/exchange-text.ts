import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-sync/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

export type ExchangeMessageKey = keyof typeof english;

/** The reader's language with the words about rooms and their mailboxes. */
export interface ExchangeText extends Text {
  readonly tx: (key: ExchangeMessageKey, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<ExchangeMessageKey>({
  en: () => import('../../lib/i18n/messages-sync/en.ts'),
  da: () => import('../../lib/i18n/messages-sync/da.ts'),
  de: () => import('../../lib/i18n/messages-sync/de.ts'),
});

/** Suspends until the words are there. */
export function useExchangeText(): ExchangeText {
  const text = useText();
  return { ...text, tx: useCatalogue() };
}
