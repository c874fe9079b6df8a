import { z } from 'zod';
import { applicationKeys } from '@planner/sites';
import { instantSchema, textSchema } from './wire-schema.ts';

export const applicationParams = z.object({ application: z.enum(applicationKeys) });

const credentialSchema = z
  .object({
    kind: z.enum(['secret', 'certificate']),
    /** The last three characters of a secret. */
    hint: z.string().nullable(),
    /** SHA-256 of the certificate, in hex. */
    thumbprint: z.string().nullable(),
    /** The certificate itself, PEM: what Entra is given. The private key never leaves the server. */
    certificate: z.string().nullable(),
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'ConnectionCredential' });

/** In which state a connection can be (design of identity, 5.2). */
export const connectionStates = [
  'notSetUp',
  'notConnected',
  'waiting',
  'verifying',
  'connected',
  'limited',
  'expiring',
  'unreachable',
  'attention',
] as const;

const connectionSchema = z
  .object({
    application: z.enum(applicationKeys),
    /** Its name in Entra. */
    name: z.string(),
    /** The page where it is connected. */
    page: z.string(),
    state: z.enum(connectionStates),
    /** Whether Planner uses it, whatever the last check says. */
    inUse: z.boolean(),
    tenantId: z.string().nullable(),
    clientId: z.string().nullable(),
    cloud: z.enum(['global', 'usGov', 'usDod', 'china', 'custom']),
    authorityUrl: z.string(),
    graphUrl: z.string(),
    credential: credentialSchema.nullable(),
    /** Waits for its proof; the one in use stays until then. */
    nextCredential: credentialSchema.nullable(),
    /** Whether Entra took the one that waits at the last check; null when none was tried. */
    nextAccepted: z.boolean().nullable(),
    permissions: z.array(
      z.object({
        value: z.string(),
        kind: z.enum(['application', 'delegated']),
        required: z.boolean(),
        /** null = not known yet, or not to be seen in an application's token */
        granted: z.boolean().nullable(),
      }),
    ),
    /** What is wrong, in the state `attention`. */
    problem: z
      .object({
        kind: z.enum(['credential', 'application', 'tenant', 'consent', 'mailbox']),
        /** AADSTS number. */
        number: z.number().int().nullable(),
        traceId: z.string().nullable(),
        correlationId: z.string().nullable(),
        detail: z.string().nullable(),
      })
      .nullable(),
    limits: z.array(
      z.object({
        kind: z.enum(['mailboxScoped', 'optional', 'refused', 'notProbed']),
        permission: z.string().nullable(),
        room: z.string().nullable(),
      }),
    ),
    checkedAt: instantSchema.nullable(),
    /** The last check got no answer. */
    missed: z.object({ at: instantSchema, retryAt: instantSchema.nullable() }).nullable(),
    connectedAt: instantSchema.nullable(),
    connectedBy: z.string().nullable(),
    /** The newest request for consent. */
    consent: z
      .object({
        startedBy: z.string().nullable(),
        startedAt: instantSchema,
        expiresAt: instantSchema,
        outcome: z.enum(['approved', 'cancelled', 'replaced', 'declined', 'wrongTenant']).nullable(),
        /** Entra's word for a refusal. */
        code: z.string().nullable(),
        detail: z.string().nullable(),
        approvedIn: z.string().nullable(),
      })
      .nullable(),
    /** What has to be registered in Entra, letter for letter; null where no public address is set. */
    redirectUris: z.array(z.string()).nullable(),
  })
  .meta({ id: 'Connection' });

export const connectionsSchema = z.object({ connections: z.array(connectionSchema) }).meta({ id: 'Connections' });

const guidText = z.guid({ error: 'an id, such as 3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10' });
const addressText = z
  .url({ protocol: /^https$/, error: 'an https address' })
  .max(300)
  .transform((text) => new URL(text).origin);

export const connectionEntrySchema = z
  .strictObject({
    /** The directory's id, or one of its domains: the id is looked up. */
    tenant: textSchema(253).min(3),
    clientId: guidText,
    cloud: z.enum(['global', 'usGov', 'usDod', 'china', 'custom']),
    /** For `custom` alone. */
    authorityUrl: addressText.optional(),
    graphUrl: addressText.optional(),
    /** A new client secret; the one there is stays when it is left out. */
    secret: z
      .strictObject({
        value: textSchema(500)
          .min(8)
          .refine((text) => !z.guid().safeParse(text).success, {
            error: 'the column Value: this is the secret’s ID',
          })
          .refine((text) => !text.includes('PRIVATE KEY'), { error: 'a client secret, never a private key' }),
        expiresAt: instantSchema.nullable(),
      })
      .optional(),
  })
  .meta({ id: 'ConnectionEntry' });

export const consentBegunSchema = z
  .object({
    /** Where an administrator of the directory consents; may be handed to one without an account here. */
    url: z.string(),
    expiresAt: instantSchema,
  })
  .meta({ id: 'ConsentBegun' });

export const setupQuerySchema = z.object({
  /** Optional permissions to ask for too, separated by commas. */
  optional: z.string().max(500).optional(),
});

export const setupSchema = z
  .object({
    redirectUris: z.array(z.string()),
    /** The registration as Entra's manifest page shows it. */
    manifest: z.string(),
    azScript: z.string(),
    powerShellScript: z.string(),
    /** Exchange Online PowerShell for access to rooms alone; null until a check has seen the application. */
    roomsOnlyScript: z.string().nullable(),
  })
  .meta({ id: 'ConnectionSetup' });

export type ConnectionsAnswer = z.output<typeof connectionsSchema>;
export type ConnectionAnswer = ConnectionsAnswer['connections'][number];
export type SetupAnswer = z.output<typeof setupSchema>;
