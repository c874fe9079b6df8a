import { explain } from '@planner/core';
import type { Language, Refusal, ZoneName } from '@planner/core';
import type { RefusalAnswer } from '../api/problem-schema.ts';

/** Whose language and clock an answer speaks. */
export interface Reader {
  readonly language: Language;
  /** null: times are told in the zone of their room. */
  readonly zone?: ZoneName;
  /** Names of people whom the reader may know of, by id. */
  readonly names?: { readonly [personId: string]: string };
}

/** A refusal as the API tells it: its values for programs, its sentences for people. */
export function presentRefusal(refusal: Refusal, reader: Reader): RefusalAnswer {
  const { detail, next } = explain(refusal, reader);
  return {
    code: refusal.code,
    ...(refusal.field !== undefined && { field: apiField(refusal.field) }),
    params: { ...refusal.params },
    message: detail,
    next,
  };
}

/** The rules speak of a series' rule; in a request it is the field `recurrence` with the meeting's own times. */
function apiField(field: string): string {
  return field
    .replace(/^series\.(startTime|endTime)$/, (_all, edge: string) => (edge === 'startTime' ? 'start' : 'end'))
    .replace(/^series\.zone$/, 'zone')
    .replace(/^series\./, 'recurrence.');
}
