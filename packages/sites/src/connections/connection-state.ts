import type { ConsentRow } from '@planner/db';
import { applications, grantsOf } from './applications.ts';
import type { ProblemKind } from './check-connection.ts';
import type { Connection } from './connection.ts';

/** What the screen of a connection says. */
export type ConnectionState =
  | 'notSetUp'
  | 'notConnected'
  | 'waiting'
  | 'verifying'
  | 'connected'
  | 'limited'
  | 'expiring'
  | 'unreachable'
  | 'attention';

/** How long before its end a credential is warned about. */
export const expiryWarningDays = 30;

/**
 * The state of a connection, computed from its last checks and the consent that was asked for.
 * @param consent  the newest request for it, whatever came of that
 */
export function connectionState(
  connection: Connection | null,
  consent: ConsentRow | null,
  now: Temporal.Instant,
): ConnectionState {
  if (!connection || (!connection.credential && !connection.nextCredential)) return 'notSetUp';
  if (consent && isWaiting(consent, now)) return 'waiting';
  const { checked, missed, state, verifyUntil } = connection;
  if (verifyUntil && isAfter(verifyUntil, now)) return 'verifying';
  if (missed) return 'unreachable'; // the next check that gets an answer clears it
  if (checked?.problem) return 'attention';
  if (state === 'disconnected') return 'notConnected';
  if (expiresWithin(connection, expiryWarningDays, now)) return 'expiring';
  return limitsOf(connection).some(({ kind }) => kind !== 'notProbed') ? 'limited' : 'connected';
}

/** What is wrong, in the state `attention`. */
export function problemKind(connection: Connection): ProblemKind | null {
  return connection.checked?.problem?.kind ?? null;
}

/** Why a connection that works isn't complete. */
export type Limit =
  | { readonly kind: 'mailboxScoped' }
  | { readonly kind: 'optional'; readonly permission: string }
  | { readonly kind: 'refused'; readonly room: string }
  | { readonly kind: 'notProbed' };

/**
 * Everything that a working connection lacks, and of one that doesn’t work the rooms that refused.
 * `notProbed` only says that there was nothing to try it on.
 */
export function limitsOf({ application, checked }: Connection): readonly Limit[] {
  if (!checked) return [];
  const refused = checked.probes.flatMap(({ answer, room }) =>
    answer === 'refused' && room !== null ? [{ kind: 'refused', room } as const] : [],
  );
  if (checked.problem) return refused;
  const optional = grantsOf(applications[application], checked.roles).filter(
    ({ permission, granted }) => !permission.required && granted === false,
  );
  return [
    ...(checked.isScoped ? [{ kind: 'mailboxScoped' } as const] : []),
    ...optional.map(({ permission }) => ({ kind: 'optional', permission: permission.value }) as const),
    ...refused,
    ...(checked.probes.some(({ answer }) => answer === 'ok') ? [] : [{ kind: 'notProbed' } as const]),
  ];
}

/** Whether a request for consent still waits for its answer. */
export function isWaiting(consent: ConsentRow, now: Temporal.Instant): boolean {
  return consent.endedAt === null && isAfter(consent.expiresAt, now);
}

function expiresWithin({ credential }: Connection, days: number, now: Temporal.Instant): boolean {
  const end = credential?.expiresAt ?? null;
  return end !== null && !isAfter(end, now.add({ hours: days * 24 }));
}

function isAfter(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
