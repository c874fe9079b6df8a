import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  appendSiteEvent,
  endConsent,
  endWaitingConsents,
  insertConsent,
  lockConnection,
  waitingConsent,
} from '@planner/db';
import type { AuditActor, ConnectedApplication, ConsentRow, SiteTransaction } from '@planner/db';
import type { JsonValue, Outcome, PersonId } from '@planner/core';
import { accepted, refused } from '@planner/core';
import { verifyMinutes } from './after-check.ts';
import { connectionOf, saveConnection } from './connection.ts';
import type { ConnectionDeps } from './run-check.ts';

/** Administrators need time: they may have to ask a colleague. */
const consentMinutes = 60;
const stateBytes = 32;

/** What came of a request for consent, once it ended. */
export type ConsentOutcome =
  | { readonly kind: 'approved' | 'cancelled' | 'replaced' }
  /** Somebody said no, or Entra did; `code` is its word for that. */
  | { readonly kind: 'declined'; readonly code: string; readonly detail: string | null }
  /** Approved, but in another directory than the one that this site is connected to. */
  | { readonly kind: 'wrongTenant'; readonly approvedIn: string };

/** Whoever asks for consent. */
export interface ConsentAsker {
  readonly personId: PersonId;
  /** Only this session may bring the answer. */
  readonly sessionKey: string;
  readonly correlationId: string;
}

/**
 * Begins the consent of an administrator: makes a state and the address in Entra that it travels to.
 * The address needs no account in Planner, so it may be handed to whoever may consent.
 * @param redirectUri  registered in Entra, letter for letter
 * @returns CONNECTION_INCOMPLETE while ids or a credential are missing
 */
export async function beginConsent(
  tx: SiteTransaction,
  { application, redirectUri, asker }: { application: ConnectedApplication; redirectUri: string; asker: ConsentAsker },
  deps: ConnectionDeps,
): Promise<Outcome<{ readonly url: string; readonly expiresAt: Temporal.Instant }>> {
  await lockConnection(tx, application);
  const connection = await connectionOf(tx, application, deps.secrets);
  if (!connection || (!connection.credential && !connection.nextCredential)) {
    return refused({ code: 'CONNECTION_INCOMPLETE', params: {} });
  }
  const state = randomBytes(stateBytes).toString('base64url');
  const now = deps.clock.now();
  const expiresAt = now.add({ minutes: consentMinutes });
  const { tenantId, clientId, authorityUrl, graphUrl } = connection;
  await insertConsent(tx, hashOf(state), {
    application,
    tenantId,
    clientId,
    startedBy: asker.personId,
    sessionKey: asker.sessionKey,
    startedAt: now,
    expiresAt,
  });
  // The v2.0 endpoint wants `.default` for application permissions: all that the registration lists (v2-admin-consent).
  const url = new URL(`/${tenantId}/v2.0/adminconsent`, deps.signInPages?.(authorityUrl) ?? authorityUrl);
  url.search = new URLSearchParams({
    client_id: clientId,
    scope: new URL('/.default', graphUrl).href,
    redirect_uri: redirectUri,
    state,
  }).toString();
  await note(tx, { action: 'connection.consentAsked', application, actor: personOf(asker), ...asker }, deps);
  return accepted({ url: url.href, expiresAt });
}

/** Gives up waiting for an answer; one that comes later changes nothing. */
export async function cancelConsent(
  tx: SiteTransaction,
  { application, asker }: { readonly application: ConnectedApplication; readonly asker: ConsentAsker },
  deps: ConnectionDeps,
): Promise<void> {
  await endWaitingConsents(tx, application, { at: deps.clock.now(), outcome: { kind: 'cancelled' } });
  await note(tx, { action: 'connection.consentCancelled', application, actor: personOf(asker), ...asker }, deps);
}

/** What Entra sent a browser back with; nothing of it is believed. */
export interface ConsentAnswer {
  readonly state?: string | undefined;
  readonly tenant?: string | undefined;
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
}

/** What the browser that brought an answer is shown. */
export type ConsentReception =
  /** Unknown, used or expired state, another session or another site: all the same answer. */
  | { readonly kind: 'invalid' }
  /** The administrator who began it: back to the page, which tells how it went. */
  | { readonly kind: 'begun'; readonly application: ConnectedApplication }
  /** Somebody without a session here, to whom the address was handed. */
  | { readonly kind: 'guest'; readonly application: ConnectedApplication; readonly isApproved: boolean };

