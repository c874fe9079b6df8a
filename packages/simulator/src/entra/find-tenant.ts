import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { aadsts, type AadstsRefusal } from './aadsts.ts';

/** The organisation that a path names; null for `common` and `organizations`: whose it is shows when somebody signs in. */
export type TenantChoice = Tenant | null;

/** A tenant by its id or one of its domains, in any case. */
export function findTenant(tenants: ReadonlyMap<string, Tenant>, name: string): Tenant | undefined {
  const key = name.toLowerCase();
  return (
    tenants.get(key) ??
    [...tenants.values()].find((tenant) => tenant.domains.some((domain) => domain.toLowerCase() === key))
  );
}

/** Reads the first segment of a path. `consumers` is nobody's here: there are no personal accounts. */
export function readTenant(tenants: ReadonlyMap<string, Tenant>, name: string): TenantChoice | AadstsRefusal {
  if (['common', 'organizations'].includes(name.toLowerCase())) return null;
  return findTenant(tenants, name) ?? aadsts(90002, name);
}

/** Somebody by their sign-in name, in whatever organisation. */
export function findPerson(
  tenants: ReadonlyMap<string, Tenant>,
  login: string,
): { readonly tenant: Tenant; readonly user: User } | undefined {
  for (const tenant of tenants.values()) {
    const user = tenant.findUser(login.trim());
    if (user && user.userPrincipalName.toLowerCase() === login.trim().toLowerCase()) return { tenant, user };
  }
  return undefined;
}
