import type { ChangeKind } from './calendar-store.ts';
import type { Clock } from './clock.ts';
import {
  DirectoryLog,
  type DirectoryChange,
  type DirectoryLogDump,
  type MemberChange,
  type ObjectKind,
} from './directory-log.ts';
import { isDynamic, makeGroup, type Group, type GroupSpec } from './group.ts';
import type { Random } from './random.ts';
import { Shelf } from './shelf.ts';

/** A member of a group, direct or through others. */
export type Membership = { readonly id: string; readonly kind: ObjectKind };

/** What a snapshot keeps of a group: members and owners as pairs in their order. */
export type GroupDump = Omit<Group, 'members' | 'owners'> & {
  readonly members: readonly (readonly [string, ObjectKind])[];
  readonly owners: readonly (readonly [string, ObjectKind])[];
};

export type GroupBookDump = { readonly groups: readonly GroupDump[]; readonly log: DirectoryLogDump };

/** The groups of a tenant and who is in them. Look-ups in both directions are by hash. */
export class GroupBook {
  /** By object id. */
  readonly all = new Shelf<Group>();
  readonly log = new DirectoryLog();
  readonly #deps: { readonly clock: Clock; readonly random: Random };
  readonly #groupsOf = new Map<string, Set<string>>();
  readonly #byAddress = new Map<string, Group>();
  readonly #dynamic = new Set<string>();
  readonly #listeners = new Set<(group: Group, kind: ChangeKind, change: DirectoryChange) => void>();

  constructor(deps: { readonly clock: Clock; readonly random: Random }) {
    this.#deps = deps;
  }

  /** Hears of added, changed and removed groups, and of members that come and go. Returns the function that ends it. */
  onChange(listener: (group: Group, kind: ChangeKind, change: DirectoryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  add(spec: GroupSpec): Group {
    const now = this.#deps.clock.now();
    const group = makeGroup(spec.id ?? this.#deps.random.guid(), spec, now);
    this.all.set(group.id, group);
    this.#index(group);
    this.#tell(group, 'created', null);
    return group;
  }

  /** Call after a group was changed in place. `properties`: Graph's names of what changed. */
  changed(group: Group, properties: readonly string[]): void {
    this.#index(group);
    this.#tell(group, 'updated', properties);
  }

  /** Takes a group out, members and all: it can be put back by `putBack`. */
  takeOut(group: Group): void {
    this.all.delete(group.id);
    for (const id of group.members.keys()) this.#groupsOf.get(id)?.delete(group.id);
    for (const address of addressesOf(group)) this.#byAddress.delete(address);
    this.#tell(group, 'deleted', null);
  }

  /** A group that was taken out can't come back any more: who follows its changes hears so. */
  goneForEver(group: Group): void {
    this.#tell(group, 'deleted', null);
  }

  putBack(group: Group): void {
    this.all.set(group.id, group);
    for (const id of group.members.keys()) this.#remember(id, group);
    this.#index(group);
    this.#tell(group, 'created', null);
  }

  /** The group behind an SMTP address, in any case. */
  findByAddress(smtp: string): Group | undefined {
    return this.#byAddress.get(smtp.toLowerCase());
  }

  /** Adds members; those who are in already are passed over. Returns whether somebody was new. */
  addMembers(group: Group, members: readonly Membership[]): boolean {
    const fresh = members.filter(({ id }) => !group.members.has(id));
    for (const { id, kind } of fresh) {
      group.members.set(id, kind);
      this.#remember(id, group);
    }
    if (fresh.length > 0)
      this.#tell(
        group,
        'updated',
        [],
        fresh.map((member) => ({ ...member, removed: false })),
      );
    return fresh.length > 0;
  }

  /** Takes somebody out of a group; false when they weren't in it. */
  removeMember(group: Group, id: string): boolean {
    const kind = group.members.get(id);
    if (kind === undefined) return false;
    group.members.delete(id);
    this.#groupsOf.get(id)?.delete(group.id);
    this.#tell(group, 'updated', [], [{ id, kind, removed: true }]);
    return true;
  }

  /** Groups whose members follow from a rule. */
  *dynamic(): Generator<Group> {
    for (const id of this.#dynamic) {
      const group = this.all.get(id);
      if (group) yield group;
    }
  }

  /** Groups that somebody is in directly. */
  groupsOf(id: string): readonly Group[] {
    return [...(this.#groupsOf.get(id) ?? [])].flatMap((groupId) => this.all.get(groupId) ?? []);
  }

  /** Groups that somebody is in, directly or through other groups, each once. */
  allGroupsOf(id: string): readonly Group[] {
    const found = new Set<Group>(this.groupsOf(id));
    // A set may grow while it is walked: nested groups come to its end.
    for (const group of found) for (const outer of this.groupsOf(group.id)) found.add(outer);
    return [...found];
  }

  /**
   * Members of a group and of the groups in it, each once; nested groups are among them. A ring ends where it began.
   * @param opens  whether a nested group is opened
   */
  *allMembersOf(group: Group, opens: (nested: Group) => boolean = () => true): Generator<Membership> {
    const seen = new Set<string>([group.id]);
    const open = [group];
    for (const one of open) {
      for (const [id, kind] of one.members) {
        if (seen.has(id)) continue;
        seen.add(id);
        yield { id, kind };
        const nested = kind === 'group' ? this.all.get(id) : undefined;
        if (nested && opens(nested)) open.push(nested);
      }
    }
  }

  /** Whether `id` is in the group, directly or through others. */
  isIn(id: string, group: Group): boolean {
    return group.members.has(id) || this.allGroupsOf(id).includes(group);
  }

  /** Somebody is gone for ever: every group loses them, and says so in its log. */
  forget(id: string): void {
    for (const group of this.groupsOf(id)) this.removeMember(group, id);
    this.#groupsOf.delete(id);
    for (const group of this.all.values()) if (group.owners.has(id)) group.owners.delete(id);
  }

  dump(): GroupBookDump {
    return { groups: [...this.all.values()].map(dumpGroup), log: this.log.dump() };
  }

  load(dump: GroupBookDump): void {
    for (const kept of dump.groups) {
      const group = reviveGroup(kept);
      this.all.set(group.id, group);
      this.#index(group);
      for (const id of group.members.keys()) this.#remember(id, group);
    }
    this.log.load(dump.log);
  }

  #remember(id: string, group: Group): void {
    const known = this.#groupsOf.get(id);
    if (known) known.add(group.id);
    else this.#groupsOf.set(id, new Set([group.id]));
  }

  #index(group: Group): void {
    if (isDynamic(group)) this.#dynamic.add(group.id);
    for (const address of addressesOf(group)) this.#byAddress.set(address, group);
  }

  #tell(group: Group, kind: ChangeKind, properties: readonly string[] | null, members?: readonly MemberChange[]): void {
    const change = { id: group.id, at: this.#deps.clock.now(), properties, ...(members && { members }) };
    this.log.record(change);
    for (const listener of this.#listeners) listener(group, kind, change);
  }
}

/** A group as a snapshot keeps it. */
export function dumpGroup({ members, owners, ...group }: Group): GroupDump {
  return { ...group, members: [...members], owners: [...owners] };
}

/** What `dumpGroup` made, alive again. */
export function reviveGroup({ members, owners, ...group }: GroupDump): Group {
  return { ...group, members: new Shelf(members), owners: new Shelf(owners) };
}

function addressesOf(group: Group): string[] {
  return group.mail === null ? [] : [group.mail, ...group.proxyAddresses].map((one) => one.toLowerCase());
}
