import { z } from 'zod';
import { rightKinds } from '@planner/core';
import { idSchema, instantSchema, languageSchema, zoneSchema } from './wire-schema.ts';

export const meSchema = z
  .object({
    id: idSchema,
    displayName: z.string(),
    mail: z.string().nullable(),
    language: languageSchema,
    zone: z.string(),
    defaultLocationId: idSchema.nullable(),
  })
  .meta({ id: 'Me' });

export const rightSchema = z
  .object({
    kind: z.enum(rightKinds),
    scope: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('site') }),
      z.object({ kind: z.literal('locations'), locationIds: z.array(idSchema) }),
      z.object({ kind: z.literal('rooms'), roomIds: z.array(idSchema) }),
    ]),
  })
  .meta({ id: 'Right' });

export const sessionSchema = z
  .object({
    person: meSchema,
    rights: z.array(rightSchema),
    site: z.object({ name: z.string(), language: languageSchema }),
    csrfToken: z.string(),
    now: instantSchema,
  })
  .meta({ id: 'Session' });

/** A role that one click signs in as; the page has its own words for each. */
export const demoRoleSchema = z.enum(['employee', 'facilityManager', 'administrator']);

export const signInSchema = z
  .object({
    providers: z.array(
      z.discriminatedUnion('kind', [
        z.object({
          kind: z.literal('demo'),
          people: z.array(
            z.object({ id: idSchema, displayName: z.string(), role: demoRoleSchema, description: z.string() }),
          ),
        }),
        /** By login and password. */
        z.object({ kind: z.literal('local') }),
      ]),
    ),
    /** Through the identity provider; null = off. */
    singleSignOn: z.enum(['optional', 'required']).nullable(),
    /** false: the browser wouldn't keep the session's cookie (plain http from another machine), so https is needed */
    secure: z.boolean(),
  })
  .meta({ id: 'SignIn' });

export const signInRequestSchema = z
  .strictObject({ provider: z.literal('demo'), personId: idSchema })
  .meta({ id: 'SignInRequest' });

export const meChangesSchema = z
  .strictObject({
    language: languageSchema.optional(),
    zone: zoneSchema.optional(),
    defaultLocationId: idSchema.nullable().optional(),
  })
  .meta({ id: 'MeChanges' });

export const signedOutSchema = z
  .object({
    /** Where the browser goes to be signed out at the identity provider as well. */
    continueAt: z.string(),
  })
  .meta({ id: 'SignedOut' });

export type Me = z.output<typeof meSchema>;
export type SessionAnswer = z.output<typeof sessionSchema>;
export type SignInAnswer = z.output<typeof signInSchema>;
export type MeChanges = z.output<typeof meChangesSchema>;
export type DemoRole = z.output<typeof demoRoleSchema>;
