import { z } from 'zod';
import { ControlRefusal, endpoint, type Endpoint } from '../control/endpoint.ts';
import { personOf, tenantOf } from '../control/named.ts';
import type { Simulator } from '../simulator.ts';
import { signInMethods } from '../saml/sign-in-method.ts';
import type { ServicePrincipal } from '../tenant/application.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { directoryRoleNames } from './directory-roles.ts';

type Params = Readonly<Record<string, string>>;

/** The enterprise application of a control call, by client id or object id. Throws 404. */
export function principalOf(simulator: Simulator, params: Params): { tenant: Tenant; principal: ServicePrincipal } {
  const tenant = tenantOf(simulator, params);
  const name = params['app'] ?? '';
  const principal =
    tenant.registry.servicePrincipalOf(name) ?? tenant.registry.servicePrincipals.get(name.toLowerCase());
  if (principal === undefined || principal === tenant.registry.graph)
    throw new ControlRefusal(404, `${tenant.displayName} has no enterprise application "${name}"`);
  return { tenant, principal };
}

/** Control calls about signing in and consent: what an administrator would do in Entra, and what happens to them. */
export function entraEndpoints(simulator: Simulator): readonly Endpoint[] {
  return [
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/people/{person}/sign-in',
      summary:
        'Enable or disable an account, unlock it, set password, directory roles, the way of signing in; end its sessions',
      body: z
        .strictObject({
          enabled: z.boolean(),
          password: z.string().min(1).max(256),
          directoryRoles: z.array(z.enum(directoryRoleNames)),
          signInMethod: z.enum(signInMethods),
          unlock: z.literal(true),
          revokeSessions: z.literal(true),
        })
        .partial(),
      handle: ({ params, body }) => {
        const { tenant, user } = personOf(simulator, params);
        if (body.enabled !== undefined) user.accountEnabled = body.enabled;
        if (body.password !== undefined) user.profile['passwordProfile'] = { password: body.password };
        if (body.directoryRoles) user.profile['directoryRoles'] = body.directoryRoles;
        if (body.signInMethod) user.profile['signInMethod'] = body.signInMethod;
        if (body.unlock) simulator.entra.deps.desk.unlock(user.id);
        if (body.revokeSessions) user.profile['signInSessionsValidFromDateTime'] = simulator.clock.now().toString();
        tenant.userChanged(user, body.enabled === undefined ? [] : ['accountEnabled']);
      },
    }),
    endpoint({
      method: 'patch',
      path: '/tenants/{tenant}/enterprise-apps/{app}',
      summary: 'Disable an application for everybody, or demand that its people are assigned',
      body: z.strictObject({ accountEnabled: z.boolean(), appRoleAssignmentRequired: z.boolean() }).partial(),
      handle: ({ params, body }) => {
        const { tenant, principal } = principalOf(simulator, params);
        if (body.accountEnabled !== undefined) principal.accountEnabled = body.accountEnabled;
        if (body.appRoleAssignmentRequired !== undefined)
          principal.appRoleAssignmentRequired = body.appRoleAssignmentRequired;
        tenant.registry.servicePrincipalChanged(principal);
      },
    }),
    endpoint({
      method: 'delete',
      path: '/tenants/{tenant}/enterprise-apps/{app}',
      summary: 'Delete an enterprise application: token requests answer AADSTS700016; it can be restored',
      handle: ({ params }) => {
        const { tenant, principal } = principalOf(simulator, params);
        tenant.softDelete({ kind: 'servicePrincipal', object: principal });
      },
    }),
    endpoint({
      method: 'delete',
      path: '/tenants/{tenant}/enterprise-apps/{app}/permissions',
      summary: 'Revoke everything that was consented to',
      handle: ({ params }) => {
        const { tenant, principal } = principalOf(simulator, params);
        for (const one of tenant.consents.assignmentsOf(principal.id)) tenant.consents.unassign(one);
        for (const grant of tenant.consents.grantsOf(principal.id)) tenant.consents.removeGrant(grant);
      },
    }),
    endpoint({
      method: 'delete',
      path: '/tenants/{tenant}/enterprise-apps/{app}/permissions/{permission}',
      summary: 'Revoke one permission by its value, e.g. Calendars.ReadWrite',
      handle: ({ params }) => {
        const { tenant, principal } = principalOf(simulator, params);
        if (!revoke(tenant, principal, params['permission'] ?? ''))
          throw new ControlRefusal(404, `${principal.displayName} does not hold "${params['permission'] ?? ''}"`);
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/{tenant}/apps/{app}/expire-secrets',
      summary: 'Let all client secrets of a registration lapse now: token requests answer AADSTS7000222',
      handle: ({ params }) => {
        const { registry } = tenantOf(simulator, params);
        const application = registry.applicationOf(params['app'] ?? '');
        if (application === undefined)
          throw new ControlRefusal(404, `there is no registration "${params['app'] ?? ''}"`);
        const endsAt = simulator.clock.now();
        application.passwordCredentials = application.passwordCredentials.map((one) => ({ ...one, endsAt }));
        registry.applicationChanged(application);
      },
    }),
    endpoint({
      method: 'post',
      path: '/entra/roll-signing-key',
      summary: 'Sign tokens with a new key from now on; earlier keys stay published',
      handle: async () => simulator.entra.keys.rollOver(),
    }),
    endpoint({
      method: 'patch',
      path: '/entra/client-assertions',
      summary: 'strict: a client assertion is taken once, by its jti',
      body: z.strictObject({ strict: z.boolean() }),
      handle: ({ body }) => {
        simulator.entra.deps.usedAssertions.strict = body.strict;
      },
    }),
  ];
}

/** Takes one permission away, application or delegated. False when it wasn't held. */
function revoke(tenant: Tenant, principal: ServicePrincipal, value: string): boolean {
  const { consents, registry } = tenant;
  let isHeld = false;
  for (const one of consents.assignmentsOf(principal.id)) {
    const resource = registry.servicePrincipals.get(one.resourceId);
    if (resource?.appRoles.some((role) => role.id === one.appRoleId && role.value === value) !== true) continue;
    consents.unassign(one);
    isHeld = true;
  }
  for (const grant of consents.grantsOf(principal.id)) {
    const scopes = grant.scope.split(' ');
    if (!scopes.includes(value)) continue;
    const left = scopes.filter((scope) => scope !== value);
    if (left.length === 0) consents.removeGrant(grant);
    else consents.setGrant({ ...grant, scope: left.join(' ') });
    isHeld = true;
  }
  return isHeld;
}
