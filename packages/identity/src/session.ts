import { deleteSession, deleteSessionsOfPerson, findSession, insertSession, liveSessions } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { Clock, Person, PersonId, Right } from '@planner/core';
import { csrfTokenOf, hashOf, isToken, newToken } from './session-token.ts';

/** How long a session lives. Both limits are kept in the database's row, so that no process needs to remember. */
export interface SessionLimits {
  /** Without a request for this long the session is over. */
  readonly idleMinutes: number;
  /** After this long it is over whatever happens. */
  readonly absoluteMinutes: number;
}

/** A working day without a second sign-in; a week at the most. */
export const usualLimits: SessionLimits = { idleMinutes: 12 * 60, absoluteMinutes: 7 * 24 * 60 };

/** How exactly the last use of a session is known: writing it at each request would cost every read a write. */
const touchEveryMinutes = 5;

export interface SessionDeps {
  readonly clock: Clock;
  readonly limits?: SessionLimits;
  readonly random?: (count: number) => Uint8Array;
}

export interface NewSession {
  /** For the cookie; known to nobody but the browser from then on. */
  readonly token: string;
  readonly csrfToken: string;
  readonly expiresAt: Temporal.Instant;
}

/** Whoever made a request, with what they may do at this moment. */
export interface Caller {
  readonly person: Person;
  readonly rights: readonly Right[];
  readonly csrfToken: string;
  /** The session's key in the database, in hex: names the session without opening it. */
  readonly sessionKey: string;
}

/**
 * Begins a session under a new token. A token that the browser brought along is never taken over,
 * so nobody can be made to sign in under a token that somebody else knows.
 */
export async function beginSession(tx: SiteTransaction, personId: PersonId, deps: SessionDeps): Promise<NewSession> {
  const token = newToken(deps.random);
  const now = deps.clock.now();
  const expiresAt = now.add({ minutes: (deps.limits ?? usualLimits).absoluteMinutes });
  const csrfToken = csrfTokenOf(token);
  await insertSession(tx, { tokenHash: hashOf(token), csrfHash: hashOf(csrfToken), personId, at: now, expiresAt });
  return { token, csrfToken, expiresAt };
}

/**
 * The person behind a token with their rights, in one statement; asked anew at every request, so that a right or session
 * taken away is gone with the next one.
 * @returns null when the token opens nothing: unknown, ended, expired, idle for too long, or the person deactivated
 */
export async function callerOf(
  tx: SiteTransaction,
  token: string | undefined,
  deps: SessionDeps,
): Promise<Caller | null> {
  if (token === undefined || !isToken(token)) return null;
  const now = deps.clock.now();
  const tokenHash = hashOf(token);
  const found = await findSession(tx, {
    tokenHash,
    at: now,
    seenSince: now.subtract({ minutes: (deps.limits ?? usualLimits).idleMinutes }),
    touchBefore: now.subtract({ minutes: touchEveryMinutes }),
  });
  if (!found) return null;
  return {
    person: found.person,
    rights: found.rights,
    csrfToken: csrfTokenOf(token),
    sessionKey: tokenHash.toString('hex'),
  };
}

/** Ends the session of a token; nothing happens when there is none. */
export async function endSession(tx: SiteTransaction, token: string): Promise<void> {
  if (isToken(token)) await deleteSession(tx, hashOf(token));
}

/** Ends all sessions of a person, on every device. */
export async function endSessionsOf(tx: SiteTransaction, personId: PersonId): Promise<void> {
  await deleteSessionsOfPerson(tx, personId);
}

/** Which of these sessions still stand: for long connections, which don't ask at every message. */
export async function standingSessions(
  tx: SiteTransaction,
  sessionKeys: readonly string[],
  deps: SessionDeps,
): Promise<ReadonlySet<string>> {
  if (sessionKeys.length === 0) return new Set();
  const hashes = await liveSessions(tx, {
    tokenHashes: sessionKeys.map((key) => Buffer.from(key, 'hex')),
    at: deps.clock.now(),
  });
  return new Set(hashes.map((hash) => hash.toString('hex')));
}
