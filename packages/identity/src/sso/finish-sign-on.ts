import { randomInt } from 'node:crypto';
import type { JsonValue, PersonId } from '@planner/core';
import { withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import type { SiteScope } from '@planner/core';
import { hashOf, isToken, newToken } from '../session-token.ts';
import { samlReasons } from '../saml/saml-fault.ts';
import type { SamlFault } from '../saml/saml-fault.ts';
import { fingerprintOf, saveSignOn, signOnConfiguration } from './configuration.ts';
import type { SignOnConfiguration } from './configuration.ts';
import { matchPerson } from './match-person.ts';
import type { Newcomer, PersonMatch } from './match-person.ts';
import { consumeRequest, findRequest, insertResult, rememberAssertion, takeResult } from './queries/request-queries.ts';
import { lockSettings } from './queries/settings-queries.ts';
import { noteSignOn, visitor } from './sign-on-audit.ts';
import type { SignOnDeps } from './sign-on-deps.ts';

/** A provider's answer after every check that needs no database. */
export interface CheckedAnswer {
  readonly newcomer: Newcomer;
  readonly requestId: string;
  /** SAML: its id must be new. OpenID Connect: the code was used at the token endpoint, which takes it once. */
  readonly assertion: { readonly assertionId: string; readonly until: Temporal.Instant } | null;
  readonly authenticatedAt: Temporal.Instant | null;
  /** What the provider calls the session. */
  readonly session: {
    readonly nameId: string;
    readonly nameIdFormat: string | null;
    readonly sessionIndex: string | null;
  } | null;
  readonly relayState: string | null;
  readonly claims: readonly { readonly name: string; readonly values: readonly string[] }[];
}

/** Why an answer came to nothing. `check` is the row of the table of checks; 0 = OpenID Connect, or the provider said no. */
export interface SignOnFault {
  readonly check: number;
  readonly reason: string;
  readonly expected: string | null;
  readonly received: string | null;
}

/** What is kept of an answer until its own browser fetches it. */
export type SignOnOutcome =
  | {
      readonly kind: 'signedIn';
      readonly personId: PersonId;
      readonly session: CheckedAnswer['session'];
      readonly hasRelay: boolean;
    }
  | { readonly kind: 'nobody'; readonly login: string; readonly because: string }
  | { readonly kind: 'failed'; readonly fault: SignOnFault; readonly xml: string | null }
  | {
      readonly kind: 'tested';
      readonly match: string;
      readonly claims: CheckedAnswer['claims'];
      readonly xml: string | null;
    };

const codeSeconds = 60;
/** Longest that a person, or a test, may look at what came of it. */
export const shownMinutes = 30;
/** How old the proof may be where a fresh one was asked for. */
const freshMinutes = 5;

/** The fault as the report shows it. */
export function faultOf({ reason, expected, received }: SamlFault): SignOnFault {
  return { check: samlReasons[reason], reason, expected, received };
}

/**
 * Takes an answer that passed the gate: whose request it is, whether it is the first, who it is; then uses the request up.
 * Nothing is signed in yet: the browser fetches the result with the code, and must be the one that asked.
 * @returns the code for the way back
 */
export async function takeAnswer(
  scope: SiteScope,
  answer: CheckedAnswer,
  {
    configuration,
    xml,
    correlationId,
  }: { readonly configuration: SignOnConfiguration; readonly xml: string | null; readonly correlationId: string },
  deps: SignOnDeps,
): Promise<string> {
  return withSite(deps.db, scope, async (tx) => {
    const outcome = await judge(tx, answer, { configuration, xml }, deps);
    return keep(tx, { outcome, requestId: answer.requestId, correlationId }, deps);
  });
}

/** Keeps the failure of an answer. The request that it claims to answer stays good: whoever sent it may not be its owner. */
export async function takeFailure(
  scope: SiteScope,
  failure: {
    readonly fault: SignOnFault;
    readonly claimedRequestId: string | null;
    readonly xml: string | null;
    readonly correlationId: string;
  },
  deps: SignOnDeps,
): Promise<string> {
  const { fault, claimedRequestId, xml, correlationId } = failure;
  return withSite(deps.db, scope, async (tx) => {
    const request = claimedRequestId === null ? null : await findRequest(tx, claimedRequestId, deps.clock.now());
    const outcome = { kind: 'failed', fault, xml: request?.purpose === 'test' ? redacted(xml) : null } as const;
    return keep(tx, { outcome, requestId: request ? claimedRequestId : null, correlationId }, deps);
  });
}

async function judge(
  tx: SiteTransaction,
  answer: CheckedAnswer,
  { configuration, xml }: { readonly configuration: SignOnConfiguration; readonly xml: string | null },
  deps: SignOnDeps,
): Promise<SignOnOutcome> {
  const now = deps.clock.now();
  const failed = (check: number, reason: string, more: Partial<SignOnFault> = {}): SignOnOutcome => ({
    kind: 'failed',
    fault: { check, reason, expected: null, received: null, ...more },
    xml: null,
  });
  const request = await findRequest(tx, answer.requestId, now);
  if (!request || (request.purpose === 'signIn' && configuration.mode === 'off')) return failed(7, 'request-unknown');
  const since = answer.authenticatedAt?.until(now).total('minutes') ?? Number.POSITIVE_INFINITY;
  if (request.isFresh && since > freshMinutes) {
    return failed(10, 'sign-in-too-old', { received: answer.authenticatedAt?.toString() ?? null });
  }
  const writes = request.purpose === 'signIn';
  // The assertion first: of two that come at once the second waits here, and learns that it is the second.
  if (answer.assertion && !(await rememberAssertion(tx, answer.assertion))) return failed(9, 'assertion-replayed');
  if (request.isConsumed) return failed(7, 'request-unknown');
  const match = await matchPerson(tx, answer.newcomer, { mapping: configuration.mapping, writes, deps });
  if (!(await consumeRequest(tx, answer.requestId, now))) return failed(7, 'request-unknown');
  if (request.purpose === 'test')
    return { kind: 'tested', match: wordOf(match), claims: answer.claims, xml: redacted(xml) };
  if (match.kind === 'nobody') return { kind: 'nobody', login: answer.newcomer.login, because: match.because };
  const hasRelay = answer.relayState !== null && hashOf(answer.relayState).equals(request.relayHash);
  return { kind: 'signedIn', personId: match.personId, session: answer.session, hasRelay };
}

function wordOf(match: PersonMatch): string {
  return match.kind === 'person' ? match.how : match.because;
}

async function keep(
  tx: SiteTransaction,
  {
    outcome,
    requestId,
    correlationId,
  }: { readonly outcome: SignOnOutcome; readonly requestId: string | null; readonly correlationId: string },
  deps: SignOnDeps,
): Promise<string> {
  const code = newToken();
  const reference = newReference();
  const expiresAt = deps.clock.now().add({ seconds: codeSeconds });
  await insertResult(tx, hashOf(code), { reference, requestId, outcome: outcome as unknown as JsonValue, expiresAt });
  if (outcome.kind !== 'signedIn') {
    const fault = outcome.kind === 'failed' ? { check: outcome.fault.check, reason: outcome.fault.reason } : {};
    await noteSignOn(
      tx,
      {
        action: outcome.kind === 'tested' ? 'signOn.tested' : 'signOn.refused',
        actor: visitor,
        correlationId,
        reason: outcome.kind === 'nobody' ? outcome.because : null,
        change: { reference, requestId, ...fault },
      },
      deps,
    );
  }
  return code;
}

const referenceLetters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'; // none that are taken for another when read aloud

function newReference(): string {
  return Array.from({ length: 8 }, () => referenceLetters[randomInt(referenceLetters.length)]).join('');
}

/** The message for the report, without what proves anything. */
function redacted(xml: string | null): string | null {
  return xml?.replaceAll(/(<(?:\w+:)?(SignatureValue|DigestValue|X509Certificate)[^>]*>)[^<]*/g, '$1…') ?? null;
}

export interface FetchedResult {
  readonly outcome: SignOnOutcome;
  readonly reference: string;
  readonly purpose: 'signIn' | 'test';
  readonly requestId: string;
  readonly returnPath: string;
}

/**
 * The way back: takes the result of a code for the browser that began the request.
 * A test that went well makes the configuration a tested one, if it is still the same.
 * @returns null when the code is unknown, used, too old, or of another browser
 */
export async function fetchResult(
  tx: SiteTransaction,
  { code, browserKey }: { readonly code: string | undefined; readonly browserKey: string | undefined },
  deps: SignOnDeps,
): Promise<FetchedResult | null> {
  if (code === undefined || browserKey === undefined || !isToken(code) || !isToken(browserKey)) return null;
  const now = deps.clock.now();
  const taken = await takeResult(tx, { codeHash: hashOf(code), browserHash: hashOf(browserKey), at: now });
  if (!taken) return null;
  const outcome = taken.outcome as unknown as SignOnOutcome;
  const { purpose, requestId, returnPath, startedBy, fingerprint } = taken.request;
  if (outcome.kind === 'tested' && startedBy) {
    await lockSettings(tx);
    const configuration = await signOnConfiguration(tx);
    if (fingerprintOf(configuration) === fingerprint) {
      const tested = { at: now.toString(), by: startedBy, fingerprint };
      await saveSignOn(tx, { ...configuration, tested }, { box: deps.secrets, now });
    }
  }
  const isOurs = outcome.kind === 'signedIn' && outcome.hasRelay;
  return { outcome, reference: taken.reference, purpose, requestId, returnPath: isOurs ? returnPath : '/' };
}
