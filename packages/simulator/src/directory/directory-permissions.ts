/**
 * Application permissions of the directory's calls that Microsoft's permissions file leaves out, from the "Permissions"
 * section of each call's page (learn.microsoft.com/graph/api/…). Any one suffices. The coverage page shows them with the
 * routes. User.Read is a delegated permission: the handlers let it read no more than oneself.
 * A list that is narrowed to one type or counted needs what the list needs.
 */
const readGroups = [
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writeMembers = ['GroupMember.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const writeOwners = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'];
const readUsers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const writeUsers = ['User.ReadWrite.All', 'Directory.ReadWrite.All'];
const readApps = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Application.ReadWrite.OwnedBy',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writeApps = ['Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', 'Directory.ReadWrite.All'];
const readGrants = [
  'DelegatedPermissionGrant.Read.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const writeGrants = ['DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'];
const writeAssignments = ['AppRoleAssignment.ReadWrite.All'];
const readDeleted = [...readUsers, ...readGroups, ...readApps];
const writeDeleted = [...writeUsers, 'User.DeleteRestore.All', 'Group.ReadWrite.All', ...writeApps];

/** Each with an owner who can be added and taken out. */
function refs(path: string, permissions: readonly string[]): Record<string, readonly string[]> {
  return { [`POST ${path}/$ref`]: permissions, [`DELETE ${path}/{id}/$ref`]: permissions };
}

function actions(
  path: string,
  names: readonly string[],
  permissions: readonly string[],
): Record<string, readonly string[]> {
  return Object.fromEntries(names.map((name) => [`POST ${path}/${name}`, permissions]));
}

const membershipActions = ['checkMemberGroups', 'getMemberGroups', 'checkMemberObjects', 'getMemberObjects'];

/** Rows by call, in the spelling of the permission table. */
export const directoryPermissions: Readonly<Record<string, readonly string[]>> = {
  'GET /organization': ['User.Read'],
  'GET /organization/{id}': ['Organization.Read.All', 'Directory.Read.All', 'User.Read'],
  'GET /domains': ['Domain.Read.All', 'Directory.Read.All'],
  'GET /domains/{id}': ['Domain.Read.All', 'Directory.Read.All'],

  'GET /users/{id}': ['User.Read'],
  'GET /users/{id}/photo': [...readUsers, 'User.Read'],
  'GET /users/{id}/photo/$value': [...readUsers, 'User.Read'],
  'GET /users/{id}/manager': [...readUsers, 'User.Read'],
  'PUT /users/{id}/manager/$ref': writeUsers,
  'DELETE /users/{id}/manager/$ref': writeUsers,
  'GET /users/{id}/directReports': [...readUsers, 'User.Read'],
  'GET /users/{id}/memberOf': [...readGroups, 'User.Read'],
  'GET /users/{id}/transitiveMemberOf': [...readGroups, 'User.Read.All', 'User.Read'],
  ...actions('/users/{id}', membershipActions, [...readGroups, 'User.Read.All', 'User.Read']),
  'GET /users/{id}/appRoleAssignments': [...readApps, 'AppRoleAssignment.ReadWrite.All'],
  'POST /users/{id}/appRoleAssignments': writeAssignments,
  'DELETE /users/{id}/appRoleAssignments/{id}': writeAssignments,
  'GET /users/{id}/oauth2PermissionGrants': readGrants,

  'GET /groups/$count': readGroups,
  'GET /groups/{id}/members': readGroups,
  'GET /groups/{id}/transitiveMembers': readGroups,
  'GET /groups/{id}/owners': readGroups,
  'GET /groups/{id}/memberOf': readGroups,
  'GET /groups/{id}/transitiveMemberOf': readGroups,
  ...refs('/groups/{id}/members', writeMembers),
  ...refs('/groups/{id}/owners', writeOwners),
  ...actions('/groups/{id}', membershipActions, readGroups),
  'POST /groups/{id}/renew': ['Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  'GET /groups/{id}/appRoleAssignments': [...readApps, 'AppRoleAssignment.ReadWrite.All'],
  'POST /groups/{id}/appRoleAssignments': writeAssignments,
  'DELETE /groups/{id}/appRoleAssignments/{id}': writeAssignments,

  'GET /applications': readApps,
  'GET /applications/$count': readApps,
  'POST /applications': writeApps,
  'GET /applications/{id}': readApps,
  'PATCH /applications/{id}': writeApps,
  'DELETE /applications/{id}': writeApps,
  'GET /applications/{id}/owners': readApps,
  ...refs('/applications/{id}/owners', writeApps),
  ...actions('/applications/{id}', ['addPassword', 'removePassword'], writeApps),

  'GET /servicePrincipals/$count': readApps,
  'GET /servicePrincipals/{id}/owners': readApps,
  ...refs('/servicePrincipals/{id}/owners', writeApps),
  ...actions('/servicePrincipals/{id}', ['addPassword', 'removePassword'], writeApps),
  'GET /servicePrincipals/{id}/memberOf': readApps,
  'GET /servicePrincipals/{id}/transitiveMemberOf': readApps,
  ...actions('/servicePrincipals/{id}', membershipActions, readApps),
  'DELETE /servicePrincipals/{id}/appRoleAssignments/{id}': writeAssignments,
  'DELETE /servicePrincipals/{id}/appRoleAssignedTo/{id}': writeAssignments,
  'GET /oauth2PermissionGrants': readGrants,
  'GET /oauth2PermissionGrants/{id}': readGrants,
  'PATCH /oauth2PermissionGrants/{id}': writeGrants,
  'DELETE /oauth2PermissionGrants/{id}': writeGrants,

  'GET /directory/deletedItems/{id}': readDeleted,
  'POST /directory/deletedItems/{id}/restore': writeDeleted,
  'DELETE /directory/deletedItems/{id}': writeDeleted,
  'GET /directory/deletedItems/microsoft.graph.user': readUsers,
  'GET /directory/deletedItems/microsoft.graph.group': readGroups,
  'GET /directory/deletedItems/microsoft.graph.application': readApps,
  'GET /directory/deletedItems/microsoft.graph.servicePrincipal': readApps,

  'POST /directoryObjects/getByIds': readDeleted,
  'GET /directoryObjects/{id}': ['Directory.Read.All', 'Directory.ReadWrite.All'],
  'DELETE /directoryObjects/{id}': ['Directory.ReadWrite.All'],
  ...actions('/directoryObjects/{id}', membershipActions, [...readGroups, 'User.Read.All', 'Application.Read.All']),
};
