import { z } from 'zod';
import { actSchema, address, zone } from './act-schema.ts';
import { generatorSchema } from './generator/generator-schema.ts';
import { directoryRoleNames } from '../entra/directory-roles.ts';
import { processingSchema } from './processing-schema.ts';
import { switchesSchema } from './switches-schema.ts';
import { signInMethods } from '../saml/sign-in-method.ts';

const guid = z.guid().describe('Drawn from the seed when left out');
const profile = z.record(z.string(), z.json()).describe("Further properties of Graph's user or room, by their names");

const person = z.strictObject({
  id: guid.optional(),
  name: z.string().min(1).max(256),
  givenName: z.string().max(64).optional(),
  surname: z.string().max(64).optional(),
  address: address.describe('User principal name, and SMTP address unless mail says another'),
  mail: address.nullable().optional().describe('null: a user without a mailbox'),
  proxyAddresses: z.array(address).optional(),
  language: z.string().max(35).optional().describe('BCP 47, e.g. da-DK'),
  zone: zone.optional(),
  enabled: z.boolean().optional(),
  hidden: z.boolean().optional().describe('Hidden from address lists'),
  shared: z.boolean().optional().describe('A shared mailbox'),
  guest: z
    .boolean()
    .optional()
    .describe('Somebody of another organisation: `mail` is the address there, and there is no mailbox here'),
  licensed: z.boolean().optional().describe('false: no licences and no mailbox, though an address may be known'),
  manager: address.optional(),
  password: z.string().min(1).max(256).optional().describe('What the sign-in page takes; "simulated" unless set'),
  directoryRoles: z.array(z.enum(directoryRoleNames)).optional().describe('Administrators of the organisation'),
  signInMethod: z.enum(signInMethods).optional().describe('What SAML tells of how somebody signed in'),
  profile: profile.optional(),
});

/** A room mailbox. */
export const roomSchema = z.strictObject({
  id: guid.optional(),
  name: z.string().min(1).max(256),
  address,
  zone: zone.optional(),
  language: z.string().max(35).optional(),
  hidden: z.boolean().optional().describe('Hidden from address lists: not among the places'),
  workspace: z.boolean().optional().describe('A workspace, whose seats are booked, in place of a room'),
  broken: z.boolean().optional().describe('The mailbox is away: every call to it answers MailboxNotEnabledForRESTAPI'),
  processing: processingSchema.optional(),
  profile: profile.optional().describe('capacity, building, floorLabel, floorNumber, tags …'),
});

const samlSignOn = z.strictObject({
  signOnUrl: z.url().optional(),
  relayState: z.string().max(1000).optional(),
  assigned: z
    .array(z.string().min(1).max(320))
    .optional()
    .describe('Addresses of people and names of groups: nobody else may sign in'),
});

const app = z.strictObject({
  appId: z.guid(),
  displayName: z.string().max(256),
  secret: z.string().min(1).optional(),
  certificates: z.array(z.base64()).optional().describe('DER, base64'),
  roles: z.array(z.string()).describe('Application permissions that are consented to'),
  scopes: z.array(z.string()).optional().describe('Delegated permissions that are consented to for everybody'),
  redirectUris: z.array(z.url()).optional().describe('Where sign-in and consent may send people back to'),
  identifierUris: z.array(z.string()).optional().describe('Names under which others ask for it, e.g. api://…'),
  spaRedirectUris: z.array(z.url()).optional().describe('The same for pages that fetch tokens by themselves'),
  exposes: z
    .array(z.string().min(1).max(120))
    .optional()
    .describe('Delegated permissions of its own API, e.g. access_as_user'),
  consented: z.boolean().optional().describe('false: roles and scopes are asked for, but nobody has consented yet'),
  multiTenant: z.boolean().optional().describe('Other organisations may use it too'),
  logoutUrl: z.url().optional(),
  saml: samlSignOn
    .optional()
    .describe(
      'An enterprise application that signs people in by SAML; identifierUris are its identifiers, redirectUris its reply URLs',
    ),
  mailboxScope: z.array(address).optional().describe('RBAC for Applications: the mailboxes it may touch'),
});

/** A group; whom it holds is named by address, nested groups by their name. */
export const groupSchema = z
  .strictObject({
    id: guid.optional(),
    name: z.string().min(1).max(256),
    description: z.string().max(1024).optional(),
    kind: z
      .enum(['security', 'microsoft365', 'distribution', 'mail-security', 'room-list'])
      .default('security')
      .describe('What was made: a room list is a distribution list of rooms'),
    address: address.optional().describe('Needed by every kind but security'),
    nickname: z.string().max(64).optional(),
    visibility: z.enum(['Public', 'Private', 'HiddenMembership']).optional(),
    assignableToRole: z.boolean().optional(),
    rule: z
      .string()
      .max(3072)
      .optional()
      .describe('Makes it dynamic: members are the people for whom it holds, e.g. user.department -eq "Sales"'),
    members: z.array(z.string().min(1).max(320)).optional().describe('Addresses of people and rooms, names of groups'),
    owners: z.array(address).optional(),
    profile: profile.optional().describe("Further properties of Graph's group, by their names"),
  })
  .refine(({ kind, address: smtp }) => kind === 'security' || smtp !== undefined, {
    message: 'every kind but security needs an address',
    path: ['address'],
  });

/** What people do, as the control API takes it. */
export const actsSchema = z.array(actSchema).max(10_000);

const tenant = z.strictObject({
  id: guid.optional(),
  displayName: z.string().min(1).max(256),
  domains: z.array(z.string().min(1).max(253)).min(1).describe('Verified domains, the default one first'),
  switches: switchesSchema.optional(),
  deliverySeconds: z
    .tuple([z.number().min(0), z.number().min(0)])
    .optional()
    .describe('How long a message travels'),
  people: z.array(person).default([]),
  rooms: z.array(roomSchema).default([]),
  groups: z.array(groupSchema).max(100_000).default([]),
  apps: z.array(app).default([]),
  generate: generatorSchema.optional(),
  acts: z
    .array(actSchema)
    .default([])
    .describe('What people do in their Outlook, in this order. Nothing is written into calendars behind their back'),
});

/** A scenario: one or several organisations, and what their people do. */
export const scenarioSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().max(200).default('Scenario'),
    tenants: z.array(tenant).min(1),
  })
  .meta({ title: 'Scenario of the Microsoft 365 simulator' });

export type Scenario = z.output<typeof scenarioSchema>;
/** What a scenario file may hold; defaults are still missing. */
export type ScenarioInput = z.input<typeof scenarioSchema>;
export type TenantScenario = Scenario['tenants'][number];
export type { Act, Invite } from './act-schema.ts';
