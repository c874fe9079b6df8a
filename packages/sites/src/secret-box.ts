import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Seals secrets before they are stored: whoever reads the database, or a backup of it, reads no secret. */
export interface SecretBox {
  /** Names the key, so that a key that was exchanged is noticed instead of giving nonsense. */
  readonly keyId: string;
  /** @param context  what the secret belongs to; a sealed secret opens only under the same context */
  seal(secret: string, context: string): Buffer;
  /** @throws SecretUnreadable when key, context or content aren't those it was sealed with */
  open(sealed: Buffer, context: string): string;
}

/** A sealed secret doesn't open: another key, another row, or damaged. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

const nonceBytes = 12; // NIST SP 800-38D: 96 bits, random per secret
const tagBytes = 16;
const keyBytes = 32;

/** A box with this key of 32 bytes (AES-256-GCM). */
export function secretBox(key: Buffer): SecretBox {
  if (key.length !== keyBytes) throw new Error(`the secret key has to have ${keyBytes} bytes`);
  const keyId = createHash('sha256').update('planner secret key').update(key).digest('hex').slice(0, 16);
  return {
    keyId,
    seal(secret, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(sealed, context) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
        return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString(
          'utf8',
        );
      } catch (error) {
        throw new SecretUnreadable(
          'A stored secret does not open with this key. Restore the key file, or enter the secret again.',
          {
            cause: error,
          },
        );
      }
    },
  };
}

/**
 * The box of a key file; the key is made on first use (0600). Keep a copy apart from the database's backup.
 * @throws Error in one sentence when the file holds something else
 */
export function secretBoxFromFile(file: string): SecretBox {
  if (!existsSync(file)) makeKeyFile(file);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== keyBytes) {
    throw new Error(`${file} holds no secret key. Restore it from a backup; stored secrets can't be read without it.`);
  }
  return secretBox(key);
}

/** Two processes may start at once: the file appears complete, and the first one's key holds for both. */
function makeKeyFile(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
