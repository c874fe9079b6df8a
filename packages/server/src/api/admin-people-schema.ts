import { z } from 'zod';
import { languages, rightKinds, rightSetNames } from '@planner/core';
import { rightSchema } from './session-schema.ts';
import { idSchema, instantSchema, languageSchema, textSchema } from './wire-schema.ts';

const longestPage = 100;

export const adminPeopleQuerySchema = z.object({
  q: textSchema(100).default(''),
  state: z.enum(['all', 'active', 'deactivated']).default('active'),
  right: z.enum(rightKinds).optional(),
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(longestPage).default(50),
});

export const adminPersonSchema = z
  .object({
    id: idSchema,
    displayName: z.string(),
    login: z.string(),
    mail: z.string().nullable(),
    language: languageSchema,
    company: z.string().nullable(),
    department: z.string().nullable(),
    /** `invited`: local, without a password yet */
    state: z.enum(['active', 'invited', 'deactivated']),
    deactivatedBecause: z.string().nullable(),
    deactivatedAt: instantSchema.nullable(),
    /** How the person signs in; both may be. */
    isInDirectory: z.boolean(),
    hasPassword: z.boolean(),
    rights: z.array(z.enum(rightKinds)),
  })
  .meta({ id: 'AdminPerson' });

export const adminPeopleSchema = z
  .object({ people: z.array(adminPersonSchema), next: idSchema.nullable() })
  .meta({ id: 'AdminPeople' });

export const grantSchema = z
  .object({
    id: idSchema,
    rightSet: z.enum(rightSetNames).nullable(),
    rights: z.array(z.enum(rightKinds)),
    scope: rightSchema.shape.scope,
    origin: z.enum(['manual', 'group', 'default']),
    /** Names what stands behind the origin, as far as it still exists. */
    grantedBy: z.string().nullable(),
    grantedAt: instantSchema.nullable(),
    job: z.string().nullable(),
    group: z.string().nullable(),
  })
  .meta({ id: 'Grant' });

export const adminPersonDetailsSchema = z
  .object({ person: adminPersonSchema, grants: z.array(grantSchema), sessions: z.int() })
  .meta({ id: 'AdminPersonDetails' });

export const grantDraftSchema = z
  .strictObject({ rightSet: z.enum(rightSetNames), scope: rightSchema.shape.scope })
  .meta({ id: 'GrantDraft' });

export const invitationDraftSchema = z
  .strictObject({
    displayName: textSchema(200).trim().min(1),
    login: textSchema(254).trim().min(1),
    mail: z.email({ error: 'a mail address' }).max(254).nullable(),
    language: z.enum(languages),
    rightSet: z.enum(rightSetNames),
  })
  .meta({ id: 'InvitationDraft' });

export const invitationMadeSchema = z
  .object({
    personId: idSchema,
    /** false: hand the link over yourself */
    isMailed: z.boolean(),
    /** Told once, and only where no mail went out. */
    link: z.string().nullable(),
    expiresAt: instantSchema,
  })
  .meta({ id: 'InvitationMade' });

export const grantIdsSchema = z.object({ id: idSchema, grantId: idSchema });
