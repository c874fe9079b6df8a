import type { AppExtras } from '../tenant/app.ts';
import type { AppRegistryDump } from '../tenant/app-registry.ts';
import type { ConsentsDump } from '../tenant/consents.ts';
import { dumpDeleted, type DeletedDump } from '../tenant/deleted-objects.ts';
import type { DirectoryChange, DirectoryLogDump, ObjectKind } from '../tenant/directory-log.ts';
import { dumpGroup, type GroupDump } from '../tenant/group-book.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import type { TenantFrame } from './tenant-state.ts';

/**
 * One change of the directory as a journal holds it. An object is there (`user`, `group`), among the deleted ones, or
 * nowhere. Of a group that only changed, members aren't repeated: the change says who came and who left. Applications
 * and grants are few: each change of them writes them all.
 */
export type DirectoryStep =
  | {
      readonly about: 'user';
      readonly change: DirectoryChange;
      readonly user: User | null;
      readonly deleted: DeletedDump | null;
    }
  | {
      readonly about: 'group';
      readonly change: DirectoryChange;
      readonly group: GroupDump | null;
      readonly hasMembers: boolean;
      readonly deleted: DeletedDump | null;
    }
  | {
      readonly about: 'apps';
      readonly registry: AppRegistryDump;
      readonly consents: ConsentsDump;
      readonly extras: ReadonlyMap<string, AppExtras>;
      readonly deleted: readonly DeletedDump[];
    };

/** Hands each change of a tenant's directory to `append`, at once. Returns the function that ends it. */
export function watchDirectory(tenant: Tenant, append: (step: DirectoryStep) => void): () => void {
  const deletedOf = (id: string): DeletedDump | null => {
    const one = tenant.deleted.get(id);
    return one ? dumpDeleted(one) : null;
  };
  const tellApps = (): void => {
    const deleted = [...tenant.deleted.values()].filter(isOfApps).map(dumpDeleted);
    const { extras } = tenant.apps;
    append({ about: 'apps', registry: tenant.registry.dump(), consents: tenant.consents.dump(), extras, deleted });
  };
  const ends = [
    tenant.onUserChange(({ id }, _kind, change) => {
      const user = tenant.users.get(id) ?? null;
      append({ about: 'user', change, user, deleted: deletedOf(id) });
    }),
    tenant.groups.onChange(({ id }, kind, change) => {
      const group = tenant.groups.all.get(id);
      const hasMembers = kind === 'created';
      const dump = group ? { ...dumpGroup(group), ...(!hasMembers && { members: [] }) } : null;
      append({ about: 'group', change, group: dump, hasMembers, deleted: deletedOf(id) });
    }),
    tenant.registry.onChange(tellApps),
    tenant.consents.onChange(tellApps),
  ];
  return () => ends.forEach((end) => end());
}

/** The frame of a tenant after the steps. */
export function withDirectorySteps(frame: TenantFrame, steps: readonly DirectoryStep[]): TenantFrame {
  if (steps.length === 0) return frame;
  const users = new Map(frame.users.map((user) => [user.id, user]));
  const groups = new Map(frame.groups.groups.map((group) => [group.id, openGroup(group)]));
  const deleted = new Map(frame.deleted.map((one) => [one.object.id, one]));
  const logs = { user: [...frame.userLog.changes], group: [...frame.groups.log.changes] };
  let { registry, consents, appExtras } = frame;
  for (const step of steps) {
    if (step.about === 'apps') {
      ({ registry, consents, extras: appExtras } = step);
      for (const [id, one] of deleted) if (isOfApps(one)) deleted.delete(id);
      for (const one of step.deleted) deleted.set(one.object.id, one);
      continue;
    }
    const { id } = step.change;
    logs[step.about].push(step.change);
    deleted.delete(id);
    if (step.deleted) deleted.set(id, step.deleted);
    if (step.about === 'user') {
      if (step.user) users.set(id, step.user);
      else users.delete(id);
    } else if (step.group) {
      const known = step.hasMembers ? undefined : groups.get(id);
      const group = openGroup(step.group, known?.members);
      for (const member of step.change.members ?? [])
        if (member.removed) group.members.delete(member.id);
        else group.members.set(member.id, member.kind);
      groups.set(id, group);
    } else groups.delete(id);
  }
  const log = (dump: DirectoryLogDump, changes: readonly DirectoryChange[]) => ({ ...dump, changes });
  return {
    ...frame,
    registry,
    consents,
    appExtras,
    users: [...users.values()],
    userLog: log(frame.userLog, logs.user),
    groups: {
      groups: [...groups.values()].map(({ group, members }) => ({ ...group, members: [...members] })),
      log: log(frame.groups.log, logs.group),
    },
    deleted: [...deleted.values()],
  };
}

const isOfApps = ({ kind }: { readonly kind: string }): boolean =>
  kind === 'application' || kind === 'servicePrincipal';

function openGroup(
  group: GroupDump,
  members: Map<string, ObjectKind> = new Map(group.members),
): { readonly group: GroupDump; readonly members: Map<string, ObjectKind> } {
  return { group, members };
}
