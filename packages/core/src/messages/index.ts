/**
 * What Planner says, in every language at once: for the server, where each reader has their own.
 * A browser loads `@planner/core/messages/en` (or da, de) and `@planner/core/messages/format` instead.
 */
import type { Refusal } from '../errors.ts';
import type { Language } from '../language.ts';
import { describeIn } from '../series/describe.ts';
import type { SeriesRule } from '../series/series.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { declineCommentIn } from './decline.ts';
import type { DeclineOptions } from './decline.ts';
import { en } from './en.ts';
import { explainIn, say } from './format.ts';
import type { Explanation } from './format.ts';
import type { Speech } from './speech.ts';
import { readableParams } from './values.ts';
import type { ExplainOptions } from './values.ts';

/** Every language of Planner, complete: the type leaves no gap. */
export const speeches: { readonly [language in Language]: Speech } = { en, da, de };

/** A refusal's heading, what happened and what to do, in a language. Times are in `zone`, else the refusal's own zone. */
export function explain(refusal: Refusal, options: ExplainOptions & { readonly language: Language }): Explanation {
  return explainIn(speeches[options.language], refusal, options);
}

/** A series as one sentence: "Every second Tuesday until 15 December 2026". */
export function describeSeries(rule: Pick<SeriesRule, 'pattern' | 'range'>, language: Language): string {
  return describeIn(speeches[language], rule);
}

/** Why a room declines: plain text of at most 800 characters for the organizer, see `declineCommentIn`. */
export function declineComment(
  refusals: readonly Refusal[],
  options: DeclineOptions & { readonly language: Language },
): string {
  return declineCommentIn(speeches[options.language], refusals, options);
}

export { declineCommentIn, describeIn, explainIn, readableParams, say };
export type { DeclineOptions, ExplainOptions, Explanation, Speech };
