import type { PersonId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import { hashOf, isToken } from '../session-token.ts';
import { signOnConfiguration } from './configuration.ts';
import { shownMinutes } from './finish-sign-on.ts';
import type { SignOnFault, SignOnOutcome } from './finish-sign-on.ts';
import { isTestOf, resultOfReference, resultOfTest } from './queries/request-queries.ts';
import type { SignOnDeps } from './sign-on-deps.ts';

/** What a test of the administrator came to. */
export interface TestReport {
  readonly at: Temporal.Instant;
  /** null = every check passed */
  readonly fault: SignOnFault | null;
  /** What a sign-in would have come to: how the person was found, or why nobody was. */
  readonly match: string | null;
  readonly claims: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** The message, without signature and certificate. */
  readonly xml: string | null;
}

/** The report of a test for whoever began it; null while no answer came, `unknown` for a test that isn't theirs. */
export async function testReport(
  tx: SiteTransaction,
  test: { readonly requestId: string; readonly startedBy: PersonId },
): Promise<TestReport | null | 'unknown'> {
  if (!(await isTestOf(tx, test))) return 'unknown';
  const found = await resultOfTest(tx, test);
  if (!found) return null;
  const outcome = found.outcome as unknown as SignOnOutcome;
  const at = found.takenAt;
  if (outcome.kind === 'failed') return { at, fault: outcome.fault, match: null, claims: [], xml: outcome.xml };
  if (outcome.kind !== 'tested') return null;
  return { at, fault: null, match: outcome.match, claims: outcome.claims, xml: outcome.xml };
}

/** What somebody is told whose sign-in came to nothing: never which check, and not whether they are unknown or deactivated. */
export interface SignInFailure {
  /** null = a failed check */
  readonly login: string | null;
  readonly contact: string | null;
  /** What the provider itself said; null when it said nothing. */
  readonly providerSays: string | null;
}

/** The failure of a reference, for the browser whose sign-in it was. */
export async function failureOfReference(
  tx: SiteTransaction,
  { reference, browserKey }: { readonly reference: string; readonly browserKey: string | undefined },
  { clock }: Pick<SignOnDeps, 'clock'>,
): Promise<SignInFailure | null> {
  if (browserKey === undefined || !isToken(browserKey)) return null;
  const since = clock.now().subtract({ minutes: shownMinutes });
  const found = await resultOfReference(tx, { reference, browserHash: hashOf(browserKey), since });
  const outcome = found?.outcome as unknown as SignOnOutcome | undefined;
  if (!outcome || (outcome.kind !== 'failed' && outcome.kind !== 'nobody')) return null;
  const { mapping } = await signOnConfiguration(tx);
  if (outcome.kind === 'nobody') return { login: outcome.login, contact: mapping.contact, providerSays: null };
  const { reason, received } = outcome.fault;
  const isTheirs = reason === 'status-not-success' || reason === 'provider-refused';
  return { login: null, contact: mapping.contact, providerSays: isTheirs ? received : null };
}
