import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { paneTokenVerifier } from './pane-token.ts';
import type { PaneTokenVerifier } from './pane-token.ts';

/* Tokens as Entra issues them, and each way in which one can be the wrong one (access-token-claims-reference). */
const tenantId = '6b1f0a52-3c84-4d0e-9a57-2e8d41c7f3b0';
const otherTenant = '0c5f9a77-8b21-4f3e-8d64-9a1b7c2e5f40';
const clientId = '91f4b8d6-27ce-4a35-b0c1-5d6a7e3f8c21';
const authorityUrl = 'https://login.microsoftonline.com';
const authority = { authorityUrl, tenantId, clientId };
const issuer = `${authorityUrl}/${tenantId}/v2.0`;
const now = new Date('2026-11-24T08:00:00Z');
const seconds = now.getTime() / 1000;

const claims = {
  iss: issuer,
  aud: clientId,
  tid: tenantId,
  oid: 'a-person',
  scp: 'access_as_user',
  nbf: seconds - 60,
  exp: seconds + 3600,
};

let own: CryptoKey;
let stranger: CryptoKey;
let keys: object;
let verify: PaneTokenVerifier;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  own = pair.privateKey;
  stranger = (await generateKeyPair('RS256')).privateKey;
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' }] };
  verify = verifierOf();
});

function verifierOf(configuration: object = {}): PaneTokenVerifier {
  const answers: { readonly [url: string]: object } = {
    [`${authorityUrl}/${tenantId}/v2.0/.well-known/openid-configuration`]: {
      issuer,
      jwks_uri: `${authorityUrl}/${tenantId}/discovery/v2.0/keys`,
      ...configuration,
    },
    [`${authorityUrl}/${tenantId}/discovery/v2.0/keys`]: keys,
  };
  return paneTokenVerifier({
    now: () => now,
    fetch: async (url) => {
      const answer = answers[url];
      if (!answer) throw new TypeError(`nobody answers at ${url}`);
      return Response.json(answer);
    },
  });
}

function token(
  changed: JWTPayload = {},
  { key = own, kid = 'one' }: { readonly key?: CryptoKey; readonly kid?: string } = {},
): Promise<string> {
  // What is undefined is left out of the JSON, and so out of the token.
  return new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(key);
}

const because = async (given: string | Promise<string>): Promise<string> => {
  const verdict = await verify(await given, authority);
  return verdict.ok ? 'nothing' : verdict.because;
};

describe('a token that Outlook got for the pane', () => {
  test('speaks for the person of its directory object, in both forms that Entra issues', async () => {
    expect(await verify(await token(), authority)).toEqual({ ok: true, objectId: 'a-person' });
    const first = { iss: `https://sts.windows.net/${tenantId}/`, aud: `api://${clientId}` };
    expect(await verify(await token(first), authority)).toEqual({ ok: true, objectId: 'a-person' });
    expect(await verify(await token({ scp: 'openid access_as_user' }), authority)).toMatchObject({ ok: true });
  });

  test.each<[string, JWTPayload, string]>([
    ['of another tenant, which names itself as issuer', { iss: `${authorityUrl}/${otherTenant}/v2.0` }, 'issuer'],
    ['of another tenant under our issuer', { tid: otherTenant }, 'tenant'],
    ['of an issuer that only begins like ours', { iss: `${issuer}.example` }, 'issuer'],
    ['of the shared issuer of all tenants', { iss: `${authorityUrl}/common/v2.0` }, 'issuer'],
    ['for Microsoft Graph', { aud: '00000003-0000-0000-c000-000000000000' }, 'audience'],
    ['for several audiences at once', { aud: [clientId, 'another'] }, 'audience'],
    ['that has expired', { exp: seconds - 61 }, 'expired'],
    ['that isn’t valid yet', { nbf: seconds + 61 }, 'expired'],
    ['that never expires', { exp: undefined as unknown as number }, 'form'],
    ['that is an ID token', { scp: undefined, nonce: 'n', preferred_username: 'ida@nordlys.example' }, 'scope'],
    ['of an application alone', { scp: undefined, roles: ['access_as_user'], idtyp: 'app' }, 'scope'],
    ['with another scope of ours', { scp: 'access_as_user_too profile' }, 'scope'],
    ['with the scope in capitals', { scp: 'ACCESS_AS_USER' }, 'scope'],
    ['without a person', { oid: undefined }, 'form'],
    ['with an empty person', { oid: '' }, 'form'],
  ])('is refused when it is one %s', async (_kind, changed, reason) => {
    expect(await because(token(changed))).toBe(reason);
  });

  test('has a minute’s grace for clocks that differ', async () => {
    expect(await because(token({ exp: seconds - 30, nbf: seconds - 3600 }))).toBe('nothing');
  });

  test('is refused unsigned, signed by another key, and with a word changed after signing', async () => {
    expect(await because(new UnsecuredJWT(claims).encode())).toBe('form');
    expect(await because(token({}, { key: stranger }))).toBe('signature');
    expect(await because(token({}, { key: stranger, kid: 'two' }))).toBe('signature');
    const [head, , signature] = (await token()).split('.');
    const body = Buffer.from(JSON.stringify({ ...claims, oid: 'somebody else' })).toString('base64url');
    expect(await because(`${head}.${body}.${signature}`)).toBe('signature');
    // Our public key as the secret of an HMAC: what a verifier falls for that believes the token's own algorithm.
    const confused = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' });
    expect(await because(confused.sign(Buffer.from(JSON.stringify(keys))))).toBe('form');
    expect(await because('no token at all')).toBe('form');
    expect(await because(`${await token()}${'a'.repeat(16 * 1024)}`)).toBe('form');
  });

  test('opens nothing while its directory can’t be asked, or sends us elsewhere for its keys', async () => {
    const other = { ...authority, tenantId: otherTenant };
    expect(await verify(await token(), other)).toEqual({ ok: false, because: 'unreachable' });
    for (const address of ['https://keys.example/keys', 'http://login.microsoftonline.com/keys', 'no address']) {
      const misled = verifierOf({ jwks_uri: address });
      expect(await misled(await token(), authority)).toEqual({ ok: false, because: 'unreachable' });
    }
  });
});
