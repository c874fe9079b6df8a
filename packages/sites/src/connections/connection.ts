import { readConnection, writeConnection } from '@planner/db';
import type { ConnectedApplication, SiteTransaction } from '@planner/db';
import type { Clock, JsonValue, PersonId } from '@planner/core';
import type { SecretBox } from '../secret-box.ts';
import type { CheckFinding, MissedCheck } from './check-connection.ts';
import { openCredential, sealCredential } from './credential.ts';
import type { Credential } from './credential.ts';

/** One of a site's connections to Microsoft 365. */
export interface Connection {
  readonly application: ConnectedApplication;
  readonly tenantId: string;
  readonly clientId: string;
  /** Sign-in host without tenant, e.g. `https://login.microsoftonline.com` */
  readonly authorityUrl: string;
  /** e.g. `https://graph.microsoft.com` */
  readonly graphUrl: string;
  /** Whether Planner uses it. What the screen says is computed: `connectionState`. */
  readonly state: 'connected' | 'disconnected';
  /** null = none was entered or made yet */
  readonly credential: Credential | null;
  /** Waits for its proof; the one in use stays until then. */
  readonly nextCredential: Credential | null;
  /** The last check that got an answer. */
  readonly checked: CheckFinding | null;
  /** The last check, when it got none. */
  readonly missed: MissedCheck | null;
  readonly connectedAt: Temporal.Instant | null;
  readonly connectedBy: PersonId | null;
  /** Consent was given: until then a token that lacks its permissions may only be early. */
  readonly verifyUntil: Temporal.Instant | null;
  readonly verifyTries: number;
  readonly nextCheckAt: Temporal.Instant | null;
}

/** A connection that nobody has used or checked yet. */
export function newConnection(
  entered: Pick<Connection, 'application' | 'tenantId' | 'clientId' | 'authorityUrl' | 'graphUrl' | 'credential'>,
): Connection {
  return { ...entered, ...unused, nextCredential: null };
}

/** What a connection loses when it is taken out of use, or becomes another one. */
export const unused = {
  state: 'disconnected',
  checked: null,
  missed: null,
  connectedAt: null,
  connectedBy: null,
  verifyUntil: null,
  verifyTries: 0,
  nextCheckAt: null,
} as const satisfies Partial<Connection>;

/**
 * The connection of an application; null when the site has none.
 * @throws SecretUnreadable when the key isn't the one its secret was sealed with
 */
export async function connectionOf(
  tx: SiteTransaction,
  application: ConnectedApplication,
  box: SecretBox,
): Promise<Connection | null> {
  const row = await readConnection(tx, application);
  if (!row) return null;
  const open = (stored: typeof row.credential) => stored && openCredential(tx, application, { stored, box });
  return {
    ...row,
    credential: open(row.credential),
    nextCredential: open(row.nextCredential),
    checked: row.checked as unknown as CheckFinding | null,
    missed: row.missed as unknown as MissedCheck | null,
  };
}

/** Makes or replaces a connection. Secrets and private keys are sealed to their site and application. */
export async function saveConnection(
  tx: SiteTransaction,
  connection: Connection,
  { box, clock }: { readonly box: SecretBox; readonly clock: Clock },
): Promise<void> {
  const { application } = connection;
  const seal = (credential: Credential | null) => credential && sealCredential(tx, application, { credential, box });
  await writeConnection(
    tx,
    {
      ...connection,
      credential: seal(connection.credential),
      nextCredential: seal(connection.nextCredential),
      checked: connection.checked as unknown as JsonValue,
      missed: connection.missed as unknown as JsonValue,
    },
    clock.now(),
  );
}
