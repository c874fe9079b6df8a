import { describe, expect, test } from 'vitest';
import { entryOf, holdsPrivateKey } from './provider-draft.ts';
import type { ProviderDraft } from './provider-draft.ts';

const empty: ProviderDraft = {
  identifier: '',
  applicationId: '',
  url: '',
  xml: '',
  loginUrl: '',
  logoutUrl: '',
  certificates: '',
  tenantId: '',
  clientId: '',
  clientSecret: '',
};
const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;

describe('the provider’s side as it is typed', () => {
  test('holds each certificate that was pasted', () => {
    const entry = entryOf('fields', { ...empty, certificates: `${pem('AAAA')}\n${pem('BBBB')}\n` });
    expect(entry).toMatchObject({ certificates: [pem('AAAA'), pem('BBBB')], logoutUrl: null });
  });

  test('keeps the secret that is there when none is typed', () => {
    expect(entryOf('oidc', empty)).toMatchObject({ from: 'oidc', clientSecret: null });
  });

  test('is held back when a private key is in it', () => {
    expect(holdsPrivateKey({ ...empty, certificates: '-----BEGIN RSA PRIVATE KEY-----' })).toBe(true);
    expect(holdsPrivateKey({ ...empty, certificates: pem('AAAA') })).toBe(false);
  });
});
