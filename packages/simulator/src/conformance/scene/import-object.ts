import type { Application, ServicePrincipal } from '../../tenant/application.ts';
import type { Group, GroupSpec } from '../../tenant/group.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { User } from '../../tenant/user.ts';
import { asObject, instantOf, isGuid, textOf, wordOf, type PageJson } from '../page-json.ts';

/** Object kinds that a tenant of the simulator can hold. */
export type DirectoryKind = 'user' | 'group' | 'servicePrincipal' | 'application';

/** An object of the directory. */
export interface DirectoryRef {
  readonly id: string;
  readonly kind: DirectoryKind;
}

/** Puts somebody into a group; applications are never members. */
export function addMember(tenant: Tenant, group: Group, { id, kind }: DirectoryRef): void {
  if (kind !== 'application') tenant.groups.addMembers(group, [{ id, kind }]);
}

/** What kind of object a page shows; annotations first, then properties that only one kind has. */
export function kindOf(page: PageJson, fallback: DirectoryKind): DirectoryKind {
  const type = wordOf(page['@odata.type']).split('.').at(-1)?.toLowerCase();
  if (type === 'group') return 'group';
  if (type === 'serviceprincipal') return 'servicePrincipal';
  if (type === 'user' || type === 'application') return type;
  if (fallback === 'application') return fallback;
  if (['mailEnabled', 'securityEnabled', 'groupTypes', 'visibility'].some((name) => name in page)) return 'group';
  if ('appId' in page || 'servicePrincipalType' in page) return 'servicePrincipal';
  return 'userPrincipalName' in page ? 'user' : fallback;
}

/** Makes the object that a page shows, unless its id is there already. */
export function importObject(tenant: Tenant, page: PageJson, fallback: DirectoryKind): DirectoryRef {
  const kind = kindOf(page, fallback);
  const id = idOf(tenant, page);
  if (kind === 'group') {
    if (!tenant.groups.all.has(id)) importGroup(tenant, id, page);
  } else if (kind === 'servicePrincipal') {
    if (!tenant.registry.servicePrincipals.has(id)) importServicePrincipal(tenant, id, page);
  } else if (kind === 'application') {
    if (!tenant.registry.applications.has(id)) importApplication(tenant, id, page);
  } else if (!tenant.users.has(id)) importUser(tenant, id, page);
  return { id, kind };
}

function idOf(tenant: Tenant, page: PageJson): string {
  const id = textOf(page['id']);
  return id === undefined ? tenant.random.guid() : isGuid(id) ? id.toLowerCase() : id;
}

const ownUserProperties = [
  'id',
  'userPrincipalName',
  'mail',
  'displayName',
  'givenName',
  'surname',
  'accountEnabled',
  'proxyAddresses',
  'createdDateTime',
];

/** A user with all that the page shows. Everything that isn't a property of its own goes into the profile. */
export function importUser(tenant: Tenant, id: string, page: PageJson): User {
  const mail = textOf(page['mail']) ?? null;
  const upn = textOf(page['userPrincipalName']) ?? mail ?? `${id.slice(0, 13)}@${tenant.domains[0]}`;
  const profile = Object.entries(page).filter(([name]) => !name.includes('@') && !ownUserProperties.includes(name));
  const proxies = Array.isArray(page['proxyAddresses']) ? page['proxyAddresses'].map(String) : [];
  const createdAt = instantOf(page['createdDateTime']);
  return tenant.addUser({
    id,
    userPrincipalName: upn,
    mail,
    displayName: textOf(page['displayName']) ?? upn,
    proxyAddresses: proxies.map((one) => one.replace(/^smtp:/i, '')).filter((one) => one !== mail),
    ...optional('givenName', page),
    ...optional('surname', page),
    ...(typeof page['accountEnabled'] === 'boolean' ? { accountEnabled: page['accountEnabled'] } : {}),
    ...(createdAt ? { createdAt } : {}),
    profile: Object.fromEntries(profile),
  });
}

function optional<K extends string>(name: K, page: PageJson): Partial<Record<K, string>> {
  const text = textOf(page[name]);
  return text === undefined ? {} : ({ [name]: text } as Partial<Record<K, string>>);
}

const ownGroupProperties = [
  'id',
  'displayName',
  'description',
  'createdDateTime',
  'renewedDateTime',
  'mail',
  'mailEnabled',
  'mailNickname',
  'securityEnabled',
  'groupTypes',
  'visibility',
  'isAssignableToRole',
  'membershipRule',
  'membershipRuleProcessingState',
  'proxyAddresses',
];

