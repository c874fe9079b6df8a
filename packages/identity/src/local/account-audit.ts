import type { JsonValue, PersonId } from '@planner/core';
import { appendSiteEvent } from '@planner/db';
import type { AuditActor, SiteTransaction } from '@planner/db';
import type { AccountDeps } from './account-deps.ts';

/** What happened to an account, and by whom. */
export interface AccountEvent {
  /** `signIn.succeeded`, `person.invited` … */
  readonly action: string;
  readonly personId: PersonId | null;
  readonly by: AuditActor;
  readonly change?: { readonly [name: string]: JsonValue };
  readonly reason?: string;
  readonly correlationId?: string | null;
}

/** Notes it in the audit of the site. Passwords, codes and tokens never stand in `change`, nor names of people. */
export async function noteAccount(
  tx: SiteTransaction,
  event: AccountEvent,
  { ids, clock }: Pick<AccountDeps, 'ids' | 'clock'>,
): Promise<void> {
  await appendSiteEvent(tx, {
    id: ids.next(),
    at: clock.now(),
    actor: event.by,
    action: event.action,
    entity: 'person',
    entityId: event.personId,
    change: event.change ?? {},
    reason: event.reason ?? null,
    correlationId: event.correlationId ?? null,
  });
}
