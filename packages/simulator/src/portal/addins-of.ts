import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import type { DeployedAddin } from './addin-shelf.ts';

/**
 * The add-ins that somebody's Outlook shows now. People need a mailbox; a group counts for its direct members alone, and
 * only a mail-enabled or Microsoft 365 one
 * (learn.microsoft.com/microsoft-365/admin/manage/centralized-deployment-of-add-ins, "User and group assignments").
 */
export function addinsOf(tenant: Tenant, user: User): readonly DeployedAddin[] {
  if (user.kind !== 'person' || !user.accountEnabled || !tenant.mailboxes.has(user.id)) return [];
  const groups = new Set(
    tenant.groups
      .groupsOf(user.id)
      .filter((one) => one.mailEnabled)
      .map(({ id }) => id),
  );
  const now = tenant.clock.now();
  return [...tenant.addins.all.values()].filter(
    ({ enabled, users, visibleAt }) =>
      enabled &&
      Temporal.Instant.compare(visibleAt, now) <= 0 &&
      (users === 'everyone' || users.some((id) => id === user.id || groups.has(id))),
  );
}