function importGroup(tenant: Tenant, id: string, page: PageJson): void {
  // A placeholder says that there is an address.
  const mail =
    textOf(page['mail']) ?? (typeof page['mail'] === 'string' ? `${id.slice(0, 8)}@${tenant.domains[0]}` : null);
  const proxies = Array.isArray(page['proxyAddresses']) ? page['proxyAddresses'].map(String) : [];
  const createdAt = instantOf(page['createdDateTime']);
  const renewedAt = instantOf(page['renewedDateTime']) ?? createdAt;
  const more = Object.entries(page).filter(([name]) => !name.includes('@') && !ownGroupProperties.includes(name));
  const taken = (name: string): object => (page[name] === undefined ? {} : { [name]: page[name] });
  const spec = {
    id,
    displayName: textOf(page['displayName']) ?? mail ?? `Group ${id.slice(0, 8)}`,
    mail,
    proxyAddresses: proxies.map((one) => one.replace(/^smtp:/i, '')).filter((one) => one !== mail),
    ...(createdAt ? { createdAt } : {}),
    ...(renewedAt ? { renewedAt } : {}),
    ...(textOf(page['mailNickname']) === undefined ? {} : { mailNickname: textOf(page['mailNickname']) ?? '' }),
    ...(textOf(page['description']) === undefined ? {} : { description: textOf(page['description']) ?? null }),
    ...(Array.isArray(page['groupTypes']) ? { groupTypes: page['groupTypes'].map(String) } : {}),
    ...taken('mailEnabled'),
    ...taken('securityEnabled'),
    ...taken('visibility'),
    ...taken('isAssignableToRole'),
    ...taken('membershipRule'),
    ...taken('membershipRuleProcessingState'),
    more: Object.fromEntries(more),
  } satisfies GroupSpec;
  tenant.groups.add(spec);
}

/** An application registration with what the page shows at its top level. */
function importApplication(tenant: Tenant, id: string, page: PageJson): void {
  const createdAt = instantOf(page['createdDateTime']);
  const appId = textOf(page['appId']);
  const known = ['id', 'appId', 'displayName', 'createdDateTime', 'api', 'web', 'spa', 'publicClient'];
  const listed = ['identifierUris', 'tags', 'requiredResourceAccess', 'appRoles'];
  const own = Object.entries(page).filter(([name]) => !name.includes('@') && !known.includes(name));
  const direct = own.filter(
    ([name, value]) => (listed.includes(name) && Array.isArray(value)) || name === 'signInAudience',
  );
  const api = asObject(page['api']);
  const web = asObject(page['web']);
  const secrets = Array.isArray(page['passwordCredentials']) ? page['passwordCredentials'].map(asObject) : [];
  tenant.registry.addApplication({
    ...(Object.fromEntries(direct) as Partial<Application>),
    id,
    displayName: textOf(page['displayName']) ?? 'App',
    ...(appId === undefined ? {} : { appId }),
    ...(createdAt ? { createdAt } : {}),
    ...(typeof api?.['requestedAccessTokenVersion'] === 'number'
      ? { requestedAccessTokenVersion: api['requestedAccessTokenVersion'] }
      : {}),
    redirectUris: {
      web: textsOf(web?.['redirectUris']),
      spa: textsOf(asObject(page['spa'])?.['redirectUris']),
      publicClient: textsOf(asObject(page['publicClient'])?.['redirectUris']),
    },
    passwordCredentials: secrets.flatMap((one) => (one ? [secretFrom(one, tenant.clock.now())] : [])),
    more: Object.fromEntries(own.filter((entry) => !direct.includes(entry) && !entry[0].endsWith('Credentials'))),
  });
}

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

function secretFrom(page: PageJson, now: Temporal.Instant): Application['passwordCredentials'][number] {
  return {
    keyId: textOf(page['keyId']) ?? '',
    displayName: textOf(page['displayName']) ?? null,
    hint: textOf(page['hint']) ?? null,
    secretText: 'secret',
    startsAt: instantOf(page['startDateTime']) ?? now,
    endsAt: instantOf(page['endDateTime']) ?? null,
  };
}

/** A service principal with all that the page shows. */
export function importServicePrincipal(tenant: Tenant, id: string, page: PageJson): ServicePrincipal {
  const { registry } = tenant;
  const appId = textOf(page['appId']) ?? tenant.random.guid();
  // The page's Microsoft Graph takes the place of the tenant's own.
  const known = registry.servicePrincipalOf(appId);
  if (known) registry.removeServicePrincipal(known);
  const audience = textOf(page['signInAudience']);
  if (audience !== undefined && !registry.applicationOf(appId)) {
    const displayName = textOf(page['appDisplayName']) ?? textOf(page['displayName']) ?? 'App';
    registry.addApplication({ appId, displayName, signInAudience: audience as Application['signInAudience'] });
  }
  const own = Object.entries(page).filter(([name]) => !name.includes('@') && name !== 'createdDateTime');
  const createdAt = instantOf(page['createdDateTime']);
  const secrets = Array.isArray(page['passwordCredentials']) ? page['passwordCredentials'].map(asObject) : [];
  const names = ['appRoles', 'oauth2PermissionScopes', 'servicePrincipalNames', 'replyUrls', 'tags', 'owners'];
  const direct = own.filter(
    ([name, value]) => directNames.includes(name) || (names.includes(name) && Array.isArray(value)),
  );
  const more = own.filter(([name]) => !directNames.includes(name) && !names.includes(name) && name !== 'id');
  return registry.addServicePrincipal({
    ...(Object.fromEntries(direct) as Partial<ServicePrincipal>),
    id,
    appId,
    passwordCredentials: secrets.flatMap((one) => (one ? [secretFrom(one, tenant.clock.now())] : [])),
    displayName: textOf(page['displayName']) ?? 'App',
    ...(createdAt ? { createdAt } : {}),
    more: Object.fromEntries(more),
  });
}

const directNames = [
  'accountEnabled',
  'appRoleAssignmentRequired',
  'servicePrincipalType',
  'appOwnerOrganizationId',
  'preferredSingleSignOnMode',
  'loginUrl',
  'logoutUrl',
  'preferredTokenSigningKeyThumbprint',
  'notificationEmailAddresses',
];
