import { catalogueOf } from '../../../lib/i18n/catalogue.ts';
import type { MessageValues } from '../../../lib/i18n/message.ts';
import type { messages as english } from '../../../lib/i18n/messages-rollout/en.ts';

export type RolloutKey = keyof typeof english;

/** The words of the roll-out of the Outlook add-in; suspends until they are there. */
export const useRolloutText: () => (key: RolloutKey, values?: MessageValues) => string = catalogueOf<RolloutKey>({
  en: () => import('../../../lib/i18n/messages-rollout/en.ts'),
  da: () => import('../../../lib/i18n/messages-rollout/da.ts'),
  de: () => import('../../../lib/i18n/messages-rollout/de.ts'),
});
