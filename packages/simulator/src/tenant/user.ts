/** What a mailbox is for; Graph shows it as mailboxSettings.userPurpose ('person' is 'user' there). */
export type MailboxKind = 'person' | 'room' | 'shared';

/** A user object of the directory. Mutable: the directory part renames, moves and disables users in place. */
export interface User {
  /** Object id, a GUID in lower case. */
  readonly id: string;
  userPrincipalName: string;
  /** Primary SMTP address; null without a mailbox. */
  mail: string | null;
  /** Further SMTP addresses, without the `smtp:` prefix. */
  proxyAddresses: readonly string[];
  displayName: string;
  givenName: string | null;
  surname: string | null;
  kind: MailboxKind;
  /** A room mailbox of the workspace type: its seats are booked, not all of it. */
  isWorkspace: boolean;
  accountEnabled: boolean;
  hiddenFromAddressLists: boolean;
  /** BCP 47, for example `da-DK`: the language in which the mailbox writes. */
  language: string;
  /** Windows or IANA name, as mailboxSettings shows it. */
  zone: string;
  readonly createdAt: Temporal.Instant;
  /** Object id of the manager. */
  managerId: string | null;
  /** Everything else that Graph's user or place has (jobTitle, department, capacity …), by its Graph name. */
  readonly profile: Record<string, unknown>;
}

/** What is needed to make a user; the rest has defaults. */
export interface UserSpec {
  readonly id?: string;
  readonly userPrincipalName: string;
  /** Defaults to the UPN; null makes a user without a mailbox. */
  readonly mail?: string | null;
  readonly proxyAddresses?: readonly string[];
  readonly displayName: string;
  readonly givenName?: string;
  readonly surname?: string;
  readonly kind?: MailboxKind;
  readonly isWorkspace?: boolean;
  readonly accountEnabled?: boolean;
  readonly hiddenFromAddressLists?: boolean;
  readonly language?: string;
  readonly zone?: string;
  readonly createdAt?: Temporal.Instant;
  readonly managerId?: string | null;
  /** Whether there is a mailbox; without a word, whoever has an address has one, but no guest. */
  readonly mailbox?: boolean;
  readonly profile?: Readonly<Record<string, unknown>>;
}

/** A user with all defaults filled in; rooms and shared mailboxes have disabled accounts, as in Exchange. */
export function makeUser(id: string, spec: UserSpec, now: Temporal.Instant): User {
  const kind = spec.kind ?? 'person';
  return {
    id,
    userPrincipalName: spec.userPrincipalName,
    mail: spec.mail === undefined ? spec.userPrincipalName : spec.mail,
    proxyAddresses: spec.proxyAddresses ?? [],
    displayName: spec.displayName,
    givenName: spec.givenName ?? null,
    surname: spec.surname ?? null,
    kind,
    isWorkspace: spec.isWorkspace ?? false,
    accountEnabled: spec.accountEnabled ?? kind === 'person',
    hiddenFromAddressLists: spec.hiddenFromAddressLists ?? false,
    language: spec.language ?? 'en-US',
    zone: spec.zone ?? 'UTC',
    createdAt: spec.createdAt ?? now,
    managerId: spec.managerId ?? null,
    profile: { ...spec.profile },
  };
}

/** Whether it is somebody of another organisation. */
export const isGuest = (user: Pick<User, 'profile'>): boolean => user.profile['userType'] === 'Guest';
