import { isGuest, type User } from '../tenant/user.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { presentMailboxSettings } from './mailbox-settings.ts';
import {
  badProperty,
  kept,
  kinds,
  securityIdentifier,
  shownInstant,
  type EntityType,
  type Property,
} from './property.ts';

const profile = (user: User): Record<string, unknown> => user.profile;

/** Texts that stand in the profile and can be written. */
const texts = [
  'city',
  'companyName',
  'country',
  'department',
  'employeeId',
  'employeeType',
  'faxNumber',
  'jobTitle',
  'mobilePhone',
  'officeLocation',
  'onPremisesImmutableId',
  'passwordPolicies',
  'postalCode',
  'preferredDataLocation',
  'state',
  'streetAddress',
  'usageLocation',
  'ageGroup',
  'consentProvidedForMinor',
] as const;

/** What comes from elsewhere (a synchronised directory, the invitation of a guest) and can't be written here. */
const readOnly = [
  'creationType',
  'externalUserStateChangeDateTime',
  'legalAgeGroupClassification',
  'onPremisesDistinguishedName',
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'onPremisesUserPrincipalName',
  'isResourceAccount',
  'isManagementRestricted',
  'employeeLeaveDateTime',
  'authorizationInfo',
  'signInActivity',
] as const;

/** What SharePoint keeps of a person: only for one user at a time, and only by `$select`. */
const sharePointTexts = ['aboutMe', 'birthday', 'hireDate', 'mySite', 'preferredName'] as const;
const sharePointLists = ['interests', 'pastProjects', 'responsibilities', 'schools', 'skills'] as const;

const outlookPlan = {
  servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  service: 'exchange',
  capabilityStatus: 'Enabled',
};
const officeE3 = { skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900', disabledPlans: [] };

/** Licences: those of the profile; else whoever works here and has a mailbox has Office 365 E3. */
function licencesOf(user: User, tenant: Tenant): readonly unknown[] {
  const set = user.profile['assignedLicenses'];
  if (Array.isArray(set)) return set;
  return user.kind === 'person' && tenant.mailboxes.has(user.id) ? [officeE3] : [];
}

function addressesOf(user: User): readonly string[] {
  if (user.mail === null) return [];
  return [`SMTP:${user.mail}`, ...user.proxyAddresses.map((address) => `smtp:${address}`)];
}

const extensionAttributes = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, null]),
);

