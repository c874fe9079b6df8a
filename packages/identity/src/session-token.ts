import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const tokenBytes = 32; // 256 bits: guessing is hopeless, so a plain hash in the database is enough

/** A token as the cookie carries it: 43 characters of base64url. */
export function newToken(random: (count: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(tokenBytes)).toString('base64url');
}

/** Whether a text can be a token at all; anything else is answered without asking the database. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What the database knows of a token: its SHA-256. A stolen table opens no session. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token that writes of this session must carry. Made from the session's, so that it needn't be stored readable. */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('planner csrf').digest('base64url');
}

/** Whether the given token is the session's, in a time that doesn't depend on where they differ. */
export function isCsrfTokenOf(token: string, given: string): boolean {
  return timingSafeEqual(hashOf(csrfTokenOf(token)), hashOf(given));
}
