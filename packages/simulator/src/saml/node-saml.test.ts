import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acs, aSamlApplication, logoutUrl } from '../test-tenant/saml-app.ts';
import { postedFields } from '../test-tenant/browser.ts';
import { samlFaultNames, type SamlFaultName } from './faults/fault-menu.ts';
import { activateCertificate, addSigningCertificate } from './signing-certificate.ts';

type World = Awaited<ReturnType<typeof aSamlApplication>>;
let world: World;

beforeAll(async () => {
  world = await aSamlApplication();
});
afterAll(() => world.close());

describe('unmodified node-saml, over TLS', () => {
  test('signs a person in by redirect: the claims are those that Entra sends', async () => {
    const { respond, saml, ida, tenant } = world;
    const { action, fields } = await respond();
    expect(action).toBe(acs);
    expect(fields['RelayState']).toBe('/rooms?day=1&x=ø');
    const { profile } = await saml.validatePostResponseAsync(fields);
    expect(profile).toMatchObject({
      issuer: `https://sts.windows.net/${tenant.id}/`,
      nameID: 'ida@nordlys.example',
      nameIDFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      'http://schemas.microsoft.com/identity/claims/tenantid': tenant.id,
      'http://schemas.microsoft.com/identity/claims/objectidentifier': ida.id,
      'http://schemas.microsoft.com/identity/claims/displayname': 'Ida Holm',
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': 'Ida',
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': 'Holm',
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': 'ida@nordlys.example',
      'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name': 'ida@nordlys.example',
    });
  });

  test('by POST binding too, and the browser’s session is found again', async () => {
    const posting = await aSamlApplication({ authnRequestBinding: 'HTTP-POST', skipRequestCompression: true });
    const { saml, browser, tenant } = posting;
    const ask = async () => {
      const form = await saml.getAuthorizeFormAsync('rs');
      const body = new URLSearchParams({
        SAMLRequest: /name="SAMLRequest" value="([^"]+)"/.exec(form)?.[1] ?? '',
        RelayState: 'rs',
      });
      return browser.go(`/${tenant.id}/saml2`, { method: 'POST', body });
    };
    const first = await ask();
    expect(first.text).toContain('to continue to Planner');
    const { fields } = await posting.respond(first);
    expect(fields['RelayState']).toBe('rs');
    expect((await saml.validatePostResponseAsync(fields)).profile?.nameID).toBe('ida@nordlys.example');
    expect(postedFields(await ask()).action).toBe(acs);
    await posting.close();
  });

  test('its own default is refused by no one but itself: Entra signs the assertion alone', async () => {
    const strict = await aSamlApplication({ wantAuthnResponseSigned: true });
    const { fields } = await strict.respond();
    await expect(strict.saml.validatePostResponseAsync(fields)).rejects.toThrow('Invalid document signature');
    strict.tenant.saml.setSettings(strict.principal.id, { signing: 'both' });
    const both = await strict.respond();
    expect((await strict.saml.validatePostResponseAsync(both.fields)).profile?.nameID).toBe('ida@nordlys.example');
    await strict.close();
  });

  test('a new certificate is published first, signs once it is activated, and both are trusted by who reads metadata', async () => {
    const { tenant, principal, browser, saml, respond } = world;
    const before = await certificatesIn(world);
    const added = await addSigningCertificate(tenant, principal);
    const after = await certificatesIn(world);
    expect(after).toEqual([...before, added.certificate]);
    const old = await respond();
    expect((await saml.validatePostResponseAsync(old.fields)).profile).not.toBeNull();
    activateCertificate(tenant, principal, added.thumbprint);
    const fresh = await respond();
    await expect(saml.validatePostResponseAsync(fresh.fields)).rejects.toThrow('Invalid signature');
    world.trusted.push(added.certificate);
    const trusted = await respond();
    expect((await saml.validatePostResponseAsync(trusted.fields)).profile).not.toBeNull();
    expect(browser.cookies.size).toBe(1);
  });

  test('signs out: Entra answers under its other name, and the session is over', async () => {
    const { saml, respond, browser } = world;
    const { profile } = await saml.validatePostResponseAsync((await respond()).fields);
    const shown = await browser.go(await saml.getLogoutUrlAsync(profile!, 'rs', {}));
    expect(shown.url.origin + shown.url.pathname).toBe(logoutUrl);
    const query = Object.fromEntries(shown.url.searchParams);
    const answer = await saml.validateRedirectAsync(query, shown.url.search.slice(1));
    expect(answer.loggedOut).toBe(true);
    expect(query['RelayState']).toBe('rs');
    const again = await browser.go(await saml.getAuthorizeUrlAsync('', undefined, {}));
    expect(again.text).toContain('Sign in');
  });

  test('is told by a signed request, in a frame, when the person signs out elsewhere', async () => {
    const { saml, respond, browser, tenant } = world;
    const { profile } = await saml.validatePostResponseAsync((await respond()).fields);
    const page = await browser.go(`/${tenant.id}/oauth2/v2.0/logout`);
    const address = /<iframe[^>]* src="([^"]+)"/.exec(page.text.replaceAll('&#38;', '&'))?.[1] ?? '';
    const { searchParams, search } = new URL(address);
    expect(address.startsWith(logoutUrl)).toBe(true);
    const asked = await saml.validateRedirectAsync(Object.fromEntries(searchParams), search.slice(1));
    expect(asked.loggedOut).toBe(true);
    expect(asked.profile).toMatchObject({
      nameID: profile!.nameID,
      sessionIndex: profile!.sessionIndex,
      issuer: `https://login.microsoftonline.com/${tenant.id}/`,
    });
  });

  test('a silent request of nobody is answered with NoPassive, unsigned as all refusals', async () => {
    const passive = await aSamlApplication({ passive: true });
    const page = await passive.browser.go(await passive.saml.getAuthorizeUrlAsync('', undefined, {}));
    const { fields } = postedFields(page);
    expect(Buffer.from(fields['SAMLResponse'] ?? '', 'base64').toString()).toContain('status:NoPassive');
    await expect(passive.saml.validatePostResponseAsync(fields)).rejects.toThrow('Invalid signature: NoPassive');
    await passive.close();
  });
});

