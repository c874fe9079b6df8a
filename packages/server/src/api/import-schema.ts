import { rightSetNames, rightSetsForEverybody } from '@planner/core';
import { csvColumns, encodings } from '@planner/directory';
import { z } from 'zod';
import { countSchema, idSchema, instantSchema, languageSchema, textSchema, weekdaySchema } from './wire-schema.ts';

const scheduleSchema = z.strictObject({
  enabled: z.boolean(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time from 00:00 to 23:59, such as 02:30' }),
  days: z.array(weekdaySchema).min(1, { error: 'at least one day' }).max(7),
});

const companySchema = textSchema(200).nullable();

/** The fields of a job under their names on the screen. */
const settingsShape = {
  name: textSchema(100).refine((name) => name.trim() !== '', { error: 'a name of 1 to 100 characters' }),
  /** Can't be changed later: ids of one source mean nothing in the other. */
  dataSource: z.enum(['entra', 'csv']),
  groupFilterPrefix: textSchema(64),
  importDisabledAccounts: z.boolean(),
  defaultLocation: idSchema,
  defaultUserLanguage: languageSchema,
  defaultCompany: companySchema,
  loginFormat: z.enum(['UserPrincipalName', 'Mail']),
  /** null = all users, or only members of linked groups once there is a link */
  who: z.enum(['allUsers', 'membersOfLinkedGroups']).nullable(),
  guests: z.boolean(),
  withoutMailbox: z.boolean(),
  noLongerFound: z.enum(['deactivate', 'report']),
  inNoLinkedGroup: z.enum(['deactivate', 'keep']),
  everybody: z.enum(rightSetsForEverybody).nullable(),
  managedFields: z.array(z.enum(['language', 'locationId', 'company'])).max(3),
  csvColumns: z.partialRecord(z.enum(csvColumns), z.string().trim().min(1).max(200)),
  /** null = no brake */
  threshold: z.strictObject({ people: z.int().min(0), percent: z.number().min(0).max(100) }).nullable(),
  schedule: scheduleSchema,
} as const;

const linkSchema = z.strictObject({
  id: idSchema,
  groupId: z.string().min(1).max(200),
  /** As read last; before that, as it was called when it was linked. */
  groupName: textSchema(300).nullable(),
  rightSet: z.enum(rightSetNames),
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('site') }),
    z.strictObject({ kind: z.literal('locations'), locationIds: z.array(idSchema).min(1).max(500) }),
  ]),
  directMembersOnly: z.boolean(),
  location: idSchema.nullable(),
  language: languageSchema.nullable(),
  company: companySchema,
});

const countsSchema = z.object({
  created: z.int(),
  changed: z.int(),
  linked: z.int(),
  deactivated: z.int(),
  reactivated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  refused: z.int(),
});

