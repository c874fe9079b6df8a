import type { Application, ServicePrincipal } from './application.ts';
import { dumpGroup, reviveGroup, type GroupDump } from './group-book.ts';
import type { Group } from './group.ts';
import type { Mailbox } from './mailbox.ts';
import { Shelf } from './shelf.ts';
import type { User } from './user.ts';

/** Something that was deleted and can come back. */
export type Deleted =
  | { readonly kind: 'user'; readonly object: User; readonly mailbox: Mailbox | undefined }
  | { readonly kind: 'group'; readonly object: Group }
  | { readonly kind: 'application'; readonly object: Application }
  | { readonly kind: 'servicePrincipal'; readonly object: ServicePrincipal };

export type DeletedObject = Deleted & { readonly deletedAt: Temporal.Instant };

/** Thirty days, then it is gone (learn.microsoft.com/graph/api/resources/directory). */
const keptHours = 30 * 24;

/** What a snapshot keeps; the mailbox of a deleted user is dumped with the others. */
export type DeletedDump = { readonly deletedAt: Temporal.Instant } & (
  | { readonly kind: 'user'; readonly object: User; readonly hasMailbox: boolean }
  | { readonly kind: 'group'; readonly object: GroupDump }
  | { readonly kind: 'application'; readonly object: Application }
  | { readonly kind: 'servicePrincipal'; readonly object: ServicePrincipal }
);

/** `/directory/deletedItems`: by object id, the longest gone first. */
export class DeletedObjects extends Shelf<DeletedObject> {
  /** Those whose thirty days are over. */
  overdue(now: Temporal.Instant): readonly DeletedObject[] {
    const over: DeletedObject[] = [];
    for (const one of this.values()) {
      if (Temporal.Instant.compare(one.deletedAt.add({ hours: keptHours }), now) > 0) break;
      over.push(one);
    }
    return over;
  }

  dump(): readonly DeletedDump[] {
    return [...this.values()].map(dumpDeleted);
  }

  /** @param mailboxOf  makes the mailbox of a user that had one */
  load(dump: readonly DeletedDump[], mailboxOf: (user: User) => Mailbox | undefined): void {
    for (const one of dump) {
      const { deletedAt } = one;
      if (one.kind === 'user') {
        const mailbox = one.hasMailbox ? mailboxOf(one.object) : undefined;
        this.set(one.object.id, { deletedAt, kind: 'user', object: one.object, mailbox });
      } else if (one.kind === 'group') {
        this.set(one.object.id, { deletedAt, kind: 'group', object: reviveGroup(one.object) });
      } else if (one.kind === 'application') {
        this.set(one.object.id, { deletedAt, kind: 'application', object: one.object });
      } else {
        this.set(one.object.id, { deletedAt, kind: 'servicePrincipal', object: one.object });
      }
    }
  }
}

/** One of them as a snapshot keeps it. */
export function dumpDeleted(one: DeletedObject): DeletedDump {
  const { deletedAt } = one;
  switch (one.kind) {
    case 'user':
      return { deletedAt, kind: 'user', object: one.object, hasMailbox: one.mailbox !== undefined };
    case 'group':
      return { deletedAt, kind: 'group', object: dumpGroup(one.object) };
    case 'application':
      return { deletedAt, kind: 'application', object: one.object };
    case 'servicePrincipal':
      break;
  }
  return { deletedAt, kind: 'servicePrincipal', object: one.object };
}
