import type { Application, RequiredResourceAccess } from '../tenant/application.ts';
import type { Json } from '../graph/json-read.ts';
import { presentKey, presentPassword, readAppRoles, readGuid, readKeys, readScopes } from './credentials.ts';
import { badProperty, kept, kinds, shownInstant, type EntityType, type Property } from './property.ts';

const more = (application: Application): Record<string, unknown> => application.more;

const audiences = [
  'AzureADMyOrg',
  'AzureADMultipleOrgs',
  'AzureADandPersonalMicrosoftAccount',
  'PersonalMicrosoftAccount',
] as const;

const noInfo = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
};

/** `web`, `spa` and `publicClient` without the redirect addresses, which are fields of their own. */
const rest = (application: Application, name: string): Json => (application.more[name] as Json | undefined) ?? {};

function writeAddresses(application: Application, value: unknown, name: 'web' | 'spa' | 'publicClient'): void {
  const { redirectUris, logoutUrl, ...others } = (kinds.object(value, name) ?? {}) as Json;
  if (redirectUris !== undefined) {
    const addresses = kinds.texts(redirectUris, `${name}.redirectUris`);
    if (!addresses.every((address) => URL.canParse(address))) throw badProperty(`${name}.redirectUris`);
    application.redirectUris = { ...application.redirectUris, [name]: addresses };
  }
  if (logoutUrl !== undefined) application.logoutUrl = kinds.text(logoutUrl, 'web.logoutUrl');
  application.more[name] = { ...rest(application, name), ...others };
}

const own: Record<string, Property<Application>> = {
  id: { read: (application) => application.id },
  deletedDateTime: {
    read: (application, tenant) => {
      const deleted = tenant.deleted.get(application.id);
      return deleted ? shownInstant(deleted.deletedAt) : null;
    },
  },
  addIns: kept(more, 'addIns', { kind: kinds.objects, empty: [] }),
  api: {
    read: (application) => ({
      acceptMappedClaims: null,
      knownClientApplications: [],
      ...rest(application, 'api'),
      requestedAccessTokenVersion: application.requestedAccessTokenVersion,
      oauth2PermissionScopes: application.oauth2PermissionScopes,
      preAuthorizedApplications: application.preAuthorizedApplications,
    }),
    write: writeApi,
  },
  appId: { read: (application) => application.appId },
  applicationTemplateId: kept(more, 'applicationTemplateId', {}),
  appRoles: {
    read: (application) => application.appRoles.map((role) => ({ ...role, origin: 'Application' })),
    write: (application, value) => void (application.appRoles = readAppRoles(value)),
  },
  certification: kept(more, 'certification', {}),
  createdDateTime: { read: (application) => shownInstant(application.createdAt) },
  defaultRedirectUri: kept(more, 'defaultRedirectUri', { kind: kinds.text }),
  description: kept(more, 'description', { kind: kinds.text }),
  disabledByMicrosoftStatus: kept(more, 'disabledByMicrosoftStatus', {}),
  displayName: {
    read: (application) => application.displayName,
    write: (application, value) => void (application.displayName = kinds.name(value, 'displayName')),
  },
  groupMembershipClaims: kept(more, 'groupMembershipClaims', { kind: kinds.text }),
  identifierUris: {
    read: (application) => application.identifierUris,
    write: (application, value) => {
      const addresses = kinds.texts(value, 'identifierUris');
      if (!addresses.every((address) => /^[a-z][a-z0-9+.-]*:/i.test(address))) throw badProperty('identifierUris');
      application.identifierUris = addresses;
    },
  },
  info: kept(more, 'info', { kind: kinds.object, empty: noInfo }),
  isDeviceOnlyAuthSupported: kept(more, 'isDeviceOnlyAuthSupported', { kind: kinds.flagOrNull }),
  isFallbackPublicClient: {
    read: (application) => application.isFallbackPublicClient,
    write: (application, value) =>
      void (application.isFallbackPublicClient = kinds.flagOrNull(value, 'isFallbackPublicClient')),
  },
  keyCredentials: {
    read: (application) => application.keyCredentials.map(presentKey),
    write: (application, value, tenant) =>
      void (application.keyCredentials = readKeys(value, { known: application.keyCredentials, tenant })),
  },
  notes: kept(more, 'notes', { kind: kinds.text }),
  oauth2RequirePostResponse: kept(more, 'oauth2RequirePostResponse', { kind: kinds.flag, empty: false }),
  optionalClaims: kept(more, 'optionalClaims', { kind: kinds.object }),
  parentalControlSettings: kept(more, 'parentalControlSettings', {
    kind: kinds.object,
    empty: { countriesBlockedForMinors: [], legalAgeGroupRule: 'Allow' },
  }),
  // Secrets are made by addPassword; here they can only be taken away.
  passwordCredentials: {
    read: (application) => application.passwordCredentials.map((one) => presentPassword(one)),
    write: (application, value) => {
      const left = kinds.objects(value, 'passwordCredentials').map(({ keyId }) => keyId);
      const known = application.passwordCredentials;
      if (!left.every((keyId) => known.some((one) => one.keyId === keyId))) throw badProperty('passwordCredentials');
      application.passwordCredentials = known.filter(({ keyId }) => left.includes(keyId));
    },
  },
  publicClient: {
    read: (application) => ({
      ...rest(application, 'publicClient'),
      redirectUris: application.redirectUris.publicClient,
    }),
    write: (application, value) => writeAddresses(application, value, 'publicClient'),
  },
  publisherDomain: { read: (application, tenant) => application.more['publisherDomain'] ?? tenant.domains[0] },
  requiredResourceAccess: {
    read: (application) => application.requiredResourceAccess,
    write: (application, value) => void (application.requiredResourceAccess = readRequired(value)),
  },
  samlMetadataUrl: kept(more, 'samlMetadataUrl', { kind: kinds.text }),
  serviceManagementReference: kept(more, 'serviceManagementReference', { kind: kinds.text }),
  signInAudience: {
    read: (application) => application.signInAudience,
    write: (application, value) => {
      const audience = audiences.find((one) => one === value);
      if (audience === undefined) throw badProperty('signInAudience');
      application.signInAudience = audience;
    },
  },
  spa: {
    read: (application) => ({ ...rest(application, 'spa'), redirectUris: application.redirectUris.spa }),
    write: (application, value) => writeAddresses(application, value, 'spa'),
  },
  tags: {
    read: (application) => application.tags,
    write: (application, value) => void (application.tags = kinds.texts(value, 'tags')),
  },
  tokenEncryptionKeyId: kept(more, 'tokenEncryptionKeyId', { kind: kinds.text }),
  uniqueName: kept(more, 'uniqueName', { kind: kinds.text }),
  verifiedPublisher: kept(more, 'verifiedPublisher', {
    empty: { displayName: null, verifiedPublisherId: null, addedDateTime: null },
  }),
  web: {
    read: (application) => ({
      homePageUrl: null,
      implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      redirectUriSettings: application.redirectUris.web.map((uri) => ({ uri, index: null })),
      ...rest(application, 'web'),
      logoutUrl: application.logoutUrl,
      redirectUris: application.redirectUris.web,
    }),
    write: (application, value) => writeAddresses(application, value, 'web'),
  },
};

