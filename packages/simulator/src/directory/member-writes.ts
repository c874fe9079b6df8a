import type { GraphRequest } from '../graph/request.ts';
import type { ObjectKind } from '../tenant/directory-log.ts';
import type { Membership } from '../tenant/group-book.ts';
import { isDynamic, isUnified, type Group } from '../tenant/group.ts';
import { referenced } from './answers.ts';
import { badProperty, invalidValue, kinds } from './property.ts';

/** One request binds no more than this (learn.microsoft.com/graph/api/group-post-members). */
const mostBound = 20;

/** Objects that `members@odata.bind` or `owners@odata.bind` names. Throws 400 for more than 20, 404 for unknown ones. */
export function boundObjects(request: GraphRequest, value: unknown): readonly Membership[] {
  if (value === undefined) return [];
  const addresses = kinds.texts(value, 'odata.bind');
  if (addresses.length > mostBound)
    throw invalidValue(`The number of references in one request must be at most ${mostBound}.`);
  return addresses.map((address) => membershipOf(request, address));
}

/** The object that a reference names, as a member. Applications can't be one: their service principals are. */
export function membershipOf(request: GraphRequest, address: unknown): Membership {
  const { kind, object } = referenced(request, address);
  if (kind === 'application')
    throw invalidValue("An invalid operation was included in the following modified references: 'members'.");
  return { id: object.id, kind };
}

/**
 * Adds owners and members. Throws 400 for a dynamic group, for what the kind of group doesn't take, and for somebody
 * who is in already.
 */
export function putInto(
  { tenant }: GraphRequest,
  group: Group,
  { owners, members }: { owners: readonly Membership[]; members: readonly Membership[] },
): void {
  if (members.length > 0) mustTakeMembers(group, members);
  for (const { id, kind } of owners) {
    if (kind === 'group') throw badProperty('owners');
    if (group.owners.has(id)) throw alreadyThere('owners');
  }
  if (members.some(({ id }) => group.members.has(id))) throw alreadyThere('members');
  for (const { id, kind } of owners) group.owners.set(id, kind);
  if (owners.length > 0) tenant.groups.changed(group, ['owners']);
  tenant.groups.addMembers(group, members);
}

/** Throws 400 unless the group takes these as members. */
function mustTakeMembers(group: Group, members: readonly Membership[]): void {
  mustBeWritable(group);
  const kindsOfMembers = new Set<ObjectKind>(members.map(({ kind }) => kind));
  // A Microsoft 365 group has people alone; a role-assignable group no groups (resources/groups-overview).
  if (isUnified(group) && kindsOfMembers.has('group'))
    throw invalidValue('Nesting is currently not supported for groups that are Microsoft 365 groups.');
  if (group.isAssignableToRole === true && kindsOfMembers.has('group'))
    throw invalidValue('Nesting is currently not supported for groups that can be assigned to a role.');
  if (members.some(({ id }) => id === group.id)) throw badProperty('members');
}

/** Throws 400 when members follow from a rule or from Exchange. */
export function mustBeWritable(group: Group): void {
  if (isDynamic(group))
    throw invalidValue(
      'Insufficient privileges to complete the operation: members of a dynamic group follow from its rule.',
    );
  if (group.mailEnabled && !isUnified(group))
    throw invalidValue('Cannot Update a mail-enabled security groups and or distribution list.');
}

const alreadyThere = (where: string) =>
  invalidValue(`One or more added object references already exist for the following modified properties: '${where}'.`);
