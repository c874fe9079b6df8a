import { describeSeries } from '@planner/core';
import type { Changed, Offer, Verdict, When } from '@planner/bookings';
import type { IsoDate, Outcome } from '@planner/core';
import { z } from 'zod';
import { alternativeSchema } from '../api/meetings-schema.ts';
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

/** What a change would say, in the same form. */
export function presentChangeVerdict(outcome: Outcome<Changed>, reader: Reader): VerdictAnswer {
  if (!outcome.ok) {
    const errors = outcome.errors.map((error) => presentRefusal(error, reader));
    return { ok: false, errors, warnings: [], occurrences: [], alternatives: offersIn(outcome.errors), summary: null };
  }
  const { series, bookings, skipped } = outcome.value;
  const dates = new Map<IsoDate, (typeof bookings)[number]>();
  for (const booking of bookings) {
    const { occurrenceKey: key, state } = booking;
    if (key !== null && state !== 'cancelled' && !dates.has(key)) dates.set(key, booking);
  }
  return {
    ok: true,
    errors: [],
    warnings: outcome.warnings.map((warning) => presentRefusal(warning, reader)),
    occurrences: [...dates].map(([key, { start, end }]) => {
      const errors = skipped.filter((one) => one.key === key).flatMap((one) => one.errors);
      return {
        key,
        start: start.toString(),
        end: end.toString(),
        errors: errors.map((error) => presentRefusal(error, reader)),
        proposal: proposalIn(errors),
      };
    }),
    alternatives: [],
    summary: series && describeSeries(series.rule, reader.language),
  };
}

/** The offers that refusals carry, each once. */
function offersIn(errors: Verdict['errors']): VerdictAnswer['alternatives'] {
  const offers = errors.flatMap(({ params }) => {
    const { success, data } = z.array(alternativeSchema).safeParse(params['alternatives']);
    return success ? data : [];
  });
  const seen = new Map(offers.map((offer) => [`${offer.roomId} ${offer.start} ${offer.end}`, offer]));
  return [...seen.values()];
}

function presentOffer({ kind, roomId, roomName, start, end }: Offer): VerdictAnswer['alternatives'][number] {
  return { kind, roomId, roomName, start: start.toString(), end: end.toString() };
}

/** The first other room that is free at the very time of a date. */
function proposalIn(errors: Verdict['errors']): VerdictAnswer['occurrences'][number]['proposal'] {
  const other = offersIn(errors).find(({ kind }) => kind === 'otherRoom');
  return other ? { roomId: other.roomId, roomName: other.roomName } : null;
}
