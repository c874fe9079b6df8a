import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import type { ObjectKind } from '../tenant/directory-log.ts';
import type { Group } from '../tenant/group.ts';

/** Permissions of which any lets an app read objects of a kind; without them a member shows its id alone. */
const readers: Record<ObjectKind | 'application', readonly string[]> = {
  user: ['User.Read.All', 'User.ReadBasic.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  group: [
    'Group.Read.All',
    'Group.ReadWrite.All',
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  servicePrincipal: [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Application.ReadWrite.OwnedBy',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  application: [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Application.ReadWrite.OwnedBy',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
};

const held = ({ caller }: GraphRequest): readonly string[] => caller.delegated?.scopes ?? caller.roles;

/** Whether the caller has one of these permissions. */
export const holdsAny = (request: GraphRequest, permissions: readonly string[]): boolean =>
  permissions.some((permission) => held(request).includes(permission));

/** Whether the caller may read objects of this kind with all they have. */
export const mayRead = (request: GraphRequest, kind: ObjectKind | 'application'): boolean =>
  holdsAny(request, readers[kind]);

/**
 * Whether the caller may know who is in a group. Of a group with hidden membership that takes Member.Read.Hidden;
 * without it Graph leaves the members and the membership out and says nothing (microsoft-graph-docs#12552, #12285).
 */
export const maySeeMembers = (request: GraphRequest, group: Group): boolean =>
  group.visibility !== 'HiddenMembership' || holdsAny(request, ['Member.Read.Hidden']);

/** The refusal of a caller who lacks a permission that only this object needs. */
export const denied = (): GraphError =>
  new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** A person signed in with User.Read alone may read no more than oneself. Throws 403. */
export function mustBeOneselfOr(request: GraphRequest, kind: ObjectKind, id: string): void {
  const { delegated } = request.caller;
  if (delegated && delegated.userId !== id && !mayRead(request, kind)) throw denied();
}

/** What isn't in this tenant, or nowhere. */
export const notFound = (name: string): GraphError =>
  new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
  );
