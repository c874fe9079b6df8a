import { beforeAll, describe, expect, test } from 'vitest';
import { aSigner, base, issuer, now, tenantId } from './fixtures/saml-message.ts';
import type { Signer } from './fixtures/saml-message.ts';
import { logoutRequestAddress, readLogout } from './logout.ts';
import { redirectAddress } from './redirect-binding.ts';

let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  [signer, stranger] = await Promise.all([aSigner(), aSigner()]);
});

const address = `${base}/saml/nordlys/logout`;
const entra = `https://login.microsoftonline.com/${tenantId}/`;
const session = { nameId: 'ida@nordlys.example', nameIdFormat: null, sessionIndex: '_session' };

/** A request as Entra sends it, to our address. */
const ask = (by: Signer | null, from = entra, at = now) =>
  new URL(logoutRequestAddress({ logoutUrl: address, issuer: from, session, now: at }, by)).search.slice(1);

const read = (query: string) => {
  const expected = { issuer, tenantId, address, certificates: [signer.certificate], now };
  const found = readLogout(query, expected);
  return found.ok ? found.value : found.fault.reason;
};

describe('a request to sign out', () => {
  test('names the sessions when the provider has signed it, under either of its names', () => {
    const wanted = { kind: 'request', nameId: session.nameId, sessionIndexes: ['_session'] };
    expect(read(ask(signer))).toMatchObject(wanted);
    expect(read(ask(signer, issuer))).toMatchObject(wanted);
  });

  test('that isn’t signed is refused', () => {
    expect(read(ask(null))).toBe('assertion-not-signed');
  });

  test('of somebody else’s key is refused', () => {
    expect(read(ask(stranger))).toBe('signature-invalid');
  });

  test('of another directory is refused', () => {
    expect(read(ask(signer, 'https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/'))).toBe(
      'issuer-wrong',
    );
  });

  test('of an hour ago is refused', () => {
    expect(read(ask(signer, entra, now.subtract({ hours: 1 })))).toBe('assertion-expired');
  });

  test('whose parts come twice is refused', () => {
    const query = ask(signer);
    expect(read(`${query}&${query.split('&')[0]}`)).toBe('signature-reference');
  });

  test('whose relay state was exchanged is refused', () => {
    const { search } = new URL(
      redirectAddress(address, { name: 'SAMLRequest', xml: '<a/>', relayState: 'ours' }, signer),
    );
    expect(read(search.slice(1).replace('ours', 'theirs'))).toBe('signature-invalid');
  });

  test('that would become more than 64 KiB is refused before it does', () => {
    const { search } = new URL(
      redirectAddress(address, { name: 'SAMLRequest', xml: `<a>${' '.repeat(70_000)}</a>`, relayState: null }, signer),
    );
    expect(read(search.slice(1))).toBe('message-too-large');
  });
});
