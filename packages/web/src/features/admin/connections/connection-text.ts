import { catalogueOf } from '../../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../../lib/i18n/message.ts';
import type { messages as english } from '../../../lib/i18n/messages-connections/en.ts';
import { useText } from '../../../lib/i18n/text.tsx';
import type { Text } from '../../../lib/i18n/text.tsx';

export type ConnectionMessageKey = keyof typeof english;

/** The reader's language with the words about connections. */
export interface ConnectionText extends Text {
  readonly tc: (key: ConnectionMessageKey, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<ConnectionMessageKey>({
  en: () => import('../../../lib/i18n/messages-connections/en.ts'),
  da: () => import('../../../lib/i18n/messages-connections/da.ts'),
  de: () => import('../../../lib/i18n/messages-connections/de.ts'),
});

/** A permission as the choices of a message spell it: they know no dots. */
export function choiceOf(permission: string): string {
  return permission.replaceAll('.', '');
}

/** Suspends until the words are there. */
export function useConnectionText(): ConnectionText {
  const text = useText();
  return { ...text, tc: useCatalogue() };
}
