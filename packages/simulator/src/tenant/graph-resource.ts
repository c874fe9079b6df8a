import published from '../data/graph-service-principal.json' with { type: 'json' };
import type { AppRole, PermissionScope } from './application.ts';

/** Microsoft Graph as every tenant knows it. */
export const graphAppId = published.appId;
export const graphDisplayName = published.displayName;

/** Graph's application permissions with their real ids. */
export const graphAppRoles: readonly AppRole[] = published.appRoles.map((role) => ({
  ...role,
  allowedMemberTypes: ['Application'],
  isEnabled: true,
}));

/** Graph's delegated permissions with their real ids. */
export const graphScopes: readonly PermissionScope[] = published.oauth2PermissionScopes.map((scope) => ({
  ...scope,
  type: scope.type === 'Admin' ? 'Admin' : 'User',
  isEnabled: true,
}));
