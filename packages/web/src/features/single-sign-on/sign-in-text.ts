import { catalogueOf } from '../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../lib/i18n/message.ts';
import type { messages as english } from '../../lib/i18n/messages-sso/en.ts';

const useCatalogue = catalogueOf<keyof typeof english>({
  en: () => import('../../lib/i18n/messages-sso/en.ts'),
  da: () => import('../../lib/i18n/messages-sso/da.ts'),
  de: () => import('../../lib/i18n/messages-sso/de.ts'),
});

/** The words of single sign-on on the sign-in page; suspends until they are there. */
export function useSignInText(): { readonly tss: (key: keyof typeof english, values?: MessageValues) => string } {
  return { tss: useCatalogue() };
}
