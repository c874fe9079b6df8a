import { daysBetween } from '@planner/core';
import type { Language } from '@planner/core';
import type { Draft } from './draft.ts';
import { recurrenceOf, ruleOf } from './series-draft.ts';
import type { SeriesDraft } from './series-draft.ts';

/** "Every second Tuesday until 15 December 2026": the same sentence as the server's, without asking it. */
export async function seriesSentence(series: SeriesDraft, draft: Draft, language: Language): Promise<string> {
  const [{ describeIn }, speech] = await Promise.all([import('@planner/core/messages/describe'), speechOf(language)]);
  return describeIn(speech, draftRule(series, draft));
}

/** The rule of a draft's series, as core reads it. */
export function draftRule(series: SeriesDraft, draft: Draft) {
  return ruleOf(recurrenceOf(series, draft.date, draft.zone), {
    zone: draft.zone,
    startTime: draft.startTime,
    endTime: draft.endTime,
    endDayOffset: daysBetween(draft.date, draft.endDate),
  });
}

async function speechOf(language: Language) {
  if (language === 'da') return (await import('@planner/core/messages/da')).da;
  if (language === 'de') return (await import('@planner/core/messages/de')).de;
  return (await import('@planner/core/messages/en')).en;
}