export const importRunSchema = z
  .object({
    id: idSchema,
    jobId: idSchema,
    trigger: z.object({ kind: z.enum(['person', 'schedule', 'command']), by: z.string().nullable() }),
    mode: z.enum(['full', 'incremental']),
    /** false = a preview */
    applies: z.boolean(),
    state: z.enum([
      'reading',
      'planned',
      'waiting',
      'applying',
      'succeeded',
      'partly',
      'cancelled',
      'discarded',
      'failed',
    ]),
    counts: countsSchema.partial(),
    /** Why it waits for approval, and how many people would lose something. */
    brake: z.object({ reason: z.enum(['manyPeople', 'nobodyRead', 'groupEmptied']), people: z.int() }).nullable(),
    failure: z.object({ code: z.string(), status: z.int() }).nullable(),
    /** Rows of the plan, and those applied so far. */
    total: z.int(),
    applied: z.int(),
    /** Pages of the source read so far. */
    pages: z.int(),
    waitsUntil: instantSchema.nullable(),
    startedAt: instantSchema,
    plannedAt: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ImportRun' });

const fileSchema = z.object({
  name: z.string(),
  encoding: z.enum(encodings),
  rows: z.int(),
  headers: z.array(z.string()),
  uploadedAt: instantSchema,
});

export const importJobSchema = z
  .object({
    id: idSchema,
    version: z.int(),
    settings: z.object(settingsShape),
    /** In their order: of several values for one person the first one counts. */
    links: z.array(
      z.object({
        ...linkSchema.shape,
        /** null = not read yet */
        members: z.int().nullable(),
        missingSince: instantSchema.nullable(),
      }),
    ),
    file: fileSchema.nullable(),
    /** Whether its source can be read: consent was granted, or there is a file. */
    ready: z.boolean(),
    nextRunAt: instantSchema.nullable(),
    lastRun: importRunSchema.nullable(),
  })
  .meta({ id: 'ImportJob' });

export const importJobsSchema = z
  .object({
    /** Of the times of schedules. */
    zone: z.string(),
    jobs: z.array(importJobSchema),
  })
  .meta({ id: 'ImportJobs' });

const { name, defaultLocation, defaultUserLanguage, ...others } = settingsShape;

export const importJobDraftSchema = z
  .strictObject({ name, defaultLocation, defaultUserLanguage, ...z.object(others).partial().shape })
  .meta({ id: 'ImportJobDraft' });

export const importJobChangesSchema = z
  .strictObject({
    settings: z.strictObject(settingsShape).omit({ dataSource: true }).partial().optional(),
    links: z.array(linkSchema).max(2000).optional(),
    /** Has to be true where a link gives the right set Administrator that didn't before. */
    confirmAdministrator: z.boolean().optional(),
  })
  .meta({ id: 'ImportJobChanges' });

export const importGroupsSchema = z
  .object({
    groups: z.array(z.object({ id: z.string(), displayName: z.string() })),
    /** How many there are without the job's prefix; only counted when no group has it. */
    withoutPrefix: z.int().nullable(),
  })
  .meta({ id: 'ImportGroups' });

export const importUploadQuerySchema = z.object({
  name: z.string().min(1).max(200),
  encoding: z.enum(encodings).default('utf-8'),
});

export const importUploadSchema = z
  .object({ file: fileSchema, groups: z.int(), /** Rows with faults: the preview names each. */ refusedRows: z.int() })
  .meta({ id: 'ImportUpload' });

export const importStartSchema = z.strictObject({ applies: z.boolean(), full: z.boolean().default(false) });

export const importRunsSchema = z.object({ runs: z.array(importRunSchema) }).meta({ id: 'ImportRuns' });

export const importActions = ['create', 'update', 'link', 'reactivate', 'deactivate', 'skip', 'refuse'] as const;

export const importRowsQuerySchema = z.object({
  after: countSchema(0, 1_000_000).default(0),
  limit: countSchema(1, 500).default(100),
  action: z.enum(importActions).optional(),
  q: textSchema(100).optional(),
});

const personFieldsSchema = z.object({
  login: z.string(),
  displayName: z.string(),
  mail: z.string().nullable(),
  language: languageSchema,
  locationId: idSchema.nullable(),
  company: z.string().nullable(),
  department: z.string().nullable(),
  active: z.boolean(),
});

export const importRowsSchema = z
  .object({
    rows: z.array(
      z.object({
        ordinal: z.int(),
        externalId: z.string(),
        /** Of users who don't become people. */
        name: z.string().nullable(),
        action: z.enum(importActions),
        reason: z.string().nullable(),
        notes: z.array(z.string()),
        before: personFieldsSchema.nullable(),
        after: personFieldsSchema.nullable(),
        rightsGiven: z.array(z.object({ kind: z.string(), linkId: idSchema.nullable() })),
        rightsTaken: z.int(),
        /** Of a row of a file that is refused. */
        line: z.int().nullable(),
        faults: z.array(z.object({ column: z.string().nullable(), code: z.string() })),
        /** null = not applied yet */
        outcome: z.string().nullable(),
      }),
    ),
    /** `after` of the next page; null on the last one. */
    next: z.int().nullable(),
  })
  .meta({ id: 'ImportRows' });

export const importApprovalSchema = z.strictObject({
  /** How many people would lose something, as the administrator typed it. */
  people: z.int().min(0),
});

export type ImportJobAnswer = z.output<typeof importJobSchema>;
export type ImportRunAnswer = z.output<typeof importRunSchema>;
export type ImportRowsAnswer = z.output<typeof importRowsSchema>;
