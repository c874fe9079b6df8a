import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-import/en.ts';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';

type Key = keyof typeof english extends infer Name ? (Name extends `import.${infer Rest}` ? Rest : never) : never;

/** The reader's language with the words of the import's pages. */
export interface ImportText extends Text {
  readonly ti: (key: Key, values?: MessageValues) => string;
}

const useCatalogue = catalogueOf<keyof typeof english>({
  en: () => import('../../lib/i18n/messages-import/en.ts'),
  da: () => import('../../lib/i18n/messages-import/da.ts'),
  de: () => import('../../lib/i18n/messages-import/de.ts'),
});

/** Suspends until the words are there. */
export function useImportText(): ImportText {
  const text = useText();
  const message = useCatalogue();
  return { ...text, ti: (key, values) => message(`import.${key}`, values) };
}
