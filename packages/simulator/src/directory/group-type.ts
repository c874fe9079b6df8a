import { isUnified, type Group } from '../tenant/group.ts';
import {
  badProperty,
  kept,
  kinds,
  securityIdentifier,
  shownInstant,
  type EntityType,
  type Property,
} from './property.ts';

const more = (group: Group): Record<string, unknown> => group.more;

/** Set where the group comes from, never by a client. */
const readOnly = [
  'onPremisesDomainName',
  'onPremisesLastSyncDateTime',
  'onPremisesNetBiosName',
  'onPremisesSamAccountName',
  'onPremisesSecurityIdentifier',
  'onPremisesSyncEnabled',
  'expirationDateTime',
  'hasMembersWithLicenseErrors',
  'licenseProcessingState',
  'isManagementRestricted',
  'isArchived',
] as const;

/** Exchange's settings of a Microsoft 365 group; false until somebody says otherwise. */
const exchangeFlags = [
  'allowExternalSenders',
  'autoSubscribeNewMembers',
  'hideFromAddressLists',
  'hideFromOutlookClients',
] as const;

const own: Record<string, Property<Group>> = {
  id: { read: (group) => group.id },
  deletedDateTime: {
    read: (group, tenant) => {
      const deleted = tenant.deleted.get(group.id);
      return deleted ? shownInstant(deleted.deletedAt) : null;
    },
  },
  classification: kept(more, 'classification', { kind: kinds.text }),
  createdDateTime: { read: (group) => shownInstant(group.createdAt) },
  description: {
    read: (group) => group.description,
    write: (group, value) => void (group.description = kinds.text(value, 'description')),
  },
  displayName: {
    read: (group) => group.displayName,
    write: (group, value) => void (group.displayName = kinds.name(value, 'displayName')),
  },
  // What kind of group it is can't be changed; sending what it is is fine (the sample of group-update does).
  groupTypes: { read: (group) => group.groupTypes, write: mustStay((group) => group.groupTypes, 'groupTypes') },
  isAssignableToRole: {
    read: (group) => group.isAssignableToRole,
    write: mustStay((group) => group.isAssignableToRole, 'isAssignableToRole'),
  },
  mail: { read: (group) => group.mail },
  mailEnabled: { read: (group) => group.mailEnabled, write: mustStay((group) => group.mailEnabled, 'mailEnabled') },
  mailNickname: {
    read: (group) => group.mailNickname,
    write: (group, value) => {
      const name = kinds.name(value, 'mailNickname');
      if (name.length > 64 || /[@()\\[\]";:<>, ]/.test(name)) throw badProperty('mailNickname');
      group.mailNickname = name;
    },
  },
  membershipRule: {
    read: (group) => group.membershipRule,
    write: (group, value) => void (group.membershipRule = kinds.text(value, 'membershipRule')),
  },
  membershipRuleProcessingState: {
    read: (group) => group.membershipRuleProcessingState,
    write: (group, value) => {
      if (value !== 'On' && value !== 'Paused') throw badProperty('membershipRuleProcessingState');
      group.membershipRuleProcessingState = value;
    },
  },
  onPremisesProvisioningErrors: kept(more, 'onPremisesProvisioningErrors', { empty: [] }),
  preferredDataLocation: kept(more, 'preferredDataLocation', { kind: kinds.text }),
  preferredLanguage: kept(more, 'preferredLanguage', { kind: kinds.text }),
  proxyAddresses: {
    read: (group) =>
      group.mail === null ? [] : [`SMTP:${group.mail}`, ...group.proxyAddresses.map((one) => `smtp:${one}`)],
  },
  renewedDateTime: { read: (group) => shownInstant(group.renewedAt) },
  resourceBehaviorOptions: kept(more, 'resourceBehaviorOptions', { empty: [] }),
  resourceProvisioningOptions: kept(more, 'resourceProvisioningOptions', { empty: [] }),
  securityEnabled: {
    read: (group) => group.securityEnabled,
    write: (group, value) => void (group.securityEnabled = kinds.flag(value, 'securityEnabled')),
  },
  securityIdentifier: { read: (group) => securityIdentifier(group.id) },
  theme: kept(more, 'theme', { kind: kinds.text }),
  uniqueName: kept(more, 'uniqueName', { kind: kinds.text }),
  visibility: {
    read: (group) => group.visibility,
    write: (group, value) => {
      if (value !== 'Public' && value !== 'Private') throw badProperty('visibility');
      if (!isUnified(group) || group.visibility === 'HiddenMembership') throw badProperty('visibility');
      group.visibility = value;
    },
  },
  assignedLabels: kept(more, 'assignedLabels', { empty: [] }),
  assignedLicenses: kept(more, 'assignedLicenses', { empty: [] }),
  infoCatalogs: kept(more, 'infoCatalogs', { empty: [] }),
  serviceProvisioningErrors: kept(more, 'serviceProvisioningErrors', { empty: [] }),
  isSubscribedByMail: kept(more, 'isSubscribedByMail', { kind: kinds.flag, empty: true }),
  unseenCount: kept(more, 'unseenCount', { empty: 0 }),
};

function mustStay(read: (group: Group) => unknown, name: string): (group: Group, value: unknown) => void {
  return (group, value) => {
    if (JSON.stringify(read(group)) !== JSON.stringify(value)) throw badProperty(name);
  };
}

/** A group of the directory (learn.microsoft.com/graph/api/resources/group). */
export const groupType: EntityType<Group> = {
  name: 'group',
  set: 'groups',
  properties: {
    ...own,
    ...Object.fromEntries(readOnly.map((name) => [name, kept(more, name, {})])),
    ...Object.fromEntries(exchangeFlags.map((name) => [name, kept(more, name, { kind: kinds.flag, empty: false })])),
  },
  defaults: [
    'id',
    'deletedDateTime',
    'classification',
    'createdDateTime',
    'description',
    'displayName',
    'expirationDateTime',
    'groupTypes',
    'isAssignableToRole',
    'mail',
    'mailEnabled',
    'mailNickname',
    'membershipRule',
    'membershipRuleProcessingState',
    'onPremisesDomainName',
    'onPremisesLastSyncDateTime',
    'onPremisesNetBiosName',
    'onPremisesSamAccountName',
    'onPremisesSecurityIdentifier',
    'onPremisesSyncEnabled',
    'preferredDataLocation',
    'preferredLanguage',
    'proxyAddresses',
    'renewedDateTime',
    'resourceBehaviorOptions',
    'resourceProvisioningOptions',
    'securityEnabled',
    'securityIdentifier',
    'theme',
    'uniqueName',
    'visibility',
    'onPremisesProvisioningErrors',
    'serviceProvisioningErrors',
  ],
  searchable: ['displayName', 'description', 'mail', 'mailNickname'],
  orderable: { basic: ['displayName'], advanced: ['createdDateTime', 'mail', 'description'] },
  singleOnly: [...exchangeFlags, 'isSubscribedByMail', 'unseenCount'],
};
