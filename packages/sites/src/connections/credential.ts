import type { ConnectedApplication, SealedCredential, SiteTransaction } from '@planner/db';
import type { TokenCredential } from '@planner/graph';
import { SecretUnreadable } from '../secret-box.ts';
import type { SecretBox } from '../secret-box.ts';

/** What proves an application, with what may be shown of it. */
export type Credential =
  | {
      readonly kind: 'secret';
      readonly secret: string;
      /** The last three characters, to tell two secrets apart; null for those of old. */
      readonly hint: string | null;
      /** As the administrator entered it: Entra doesn't tell it to us. */
      readonly expiresAt: Temporal.Instant | null;
    }
  | {
      readonly kind: 'certificate';
      /** PKCS #8, PEM; never leaves the server. */
      readonly privateKey: string;
      /** PEM */
      readonly certificate: string;
      /** SHA-256 of its DER, in hex */
      readonly thumbprint: string;
      readonly expiresAt: Temporal.Instant;
    };

/** What is stored beside the sealed part. */
type Facts =
  | { readonly kind: 'secret'; readonly hint: string | null; readonly expiresAt: string | null }
  | {
      readonly kind: 'certificate';
      readonly certificate: string;
      readonly thumbprint: string;
      readonly expiresAt: string;
    };

/** A client secret as somebody entered it. @param expiresAt  from Entra's page; null when it wasn't given */
export function clientSecret(secret: string, expiresAt: Temporal.Instant | null = null): Credential {
  return { kind: 'secret', secret, hint: secret.slice(-3), expiresAt };
}

/** What a token is asked for with. */
export function tokenCredentialOf(credential: Credential): TokenCredential {
  return credential.kind === 'secret'
    ? { kind: 'secret', secret: credential.secret }
    : { kind: 'certificate', privateKey: credential.privateKey, thumbprint: credential.thumbprint };
}

/** Seals a credential to its site and application. */
export function sealCredential(
  tx: SiteTransaction,
  application: ConnectedApplication,
  { credential, box }: { readonly credential: Credential; readonly box: SecretBox },
): SealedCredential {
  const secret = credential.kind === 'secret' ? credential.secret : credential.privateKey;
  return {
    sealed: box.seal(secret, contextOf(tx, application)),
    keyId: box.keyId,
    facts: factsOf(credential),
  };
}

function factsOf(credential: Credential): Facts {
  if (credential.kind === 'secret') {
    const { kind, hint, expiresAt } = credential;
    return { kind, hint, expiresAt: expiresAt && expiresAt.toString() };
  }
  const { kind, certificate, thumbprint, expiresAt } = credential;
  return { kind, certificate, thumbprint, expiresAt: expiresAt.toString() };
}

/** @throws SecretUnreadable when the key isn't the one it was sealed with */
export function openCredential(
  tx: SiteTransaction,
  application: ConnectedApplication,
  { stored, box }: { readonly stored: SealedCredential; readonly box: SecretBox },
): Credential {
  if (stored.keyId !== box.keyId) {
    throw new SecretUnreadable(
      `The secret of the connection "${application}" was sealed with another key. Restore the key file, or enter the secret again.`,
    );
  }
  const secret = box.open(stored.sealed, contextOf(tx, application));
  const facts = stored.facts as unknown as Facts | null;
  if (facts?.kind === 'certificate') {
    const { kind, certificate, thumbprint, expiresAt } = facts;
    return { kind, privateKey: secret, certificate, thumbprint, expiresAt: Temporal.Instant.from(expiresAt) };
  }
  const expiresAt = facts?.expiresAt ?? null;
  return {
    kind: 'secret',
    secret,
    hint: facts?.hint ?? null,
    expiresAt: expiresAt === null ? null : Temporal.Instant.from(expiresAt),
  };
}

function contextOf(tx: SiteTransaction, application: ConnectedApplication): string {
  return `${tx.scope.siteId}/${application}`;
}