describe('the fault menu', () => {
  /** What node-saml lets pass: it is its user's own gate that must refuse these (public issues #405, #437). */
  const passed: readonly SamlFaultName[] = [
    'clock-two-minutes-fast',
    'wrong-recipient',
    'no-recipient',
    'wrong-destination',
    'wrong-issuer',
    'wrong-response-issuer',
    'wrong-tenant-claim',
    'no-times',
    'confirmation-not-before',
    'no-confirmation',
    'holder-of-key',
    'request-only-outside',
    'missing-object-id',
    'duplicate-object-id',
    'nested-object-id',
    'no-name-id',
    'padded-name-id',
    'look-alike-name-id',
    'status-requester',
    'version-1',
    'another-person',
    'too-big',
    'many-claims',
    'sha1',
    'response-signed-by-stranger',
    'comment-in-name-id',
    'cdata-in-name-id',
    'instruction-hides-text',
    'doctype',
    'utf-16',
    'foreign-namespace',
  ];

  test.each(samlFaultNames.filter((name) => name !== 'replay'))('%s', async (fault) => {
    const { principal, simulator, saml, respond } = world;
    simulator.entra.saml.menu.order(principal.id, { fault, times: 1 });
    const { fields } = await respond();
    const verdict = await saml
      .validatePostResponseAsync(fields)
      .then(({ profile }) => (profile === null ? 'nobody' : 'accepted'))
      .catch((error: Error) => `refused: ${error.message}`);
    expect.soft(verdict === 'accepted', `${fault}: ${verdict}`).toBe(passed.includes(fault));
    // The fault was of this one answer.
    expect(simulator.entra.saml.menu.orderOf(principal.id)).toBeUndefined();
  });

  test('replay sends the last good response once more', async () => {
    const { principal, simulator, saml, respond } = world;
    const good = await respond();
    await saml.validatePostResponseAsync(good.fields);
    simulator.entra.saml.menu.order(principal.id, { fault: 'replay', times: 1 });
    const again = await respond();
    expect(again.fields['SAMLResponse']).toBe(good.fields['SAMLResponse']);
    await expect(saml.validatePostResponseAsync(again.fields)).rejects.toThrow('InResponseTo');
  });

  test('ordered without a number it breaks every answer until it is taken back', async () => {
    const { principal, simulator, saml, respond } = world;
    simulator.entra.saml.menu.order(principal.id, { fault: 'unsigned', times: null });
    for (let count = 0; count < 2; count += 1)
      await expect(saml.validatePostResponseAsync((await respond()).fields)).rejects.toThrow('Invalid signature');
    simulator.entra.saml.menu.clear(principal.id);
    expect((await saml.validatePostResponseAsync((await respond()).fields)).profile).not.toBeNull();
  });
});

async function certificatesIn({ browser, tenant, principal }: World): Promise<string[]> {
  const page = await browser.go(
    `/${tenant.id}/FederationMetadata/2007-06/FederationMetadata.xml?appid=${principal.appId}`,
  );
  const part = /<IDPSSODescriptor[\s\S]*<\/IDPSSODescriptor>/.exec(page.text)?.[0] ?? '';
  return [...part.matchAll(/<X509Certificate>([^<]+)/g)].map(([, certificate = '']) => certificate);
}
