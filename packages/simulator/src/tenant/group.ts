import type { ObjectKind } from './directory-log.ts';
import { Shelf } from './shelf.ts';

/** A group of the directory. Mutable; members and owners change by way of `GroupBook`. */
export interface Group {
  readonly id: string;
  displayName: string;
  description: string | null;
  readonly createdAt: Temporal.Instant;
  renewedAt: Temporal.Instant;
  /** Primary SMTP address of a mail-enabled or Microsoft 365 group. */
  mail: string | null;
  readonly mailEnabled: boolean;
  mailNickname: string;
  securityEnabled: boolean;
  /** `Unified` (Microsoft 365), `DynamicMembership`; empty for the others. */
  readonly groupTypes: readonly string[];
  visibility: 'Public' | 'Private' | 'HiddenMembership' | null;
  /** Set at creation, for ever. */
  readonly isAssignableToRole: boolean | null;
  membershipRule: string | null;
  membershipRuleProcessingState: 'On' | 'Paused' | null;
  /** Further SMTP addresses, without the `smtp:` prefix. */
  proxyAddresses: readonly string[];
  /** A distribution list of rooms: `/places` shows it as a room list. */
  readonly isRoomList: boolean;
  /** Members in the order in which they came; soft-deleted users keep their place. */
  readonly members: Shelf<ObjectKind>;
  readonly owners: Shelf<ObjectKind>;
  /** Everything else by its Graph name (`classification`, `theme`, `onPremisesSyncEnabled` …). */
  readonly more: Record<string, unknown>;
}

/** What is needed to make a group; the rest has defaults. */
export type GroupSpec = Partial<Omit<Group, 'members' | 'owners' | 'displayName'>> & {
  readonly displayName: string;
};

/** Whether members follow from a rule and can't be written. */
export const isDynamic = (group: Pick<Group, 'groupTypes'>): boolean => group.groupTypes.includes('DynamicMembership');

/** Whether it is a Microsoft 365 group. */
export const isUnified = (group: Pick<Group, 'groupTypes'>): boolean => group.groupTypes.includes('Unified');

/** A group without members, with all defaults filled in: a security group unless the spec says more. */
export function makeGroup(id: string, spec: GroupSpec, now: Temporal.Instant): Group {
  const mailNickname = spec.mailNickname ?? spec.displayName.replaceAll(/[^\w.-]/g, '').slice(0, 64);
  const groupTypes = spec.groupTypes ?? [];
  const mailEnabled = spec.mailEnabled ?? spec.mail != null;
  return {
    description: null,
    createdAt: now,
    renewedAt: spec.createdAt ?? now,
    mail: null,
    securityEnabled: !mailEnabled,
    visibility: groupTypes.includes('Unified') ? 'Public' : null,
    isAssignableToRole: null,
    membershipRule: null,
    membershipRuleProcessingState: groupTypes.includes('DynamicMembership') ? 'On' : null,
    proxyAddresses: [],
    isRoomList: false,
    ...spec,
    id,
    mailEnabled,
    mailNickname: mailNickname === '' ? id.slice(0, 8) : mailNickname,
    groupTypes,
    members: new Shelf(),
    owners: new Shelf(),
    more: { ...spec.more },
  };
}
