import type { JsonValue } from '@planner/core';
import { appendSiteEvent } from '@planner/db';
import type { AuditActor, SiteTransaction } from '@planner/db';
import type { SignOnDeps } from './sign-on-deps.ts';

/** Writes what happened about single sign-on into the site's audit: ids and codes, never a message, key or secret. */
export async function noteSignOn(
  tx: SiteTransaction,
  event: {
    readonly action: string;
    readonly actor: AuditActor;
    readonly correlationId: string | null;
    readonly reason?: string | null;
    readonly change?: { readonly [name: string]: JsonValue };
  },
  { clock, ids }: Pick<SignOnDeps, 'clock' | 'ids'>,
): Promise<void> {
  const { action, actor, correlationId, reason = null, change = {} } = event;
  await appendSiteEvent(tx, {
    id: ids.next(),
    at: clock.now(),
    actor,
    action,
    entity: 'signOn',
    entityId: null,
    change,
    reason,
    correlationId,
  });
}

/** Whoever has no name yet. */
export const visitor: AuditActor = { kind: 'system', name: 'single sign-on' };
