import { z } from 'zod';
import { rightKinds } from '@planner/core';
import { idSchema, instantSchema, textSchema } from './wire-schema.ts';

/** Longer ones are refused with a sentence of their own; this only bounds what is read. */
const passwordSchema = textSchema(5000).meta({ format: 'password' });
const loginSchema = textSchema(254).min(1);
const nameSchema = textSchema(200).trim().min(1);
const mailSchema = z.email({ error: 'a mail address' }).max(254);
const codeSchema = textSchema(40);
/** Of a link: what stands behind `#` in its address. */
const linkTokenSchema = textSchema(100);

export const localSignInSchema = z
  .strictObject({ login: loginSchema, password: passwordSchema, code: codeSchema.nullable().optional() })
  .meta({ id: 'LocalSignIn' });

export const resetRequestSchema = z.strictObject({ login: loginSchema }).meta({ id: 'ResetRequest' });

export const accountLinkQuestionSchema = z.strictObject({ token: linkTokenSchema }).meta({ id: 'AccountLinkQuestion' });

export const accountLinkSchema = z
  .object({
    purpose: z.enum(['setup', 'invitation', 'reset']),
    site: z.string(),
    person: z.object({ displayName: z.string(), login: z.string() }).nullable(),
    inviter: z.string().nullable(),
    expiresAt: instantSchema,
  })
  .meta({ id: 'AccountLink' });

export const accountLinkUseSchema = z
  .strictObject({
    token: linkTokenSchema,
    password: passwordSchema,
    /** Who the first administrator is; of a setup link alone. */
    person: z.strictObject({ displayName: nameSchema, login: loginSchema, mail: mailSchema.nullable() }).optional(),
  })
  .meta({ id: 'AccountLinkUse' });

export const passwordProofSchema = z.strictObject({ password: passwordSchema }).meta({ id: 'PasswordProof' });

export const passwordChangeSchema = z
  .strictObject({ password: passwordSchema, next: passwordSchema })
  .meta({ id: 'PasswordChange' });

export const ownAccountSchema = z
  .object({
    login: z.string(),
    hasPassword: z.boolean(),
    /** null = a directory knows the person, who signs in there */
    secondFactor: z.object({ isOn: z.boolean(), recoveryCodes: z.int() }).nullable(),
  })
  .meta({ id: 'OwnAccount' });

export const factorSchema = z.object({ uri: z.string(), secret: z.string() }).meta({ id: 'SecondFactor' });
export const factorCodeSchema = z.strictObject({ code: codeSchema }).meta({ id: 'SecondFactorCode' });
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

export const sessionsSchema = z
  .object({
    sessions: z.array(
      z.object({
        /** Names the session without opening it. */
        key: z.string(),
        isThisOne: z.boolean(),
        method: z.enum(['demo', 'password', 'link', 'saml', 'oidc', 'addin']),
        agent: z.string().nullable(),
        address: z.string().nullable(),
        createdAt: instantSchema,
        lastSeenAt: instantSchema,
        expiresAt: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Sessions' });

export const sessionKeySchema = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) });

export const apiTokensSchema = z
  .object({
    tokens: z.array(
      z.object({
        id: idSchema,
        person: z.object({ id: idSchema, displayName: z.string() }),
        name: z.string(),
        rights: z.array(z.enum(rightKinds)).nullable(),
        isService: z.boolean(),
        createdAt: instantSchema,
        expiresAt: instantSchema,
        lastUsedAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'ApiTokens' });

export const apiTokenDraftSchema = z
  .strictObject({
    name: textSchema(100).trim().min(1),
    days: z.int().min(1).max(365).default(90),
    /** null = everything that its person may do */
    rights: z.array(z.enum(rightKinds)).max(rightKinds.length).nullable().default(null),
    isService: z.boolean().default(false),
  })
  .meta({ id: 'ApiTokenDraft' });

export const apiTokenMadeSchema = z
  .object({
    id: idSchema,
    /** Told once. */
    token: z.string(),
  })
  .meta({ id: 'ApiTokenMade' });
