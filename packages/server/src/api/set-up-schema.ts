import { z } from 'zod';
import { connectionStates } from './connections-schema.ts';
import { instantSchema } from './wire-schema.ts';

/** The steps, in the order in which they are done. */
export const setUpSteps = [
  'calendarService',
  'addinApplication',
  'plannerApplication',
  'users',
  'singleSignOn',
  'addin',
  'rooms',
  'pilot',
] as const;
export type SetUpStep = (typeof setUpSteps)[number];

const detailSchema = z.enum([
  // an application’s connection
  ...connectionStates,
  'roomsRefused',
  // users
  'noJob',
  'noLinks',
  'noRun',
  'running',
  'approval',
  'failed',
  'noSchedule',
  'imported',
  // single sign-on
  'notEntered',
  'notTested',
  'off',
  'optional',
  'required',
  // add-in
  'notDownloaded',
  'notSeen',
  'seen',
  // rooms
  'noRooms',
  'noneLinked',
  'someLinked',
  'allLinked',
  'roomTrouble',
  // pilot
  'nothingBooked',
  'booked',
  'answered',
]);

export const setUpSchema = z
  .object({
    /** Zone of the site, in which its times are shown. */
    zone: z.string(),
    steps: z.array(
      z.object({
        step: z.enum(setUpSteps),
        /** What is there says so; nobody ticks it off. */
        state: z.enum(['open', 'underWay', 'trouble', 'done']),
        detail: detailSchema,
        /** Set aside as not needed; its state goes on being computed. */
        skipped: z.boolean(),
        /** The instant that the detail speaks of: a next run, a first sign-in. */
        at: instantSchema.nullable(),
        /** Of how many (`of`) the detail speaks. */
        count: z.number().int().nullable(),
        of: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'SetUp' });

export const setUpChangeSchema = z.strictObject({ step: z.enum(setUpSteps), skipped: z.boolean() }).meta({
  id: 'SetUpChange',
});

export type SetUpAnswer = z.output<typeof setUpSchema>;
