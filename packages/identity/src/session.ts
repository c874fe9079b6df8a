import { deleteSession, deleteSessionsOfPerson, findSession, insertSession, liveSessions } from '@planner/db';
import type { SessionAudience, SessionMethod, SiteTransaction } from '@planner/db';
import type { Clock, Person, PersonId, Right } from '@planner/core';
import { recentMinutes, usualLimits } from './session-limits.ts';
import type { SessionLimits } from './session-limits.ts';
import { csrfTokenOf, hashOf, isToken, newToken } from './session-token.ts';

/** How exactly the last use of a session is known: writing it at each request would cost every read a write. */
const touchEveryMinutes = 5;
const longestAgent = 300;

export interface SessionDeps {
  readonly clock: Clock;
  readonly limits?: SessionLimits;
  /** What the session opens; absent = the pages. */
  readonly audience?: SessionAudience;
  readonly random?: (count: number) => Uint8Array;
}

/** How somebody signed in, and where: shown to them in the list of their sessions. */
export interface SignInWay {
  readonly method: SessionMethod;
  /** What the browser calls itself. */
  readonly agent?: string | null;
  readonly address?: string | null;
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
  /** When they last proved who they are. */
  readonly signedInAt: Temporal.Instant;
}

/**
 * Begins a session under a new token. A token that the browser brought along is never taken over,
 * so nobody can be made to sign in under a token that somebody else knows.
 */
export async function beginSession(
  tx: SiteTransaction,
  personId: PersonId,
  deps: SessionDeps,
  way: SignInWay = { method: 'demo' },
): Promise<NewSession> {
  const token = newToken(deps.random);
  const now = deps.clock.now();
  const expiresAt = now.add({ minutes: (deps.limits ?? usualLimits).absoluteMinutes });
  const csrfToken = csrfTokenOf(token);
  await insertSession(tx, {
    tokenHash: hashOf(token),
    csrfHash: hashOf(csrfToken),
    personId,
    at: now,
    expiresAt,
    method: way.method,
    agent: way.agent?.slice(0, longestAgent) ?? null,
    address: way.address ?? null,
    audience: deps.audience ?? 'web',
  });
  return { token, csrfToken, expiresAt };
}

/**
 * The person behind a token of an audience with their rights, in one statement; asked anew at every request, so that a right or session
 * taken away is gone with the next one.
 * @returns null when the token opens nothing: unknown, of another audience, ended, expired, idle for too long, or the person deactivated
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
    administratorSeenSince: now.subtract({ minutes: (deps.limits ?? usualLimits).administratorIdleMinutes }),
    touchBefore: now.subtract({ minutes: touchEveryMinutes }),
    audience: deps.audience ?? 'web',
  });
  if (!found) return null;
  return {
    person: found.person,
    rights: found.rights,
    csrfToken: csrfTokenOf(token),
    sessionKey: tokenHash.toString('hex'),
    signedInAt: found.signedInAt,
  };
}

/** Whether the caller has proved who they are within the last minutes: what changes who may come in asks for it. */
export function isRecent({ signedInAt }: Caller, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(signedInAt.add({ minutes: recentMinutes }), now) > 0;
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
