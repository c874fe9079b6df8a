import { GraphError } from '../graph/graph-error.ts';
import type { User } from '../tenant/user.ts';

/** What Graph returns of a user without `$select` (resources/user). */
const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
] as const;

/** Properties that are there on demand alone, kept in the user's profile by their Graph names. */
const profileProperties = [
  'aboutMe',
  'ageGroup',
  'businessPhones',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'creationType',
  'department',
  'employeeHireDate',
  'employeeId',
  'employeeType',
  'externalUserState',
  'faxNumber',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'onPremisesDomainName',
  'onPremisesImmutableId',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesSyncEnabled',
  'onPremisesUserPrincipalName',
  'otherMails',
  'postalCode',
  'state',
  'streetAddress',
  'usageLocation',
] as const;

/** Properties that live outside the directory; Graph doesn't give them in a list (answers 501). */
const outsideDirectory = new Set([
  'mailboxsettings',
  'skills',
  'interests',
  'pastprojects',
  'responsibilities',
  'schools',
]);

const lists = new Set<string>(['businessPhones', 'otherMails']);

const readers: Record<string, (user: User) => unknown> = {
  id: (user) => user.id,
  displayName: (user) => user.displayName,
  givenName: (user) => user.givenName,
  surname: (user) => user.surname,
  mail: (user) => user.mail,
  mailNickname: (user) => user.userPrincipalName.split('@')[0],
  userPrincipalName: (user) => user.userPrincipalName,
  // The directory knows the language of a person; a room's is a setting of its mailbox.
  preferredLanguage: (user) => (user.kind === 'person' ? user.language : null),
  accountEnabled: (user) => user.accountEnabled,
  userType: (user) => user.profile['userType'] ?? 'Member',
  showInAddressList: (user) => !user.hiddenFromAddressLists,
  proxyAddresses: (user) =>
    user.mail === null ? [] : [`SMTP:${user.mail}`, ...user.proxyAddresses.map((address) => `smtp:${address}`)],
  ...Object.fromEntries(
    profileProperties.map((name) => [name, (user: User) => user.profile[name] ?? (lists.has(name) ? [] : null)]),
  ),
};

const spelling = new Map(Object.keys(readers).map((name) => [name.toLowerCase(), name]));

/** The value of a property, by its name in any case; undefined for a property that isn't implemented. */
export function userProperty(user: User, name: string): unknown {
  const spelled = spelling.get(name.toLowerCase());
  return spelled === undefined ? undefined : readers[spelled]!(user);
}

/** Whether `name` is a property of users that this simulator knows. */
export const isUserProperty = (name: string): boolean => spelling.has(name.toLowerCase());

/**
 * Reads `$select`. Returns names in Graph's spelling; without `$select` the default ones.
 * Throws 501 for what lives outside the directory, 400 for names that aren't known.
 */
export function selectedProperties(select: string | undefined): readonly string[] {
  if (select === undefined) return defaultProperties;
  return select.split(',').map((part) => {
    const name = part.trim();
    if (outsideDirectory.has(name.toLowerCase())) {
      throw new GraphError(
        501,
        'NotImplemented',
        `This operation target is not yet supported: ${name} can't be selected here.`,
      );
    }
    const spelled = spelling.get(name.toLowerCase());
    if (spelled === undefined) {
      throw new GraphError(
        400,
        'BadRequest',
        `Could not find a property named '${name}' on type 'microsoft.graph.user'.`,
      );
    }
    return spelled;
  });
}

/** A user with the chosen properties, in the order in which they were asked. */
export function presentUser(user: User, properties: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(properties.map((name) => [name, readers[name]!(user)]));
}
