import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-signon/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

export type SignOnMessageKey = keyof typeof english;

/** The reader's language with the words about single sign-on, which administrators alone load. */
export interface SignOnText extends Text {
  readonly ts: (key: SignOnMessageKey, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<SignOnMessageKey>({
  en: () => import('../../lib/i18n/messages-signon/en.ts'),
  da: () => import('../../lib/i18n/messages-signon/da.ts'),
  de: () => import('../../lib/i18n/messages-signon/de.ts'),
});

/** Suspends until the words are there. */
export function useSignOnText(): SignOnText {
  const text = useText();
  return { ...text, ts: useCatalogue() };
}
