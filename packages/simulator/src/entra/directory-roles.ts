import type { User } from '../tenant/user.ts';

/** Template ids of directory roles, which tokens carry as `wids` (learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference). */
export const directoryRoles = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
} as const;

export type DirectoryRole = keyof typeof directoryRoles;

/** The names, for schemas and pages. */
export const directoryRoleNames = Object.keys(directoryRoles) as [DirectoryRole, ...DirectoryRole[]];

/** The roles that somebody holds; they stand in the profile as `directoryRoles`. */
export function rolesOf(user: User): readonly DirectoryRole[] {
  const held = user.profile['directoryRoles'];
  return Array.isArray(held) ? directoryRoleNames.filter((name) => held.includes(name)) : [];
}

const has = (user: User, ...any: readonly DirectoryRole[]): boolean => rolesOf(user).some((one) => any.includes(one));

/**
 * Whether somebody may consent for the whole organisation. Application permissions of Microsoft Graph need a Global or
 * Privileged Role Administrator (learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent, prerequisites).
 */
export function mayConsentForAll(user: User, { graphRoles }: { readonly graphRoles: boolean }): boolean {
  if (has(user, 'Global Administrator', 'Privileged Role Administrator')) return true;
  return !graphRoles && has(user, 'Application Administrator', 'Cloud Application Administrator');
}

/** Whether somebody may open app registrations and enterprise applications for writing. */
export const mayManageApps = (user: User): boolean =>
  has(user, 'Global Administrator', 'Application Administrator', 'Cloud Application Administrator');

/** Whether somebody may deploy add-ins (learn.microsoft.com/microsoft-365/admin/manage/test-and-deploy-microsoft-365-apps). */
export const mayDeployAddins = (user: User): boolean => has(user, 'Global Administrator', 'Exchange Administrator');
