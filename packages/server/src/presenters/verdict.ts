import { describeSeries } from '@planner/core';
import type { Offer, Verdict, When } from '@planner/bookings';
import type { VerdictAnswer } from '../api/meetings-schema.ts';
import { presentRefusal } from './refusals.ts';
import type { Reader } from './refusals.ts';

/** What booking a draft would say. @param when  as it was asked for, to tell a series in one sentence */
export function presentVerdict(verdict: Verdict, when: When, reader: Reader): VerdictAnswer {
  return {
    ok: verdict.errors.length === 0,
    errors: verdict.errors.map((error) => presentRefusal(error, reader)),
    warnings: verdict.warnings.map((warning) => presentRefusal(warning, reader)),
    occurrences: verdict.occurrences.flatMap(({ key, start, end, errors }) => {
      if (key === null) return [];
      return {
        key,
        start: start.toString(),
        end: end.toString(),
        errors: errors.map((error) => presentRefusal(error, reader)),
        proposal: proposalIn(errors),
      };
    }),
    alternatives: verdict.alternatives.map(presentOffer),
    summary: when.kind === 'series' ? describeSeries(when.rule, reader.language) : null,
  };
}

function presentOffer({ kind, roomId, roomName, start, end }: Offer): VerdictAnswer['alternatives'][number] {
  return { kind, roomId, roomName, start: start.toString(), end: end.toString() };
}

/** The first other room that is free at the very time of a date. */
function proposalIn(errors: Verdict['errors']): VerdictAnswer['occurrences'][number]['proposal'] {
  for (const { params } of errors) {
    const offers = params['alternatives'];
    if (!Array.isArray(offers)) continue;
    const other = (offers as readonly { readonly [name: string]: unknown }[]).find(({ kind }) => kind === 'otherRoom');
    const { roomId, roomName } = other ?? {};
    if (typeof roomId === 'string' && typeof roomName === 'string') return { roomId, roomName };
  }
  return null;
}
