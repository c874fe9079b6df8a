import { z } from 'zod';
import { layoutNames, languages, privacies, roomFeatures, weekdays, weekIndexes, bookingStates } from '@planner/core';

/** Earliest year that a request may name: PostgreSQL and people agree on all dates from there on. */
const earliestYear = 1900;

/** A UUID in text form, as all ids are. An id that isn't one names nothing, so it is answered like an unknown one. */
export const idSchema = z.uuid({ error: 'an id, such as 0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e' });

/** RFC 3339 with offset or Z. A local time is refused: nobody could tell which clock it means. */
export const instantSchema = z.iso
  .datetime({ offset: true, error: 'an instant, such as 2027-01-31T09:00:00+01:00: add offset or zone' })
  .refine((text) => Number(text.slice(0, 4)) >= earliestYear, { error: `a date after ${earliestYear}` });

/** A calendar date that exists; `2027-02-30` doesn't. */
export const dateSchema = z.iso
  .date({ error: 'a date that exists, such as 2027-01-31' })
  .refine((text) => Number(text.slice(0, 4)) >= earliestYear, { error: `a date after ${earliestYear}` });

/** The form of an IANA zone name; whether the runtime knows it is asked later (ZONE_UNKNOWN). */
export const zoneSchema = z
  .string()
  .max(64)
  .regex(/^[A-Za-z][A-Za-z0-9_]*(\/[A-Za-z0-9_+-]+)*$/, { error: 'a zone, such as Europe/Copenhagen' });

/**
 * Text of a person, stored verbatim. NUL can't be stored, and half a surrogate pair would be stored as something else,
 * so both are refused instead of changed.
 */
export function textSchema(longest: number) {
  return z
    .string()
    .max(longest, { error: `at most ${longest} characters` })
    .refine((text) => !text.includes('\0') && text.isWellFormed(), {
      error: 'text without NUL characters and half surrogate pairs',
    });
}

/** A whole number in a query string. */
export function countSchema(least: number, most: number) {
  return z.coerce
    .number({ error: `a whole number from ${least} to ${most}` })
    .int({ error: `a whole number from ${least} to ${most}` })
    .min(least, { error: `a whole number from ${least} to ${most}` })
    .max(most, { error: `a whole number from ${least} to ${most}` });
}

export const featureSchema = z.enum(roomFeatures);
export const layoutSchema = z.enum(layoutNames);
export const privacySchema = z.enum(privacies);
export const languageSchema = z.enum(languages);
export const weekdaySchema = z.enum(weekdays);
export const weekIndexSchema = z.enum(weekIndexes);
export const bookingStateSchema = z.enum(bookingStates);

/** Features in a query string, separated by commas. */
export const featureListSchema = z
  .string()
  .max(200)
  .refine((text) => text.split(',').every((name) => name === '' || roomFeatures.some((feature) => feature === name)), {
    error: `names separated by commas: ${roomFeatures.join(', ')}`,
  });

/** Where to go on reading; made by the answer before, opaque to the caller. */
export const cursorSchema = z
  .string()
  .max(400)
  .regex(/^[\w-]+$/, { error: 'the value of `next` of the answer before' });

/** How a booking stands in Outlook: the same, on its way, or not getting there; null when the room isn't linked. */
export const exchangeStateSchema = z.enum(['inStep', 'waiting', 'failing']).nullable();

/** A setting of the span of a change to a series. */
export const spanSchema = z.enum(['this', 'following', 'all']);
