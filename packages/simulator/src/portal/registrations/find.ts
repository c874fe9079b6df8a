import type { Application, ServicePrincipal } from '../../tenant/application.ts';
import { PortalRefusal, type Visit } from '../portal-access.ts';
import type { Crumb } from '../portal-page.ts';

/** The registration that the address names. Throws when there is none. */
export function applicationOf({ tenant, param }: Visit): Application {
  const found = tenant.registry.applicationOf(param('app'));
  if (found === undefined) throw new PortalRefusal(`There is no application registration "${param('app')}".`);
  return found;
}

/** The enterprise application that the address names, by client id. Throws when there is none. */
export function principalOf({ tenant, param }: Visit): ServicePrincipal {
  const found = tenant.registry.servicePrincipalOf(param('app'));
  if (found === undefined || found === tenant.registry.graph)
    throw new PortalRefusal(`There is no enterprise application "${param('app')}".`);
  return found;
}

export const registrationCrumbs = (application: Application): readonly Crumb[] => [
  ['Microsoft Entra ID', '/portal'],
  ['App registrations', '/portal/registrations'],
  [application.displayName, `/portal/registrations/${application.appId}`],
];

export const enterpriseCrumbs = (principal: ServicePrincipal): readonly Crumb[] => [
  ['Microsoft Entra ID', '/portal'],
  ['Enterprise applications', '/portal/enterprise'],
  [principal.displayName, `/portal/enterprise/${principal.appId}`],
];
