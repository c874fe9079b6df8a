import type { Clock } from '../tenant/clock.ts';
import type { Random } from '../tenant/random.ts';
import type { ScopeWish } from './scopes.ts';

/** What an authorization code or a refresh token stands for. */
export type Grant = {
  readonly tenantId: string;
  readonly userId: string;
  readonly appId: string;
  readonly wish: ScopeWish;
  readonly signedInAt: Temporal.Instant;
  readonly sessionId: string;
  /** A single page app: tokens go to browsers alone, and last a day. */
  readonly isSpa: boolean;
};

/** An authorization code, before it is redeemed. */
export type Code = {
  readonly grant: Grant;
  readonly redirectUri: string;
  /** A redirect URI of the kinds `web` needs the app's credential. */
  readonly isConfidential: boolean;
  readonly nonce: string | null;
  readonly challenge: { readonly value: string; readonly method: 'S256' | 'plain' } | null;
  readonly until: Temporal.Instant;
};

/** Codes are good for about ten minutes (learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow). */
const codeMinutes = 10;
const keptCodes = 5000;

/** Authorization codes: each is redeemed once. Kept in memory, as sign-ins are. */
export class CodeBook {
  readonly #codes = new Map<string, Code | 'redeemed'>();
  readonly #deps: { readonly clock: Clock; readonly random: Random };

  constructor(deps: { readonly clock: Clock; readonly random: Random }) {
    this.#deps = deps;
  }

  issue(code: Omit<Code, 'until'>): string {
    const text = `1.${Buffer.from(this.#deps.random.bytes(48)).toString('base64url')}`;
    const [oldest] = this.#codes.keys();
    if (this.#codes.size >= keptCodes && oldest !== undefined) this.#codes.delete(oldest);
    this.#codes.set(text, { ...code, until: this.#deps.clock.now().add({ minutes: codeMinutes }) });
    return text;
  }

  /** What a code stands for; it stays until it is marked. */
  read(text: string): Code | 'redeemed' | 'expired' | undefined {
    const code = this.#codes.get(text);
    if (code === undefined || code === 'redeemed') return code;
    return Temporal.Instant.compare(code.until, this.#deps.clock.now()) < 0 ? 'expired' : code;
  }

  markRedeemed(text: string): void {
    this.#codes.set(text, 'redeemed');
  }
}