function writeApi(application: Application, value: unknown): void {
  const sent = (kinds.object(value, 'api') ?? {}) as Json;
  const { oauth2PermissionScopes, preAuthorizedApplications, requestedAccessTokenVersion, ...others } = sent;
  if (oauth2PermissionScopes !== undefined) {
    // A scope that is in use must be disabled before it can go (Entra: CannotDeleteOrUpdateEnabledEntitlement).
    const scopes = readScopes(oauth2PermissionScopes);
    const lost = application.oauth2PermissionScopes.filter(({ id }) => !scopes.some((one) => one.id === id));
    if (lost.some(({ isEnabled }) => isEnabled)) throw badProperty('oauth2PermissionScopes');
    application.oauth2PermissionScopes = scopes;
  }
  if (preAuthorizedApplications !== undefined) {
    application.preAuthorizedApplications = kinds
      .objects(preAuthorizedApplications, 'preAuthorizedApplications')
      .map(({ appId, delegatedPermissionIds, permissionIds }) => ({
        appId: readGuid(appId, 'appId'),
        delegatedPermissionIds: kinds.texts(delegatedPermissionIds ?? permissionIds ?? [], 'delegatedPermissionIds'),
      }));
  }
  if (requestedAccessTokenVersion !== undefined) {
    if (![null, 1, 2].includes(requestedAccessTokenVersion as number | null))
      throw badProperty('requestedAccessTokenVersion');
    application.requestedAccessTokenVersion = requestedAccessTokenVersion as number | null;
  }
  application.more['api'] = { ...rest(application, 'api'), ...others };
}

function readRequired(value: unknown): readonly RequiredResourceAccess[] {
  return kinds.objects(value, 'requiredResourceAccess').map((resource) => ({
    resourceAppId: readGuid(resource['resourceAppId'], 'resourceAppId'),
    resourceAccess: kinds.objects(resource['resourceAccess'] ?? [], 'resourceAccess').map(({ id, type }) => {
      if (type !== 'Role' && type !== 'Scope') throw badProperty('resourceAccess');
      return { id: readGuid(id, 'resourceAccess'), type };
    }),
  }));
}

/** A registration (learn.microsoft.com/graph/api/resources/application). */
export const applicationType: EntityType<Application> = {
  name: 'application',
  set: 'applications',
  properties: own,
  defaults: Object.keys(own),
  searchable: ['displayName', 'description', 'appId'],
  orderable: { basic: [], advanced: ['displayName', 'createdDateTime', 'appId'] },
  singleOnly: [],
};
