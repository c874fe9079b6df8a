import type { ConnectionAnswer, ConnectionEntry } from '@planner/api-client';
import type { ConnectionMessageKey } from './connection-text.ts';

/** The form as it is typed. */
export interface EntryDraft {
  readonly tenant: string;
  readonly clientId: string;
  readonly cloud: ConnectionAnswer['cloud'];
  readonly authorityUrl: string;
  readonly graphUrl: string;
  readonly secret: string;
  /** `yyyy-MM-dd`; empty = not known */
  readonly secretEndsOn: string;
}

export const cloudKeys: readonly ConnectionAnswer['cloud'][] = ['global', 'usGov', 'usDod', 'china', 'custom'];

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the form begins with: what is saved, never the secret. */
export function draftOf(connection: ConnectionAnswer): EntryDraft {
  const { tenantId, clientId, cloud, authorityUrl, graphUrl } = connection;
  return {
    tenant: tenantId ?? '',
    clientId: clientId ?? '',
    cloud,
    authorityUrl,
    graphUrl,
    secret: '',
    secretEndsOn: '',
  };
}

export type EntryErrors = { readonly [field in keyof EntryDraft]?: ConnectionMessageKey };

/** What is wrong with the form, before anything is sent: a private key must not travel at all. */
export function errorsOf(draft: EntryDraft): EntryErrors {
  const secret = draft.secret.trim();
  return {
    ...(draft.tenant.trim() === '' && { tenant: 'form.needed' }),
    ...(!guid.test(draft.clientId.trim()) && { clientId: 'form.clientIdError' }),
    ...(guid.test(secret) && { secret: 'form.secretIsId' }),
    ...(secret.includes('PRIVATE KEY') && { secret: 'form.secretIsKey' }),
    ...(draft.cloud === 'custom' &&
      !draft.authorityUrl.startsWith('https://') && { authorityUrl: 'form.authorityHint' }),
    ...(draft.cloud === 'custom' && !draft.graphUrl.startsWith('https://') && { graphUrl: 'form.authorityHint' }),
  };
}

/** The form as the API takes it. */
export function entryOf(draft: EntryDraft): ConnectionEntry {
  const { tenant, clientId, cloud, authorityUrl, graphUrl, secret, secretEndsOn } = draft;
  return {
    tenant: tenant.trim(),
    clientId: clientId.trim(),
    cloud,
    ...(cloud === 'custom' && { authorityUrl: authorityUrl.trim(), graphUrl: graphUrl.trim() }),
    ...(secret.trim() !== '' && {
      secret: { value: secret.trim(), expiresAt: secretEndsOn === '' ? null : `${secretEndsOn}T00:00:00Z` },
    }),
  };
}
