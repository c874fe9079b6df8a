import { readConnection, writeConnection } from '@planner/db';
import type { ConnectedApplication, SiteTransaction } from '@planner/db';
import type { Clock } from '@planner/core';
import { SecretUnreadable } from './secret-box.ts';
import type { SecretBox } from './secret-box.ts';

/** One of a site's connections to Microsoft 365, ready for use. */
export interface Connection {
  readonly application: ConnectedApplication;
  readonly tenantId: string;
  readonly clientId: string;
  /** null = none was entered (a public client) */
  readonly clientSecret: string | null;
  /** Where tokens come from, e.g. `https://login.microsoftonline.com/<tenant>` */
  readonly authorityUrl: string;
  /** e.g. `https://graph.microsoft.com/v1.0` */
  readonly graphUrl: string;
  readonly state: 'connected' | 'revoked' | 'disconnected';
}

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
  const { clientSecret: sealed, secretKeyId, ...rest } = row;
  if (sealed !== null && secretKeyId !== box.keyId) {
    throw new SecretUnreadable(
      `The secret of the connection "${application}" was sealed with another key. Restore the key file, or enter the secret again.`,
    );
  }
  return { ...rest, clientSecret: sealed === null ? null : box.open(sealed, contextOf(tx, application)) };
}

/** Makes or replaces a connection. The secret is sealed to its site and application. */
export async function saveConnection(
  tx: SiteTransaction,
  connection: Connection,
  { box, clock }: { readonly box: SecretBox; readonly clock: Clock },
): Promise<void> {
  const { clientSecret, ...rest } = connection;
  const sealed = clientSecret === null ? null : box.seal(clientSecret, contextOf(tx, connection.application));
  await writeConnection(
    tx,
    { ...rest, clientSecret: sealed, secretKeyId: sealed === null ? null : box.keyId },
    clock.now(),
  );
}

function contextOf(tx: SiteTransaction, application: ConnectedApplication): string {
  return `${tx.scope.siteId}/${application}`;
}
