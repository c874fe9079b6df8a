import { z } from 'zod';

const text = z.string().nullish();

/** What is asked of each user (microsoft.com/graph/api/user-list: most of it comes only when it is selected). */
export const userProperties = [
  'id',
  'userPrincipalName',
  'mail',
  'displayName',
  'givenName',
  'surname',
  'accountEnabled',
  'userType',
  'preferredLanguage',
  'department',
  'companyName',
  'officeLocation',
] as const;

/** A user of `/users` or of a change; a change leaves out what was never set. */
export const userSchema = z.object({
  id: z.string().min(1),
  userPrincipalName: text,
  mail: text,
  displayName: text,
  givenName: text,
  surname: text,
  accountEnabled: z
    .boolean()
    .nullish()
    .transform((enabled) => (enabled === null ? true : enabled)),
  userType: text,
  preferredLanguage: text,
  department: text,
  companyName: text,
  officeLocation: text,
  '@removed': z.object({ reason: z.string().optional() }).optional(),
});

/** A member of a group; of hidden ones only id and kind come. */
export const memberSchema = z.object({ '@odata.type': z.string().optional(), id: z.string().min(1) });

export const groupChangeSchema = z.object({ id: z.string().min(1) });

export const groupSchema = z.object({ id: z.string().min(1), displayName: z.string().nullish() });
