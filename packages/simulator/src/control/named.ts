import { findTenant } from '../entra/find-tenant.ts';
import type { Simulator } from '../simulator.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { ControlRefusal } from './endpoint.ts';

type Params = Readonly<Record<string, string>>;

/** The tenant of a control call, by id or by a domain. Throws 404. */
export function tenantOf(simulator: Pick<Simulator, 'tenants'>, params: Params): Tenant {
  const name = params['tenant'] ?? '';
  const tenant = findTenant(simulator.tenants, name);
  if (tenant === undefined) throw new ControlRefusal(404, `there is no tenant "${name}"`);
  return tenant;
}

/** The mailbox of a control call, by object id, user principal name or address. Throws 404. */
export function mailboxOf(simulator: Pick<Simulator, 'tenants'>, params: Params): Mailbox {
  const tenant = tenantOf(simulator, params);
  const user = userNamed(tenant, params['mailbox']);
  const mailbox = user && tenant.mailboxes.get(user.id);
  if (mailbox === undefined)
    throw new ControlRefusal(404, `${tenant.displayName} has no mailbox "${params['mailbox'] ?? ''}"`);
  return mailbox;
}

/** The person of a control call, by object id, user principal name or address, with their tenant. Throws 404. */
export function personOf(simulator: Pick<Simulator, 'tenants'>, params: Params): { tenant: Tenant; user: User } {
  const tenant = tenantOf(simulator, params);
  const user = userNamed(tenant, params['person']);
  if (user === undefined) throw new ControlRefusal(404, `${tenant.displayName} has no "${params['person'] ?? ''}"`);
  return { tenant, user };
}

const userNamed = (tenant: Tenant, name = ''): User | undefined => tenant.findUser(name) ?? tenant.findByAddress(name);
