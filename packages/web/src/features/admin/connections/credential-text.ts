import type { ConnectionAnswer } from '@planner/api-client';
import type { ZoneName } from '@planner/core';
import { msOf } from '../../../lib/instants.ts';
import { instantText } from '../../../lib/time-text.ts';
import type { ConnectionText } from './connection-text.ts';

const thumbprintStart = 12; // as much as anybody compares with Entra's page

/** A credential in a few words. */
export function credentialText(
  credential: ConnectionAnswer['credential'],
  zone: ZoneName,
  text: ConnectionText,
): string {
  const { tc } = text;
  if (!credential) return tc('credential.none');
  const { kind, hint, thumbprint, expiresAt } = credential;
  const until = expiresAt === null ? 'none' : instantText(msOf(expiresAt), 'dayYear', zone, text);
  return kind === 'certificate'
    ? tc('credential.certificate', {
        thumbprint: `${thumbprint?.slice(0, thumbprintStart).toUpperCase() ?? ''}…`,
        until,
      })
    : tc('credential.secret', { hint: hint ?? '•••', until });
}
