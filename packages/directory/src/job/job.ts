import {
  type LocationId,
  type RightScope,
  languages,
  rightSetNames,
  rightSetsForEverybody,
  weekdays,
} from '@planner/core';
import { z } from 'zod';
import { csvColumns } from '../csv/columns.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time from 00:00 to 23:59, for example 02:30');

/** When a job runs by itself; the time is one on the wall in the site's zone. */
const scheduleSchema = z.strictObject({
  enabled: z.boolean().default(false),
  time: time.default('02:00'),
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .default([...weekdays]),
});

/** The brake: a run that takes more than the larger of the two away waits for approval. */
const thresholdSchema = z.strictObject({
  people: z.int().min(0).default(5),
  percent: z.number().min(0).max(100).default(10),
});

/** The fields of an import job. Names follow the screen: Default User Language is `defaultUserLanguage`. */
export const jobSettingsSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  dataSource: z.enum(['entra', 'csv']).default('entra'),
  /** Blank = all groups; limits which groups are offered and read. */
  groupFilterPrefix: z.string().max(64).default(''),
  importDisabledAccounts: z.boolean().default(false),
  defaultLocation: z.uuid().transform((id) => id as LocationId),
  defaultUserLanguage: z.enum(languages),
  defaultCompany: z.string().trim().min(1).max(200).nullable().default(null),
  /** `Mail` falls back to the user principal name where there is no address. */
  loginFormat: z.enum(['UserPrincipalName', 'Mail']).default('UserPrincipalName'),
  /** null = all users, or only members of linked groups once there is a link. */
  who: z.enum(['allUsers', 'membersOfLinkedGroups']).nullable().default(null),
  guests: z.boolean().default(false),
  withoutMailbox: z.boolean().default(true),
  noLongerFound: z.enum(['deactivate', 'report']).default('deactivate'),
  inNoLinkedGroup: z.enum(['deactivate', 'keep']).default('deactivate'),
  /** What everybody gets who is imported; null = rights come from groups alone. */
  everybody: z.enum(rightSetsForEverybody).nullable().default('employee'),
  /** Fields that the import overwrites even where somebody edited them in Planner. */
  managedFields: z.array(z.enum(['language', 'locationId', 'company'])).default([]),
  /** Headers of a file that were mapped by hand, where their names aren't ours */
  csvColumns: z.partialRecord(z.enum(csvColumns), z.string().trim().min(1).max(200)).default({}),
  /** null = no brake; switching it off asks for a confirmation. */
  threshold: thresholdSchema.nullable().default(thresholdSchema.parse({})),
  schedule: scheduleSchema.default(scheduleSchema.parse({})),
});
export type JobSettings = z.infer<typeof jobSettingsSchema>;
export type JobSchedule = JobSettings['schedule'];

const scopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('site') }),
  z.strictObject({ kind: z.literal('locations'), locationIds: z.array(z.uuid()).min(1) }),
]);

/** Members of a group get a right set in a scope, and may get other defaults than the job's. Lower order wins. */
export const groupLinkSchema = z.strictObject({
  id: z.uuid(),
  groupId: z.string().min(1).max(200),
  /** As it was called when it was linked; what a reading finds is newer. */
  groupName: z.string().max(300).nullable().default(null),
  rightSet: z.enum(rightSetNames),
  scope: scopeSchema.transform((scope) => scope as RightScope),
  order: z.int(),
  directMembersOnly: z.boolean().default(false),
  location: z
    .uuid()
    .transform((id) => id as LocationId)
    .nullable()
    .default(null),
  language: z.enum(languages).nullable().default(null),
  company: z.string().trim().min(1).max(200).nullable().default(null),
});
export type GroupLink = z.infer<typeof groupLinkSchema>;

/** A job as the plan reads it. */
export interface ImportJob {
  readonly id: string;
  readonly settings: JobSettings;
  readonly links: readonly GroupLink[];
}

/** Whom the job takes in: what was chosen, else members of linked groups as soon as a group is linked. */
export function whoOf({ settings, links }: ImportJob): 'allUsers' | 'membersOfLinkedGroups' {
  return settings.who ?? (links.length > 0 ? 'membersOfLinkedGroups' : 'allUsers');
}
