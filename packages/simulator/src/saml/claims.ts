import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { personRoles } from '../entra/consent-rules.ts';
import { groupsInToken, samlGroupLimit } from '../entra/group-claims.ts';
import { pairwiseSubject } from '../entra/id-token.ts';
import { entityIdOf } from './metadata.ts';
import type { DraftAttribute } from './response-draft.ts';
import type { NameIdFormat, SamlSettings } from './saml-book.ts';
import { SamlRefusal } from './saml-refusal.ts';
import { signInMethodOf, methodClaims } from './sign-in-method.ts';

const microsoft = 'http://schemas.microsoft.com/identity/claims';

/** Names of the claims that a portal-made application always gets, and of groups and roles. */
export const claimNames = {
  tenantId: `${microsoft}/tenantid`,
  objectId: `${microsoft}/objectidentifier`,
  displayName: `${microsoft}/displayname`,
  identityProvider: `${microsoft}/identityprovider`,
  methods: 'http://schemas.microsoft.com/claims/authnmethodsreferences',
  groups: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups',
  groupsLink: 'http://schemas.microsoft.com/claims/groups.link',
  role: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
} as const;

const formatUris: Readonly<Record<NameIdFormat, string>> = {
  emailAddress: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  persistent: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  unspecified: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  transient: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
};

/** Attributes of a person that a claim can be made of, as the portal names them. */
const sources: Readonly<Record<string, (user: User) => unknown>> = {
  'user.userprincipalname': (user) => user.userPrincipalName,
  'user.mail': (user) => user.mail,
  'user.givenname': (user) => user.givenName,
  'user.surname': (user) => user.surname,
  'user.displayname': (user) => user.displayName,
  'user.objectid': (user) => user.id,
  'user.preferredlanguage': (user) => user.language,
  'user.department': (user) => user.profile['department'],
  'user.jobtitle': (user) => user.profile['jobTitle'],
  'user.companyname': (user) => user.profile['companyName'],
  'user.employeeid': (user) => user.profile['employeeId'],
  'user.officelocation': (user) => user.profile['officeLocation'],
  'user.physicaldeliveryofficename': (user) => user.profile['officeLocation'],
  'user.country': (user) => user.profile['country'],
  'user.city': (user) => user.profile['city'],
  'user.mobilephone': (user) => user.profile['mobilePhone'],
};

/** What the portal offers to choose from. */
export const sourceNames = Object.keys(sources);

/** The value of a claim's source; null when the person has none. A source in quotes is a text. */
export function valueOf(source: string, user: User): string | null {
  const constant = /^"(.*)"$/.exec(source)?.[1];
  if (constant !== undefined) return constant;
  const value = sources[source.toLowerCase()]?.(user);
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The NameID: by the application's rule, or in the format that the request asks for. `unspecified` and `persistent` then
 * are a value that no other application gets (learn.microsoft.com/entra/identity-platform/single-sign-on-saml-protocol).
 */
export function nameIdFor(of: {
  tenant: Tenant;
  principal: ServicePrincipal;
  user: User;
  settings: SamlSettings;
  asked: NameIdFormat | null;
}): { value: string; format: string } | SamlRefusal {
  const { tenant, principal, user, asked } = of;
  const { source, format, mailPrefix } = of.settings.nameId;
  const pairwise = pairwiseSubject(tenant.id, principal.appId, user.id);
  if (asked === 'transient') return { value: `_${tenant.random.guid()}`, format: formatUris.transient };
  if (asked === 'unspecified' || asked === 'persistent') return { value: pairwise, format: formatUris[asked] };
  const value = valueOf(source, user);
  if (value === null && mailPrefix) return new SamlRefusal(501241, source.replace('user.', ''));
  // An empty source falls back to the pairwise value (saml-claims-customization).
  if (value === null) return { value: pairwise, format: formatUris.persistent };
  return { value: mailPrefix ? value.split('@')[0]! : value, format: formatUris[asked ?? format] };
}

/** The attributes that Entra sends, in its order. Claims without a value are left out. */
export function claimsFor(tenant: Tenant, principal: ServicePrincipal, user: User): readonly DraftAttribute[] {
  const settings = tenant.saml.settingsOf(principal.id);
  const fixed: readonly DraftAttribute[] = [
    { name: claimNames.tenantId, values: [tenant.id] },
    { name: claimNames.objectId, values: [user.id] },
    { name: claimNames.displayName, values: [user.displayName] },
    { name: claimNames.identityProvider, values: [entityIdOf(tenant.id)] },
    { name: claimNames.methods, values: methodClaims(signInMethodOf(user)) },
  ];
  const own = settings.claims.flatMap(({ name, source }): DraftAttribute[] => {
    const value = valueOf(source, user);
    return value === null ? [] : [{ name, values: [value] }];
  });
  const roles = personRoles(tenant, principal, user);
  const role = roles.length === 0 ? [] : [{ name: claimNames.role, values: roles }];
  return [...fixed, ...groupClaim(tenant, principal, { user, settings }), ...role, ...own];
}

/** More than 150 groups are replaced by a link to Azure AD Graph, which is gone. */
function groupClaim(
  tenant: Tenant,
  principal: ServicePrincipal,
  { user, settings }: { user: User; settings: SamlSettings },
): readonly DraftAttribute[] {
  const setting = { none: '', security: 'SecurityGroup', all: 'All', application: 'ApplicationGroup' }[settings.groups];
  const groups = groupsInToken(tenant, user, { setting: new Set([setting]), principal });
  if (groups.length === 0) return [];
  if (groups.length <= samlGroupLimit) return [{ name: claimNames.groups, values: groups }];
  const link = `https://graph.windows.net/${tenant.id}/users/${user.id}/getMemberObjects`;
  return [{ name: claimNames.groupsLink, values: [link] }];
}
