import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-admin/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

export type AdminMessageKey = keyof typeof english;

/** The reader's language with the words of the administration's pages, which nobody else loads. */
export interface AdminText extends Text {
  readonly ta: (key: AdminMessageKey, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<AdminMessageKey>({
  en: () => import('../../lib/i18n/messages-admin/en.ts'),
  da: () => import('../../lib/i18n/messages-admin/da.ts'),
  de: () => import('../../lib/i18n/messages-admin/de.ts'),
});

/** Suspends until the words are there. */
export function useAdminText(): AdminText {
  const text = useText();
  return { ...text, ta: useCatalogue() };
}
