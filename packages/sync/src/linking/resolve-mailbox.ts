import { accepted, refused } from '@planner/core';
import type { Outcome, SiteScope } from '@planner/core';
import { withSite } from '@planner/db';
import { GraphFailure, isGroupAddress, mailboxPurpose, readMailboxOwner } from '@planner/graph';
import type { GraphClient } from '@planner/graph';
import type { SyncDeps } from '../deps.ts';
import { personByAddress } from '../queries/place-queries.ts';

/** A mailbox as an administrator names it. */
export interface NamedMailbox {
  readonly address: string;
  /** Object id or UPN, where the address alone doesn't lead to it (sync.md §5). */
  readonly path: string | null;
}

/** A mailbox that answered. */
export interface ResolvedMailbox {
  /** Its main address. */
  readonly address: string;
  /** What Graph's paths need; null = the address does. */
  readonly path: string | null;
  readonly name: string;
}

/** What asking Exchange about an address needs. */
type Reach = Pick<SyncDeps, 'db' | 'graphFor' | 'directoryFor'>;

/** Why an address can't be linked: a reason a sentence. */
export type MailboxRefusal =
  | 'notFound'
  | 'person'
  | 'list'
  | 'notRoom'
  | 'taken'
  | 'elsewhere'
  | 'mismatch'
  | 'denied'
  | 'notConnected'
  | 'unreachable';

/** The refusal of the catalogue for a reason. */
export function mailboxRefused(
  reason: MailboxRefusal,
  params: { readonly address: string; readonly found?: string; readonly room?: string },
): ReturnType<typeof refused> {
  return refused({ code: 'MAILBOX_REFUSED', field: 'address', params: { reason, ...params } });
}

/**
 * Finds the mailbox behind an address, and whether it may be a room's (sync.md §11).
 * @returns on "no" MAILBOX_REFUSED with its reason
 */
export async function resolveMailbox(
  deps: Reach,
  scope: SiteScope,
  named: NamedMailbox,
): Promise<Outcome<ResolvedMailbox>> {
  const { address, path } = named;
  const client = await deps.graphFor(scope);
  if (!client) return mailboxRefused('notConnected', { address });
  const person = await withSite(deps.db, scope, (tx) => personByAddress(tx, address));
  if (person) return mailboxRefused('person', { address });
  const isElsewhere = await withSite(deps.db, scope, async (tx) => {
    const [row] = await tx.query<{ elsewhere: boolean }>('select mailbox_is_elsewhere($1) as elsewhere', [address]);
    return row?.elsewhere ?? false;
  });
  if (isElsewhere) return mailboxRefused('elsewhere', { address });
  try {
    const owner = await readMailboxOwner(client, path ?? address);
    const purpose = await mailboxPurpose(client, path ?? address);
    if (purpose === 'user') return mailboxRefused('person', { address });
    if (purpose !== null && purpose !== 'room' && purpose !== 'equipment')
      return mailboxRefused('notRoom', { address });
    const main = owner.address === '' ? address : owner.address;
    if (path !== null && main.toLowerCase() !== address.toLowerCase())
      return mailboxRefused('mismatch', { address, found: main });
    return accepted({ address: main, path, name: owner.name });
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    if (error.kind === 'gone' || error.kind === 'notFound' || error.kind === 'invalid')
      return mailboxRefused((await isList(deps, scope, client, address)) ? 'list' : 'notFound', { address });
    return mailboxRefused(error.kind === 'denied' ? 'denied' : 'unreachable', { address });
  }
}

// A list has no mailbox, so Graph only says that there is none. The application of the user import may ask the directory.
async function isList(deps: Reach, scope: SiteScope, client: GraphClient, address: string): Promise<boolean> {
  for (const one of [await deps.directoryFor?.(scope), client]) {
    if (!one) continue;
    try {
      const known = await isGroupAddress(one, address);
      if (known !== null) return known;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
    }
  }
  return false;
}