const own: Record<string, Property<User>> = {
  businessPhones: kept(profile, 'businessPhones', { kind: kinds.texts, empty: [] }),
  displayName: {
    read: (user) => user.displayName,
    write: (user, value) => void (user.displayName = kinds.name(value, 'displayName')),
  },
  givenName: {
    read: (user) => user.givenName,
    write: (user, value) => void (user.givenName = kinds.text(value, 'givenName')),
  },
  mail: { read: (user) => user.mail, write: (user, value) => void (user.mail = kinds.text(value, 'mail')) },
  // The directory knows the language of a person; a room's is a setting of its mailbox.
  preferredLanguage: {
    read: (user) => (user.kind === 'person' && user.profile['preferredLanguage'] !== null ? user.language : null),
    write: (user, value) => {
      const text = kinds.text(value, 'preferredLanguage');
      if (text !== null && !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) throw badProperty('preferredLanguage');
      user.language = text ?? 'en-US';
      user.profile['preferredLanguage'] = text;
    },
  },
  surname: {
    read: (user) => user.surname,
    write: (user, value) => void (user.surname = kinds.text(value, 'surname')),
  },
  userPrincipalName: {
    read: (user) => user.userPrincipalName,
    write: (user, value, tenant) => {
      const name = kinds.name(value, 'userPrincipalName');
      const [local, domain, more] = name.split('@');
      const isOurs = tenant.domains.some((one) => one.toLowerCase() === domain?.toLowerCase());
      if (local === '' || /[\s<>()"/\\[\]:;|=,+*?]/.test(name) || !isOurs || more !== undefined)
        throw badProperty('userPrincipalName');
      user.userPrincipalName = name;
    },
  },
  id: { read: (user) => user.id },
  deletedDateTime: {
    read: (user, tenant) => {
      const deleted = tenant.deleted.get(user.id);
      return deleted ? shownInstant(deleted.deletedAt) : null;
    },
  },
  accountEnabled: {
    read: (user) => user.accountEnabled,
    write: (user, value) => void (user.accountEnabled = kinds.flag(value, 'accountEnabled')),
  },
  assignedLicenses: { read: licencesOf },
  assignedPlans: {
    read: (user, tenant) =>
      user.profile['assignedPlans'] ??
      licencesOf(user, tenant).map(() => ({ ...outlookPlan, assignedDateTime: shownInstant(user.createdAt) })),
  },
  createdDateTime: { read: (user) => user.profile['createdDateTime'] ?? shownInstant(user.createdAt) },
  employeeHireDate: kept(profile, 'employeeHireDate', { kind: kinds.instant }),
  employeeOrgData: kept(profile, 'employeeOrgData', { kind: kinds.object }),
  externalUserState: { read: (user) => user.profile['externalUserState'] ?? (isGuest(user) ? 'Accepted' : null) },
  identities: {
    read: (user, tenant) =>
      user.profile['identities'] ?? [
        { signInType: 'userPrincipalName', issuer: tenant.domains.at(-1), issuerAssignedId: user.userPrincipalName },
      ],
    write: (user, value) => {
      const identities = kinds.objects(value, 'identities');
      const isWhole = identities.every(({ signInType, issuer, issuerAssignedId }) =>
        [signInType, issuer, issuerAssignedId].every((part) => typeof part === 'string' && part !== ''),
      );
      if (!isWhole || identities.length === 0) throw badProperty('identities');
      user.profile['identities'] = identities;
    },
  },
  imAddresses: {
    read: (user, tenant) =>
      user.profile['imAddresses'] ?? (tenant.mailboxes.has(user.id) ? [user.userPrincipalName] : []),
  },
  lastPasswordChangeDateTime: {
    read: (user) => user.profile['lastPasswordChangeDateTime'] ?? shownInstant(user.createdAt),
  },
  licenseAssignmentStates: kept(profile, 'licenseAssignmentStates', { empty: [] }),
  mailNickname: {
    read: (user) => user.profile['mailNickname'] ?? user.userPrincipalName.split('@')[0],
    write: (user, value) => void (user.profile['mailNickname'] = kinds.name(value, 'mailNickname')),
  },
  onPremisesExtensionAttributes: {
    read: (user) => ({
      ...extensionAttributes,
      ...(user.profile['onPremisesExtensionAttributes'] as object | undefined),
    }),
    write: (user, value) =>
      void (user.profile['onPremisesExtensionAttributes'] = {
        ...(user.profile['onPremisesExtensionAttributes'] as object | undefined),
        ...kinds.object(value, 'onPremisesExtensionAttributes'),
      }),
  },
  onPremisesProvisioningErrors: kept(profile, 'onPremisesProvisioningErrors', { empty: [] }),
  otherMails: kept(profile, 'otherMails', { kind: kinds.texts, empty: [] }),
  // Entra takes passwords and never shows them.
  passwordProfile: {
    read: () => null,
    write: (user, value, tenant) => {
      const set: { password?: unknown } | null = kinds.object(value, 'passwordProfile');
      if (typeof set?.password !== 'string' || set.password.length < 8) throw badProperty('passwordProfile');
      user.profile['passwordProfile'] = set;
      user.profile['lastPasswordChangeDateTime'] = shownInstant(tenant.clock.now());
    },
  },
  provisionedPlans: kept(profile, 'provisionedPlans', { empty: [] }),
  proxyAddresses: { read: addressesOf },
  securityIdentifier: { read: (user) => securityIdentifier(user.id) },
  serviceProvisioningErrors: kept(profile, 'serviceProvisioningErrors', { empty: [] }),
  showInAddressList: {
    read: (user) => !user.hiddenFromAddressLists,
    write: (user, value) => void (user.hiddenFromAddressLists = kinds.flagOrNull(value, 'showInAddressList') === false),
  },
  signInSessionsValidFromDateTime: {
    read: (user) => user.profile['signInSessionsValidFromDateTime'] ?? shownInstant(user.createdAt),
  },
  userType: {
    read: (user) => user.profile['userType'] ?? 'Member',
    write: (user, value) => {
      if (value !== 'Member' && value !== 'Guest') throw badProperty('userType');
      user.profile['userType'] = value;
    },
  },
  mailboxSettings: {
    read: (user, tenant) => {
      const mailbox = tenant.mailboxes.get(user.id);
      return mailbox ? presentMailboxSettings(mailbox) : null;
    },
  },
};

/** A user of the directory (learn.microsoft.com/graph/api/resources/user). */
export const userType: EntityType<User> = {
  name: 'user',
  set: 'users',
  properties: {
    ...own,
    ...Object.fromEntries(texts.map((name) => [name, kept(profile, name, { kind: kinds.text })])),
    ...Object.fromEntries(readOnly.map((name) => [name, kept(profile, name, {})])),
    ...Object.fromEntries(sharePointTexts.map((name) => [name, kept(profile, name, { kind: kinds.text })])),
    ...Object.fromEntries(sharePointLists.map((name) => [name, kept(profile, name, { kind: kinds.texts, empty: [] })])),
  },
  defaults: [
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
  ],
  searchable: [
    'displayName',
    'mail',
    'userPrincipalName',
    'givenName',
    'surname',
    'mailNickname',
    'proxyAddresses',
    'otherMails',
  ],
  orderable: {
    basic: ['displayName', 'userPrincipalName'],
    advanced: ['createdDateTime', 'givenName', 'surname', 'mail', 'department', 'jobTitle', 'employeeId'],
  },
  singleOnly: ['mailboxSettings', ...sharePointTexts, ...sharePointLists],
};
