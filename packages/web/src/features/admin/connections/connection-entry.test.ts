import { describe, expect, test } from 'vitest';
import { entryOf, errorsOf } from './connection-entry.ts';
import type { EntryDraft } from './connection-entry.ts';

const id = '3e0c5a77-91d2-4f6b-8a44-1b7e9d2c6f10';
const draft = (more: Partial<EntryDraft> = {}): EntryDraft => ({
  tenant: 'nordlys.example',
  clientId: id,
  cloud: 'global',
  authorityUrl: 'https://login.microsoftonline.com',
  graphUrl: 'https://graph.microsoft.com',
  secret: '',
  secretEndsOn: '',
  ...more,
});

describe('the form of a connection', () => {
  test('says at once what Entra’s pages make people mix up', () => {
    expect(errorsOf(draft())).toEqual({});
    expect(errorsOf(draft({ clientId: 'Calendar Service' }))).toEqual({ clientId: 'form.clientIdError' });
    expect(errorsOf(draft({ secret: id }))).toEqual({ secret: 'form.secretIsId' });
    expect(errorsOf(draft({ tenant: ' ' }))).toEqual({ tenant: 'form.needed' });
    expect(errorsOf(draft({ cloud: 'custom', authorityUrl: 'http://login.test' }))).toEqual({
      authorityUrl: 'form.authorityHint',
    });
  });

  test('never sends a private key', () => {
    expect(errorsOf(draft({ secret: '-----BEGIN PRIVATE KEY-----\nMIIE' }))).toEqual({ secret: 'form.secretIsKey' });
  });

  test('sends what was typed without spaces at its ends, and no secret when none was typed', () => {
    expect(entryOf(draft({ clientId: ` ${id} ` }))).toEqual({
      tenant: 'nordlys.example',
      clientId: id,
      cloud: 'global',
    });
    expect(entryOf(draft({ secret: ' hush~hush ', secretEndsOn: '2027-01-31' })).secret).toEqual({
      value: 'hush~hush',
      expiresAt: '2027-01-31T00:00:00Z',
    });
  });
});
