/**
 * Why a message of the identity provider is refused: the number of the check in the table of
 * docs/how-to/set-up-single-sign-on.md, and a code of its own for each thing that can be wrong.
 */
export const samlReasons = {
  'message-empty': 1,
  'message-too-large': 1,
  'message-not-base64': 1,
  'message-not-utf8': 1,
  'message-not-xml': 1,
  'message-has-doctype': 1,
  'message-has-entity': 1,
  'message-has-instruction': 1,
  'message-has-comment': 1,
  'message-has-cdata': 1,
  'message-has-relative-namespace': 1,
  'message-has-too-many-nodes': 1,
  'message-too-deep': 1,
  'response-missing': 2,
  'version-unknown': 2,
  'status-not-success': 2,
  'assertion-count': 2,
  'assertion-encrypted': 2,
  'assertion-not-signed': 3,
  'signature-out-of-place': 3,
  'signature-algorithm': 3,
  'signature-reference': 3,
  'id-not-unique': 3,
  'signature-invalid': 3,
  'response-signature-invalid': 3,
  'verified-bytes-differ': 4,
  'issuer-wrong': 5,
  'response-issuer-wrong': 5,
  'destination-wrong': 6,
  'confirmation-count': 6,
  'confirmation-method': 6,
  'recipient-wrong': 6,
  'confirmation-expired': 6,
  'confirmation-not-before': 6,
  'request-missing': 7,
  'requests-differ': 7,
  'request-unknown': 7,
  'conditions-missing': 8,
  'assertion-not-yet-valid': 8,
  'assertion-expired': 8,
  'audience-wrong': 8,
  'assertion-replayed': 9,
  'tenant-wrong': 10,
  'sign-in-too-old': 10,
  'claim-missing': 11,
  'claim-repeated': 11,
  'claim-not-text': 11,
  'claim-padded': 11,
} as const satisfies { readonly [reason: string]: number };

export type SamlReason = keyof typeof samlReasons;

/** One failed check. `expected` and `received` are for the administrator's test alone, never for whoever signs in. */
export interface SamlFault {
  readonly reason: SamlReason;
  readonly expected: string | null;
  readonly received: string | null;
}

/** Thrown inside of the gate and nowhere else: its door returns the fault. */
export class SamlRefusal extends Error {
  override readonly name = 'SamlRefusal';
  readonly fault: SamlFault;

  constructor(reason: SamlReason, { expected = null, received = null }: Partial<Omit<SamlFault, 'reason'>> = {}) {
    super(reason);
    this.fault = { reason, expected, received: received === null ? null : received.slice(0, 500) };
  }
}

/** What the work gives, or the fault that it met. Errors of ours go through. */
export function faultOr<T>(
  work: () => T,
): { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: SamlFault } {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof SamlRefusal) return { ok: false, fault: error.fault };
    throw error;
  }
}
