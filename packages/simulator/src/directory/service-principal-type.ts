import type { ServicePrincipal } from '../tenant/application.ts';
import type { Json } from '../graph/json-read.ts';
import { presentKey, presentPassword, readKeys } from './credentials.ts';
import { badProperty, kept, kinds, shownInstant, type EntityType, type Property } from './property.ts';

const more = (principal: ServicePrincipal): Record<string, unknown> => principal.more;

const signOnModes = ['saml', 'oidc', 'password', 'notSupported'];

const own: Record<string, Property<ServicePrincipal>> = {
  id: { read: (principal) => principal.id },
  deletedDateTime: {
    read: (principal, tenant) => {
      const deleted = tenant.deleted.get(principal.id);
      return deleted ? shownInstant(deleted.deletedAt) : null;
    },
  },
  accountEnabled: {
    read: (principal) => principal.accountEnabled,
    write: (principal, value) => void (principal.accountEnabled = kinds.flag(value, 'accountEnabled')),
  },
  addIns: kept(more, 'addIns', { kind: kinds.objects, empty: [] }),
  alternativeNames: kept(more, 'alternativeNames', { kind: kinds.texts, empty: [] }),
  appDescription: kept(more, 'appDescription', {}),
  appDisplayName: {
    read: (principal, tenant) =>
      tenant.registry.applicationOf(principal.appId)?.displayName ??
      principal.more['appDisplayName'] ??
      principal.displayName,
  },
  appId: { read: (principal) => principal.appId },
  applicationTemplateId: kept(more, 'applicationTemplateId', {}),
  appOwnerOrganizationId: { read: (principal) => principal.appOwnerOrganizationId },
  appRoleAssignmentRequired: {
    read: (principal) => principal.appRoleAssignmentRequired,
    write: (principal, value) =>
      void (principal.appRoleAssignmentRequired = kinds.flag(value, 'appRoleAssignmentRequired')),
  },
  appRoles: { read: (principal) => principal.appRoles.map((role) => ({ ...role, origin: 'Application' })) },
  createdDateTime: { read: (principal) => shownInstant(principal.createdAt) },
  customSecurityAttributes: kept(more, 'customSecurityAttributes', {}),
  description: kept(more, 'description', { kind: kinds.text }),
  disabledByMicrosoftStatus: kept(more, 'disabledByMicrosoftStatus', {}),
  displayName: {
    read: (principal) => principal.displayName,
    write: (principal, value) => void (principal.displayName = kinds.name(value, 'displayName')),
  },
  homepage: kept(more, 'homepage', { kind: kinds.text }),
  info: kept(more, 'info', {
    empty: {
      logoUrl: null,
      marketingUrl: null,
      privacyStatementUrl: null,
      supportUrl: null,
      termsOfServiceUrl: null,
    },
  }),
  keyCredentials: {
    read: (principal) => principal.keyCredentials.map(presentKey),
    write: (principal, value, tenant) =>
      void (principal.keyCredentials = readKeys(value, { known: principal.keyCredentials, tenant })),
  },
  loginUrl: {
    read: (principal) => principal.loginUrl,
    write: (principal, value) => void (principal.loginUrl = kinds.text(value, 'loginUrl')),
  },
  logoutUrl: {
    read: (principal) => principal.logoutUrl,
    write: (principal, value) => void (principal.logoutUrl = kinds.text(value, 'logoutUrl')),
  },
  notes: kept(more, 'notes', { kind: kinds.text }),
  notificationEmailAddresses: {
    read: (principal) => principal.notificationEmailAddresses,
    write: (principal, value) =>
      void (principal.notificationEmailAddresses = kinds.texts(value, 'notificationEmailAddresses')),
  },
  oauth2PermissionScopes: { read: (principal) => principal.oauth2PermissionScopes },
  passwordCredentials: { read: (principal) => principal.passwordCredentials.map((one) => presentPassword(one)) },
  preferredSingleSignOnMode: {
    read: (principal) => principal.preferredSingleSignOnMode,
    write: (principal, value) => {
      const mode = kinds.text(value, 'preferredSingleSignOnMode');
      if (mode !== null && !signOnModes.includes(mode)) throw badProperty('preferredSingleSignOnMode');
      principal.preferredSingleSignOnMode = mode;
    },
  },
  preferredTokenSigningKeyThumbprint: {
    read: (principal) => principal.preferredTokenSigningKeyThumbprint,
    write: (principal, value) =>
      void (principal.preferredTokenSigningKeyThumbprint = kinds.text(value, 'preferredTokenSigningKeyThumbprint')),
  },
  replyUrls: {
    read: (principal) => principal.replyUrls,
    write: (principal, value) => void (principal.replyUrls = kinds.texts(value, 'replyUrls')),
  },
  resourceSpecificApplicationPermissions: kept(more, 'resourceSpecificApplicationPermissions', { empty: [] }),
  samlSingleSignOnSettings: {
    read: (principal) => (principal.relayState === null ? null : { relayState: principal.relayState }),
    write: (principal, value) => {
      const settings = kinds.object(value, 'samlSingleSignOnSettings') as Json | null;
      principal.relayState = kinds.text(settings?.['relayState'] ?? null, 'relayState');
    },
  },
  servicePrincipalNames: {
    read: (principal) => principal.servicePrincipalNames,
    write: (principal, value) => void (principal.servicePrincipalNames = kinds.texts(value, 'servicePrincipalNames')),
  },
  servicePrincipalType: { read: (principal) => principal.servicePrincipalType },
  signInAudience: {
    read: (principal, tenant) =>
      tenant.registry.applicationOf(principal.appId)?.signInAudience ?? 'AzureADMultipleOrgs',
  },
  tags: {
    read: (principal) => principal.tags,
    write: (principal, value) => void (principal.tags = kinds.texts(value, 'tags')),
  },
  tokenEncryptionKeyId: kept(more, 'tokenEncryptionKeyId', { kind: kinds.text }),
  verifiedPublisher: kept(more, 'verifiedPublisher', {
    empty: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  }),
};

/** An enterprise application (learn.microsoft.com/graph/api/resources/serviceprincipal). */
export const servicePrincipalType: EntityType<ServicePrincipal> = {
  name: 'servicePrincipal',
  set: 'servicePrincipals',
  properties: own,
  defaults: Object.keys(own).filter((name) => name !== 'customSecurityAttributes' && name !== 'createdDateTime'),
  searchable: ['displayName', 'appId', 'servicePrincipalNames'],
  orderable: { basic: [], advanced: ['displayName', 'createdDateTime', 'appId'] },
  singleOnly: ['customSecurityAttributes'],
};
