import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const periodSeconds = 30;
/** Steps before and after the current one that still count: a phone's clock may be half a minute off (RFC 6238 §5.2). */
const tolerance = 1;
const secretBytes = 20; // RFC 4226 §4: 160 bits
const recoveryCodeCount = 10;

/** A new secret of a second factor, as base32. */
export function newFactor(): string {
  return new Secret({ buffer: Uint8Array.from(randomBytes(secretBytes)).buffer }).base32;
}

/** What an authenticator app reads from a QR code. */
export function factorUri(secret: string, { site, login }: { readonly site: string; readonly login: string }): string {
  return totp(secret, { issuer: `Planner ${site}`.replaceAll(':', ' '), label: login }).toString();
}

/**
 * The time step that a code belongs to.
 * @param after  the last step that was used: a code that was seen is worth nothing
 * @returns null when the code isn't right now, or was used
 */
export function factorStep(
  secret: string,
  { code, at, after }: { readonly code: string; readonly at: Temporal.Instant; readonly after: number },
): number | null {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = at.epochMilliseconds;
  const delta = totp(secret, {}).validate({ token: digits, timestamp, window: tolerance });
  if (delta === null) return null;
  const step = Math.floor(timestamp / 1000 / periodSeconds) + delta;
  return step > after ? step : null;
}

function totp(secret: string, names: { readonly issuer?: string; readonly label?: string }): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), period: periodSeconds, digits: 6, algorithm: 'SHA1' });
}

/** Codes for whoever has lost their phone, each good for once: ten letters and digits without those that look alike. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: recoveryCodeCount }, () => {
    const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
    // 31 letters of 256 values: the first eight are a little likelier, which takes a tenth of a bit off fifty.
    const code = Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join('');
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}

/** What is stored of a recovery code. Fifty random bits behind a throttled door need no slow hash. */
export function recoveryCodeHash(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z\d]/g, ''))
    .digest();
}
