import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-accounts/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

type Key = keyof typeof english extends infer Name ? (Name extends `account.${infer Rest}` ? Rest : never) : never;

/** The reader's language with the words about accounts: sign-in by password, own account, people and their rights. */
export interface AccountText extends Text {
  readonly tc: (key: Key, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<keyof typeof english>({
  en: () => import('../../lib/i18n/messages-accounts/en.ts'),
  da: () => import('../../lib/i18n/messages-accounts/da.ts'),
  de: () => import('../../lib/i18n/messages-accounts/de.ts'),
});

/** Suspends until the words are there. */
export function useAccountText(): AccountText {
  const text = useText();
  const message = useCatalogue();
  return { ...text, tc: (key, values) => message(`account.${key}`, values) };
}
