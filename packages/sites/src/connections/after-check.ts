import type { PersonId } from '@planner/core';
import type { CheckAnswer } from './check-connection.ts';
import type { Connection } from './connection.ts';

/** Permissions may be taken away at any time, and nobody tells us. */
const checkEveryHours = 6;
/** What is wrong may be repaired in Entra while nobody looks here. */
const recheckMinutes = 5;
/** Entra needs some time until its token service knows what was consented to: asked ever more seldom, for five minutes. */
const verifyDelaysSeconds = [5, 5, 10, 20, 40, 80] as const;
export const verifyMinutes = 5;

/**
 * What a connection becomes by a check. Pure: the one place where a check changes anything.
 * @param consentedBy  who asked for the consent that this check proves; null when none waits for proof
 */
export function afterCheck(
  connection: Connection,
  answer: CheckAnswer,
  { now, consentedBy }: { readonly now: Temporal.Instant; readonly consentedBy: PersonId | null },
): Connection {
  const next = promoted(connection, answer);
  const isVerifying = connection.verifyUntil !== null && Temporal.Instant.compare(connection.verifyUntil, now) > 0;
  if (answer.kind === 'missed') {
    const { missed } = answer;
    const retryAt = missed.retryAt === null ? null : Temporal.Instant.from(missed.retryAt);
    const soon = isVerifying ? verifyAt(connection, now) : now.add({ minutes: 1 });
    return {
      ...next,
      missed,
      verifyTries: connection.verifyTries + 1,
      // Verifying goes on for as long as Microsoft doesn't answer: silence is no refusal.
      nextCheckAt: connection.state === 'connected' || isVerifying ? latest(soon, retryAt) : null,
    };
  }
  const { finding } = answer;
  const found: Connection = { ...next, checked: finding, missed: null };
  if (!finding.problem) {
    const takesEffect = connection.state === 'connected' || isVerifying || consentedBy !== null;
    if (!takesEffect) return { ...found, nextCheckAt: null };
    const first = connection.state === 'disconnected';
    return {
      ...found,
      state: 'connected',
      connectedAt: first ? now : (connection.connectedAt ?? now),
      connectedBy: first ? consentedBy : connection.connectedBy,
      verifyUntil: null,
      verifyTries: 0,
      nextCheckAt: now.add({ hours: checkEveryHours }),
    };
  }
  // A service principal and its roles appear late; a credential that is wrong is so at once.
  const mayBeEarly = isVerifying && ['consent', 'application', 'mailbox'].includes(finding.problem.kind);
  if (mayBeEarly) {
    return { ...found, verifyTries: connection.verifyTries + 1, nextCheckAt: verifyAt(connection, now) };
  }
  const nextCheckAt = connection.state === 'connected' ? now.add({ minutes: recheckMinutes }) : null;
  return { ...found, verifyUntil: null, verifyTries: 0, nextCheckAt };
}

function verifyAt({ verifyTries, verifyUntil }: Connection, now: Temporal.Instant): Temporal.Instant {
  const seconds = verifyDelaysSeconds[Math.min(verifyTries, verifyDelaysSeconds.length - 1)] ?? recheckMinutes * 60;
  const at = now.add({ seconds });
  // The last try is when the time is over: then the answer stands.
  return verifyUntil && Temporal.Instant.compare(at, verifyUntil) > 0 ? verifyUntil : at;
}

/** A credential that proved itself takes the place of the one before it. */
function promoted(connection: Connection, answer: CheckAnswer): Connection {
  if (answer.kind !== 'found' || answer.finding.nextAccepted !== true) return connection;
  return { ...connection, credential: connection.nextCredential, nextCredential: null };
}

function latest(one: Temporal.Instant, other: Temporal.Instant | null): Temporal.Instant {
  return other && Temporal.Instant.compare(other, one) > 0 ? other : one;
}
