import type { GraphRequest } from '../graph/request.ts';
import type { Application, ServicePrincipal } from '../tenant/application.ts';
import type { ObjectKind } from '../tenant/directory-log.ts';
import type { Group } from '../tenant/group.ts';
import type { Shelf } from '../tenant/shelf.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { mayRead, maySeeMembers } from './access.ts';
import { applicationType } from './application-type.ts';
import type { Listed, ListSource } from './directory-list.ts';
import { groupType } from './group-type.ts';
import type { AnyType } from './property.ts';
import { servicePrincipalType } from './service-principal-type.ts';
import { userType } from './user-type.ts';

/** Any object of the directory by its id; undefined for deleted ones, too. */
export function findObject(
  tenant: Tenant,
  id: string,
): (Listed & { readonly kind: ObjectKind | 'application' }) | undefined {
  const key = id.toLowerCase();
  const user = tenant.users.get(key);
  if (user) return { kind: 'user', type: userType, object: user };
  const group = tenant.groups.all.get(key);
  if (group) return { kind: 'group', type: groupType, object: group };
  const principal = tenant.registry.servicePrincipals.get(key);
  if (principal) return { kind: 'servicePrincipal', type: servicePrincipalType, object: principal };
  const application = tenant.registry.applications.get(key);
  return application && { kind: 'application', type: applicationType, object: application };
}

/** The same with what the caller may not read held back. */
export function findFor(request: GraphRequest, id: string): Listed | undefined {
  const found = findObject(request.tenant, id);
  if (found === undefined) return undefined;
  return mayRead(request, found.kind) ? found : { ...found, limited: true };
}

/** Types of members, and of what is a member of something. */
export const memberTypes: readonly AnyType[] = [userType, groupType, servicePrincipalType];

/** A list out of a shelf whose values are the objects. */
export function sourceOfShelf<T extends { readonly id: string }>(type: AnyType, shelf: Shelf<T>): ListSource {
  return {
    types: [type],
    count: () => shelf.size,
    *from(place) {
      for (const { next, value } of shelf.from(place)) yield { next, listed: { type, object: value } };
    },
  };
}

/** Direct members or owners of a group. Who was deleted isn't shown, and keeps the place. */
export function sourceOfRoll(request: GraphRequest, roll: Shelf<ObjectKind>, cast?: AnyType): ListSource {
  return narrowed(cast, {
    *from(place) {
      for (const { next, key } of roll.from(place)) {
        const listed = findFor(request, key);
        if (listed) yield { next, listed };
      }
    },
  });
}

/** A list of ids that is made anew for each page: nested members, memberships. Places are positions in it. */
export function sourceOfIds(request: GraphRequest, ids: () => Iterable<string>, cast?: AnyType): ListSource {
  return narrowed(cast, {
    *from(place) {
      let next = 0;
      for (const id of ids()) {
        next += 1;
        if (next <= place) continue;
        const listed = findFor(request, id);
        if (listed) yield { next, listed };
      }
    },
  });
}

function narrowed(cast: AnyType | undefined, all: Pick<ListSource, 'from'>): ListSource {
  const from: ListSource['from'] = function* (place) {
    for (const one of all.from(place)) if (cast === undefined || one.listed.type === cast) yield one;
  };
  const count = (): number => {
    let counted = 0;
    for (const one of from(0)) counted += one === undefined ? 0 : 1;
    return counted;
  };
  return { from, count, types: cast ? [cast] : memberTypes, ...(cast === undefined && { head: 'directoryObjects' }) };
}

/** What an object can be asked for by `$expand`, and what lists there are below it. Ids in the order they are shown. */
export const relations: Readonly<
  Record<string, Readonly<Record<string, (request: GraphRequest, object: never) => Iterable<string>>>>
> = {
  user: {
    manager: (_, user: User) => (user.managerId === null ? [] : [user.managerId]),
    directReports: ({ tenant }, user: User) => tenant.reportsOf(user.id),
    memberOf: (request, user: User) => visibleGroups(request, request.tenant.groups.groupsOf(user.id)),
    transitiveMemberOf: (request, user: User) => visibleGroups(request, request.tenant.groups.allGroupsOf(user.id)),
  },
  group: {
    members: (request, group: Group) => (maySeeMembers(request, group) ? group.members.keys() : []),
    owners: (_, group: Group) => group.owners.keys(),
    memberOf: (request, group: Group) => visibleGroups(request, request.tenant.groups.groupsOf(group.id)),
    transitiveMembers: (request, group: Group) => membersThrough(request, group),
    transitiveMemberOf: (request, group: Group) => visibleGroups(request, request.tenant.groups.allGroupsOf(group.id)),
  },
  application: { owners: (_, application: Application) => application.owners },
  servicePrincipal: {
    owners: (_, principal: ServicePrincipal) => principal.owners,
    memberOf: (request, principal: ServicePrincipal) =>
      visibleGroups(request, request.tenant.groups.groupsOf(principal.id)),
  },
};

/** Members through all nested groups; a group that hides its members hides them here too. */
export function* membersThrough(request: GraphRequest, group: Group): Generator<string> {
  if (!maySeeMembers(request, group)) return;
  for (const { id } of request.tenant.groups.allMembersOf(group, (nested) => maySeeMembers(request, nested))) yield id;
}

const visibleGroups = (request: GraphRequest, groups: readonly Group[]): readonly string[] =>
  groups.filter((group) => maySeeMembers(request, group)).map(({ id }) => id);
