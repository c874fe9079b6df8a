import type { Language } from '@planner/core';
import { da } from './da.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { MailTexts } from './mail-text.ts';

/** Every mail in every language of Planner. */
export const mailTexts: { readonly [language in Language]: MailTexts } = { en, da, de };
