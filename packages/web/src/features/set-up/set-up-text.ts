import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-setup/en.ts';

export type SetUpKey = keyof typeof english;

/** The words of the set-up list; suspends until they are there. */
export const useSetUpText: () => (key: SetUpKey, values?: MessageValues) => string = catalogueOf<SetUpKey>({
  en: () => import('../../lib/i18n/messages-setup/en.ts'),
  da: () => import('../../lib/i18n/messages-setup/da.ts'),
  de: () => import('../../lib/i18n/messages-setup/de.ts'),
});
