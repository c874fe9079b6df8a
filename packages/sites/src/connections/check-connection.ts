import type { Clock, IdSource } from '@planner/core';
import { GraphFailure, SignInFailure, createTokenSource, readAppToken } from '@planner/graph';
import type { AppToken, Fetch } from '@planner/graph';
import { applications, missingPermissions } from './applications.ts';
import type { Connection } from './connection.ts';
import { tokenCredentialOf } from './credential.ts';
import type { Credential } from './credential.ts';
import { probeConnection } from './probe-connection.ts';
import type { Probe } from './probe-connection.ts';

/** What stands against a connection; each kind has its own repair in Entra. */
export type ProblemKind = 'credential' | 'application' | 'tenant' | 'consent' | 'mailbox';

/** Why Microsoft said no, with what its support asks for. */
export interface Problem {
  readonly kind: ProblemKind;
  /** The AADSTS number, e.g. 7000222; null when Graph refused, or the token itself is wrong. */
  readonly number: number | null;
  readonly traceId: string | null;
  readonly correlationId: string | null;
  /** Microsoft's own sentence, for "Details". */
  readonly detail: string | null;
}

/** What a check found that got an answer. JSON: it is stored as it stands. */
export interface CheckFinding {
  readonly at: string;
  readonly problem: Problem | null;
  /** Application permissions in the token; null when none was given out. */
  readonly roles: readonly string[] | null;
  /** The enterprise application's object id. */
  readonly servicePrincipalId: string | null;
  readonly probes: readonly Probe[];
  /** A required permission is missing, yet the mailboxes answer: access by RBAC for Applications. */
  readonly isScoped: boolean;
  /** Whether the credential that waits was accepted; null when none waits. */
  readonly nextAccepted: boolean | null;
}

/** A check that got no answer: nothing is known to be wrong. */
export interface MissedCheck {
  readonly at: string;
  /** Not before this instant; null when Microsoft didn't say. */
  readonly retryAt: string | null;
  readonly code: string;
}

export type CheckAnswer =
  | { readonly kind: 'found'; readonly finding: CheckFinding }
  | { readonly kind: 'missed'; readonly missed: MissedCheck };

export interface CheckDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A room whose mailbox the applications for calendars try to read. */
export interface ProbeRoom {
  readonly name: string;
  readonly mailbox: string;
}

/**
 * Asks Microsoft what a connection is worth at this moment: a new token (never one that was kept), what it says, and a
 * call that needs its permissions, since Graph's tokens are opaque by contract.
 * @param rooms  tried in this order until one answers; for the applications that read calendars
 */
export async function checkConnection(
  connection: Connection,
  rooms: readonly ProbeRoom[],
  deps: CheckDeps,
): Promise<CheckAnswer> {
  const at = deps.clock.now().toString();
  try {
    return { kind: 'found', finding: { at, ...(await find(connection, rooms, deps)) } };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return { kind: 'missed', missed: { at, retryAt: error.retryAt?.toString() ?? null, code: error.code } };
  }
}

type Found = Omit<CheckFinding, 'at'>;

/** @throws GraphFailure when nothing is known */
async function find(connection: Connection, rooms: readonly ProbeRoom[], deps: CheckDeps): Promise<Found> {
  const signedIn = await signIn(connection, deps);
  const nothing = { roles: null, servicePrincipalId: null, probes: [], isScoped: false };
  if ('refusal' in signedIn) {
    return { ...nothing, problem: problemOf(signedIn.refusal), nextAccepted: signedIn.nextAccepted };
  }
  const { token, nextAccepted } = signedIn;
  const read = readAppToken(token);
  if (read && isForeign(read, connection)) {
    return { ...nothing, problem: { ...noDetails, kind: 'tenant' }, nextAccepted };
  }
  const application = applications[connection.application];
  const probes = await probeConnection(connection, { token, kind: application.probe, rooms }, deps);
  const roles = read?.roles ?? [];
  const lacks = missingPermissions(application, roles).length > 0;
  const answered = probes.some(({ answer }) => answer === 'ok');
  const refused = probes.some(({ answer }) => answer === 'refused');
  // A directory can't be read in part: there a missing role is missing. A mailbox can (RBAC for Applications).
  const isScoped = lacks && application.probe === 'calendars' && answered;
  const kind = lacks && !isScoped ? 'consent' : refused && !answered ? 'mailbox' : null;
  return {
    problem: kind && { ...noDetails, kind },
    roles,
    servicePrincipalId: read?.servicePrincipalId ?? null,
    probes,
    isScoped,
    nextAccepted,
  };
}

type SignedIn =
  | { readonly token: string; readonly nextAccepted: boolean | null }
  | { readonly refusal: SignInFailure; readonly nextAccepted: boolean | null };

/** A new token: by the credential that waits for its proof, else by the one in use. */
async function signIn(connection: Connection, deps: CheckDeps): Promise<SignedIn> {
  const { credential, nextCredential } = connection;
  if (!nextCredential) return { ...(await tokenBy(credential, connection, deps)), nextAccepted: null };
  const next = await tokenBy(nextCredential, connection, deps);
  if ('token' in next) return { ...next, nextAccepted: true };
  if (!credential) return { ...next, nextAccepted: false };
  return { ...(await tokenBy(credential, connection, deps)), nextAccepted: false };
}

async function tokenBy(
  credential: Credential | null,
  connection: Connection,
  deps: CheckDeps,
): Promise<{ readonly token: string } | { readonly refusal: SignInFailure }> {
  if (!credential) throw new Error(`the connection "${connection.application}" has no credential to check`);
  try {
    const source = createTokenSource({ ...connection, credential: tokenCredentialOf(credential) }, deps);
    return { token: await source.token() };
  } catch (error) {
    if (error instanceof SignInFailure && isStanding(error)) return { refusal: error };
    throw error;
  }
}

const noDetails = { number: null, traceId: null, correlationId: null, detail: null } as const;

/** A token for somebody else, or on behalf of a person, proves nothing about this site. */
function isForeign(token: AppToken, { tenantId, clientId }: Connection): boolean {
  const differs = (one: string | null, other: string) => one?.toLowerCase() !== other.toLowerCase();
  return token.isDelegated || differs(token.tenantId, tenantId) || differs(token.clientId, clientId);
}

// Numbers, never texts: Microsoft says that texts change (entra reference-error-codes).
const aboutApplication = new Set([700016, 70001, 700011, 7000112, 90002, 900023, 50194, 500011]);

/** Somebody has to change something: the host said so, or named an application or directory that isn't there. */
function isStanding({ kind, number }: SignInFailure): boolean {
  return kind === 'denied' || (number !== null && aboutApplication.has(number));
}

function problemOf({ number, traceId, correlationId, detail, code }: SignInFailure): Problem {
  const isApplication = number !== null && aboutApplication.has(number);
  const kind = code === 'invalid_client' && !isApplication ? 'credential' : 'application';
  return { kind, number, traceId, correlationId, detail };
}
