import { z } from 'zod';
import { idSchema, instantSchema, languageSchema } from './wire-schema.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const longestPem = 20_000;

const certificateSchema = z.object({
  subject: z.string(),
  thumbprint: z.string(),
  startsAt: instantSchema,
  endsAt: instantSchema,
  /** The metadata list it no longer; believed until then. */
  until: instantSchema.nullable(),
});

export const signOnModeSchema = z.enum(['off', 'optional', 'required']);
const sourceKind = z.enum(['twoValues', 'url', 'file', 'fields']);

export const signOnSchema = z
  .object({
    kind: z.enum(['saml', 'oidc']),
    mode: signOnModeSchema,
    /** What keeps it from being switched on; null = nothing. */
    missing: z.enum(['notSetUp', 'notTested', 'noLocalAdministrator']).nullable(),
    /** What to enter in Entra; null where Planner doesn't know its own address. */
    addresses: z
      .object({
        entityId: z.string(),
        acs: z.string(),
        signOn: z.string(),
        logout: z.string(),
        metadata: z.string(),
        redirectUri: z.string(),
      })
      .nullable(),
    /** Ours, where an administrator chose one. */
    entityId: z.string().nullable(),
    saml: z
      .object({
        source: sourceKind,
        /** Of the two values. */
        identifier: z.string().nullable(),
        applicationId: z.string().nullable(),
        url: z.string().nullable(),
        /** The address has no `appid`: its keys may be the directory's, not the application's. */
        withoutAppId: z.boolean(),
        entityId: z.string(),
        tenantId: z.string().nullable(),
        loginUrl: z.string(),
        logoutUrl: z.string().nullable(),
        certificates: z.array(certificateSchema),
        refreshedAt: instantSchema.nullable(),
        refreshFault: z.string().nullable(),
      })
      .nullable(),
    oidc: z
      .object({ issuer: z.string(), tenantId: z.string(), clientId: z.string(), secretHint: z.string() })
      .nullable(),
    mapping: z.object({
      loginSource: z.enum(['nameId', 'name']),
      createPeople: z.boolean(),
      domains: z.array(z.string()),
      locationId: idSchema.nullable(),
      language: languageSchema.nullable(),
      company: z.string().nullable(),
      contact: z.string().nullable(),
    }),
    singleLogout: z.boolean(),
    signRequests: z.boolean(),
    /** When the settings, as they are now, signed somebody in; null = not yet. */
    tested: z.object({ at: instantSchema, by: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'SingleSignOn' });

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{3,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/, {
    error: 'a domain such as nordlys.example',
  });

export const signOnChangesSchema = z
  .strictObject({
    kind: z.enum(['saml', 'oidc']).optional(),
    mode: signOnModeSchema.optional(),
    entityId: text(1024)
      .refine((value) => URL.canParse(value), { error: 'an absolute address or URN' })
      .nullable()
      .optional(),
    mapping: z
      .strictObject({
        loginSource: z.enum(['nameId', 'name']).optional(),
        createPeople: z.boolean().optional(),
        domains: z.array(domain).max(100).optional(),
        locationId: idSchema.nullable().optional(),
        language: languageSchema.nullable().optional(),
        company: text(100).nullable().optional(),
        contact: text(200).nullable().optional(),
      })
      .optional(),
    singleLogout: z.boolean().optional(),
    signRequests: z.boolean().optional(),
  })
  .meta({ id: 'SingleSignOnChanges' });

export const signOnProviderSchema = z
  .discriminatedUnion('from', [
    z.strictObject({ from: z.literal('twoValues'), identifier: text(300), applicationId: text(100) }),
    z.strictObject({ from: z.literal('url'), url: text(2000) }),
    z.strictObject({ from: z.literal('file'), xml: z.string().max(1_100_000) }),
    z.strictObject({
      from: z.literal('fields'),
      identifier: text(1024),
      loginUrl: text(2000),
      logoutUrl: text(2000).nullable(),
      certificates: z.array(z.string().max(longestPem)).max(10),
    }),
    z.strictObject({
      from: z.literal('oidc'),
      tenantId: text(100),
      clientId: text(100),
      clientSecret: text(500).nullable(),
    }),
  ])
  .meta({ id: 'SingleSignOnProvider' });

export const signOnTestBegunSchema = z
  .object({ url: z.string(), id: z.string() })
  .meta({ id: 'SingleSignOnTestBegun' });
export const signOnTestParams = z.object({ id: z.string().max(100) });

export const signOnTestSchema = z
  .object({
    /** null while nobody came back from the provider */
    result: z
      .object({
        at: instantSchema,
        fault: z
          .object({
            check: z.int(),
            reason: z.string(),
            expected: z.string().nullable(),
            received: z.string().nullable(),
          })
          .nullable(),
        match: z.string().nullable(),
        claims: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
        xml: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'SingleSignOnTest' });

export const signInFailureQuery = z.object({ reference: z.string().regex(/^[A-Z2-9]{8}$/) });
export const signInFailureSchema = z
  .object({ login: z.string().nullable(), contact: z.string().nullable(), providerSays: z.string().nullable() })
  .meta({ id: 'SignInFailure' });

export type SignOnAnswer = z.output<typeof signOnSchema>;
