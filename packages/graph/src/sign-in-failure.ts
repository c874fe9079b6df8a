import { GraphFailure, retryAfterOf } from './graph-failure.ts';

/**
 * Microsoft's sign-in host gave no token. `kind` is `denied` where somebody has to change something, `throttled` or
 * `unavailable` where the cause may pass by itself.
 */
export class SignInFailure extends GraphFailure {
  /** The AADSTS number (7000215 …), first of `error_codes`; null when the host gave none, or didn't answer. */
  readonly number: number | null;
  /** For Microsoft's support. */
  readonly traceId: string | null;
  readonly correlationId: string | null;
  /** The host's own sentence; shown as a detail, never looked at. */
  readonly detail: string | null;

  constructor(heard: HeardAnswer | null, options?: ErrorOptions) {
    const refusal = heard?.refusal;
    const status = heard?.status ?? 0;
    const code = refusal?.error ?? 'network';
    super({ kind: kindOf(status, code), code, status, retryAt: heard?.retryAt ?? null }, options);
    this.name = 'SignInFailure';
    this.number = refusal?.number ?? null;
    this.traceId = refusal?.traceId ?? null;
    this.correlationId = refusal?.correlationId ?? null;
    this.detail = refusal?.description ?? null;
  }
}

interface Refusal {
  readonly error: string;
  readonly number: number | null;
  readonly description: string | null;
  readonly traceId: string | null;
  readonly correlationId: string | null;
}

/** What the sign-in host said to one request. */
export interface HeardAnswer {
  readonly status: number;
  readonly retryAt: Temporal.Instant | null;
  /** null = no error body */
  readonly refusal: Refusal | null;
}

// A wrong secret, a removed application or a withdrawn consent don't pass by themselves; everything else may.
const standing = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'invalid_grant',
  'access_denied',
]);

function kindOf(status: number, error: string): 'denied' | 'throttled' | 'unavailable' {
  if (status === 429) return 'throttled';
  return status < 500 && standing.has(error) ? 'denied' : 'unavailable';
}

/**
 * Reads an answer of the sign-in host (error body: learn.microsoft.com/entra/identity-platform/reference-error-codes).
 * Texts aren't stable, numbers are.
 */
export function hearAnswer(
  answer: { readonly status: number; readonly retryAfter: string | null; readonly body: unknown },
  now: Temporal.Instant,
): HeardAnswer {
  return {
    status: answer.status,
    retryAt: retryAfterOf(answer.retryAfter, now),
    refusal: answer.status < 400 ? null : refusalOf(answer.body),
  };
}

function refusalOf(body: unknown): Refusal | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = body as { readonly [name: string]: unknown };
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  const error = text('error');
  if (error === null) return null;
  const codes: unknown = fields['error_codes'];
  const number: unknown = Array.isArray(codes) ? codes[0] : null;
  return {
    error,
    number: typeof number === 'number' ? number : null,
    description: text('error_description'),
    traceId: text('trace_id'),
    correlationId: text('correlation_id'),
  };
}
