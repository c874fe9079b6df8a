/** What is wrong with a row of a file, and in which of its columns; null = in the row as a whole. */
export interface RowFault {
  readonly column: string | null;
  readonly code: 'missing' | 'notAnAddress' | 'notYesOrNo' | 'tooLong' | 'cells' | 'loginTwice';
}

/** Where a user stands in a file. */
export interface SourceRow {
  readonly line: number;
  readonly faults: readonly RowFault[];
}

/** A user as the source tells of them; what was never set is null. */
export interface DirectoryUser {
  readonly id: string;
  readonly userPrincipalName: string | null;
  readonly mail: string | null;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly accountEnabled: boolean;
  readonly userType: string | null;
  readonly preferredLanguage: string | null;
  readonly department: string | null;
  readonly companyName: string | null;
  readonly officeLocation: string | null;
  /** Of users from a file */
  readonly row?: SourceRow;
}

/** A linked group as it was read last. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string | null;
  /** Users in it, directly or through other groups */
  readonly members: readonly string[];
  readonly directMembers: readonly string[];
  /** Groups in it, directly or through others: a change of theirs is a change of its members */
  readonly groups: readonly string[];
  /** Since when it can't be found (ISO instant); its members stay what they were for the time being. */
  readonly missingSince: string | null;
  /** Runs in a row that didn't find it */
  readonly missedRuns: number;
}

/** What was read of a directory, whole. */
export interface DirectorySnapshot {
  readonly users: readonly DirectoryUser[];
  readonly groups: readonly DirectoryGroup[];
  /** Addresses of room mailboxes, small letters: their user objects aren't people. */
  readonly rooms: ReadonlySet<string>;
}

const graceHours = 24;

/**
 * Whom a group counts for now. One that can't be found keeps its members for one run and 24 hours, so that a slip in
 * Entra doesn't take everybody's rights.
 */
export function membersNow(group: DirectoryGroup, directOnly: boolean, at: Temporal.Instant): readonly string[] {
  if (group.missingSince !== null && group.missedRuns > 1) {
    const graceEnd = Temporal.Instant.from(group.missingSince).add({ hours: graceHours });
    if (Temporal.Instant.compare(at, graceEnd) >= 0) return [];
  }
  return directOnly ? group.directMembers : group.members;
}