/**
 * Takes the answer that a browser brought. Success only begins a verification: the token decides.
 * @param sessionKey  of the browser's session here; null = it has none
 */
export async function receiveConsent(
  tx: SiteTransaction,
  {
    answer,
    sessionKey,
    correlationId,
  }: { readonly answer: ConsentAnswer; readonly sessionKey: string | null; readonly correlationId: string },
  deps: ConnectionDeps,
): Promise<ConsentReception> {
  const now = deps.clock.now();
  const stateHash = hashOf(answer.state ?? '');
  const consent = answer.state === undefined ? null : await waitingConsent(tx, stateHash, now);
  if (!consent || (sessionKey !== null && !isEqual(sessionKey, consent.sessionKey))) {
    await note(
      tx,
      { action: 'connection.consentRefused', application: consent?.application ?? null, actor: nobody, correlationId },
      deps,
    );
    return { kind: 'invalid' };
  }
  const { application } = consent;
  const outcome = outcomeOf(answer, consent);
  // A guest's word may start a check and nothing else: a refusal of theirs leaves the request waiting for its own browser.
  if (sessionKey === null && outcome.kind !== 'approved') return { kind: 'guest', application, isApproved: false };
  await endConsent(tx, stateHash, { at: now, outcome });
  const actor = sessionKey === null ? nobody : personOf({ personId: consent.startedBy });
  const change = { outcome };
  await note(tx, { action: 'connection.consentAnswered', application, actor, correlationId, change }, deps);
  if (outcome.kind === 'approved') await beginVerification(tx, consent, deps);
  return sessionKey === null ? { kind: 'guest', application, isApproved: true } : { kind: 'begun', application };
}

async function beginVerification(tx: SiteTransaction, consent: ConsentRow, deps: ConnectionDeps): Promise<void> {
  await lockConnection(tx, consent.application);
  const connection = await connectionOf(tx, consent.application, deps.secrets);
  if (!connection || connection.clientId !== consent.clientId || connection.tenantId !== consent.tenantId) return;
  const now = deps.clock.now();
  const verifyUntil = now.add({ minutes: verifyMinutes });
  await saveConnection(
    tx,
    { ...connection, missed: null, verifyUntil, verifyTries: 0, nextCheckAt: now },
    { box: deps.secrets, clock: deps.clock },
  );
}

/** `error` first: on a refusal Microsoft sends `admin_consent=True` as well, and no tenant (v2-admin-consent). */
function outcomeOf({ error, errorDescription, tenant }: ConsentAnswer, consent: ConsentRow): ConsentOutcome {
  if (error !== undefined || tenant === undefined) {
    return {
      kind: 'declined',
      code: (error ?? 'no_tenant').slice(0, 100),
      detail: errorDescription?.slice(0, 1000) ?? null,
    };
  }
  if (tenant.toLowerCase() !== consent.tenantId.toLowerCase()) {
    return { kind: 'wrongTenant', approvedIn: tenant.slice(0, 100) };
  }
  return { kind: 'approved' };
}

const nobody: AuditActor = { kind: 'system', name: 'consent callback' };

function personOf({ personId }: Pick<ConsentAsker, 'personId'>): AuditActor {
  return { kind: 'person', personId };
}

async function note(
  tx: SiteTransaction,
  event: {
    readonly action: string;
    readonly application: ConnectedApplication | null;
    readonly actor: AuditActor;
    readonly correlationId: string;
    readonly change?: { readonly [name: string]: JsonValue };
  },
  { clock, ids }: ConnectionDeps,
): Promise<void> {
  const { action, application, actor, correlationId, change = {} } = event;
  await appendSiteEvent(tx, {
    id: ids.next(),
    at: clock.now(),
    actor,
    action,
    entity: 'connection',
    entityId: null,
    change: { application, ...change },
    reason: null,
    correlationId,
  });
}

function hashOf(state: string): Buffer {
  return createHash('sha256').update(state).digest();
}

function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(hashOf(one), hashOf(other));
}
