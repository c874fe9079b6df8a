import { appendSiteEvent, endWaitingConsents, lockConnection } from '@planner/db';
import type { ConnectedApplication, SiteTransaction } from '@planner/db';
import type { JsonValue, Outcome } from '@planner/core';
import { accepted, refused } from '@planner/core';
import { applications } from './applications.ts';
import { makeCertificate } from './certificate.ts';
import { connectionOf, newConnection, saveConnection, unused } from './connection.ts';
import type { Connection } from './connection.ts';
import type { ConsentAsker } from './consent.ts';
import type { Credential } from './credential.ts';
import type { ConnectionDeps } from './run-check.ts';

/** What an administrator enters of a registration in Entra. */
export interface ConnectionEntry {
  readonly tenantId: string;
  readonly clientId: string;
  readonly authorityUrl: string;
  readonly graphUrl: string;
  /** null = leave the one there is */
  readonly secret: Credential | null;
}

interface Edit {
  readonly application: ConnectedApplication;
  readonly asker: ConsentAsker;
}

/**
 * Keeps what was entered. Another registration or another cloud loses its credential, so that nobody can have a stored
 * secret sent to a host of their choice; another registration or directory has no consent yet.
 */
export async function enterConnection(
  tx: SiteTransaction,
  { application, entry, asker }: Edit & { readonly entry: ConnectionEntry },
  deps: ConnectionDeps,
): Promise<void> {
  await lockConnection(tx, application);
  const before = await connectionOf(tx, application, deps.secrets);
  const { secret, ...ids } = entry;
  const isSameApp =
    before !== null &&
    before.clientId === ids.clientId &&
    before.authorityUrl === ids.authorityUrl &&
    before.graphUrl === ids.graphUrl;
  const isSame = isSameApp && before.tenantId === ids.tenantId;
  const kept: Connection = isSame
    ? before
    : { ...newConnection({ application, ...ids, credential: isSameApp ? before.credential : null }) };
  if (!isSame) await endWaitingConsents(tx, application, { at: deps.clock.now(), outcome: { kind: 'cancelled' } });
  const next = secret ? withCredential(kept, secret) : kept;
  await save(tx, next, deps);
  const change = {
    tenantId: fromTo(before?.tenantId ?? null, next.tenantId),
    clientId: fromTo(before?.clientId ?? null, next.clientId),
    authorityUrl: fromTo(before?.authorityUrl ?? null, next.authorityUrl),
    graphUrl: fromTo(before?.graphUrl ?? null, next.graphUrl),
    secret: secret ? 'entered' : 'unchanged',
  };
  await note(tx, { action: 'connection.entered', application, asker, change }, deps);
}

/**
 * Makes a key pair with its certificate; the private key never leaves the server.
 * @returns CONNECTION_INCOMPLETE while the registration's ids aren't entered
 */
export async function addCertificate(
  tx: SiteTransaction,
  { application, asker }: Edit,
  deps: ConnectionDeps,
): Promise<Outcome<null>> {
  await lockConnection(tx, application);
  const connection = await connectionOf(tx, application, deps.secrets);
  if (!connection) return refused({ code: 'CONNECTION_INCOMPLETE', params: {} });
  const certificate = await makeCertificate(applications[application].name, deps.clock.now());
  await save(tx, withCredential(connection, certificate), deps);
  const change = { thumbprint: certificate.thumbprint, expiresAt: certificate.expiresAt.toString() };
  await note(tx, { action: 'connection.certificateMade', application, asker, change }, deps);
  return accepted(null);
}

/** A working credential stays until the new one has proved itself; else the new one is the only one. */
function withCredential(connection: Connection, credential: Credential): Connection {
  const works = connection.state === 'connected' && connection.credential !== null;
  return works ? { ...connection, nextCredential: credential } : { ...connection, credential, nextCredential: null };
}

/** Planner stops using the connection; ids and credential stay, so that connecting again is one click. */
export async function disconnect(
  tx: SiteTransaction,
  { application, asker }: Edit,
  deps: ConnectionDeps,
): Promise<Outcome<null>> {
  await lockConnection(tx, application);
  const connection = await connectionOf(tx, application, deps.secrets);
  if (!connection) return refused({ code: 'CONNECTION_INCOMPLETE', params: {} });
  await endWaitingConsents(tx, application, { at: deps.clock.now(), outcome: { kind: 'cancelled' } });
  await save(tx, { ...connection, ...unused }, deps);
  await note(tx, { action: 'connection.disconnected', application, asker, change: {} }, deps);
  return accepted(null);
}

async function save(tx: SiteTransaction, connection: Connection, deps: ConnectionDeps): Promise<void> {
  await saveConnection(tx, connection, { box: deps.secrets, clock: deps.clock });
}

function fromTo(from: string | null, to: string): JsonValue {
  return from === to ? to : { from, to };
}

async function note(
  tx: SiteTransaction,
  event: {
    readonly action: string;
    readonly application: ConnectedApplication;
    readonly asker: ConsentAsker;
    readonly change: { readonly [name: string]: JsonValue };
  },
  { clock, ids }: ConnectionDeps,
): Promise<void> {
  const { action, application, asker, change } = event;
  await appendSiteEvent(tx, {
    id: ids.next(),
    at: clock.now(),
    actor: { kind: 'person', personId: asker.personId },
    action,
    entity: 'connection',
    entityId: null,
    change: { application, ...change },
    reason: null,
    correlationId: asker.correlationId,
  });
}
