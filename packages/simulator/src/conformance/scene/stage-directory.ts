import { defaultAppRoleId } from '../../tenant/application.ts';
import type { Membership } from '../../tenant/group-book.ts';
import { asObject, instantOf, isGuid, shownObjects, textOf, wordOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { importObject, importServicePrincipal, importUser, type DirectoryKind } from './import-object.ts';
import { shownEntity, type World } from './world.ts';

const roots = [
  'users',
  'groups',
  'serviceprincipals',
  'directoryobjects',
  'oauth2permissiongrants',
  'organization',
  'me',
];

/** Whether the example is about the directory. */
export function concernsDirectory({ target }: World): boolean {
  return roots.includes(target.segments[0]?.toLowerCase() ?? '');
}

const kinds: Readonly<Record<string, DirectoryKind>> = {
  users: 'user',
  me: 'user',
  groups: 'group',
  serviceprincipals: 'servicePrincipal',
};

/** Makes the objects that the path names and the answer shows, and what ties them together. */
export function stageDirectory(world: World): void {
  const segments = world.target.segments.map((segment) => segment.toLowerCase());
  const [root = '', , link = ''] = segments;
  const isList = segments.length === 1 || ['delta', '$count'].includes(segments[1] ?? '');
  if (root === 'organization') return stageOrganization(world);
  if (root === 'oauth2permissiongrants') return stageGrants(world);
  if (root === 'directoryobjects') return stageObjects(world);
  const kind = kinds[root] ?? 'user';
  if (isList && root !== 'me') return stageList(world, kind);
  const subject = stageSubject(world, kind);
  const noun = root === 'me' ? (segments[1] ?? '') : link;
  if (/^(transitive)?members$/.test(noun)) stageMembers(world, subject);
  else if (/^(transitive)?memberof$/.test(noun) || /^(check|get)member(groups|objects)$/.test(noun)) {
    stageMemberships(world, subject);
  } else if (noun.startsWith('approleassign')) stageAssignments(world);
  else if (noun === 'oauth2permissiongrants') stageGrants(world, kind === 'servicePrincipal' ? subject.id : undefined);
}

/** The object of the path: the one that the answer shows when nothing follows, else one of that id. */
function stageSubject(world: World, kind: DirectoryKind): Membership {
  const { target, tenant, me, example } = world;
  if (target.segments[0]?.toLowerCase() === 'me' && me && target.below.length > 0) return { id: me.id, kind: 'user' };
  const named = target.segments[1];
  const [shown] = shownObjects(example.response?.body);
  // What hangs on a service principal names it: a grant its client, an assignment its principal or resource.
  const link = target.segments[2]?.toLowerCase() ?? '';
  const told = {
    oauth2permissiongrants: 'clientId',
    approleassignments: 'principalId',
    approleassignedto: 'resourceId',
  }[link];
  const toldId = told !== undefined && kind === 'servicePrincipal' ? shown?.[told] : undefined;
  const isWhole = target.below.length === 0 || target.segments.length === 2;
  const page: PageJson = isWhole ? (shownEntity(world) ?? {}) : {};
  const sent = example.request?.method === 'GET' ? {} : (asObject(example.request?.body) ?? {});
  const before = Object.fromEntries(Object.entries(page).filter(([name]) => !(name in sent)));
  const isReal = named !== undefined && !isPlaceholder(named);
  const made = importObject(
    tenant,
    {
      ...before,
      ...(isGuid(toldId) ? { id: toldId } : {}),
      ...(isReal && isGuid(named) ? { id: named } : {}),
      ...(isReal && kind === 'user' && !isGuid(named) ? { userPrincipalName: named } : {}),
    },
    kind,
  );
  if (named !== undefined && isPlaceholder(named)) world.standIns.set(named, made.id);
  return made;
}

/** A list, or a page of a delta round: see `stageDelta` of the calendars. */
function stageList(world: World, kind: DirectoryKind): void {
  const { tenant, target, example } = world;
  const pages = shownObjects(example.response?.body).filter((page) => page['@removed'] === undefined);
  const wanted = implied(world);
  const isDelta = target.segments[1]?.toLowerCase() === 'delta';
  if (isDelta && target.query.has('$skiptoken')) fill(world, kind);
  if (!target.query.has('$deltatoken')) {
    for (const page of pages) {
      const made = importObject(tenant, { ...wanted, ...page }, kind);
      const members = page['members@delta'];
      const group = tenant.groups.all.get(made.id);
      if (group && Array.isArray(members)) {
        for (const one of members) {
          const member = asObject(one);
          if (member && member['@removed'] === undefined) {
            tenant.groups.addMembers(group, [importObject(tenant, member, 'user')]);
          }
        }
      }
    }
    const goesOn = asObject(example.response?.body)?.['@odata.nextLink'] !== undefined;
    if (isDelta && goesOn) fill(world, kind);
  }
}

/** As many other objects as a page of a delta round holds. */
function fill({ tenant }: World, kind: DirectoryKind): void {
  for (let count = 1; count <= deltaPage; count += 1) importObject(tenant, { displayName: `Another ${count}` }, kind);
}

// Graph doesn't say how long a page of a delta round is; this is the simulator's.
const deltaPage = 100;

/** What a simple filter asks for and the page doesn't show: `accountEnabled eq true`. */
function implied({ target }: World): PageJson {
  const filter = target.query.get('$filter') ?? '';
  const any = /^(\w+)\/any\((\w+):(.*)\)$/.exec(filter.trim());
  if (any?.[1] && any[2] && any[3]) {
    const terms = [...any[3].matchAll(/\w+\/(\w+) eq (?:'([^']*)'|([\w-]+))/g)];
    return { [any[1]]: [Object.fromEntries(terms.map(([, name = '', text, word]) => [name, text ?? word]))] };
  }
  const simple = /^(\w+) (eq|ne) (true|false|'[^']*')$/.exec(filter.trim());
  if (!simple?.[1] || !simple[3]) return {};
  const value: unknown = simple[3].startsWith("'") ? simple[3].slice(1, -1) : simple[3] === 'true';
  if (simple[2] === 'eq') return { [simple[1]]: value };
  return typeof value === 'boolean' ? { [simple[1]]: !value } : {};
}

function stageMembers(world: World, subject: Membership): void {
  const { tenant, example } = world;
  const group = tenant.groups.all.get(subject.id);
  if (!group) return;
  for (const page of shownObjects(example.response?.body)) {
    tenant.groups.addMembers(group, [importObject(tenant, page, 'user')]);
  }
}

/** Groups that the subject is in: shown as objects, or as bare ids in the answer to a check. */
function stageMemberships(world: World, subject: Membership): void {
  const { tenant, example } = world;
  const value = asObject(example.response?.body)?.['value'];
  const shown = Array.isArray(value) ? value : [];
  for (const one of shown) {
    const page = asObject(one) ?? (textOf(one) === undefined ? {} : { id: one });
    const { id } = importObject(tenant, { '@odata.type': '#microsoft.graph.group', ...page }, 'group');
    const group = tenant.groups.all.get(id);
    if (group) tenant.groups.addMembers(group, [subject]);
  }
}

function stageObjects(world: World): void {
  const { target, tenant, example } = world;
  const [, second = '', third] = target.segments;
  if (third !== undefined) {
    const subject = importObject(tenant, isPlaceholder(second) ? {} : { id: second }, 'user');
    if (isPlaceholder(second)) world.standIns.set(second, subject.id);
    stageMemberships(world, subject);
    return;
  }
  for (const page of shownObjects(example.response?.body)) importObject(tenant, page, 'user');
}

function stageOrganization({ tenant, example }: World): void {
  const [page] = shownObjects(example.response?.body);
  for (const [name, value] of Object.entries(page ?? {})) {
    if (name.includes('@') || name === 'id' || name === 'verifiedDomains') continue;
    if (name === 'displayName') Object.assign(tenant, { displayName: value });
    else tenant.profile[name] = value;
  }
}

/** App role assignments, with the principals, resources and roles that they name. */
function stageAssignments(world: World): void {
  const { tenant, example } = world;
  const isWrite = example.request?.method === 'POST';
  for (const page of shownObjects(example.response?.body)) {
    const principalId = textOf(page['principalId']);
    const resourceId = textOf(page['resourceId']);
    const appRoleId = textOf(page['appRoleId']) ?? defaultAppRoleId;
    if (principalId === undefined || resourceId === undefined) continue;
    const type = wordOf(page['principalType']);
    const kind = type === 'User' ? 'user' : type === 'Group' ? 'group' : 'servicePrincipal';
    const named = { id: principalId, displayName: page['principalDisplayName'] };
    const principal = importObject(tenant, { ...named, '@odata.type': `#microsoft.graph.${kind}` }, kind);
    nameObject(world, principal, page['principalDisplayName']);
    ensureResource(world, resourceId, { displayName: page['resourceDisplayName'], appRoleId });
    if (isWrite) continue;
    const createdAt = instantOf(page['createdDateTime']) ?? tenant.clock.now();
    const principalType = kind === 'user' ? 'User' : kind === 'group' ? 'Group' : 'ServicePrincipal';
    const made = tenant.consents.assign({ appRoleId, principalId, principalType, resourceId });
    Object.assign(made, { id: textOf(page['id']) ?? made.id, createdAt });
  }
}

/** Objects that the path brought in have no name until the answer tells it. */
function nameObject({ tenant }: World, { id, kind }: Membership, name: unknown): void {
  const object =
    kind === 'user'
      ? tenant.users.get(id)
      : kind === 'group'
        ? tenant.groups.all.get(id)
        : tenant.registry.servicePrincipals.get(id);
  if (object && typeof name === 'string') object.displayName = name;
}

function ensureResource(
  { tenant }: World,
  id: string,
  { displayName, appRoleId }: { readonly displayName: unknown; readonly appRoleId: string },
): void {
  const role = {
    id: appRoleId,
    value: 'Sample.Role',
    displayName: 'Sample role',
    description: 'The role of the sample',
    allowedMemberTypes: ['Application', 'User'] as const,
    isEnabled: true,
  };
  const known = tenant.registry.servicePrincipals.get(id.toLowerCase());
  if (known) {
    if (!known.appRoles.some((one) => one.id === appRoleId)) known.appRoles = [...known.appRoles, role];
    if (typeof displayName === 'string') known.displayName = displayName;
    return;
  }
  importServicePrincipal(tenant, id.toLowerCase(), { displayName, appRoles: [role] });
}

/** Delegated grants, with the client, resource and person that they name. */
function stageGrants(world: World, client?: string): void {
  const { tenant, example, target } = world;
  const isWrite = example.request?.method === 'POST';
  for (const page of shownObjects(example.response?.body)) {
    const party = (name: string): string | undefined => {
      const id = textOf(page[name]);
      return isGuid(id) ? id.toLowerCase() : undefined;
    };
    const clientId = party('clientId') ?? client ?? freshPrincipal(world);
    const resourceId = party('resourceId') ?? tenant.registry.graph.id;
    for (const id of [clientId, resourceId]) {
      if (!tenant.registry.servicePrincipals.has(id)) importServicePrincipal(tenant, id, {});
    }
    const principalId = party('principalId') ?? null;
    if (principalId !== null && !tenant.users.has(principalId)) importUser(tenant, principalId, {});
    if (isWrite) {
      standForParties(world, { clientId, resourceId });
      continue;
    }
    const made = tenant.consents.grant({
      clientId,
      resourceId,
      principalId,
      consentType: principalId === null ? 'AllPrincipals' : 'Principal',
      scope: 'User.Read',
    });
    const id = textOf(page['id']) ?? made.id;
    tenant.consents.removeGrant(made);
    tenant.consents.setGrant({ ...made, id, scope: textOf(page['scope']) ?? made.scope });
    const named = target.segments[0]?.toLowerCase() === 'oauth2permissiongrants' ? target.segments[1] : undefined;
    if (named !== undefined && isPlaceholder(named)) world.standIns.set(named, id);
  }
}

/** A request that names its parties by placeholders means objects that are there. */
function standForParties(world: World, parties: { readonly clientId: string; readonly resourceId: string }): void {
  const sent = asObject(world.example.request?.body) ?? {};
  const values: Readonly<Record<string, string>> = {
    ...parties,
    principalId: importObject(world.tenant, { displayName: 'A person' }, 'user').id,
    consentType: 'Principal',
    scope: 'User.Read',
  };
  for (const [name, value] of Object.entries(values)) {
    const text = sent[name];
    if (typeof text === 'string' && isPlaceholder(text)) world.standIns.set(text, value);
  }
}

function freshPrincipal({ tenant }: World): string {
  return importServicePrincipal(tenant, tenant.random.guid(), {}).id;
}
