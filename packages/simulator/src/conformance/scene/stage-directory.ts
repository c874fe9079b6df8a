import { asObject, isGuid, shownObjects, textOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { addMember, importObject, type DirectoryKind, type DirectoryRef } from './import-object.ts';
import { stageGrants, stageRelation } from './stage-relations.ts';
import { mailboxNouns, shownCount, shownEntity, type World } from './world.ts';

/** First segments of the directory, with the kind of what follows them. */
const kinds: Readonly<Record<string, DirectoryKind | null>> = {
  users: 'user',
  me: 'user',
  groups: 'group',
  serviceprincipals: 'servicePrincipal',
  applications: 'application',
  directoryobjects: 'user',
  directory: null,
  oauth2permissiongrants: null,
  organization: null,
};

/** Whether the example is about the directory. */
export function concernsDirectory({ target }: World): boolean {
  const isOfMailbox = target.owner.kind !== 'none' && mailboxNouns.test(target.below[0] ?? '');
  return !isOfMailbox && (target.segments[0]?.toLowerCase() ?? '') in kinds;
}

/** Makes the objects that the path names and the answer shows, and what ties them together. */
export function stageDirectory(world: World): void {
  const { target, example } = world;
  const segments = target.segments.map((segment) => segment.toLowerCase());
  const [root = '', second = ''] = segments;
  if (root === 'organization') return stageOrganization(world);
  if (root === 'oauth2permissiongrants') return stageGrants(world);
  if (root === 'directory') return stageDeleted(world);
  const kind = kinds[root] ?? 'user';
  if (second === 'getbyids') {
    for (const page of shownObjects(example.response?.body)) importObject(world.tenant, page, kind);
    return;
  }
  const isList = root !== 'me' && (segments.length === 1 || ['delta', '$count'].includes(second));
  if (isList) {
    // What a POST makes isn't there before.
    if (example.request?.method === 'GET') stageList(world, kind);
    if (second === '$count') stageCounted(world, kind);
    // A service principal is made of an application that is registered.
    const appId = asObject(example.request?.body)?.['appId'];
    if (root === 'serviceprincipals' && isGuid(appId)) {
      const [shown] = shownObjects(example.response?.body);
      importObject(
        world.tenant,
        { appId, displayName: shown?.['appDisplayName'] ?? shown?.['displayName'] },
        'application',
      );
    }
    return;
  }
  const subject = stageSubject(world, kind);
  const at = root === 'me' ? 1 : 2;
  if (segments[at] !== undefined) stageRelation(world, subject, at);
}

/** The object of the path: the one that the answer shows when nothing follows, else one of that id. */
function stageSubject(world: World, kind: DirectoryKind): DirectoryRef {
  const { target, tenant, me, example } = world;
  if (target.segments[0]?.toLowerCase() === 'me') {
    if (!me) throw new Error('somebody is signed in');
    return { id: me.id, kind: 'user' };
  }
  const named = target.segments[1] ?? '';
  const isReal = !isPlaceholder(named);
  const isWhole = target.segments.length === 2;
  const page = isWhole ? (shownEntity(world) ?? {}) : {};
  const sent = example.request?.method === 'GET' ? {} : (asObject(example.request?.body) ?? {});
  const before = Object.fromEntries(Object.entries(page).filter(([name]) => !(name in sent)));
  const made = importObject(
    tenant,
    {
      ...before,
      ...impliedBySent(sent),
      ...impliedByLink(world, kind),
      ...(isReal && isGuid(named) ? { id: named } : {}),
      ...(isReal && kind === 'user' && !isGuid(named) ? { userPrincipalName: named } : {}),
    },
    kind,
  );
  if (!isReal || !isGuid(named)) world.pathIds.set(1, made.id);
  return made;
}

/** What hangs on a service principal names it: a grant its client, an assignment its principal or resource. */
function impliedByLink({ target, example }: World, kind: DirectoryKind): PageJson {
  const link = target.segments[2]?.toLowerCase() ?? '';
  const told = {
    oauth2permissiongrants: 'clientId',
    approleassignments: 'principalId',
    approleassignedto: 'resourceId',
  }[link];
  const [shown] = shownObjects(example.response?.body);
  const id = told !== undefined && kind === 'servicePrincipal' ? shown?.[told] : undefined;
  return isGuid(id) ? { id } : {};
}

/** A change presumes what it changes: a group that is said to be a Microsoft 365 group is one, a removed secret is there. */
function impliedBySent(sent: PageJson): PageJson {
  const kept = ['groupTypes', 'mailEnabled', 'securityEnabled'].filter((name) => sent[name] !== undefined);
  const keyId = textOf(sent['keyId']);
  return {
    ...Object.fromEntries(kept.map((name) => [name, sent[name]])),
    ...(keyId === undefined ? {} : { passwordCredentials: [{ keyId, displayName: null }] }),
  };
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
            addMember(tenant, group, importObject(tenant, member, 'user'));
          }
        }
      }
    }
    const goesOn = asObject(example.response?.body)?.['@odata.nextLink'] !== undefined;
    if (isDelta && goesOn) fill(world, kind);
  }
}

/** As many objects as the page counts, with those that are there anyway. */
function stageCounted(world: World, kind: DirectoryKind): void {
  const { users, groups, registry } = world.tenant;
  const there = { user: users, group: groups.all, application: registry.applications }[kind as string];
  const { size } = there ?? registry.servicePrincipals;
  for (let count = size; count < shownCount(world); count += 1)
    importObject(world.tenant, { displayName: `Another ${count}` }, kind);
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

/** Something in Deleted Items: what the answer shows, or a group. */
function stageDeleted(world: World): void {
  const { target, tenant, example } = world;
  const named = target.segments[2];
  const cast = /microsoft\.graph\.(\w+)$/i.exec(named ?? '')?.[1]?.toLowerCase();
  const isList = named === undefined || cast !== undefined;
  const pages = example.request?.method === 'DELETE' ? [{}] : shownObjects(example.response?.body);
  for (const page of pages) {
    const isReal = named !== undefined && !isPlaceholder(named);
    const made = importObject(tenant, isReal && !isList ? { ...page, id: named } : page, kinds[`${cast}s`] ?? 'group');
    const { users, groups, registry } = tenant;
    const user = users.get(made.id);
    const group = groups.all.get(made.id);
    const application = registry.applications.get(made.id);
    if (user) tenant.softDelete({ kind: 'user', object: user, mailbox: tenant.mailboxes.get(user.id) });
    else if (group) tenant.softDelete({ kind: 'group', object: group });
    else if (application) tenant.softDelete({ kind: 'application', object: application });
    if (!isList && !isReal) world.pathIds.set(2, made.id);
  }
}

function stageOrganization(world: World): void {
  const { tenant, example, target } = world;
  if (target.segments[1] !== undefined) world.pathIds.set(1, tenant.id);
  const [page] = shownObjects(example.response?.body);
  for (const [name, value] of Object.entries(page ?? {})) {
    if (name.includes('@') || name === 'id' || name === 'verifiedDomains') continue;
    if (name === 'displayName') Object.assign(tenant, { displayName: value });
    else tenant.profile[name] = value;
  }
}
