import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../simulator.ts';
import { virtualClock } from '../tenant/clock.ts';
import { postedFields, testBrowser } from '../test-tenant/browser.ts';

const tenantId = 'a0f1c5d2-0b7e-4c61-9c3b-3a6d0f0e5c11';
const appId = '7a6f0c1e-5f0b-4d3c-9d2e-1b2c3d4e5f60';
const acs = 'https://planner.example/saml/acs';
const entityId = 'https://planner.example/saml/metadata';

function aSamlTenant() {
  const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
  const simulator = createSimulator({ seed: 1, clock });
  const tenant = simulator.addTenant({ id: tenantId, displayName: 'Nordlys', domains: ['nordlys.example'] });
  const ida = tenant.addUser({ userPrincipalName: 'ida@nordlys.example', displayName: 'Ida Holm' });
  tenant.registry.addApplication({
    appId,
    displayName: 'Planner',
    identifierUris: [entityId],
    redirectUris: { web: [acs, `${acs}/2`], spa: [], publicClient: [] },
  });
  const principal = tenant.registry.addServicePrincipal({ appId, preferredSingleSignOnMode: 'saml' });
  const browser = testBrowser((request) => simulator.fetch(request));
  const send = (xml: string, more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ SAMLRequest: deflateRawSync(xml).toString('base64'), ...more });
    return browser.go(`/${tenantId}/saml2?${query.toString()}`);
  };
  const answer = async (xml: string) => {
    const page = await send(xml);
    const asks = page.text.includes('name="login"');
    const shown = asks ? await browser.signIn(page, 'ida@nordlys.example') : page;
    const { action, fields } = postedFields(shown);
    return { shown, action, xml: Buffer.from(fields['SAMLResponse'] ?? '', 'base64').toString() };
  };
  return { tenant, principal, ida, browser, send, answer };
}

/** An AuthnRequest as a service provider sends it; parts can be left out or put in. */
function aRequest(
  of: { id?: string; issuer?: string; attributes?: string; inside?: string; root?: string } = {},
): string {
  const { id = '_1', issuer = entityId, attributes = '', inside = '', root = 'AuthnRequest' } = of;
  return `<samlp:${root} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${id}" Version="2.0" IssueInstant="2026-11-24T08:00:00Z" ${attributes}><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</Issuer>${inside}</samlp:${root}>`;
}
const policy = (format: string) => `<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:${format}"/>`;
const context = (name: string, comparison = 'exact') =>
  `<samlp:RequestedAuthnContext Comparison="${comparison}"><AuthnContextClassRef xmlns="urn:oasis:names:tc:SAML:2.0:assertion">urn:oasis:names:tc:SAML:2.0:ac:classes:${name}</AuthnContextClassRef></samlp:RequestedAuthnContext>`;

describe('a SAML request', () => {
  test.each([
    ['of an unknown application', aRequest({ issuer: 'https://elsewhere.example' }), 700016],
    ['with an id that begins with a digit', aRequest({ id: '1abc' }), 7500529],
    [
      'to a reply URL that isn’t registered',
      aRequest({ attributes: 'AssertionConsumerServiceURL="https://evil.example/"' }),
      50011,
    ],
    ['with a subject', aRequest({ inside: '<Subject xmlns="urn:oasis:names:tc:SAML:2.0:assertion"/>' }), 900236],
    ['with a NameID format that Entra has not', aRequest({ inside: policy('2.0:nameid-format:kerberos') }), 75016],
    ['with a comparison of contexts', aRequest({ inside: context('Password', 'minimum') }), 900236],
    [
      'for an answer by artifact',
      aRequest({ attributes: 'ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"' }),
      75003,
    ],
    ['that is something else', aRequest({ root: 'AttributeQuery' }), 75005],
    ['that is no XML', 'no XML', 75005],
    ['with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${aRequest()}`, 75005],
  ])('%s stays on Entra’s page', async (_what, xml, number) => {
    const page = await aSamlTenant().send(xml);
    expect(page.text).toContain(`AADSTS${number}`);
    expect(page.url.origin).toBe('https://login.example');
  });

  test('that is missing, cut off or a bomb is refused', async () => {
    const { browser } = aSamlTenant();
    expect((await browser.go(`/${tenantId}/saml2`)).text).toContain('AADSTS750054');
    expect((await browser.go(`/${tenantId}/saml2?SAMLRequest=AAAA`)).text).toContain('AADSTS75005');
    const bomb = encodeURIComponent(deflateRawSync(Buffer.alloc(50_000_000, 0x20)).toString('base64'));
    expect((await browser.go(`/${tenantId}/saml2?SAMLRequest=${bomb}`)).text).toContain('AADSTS75005');
    expect((await browser.go(`/fabrikam.example/saml2?SAMLRequest=AAAA`)).text).toContain('AADSTS90002');
  });

  test('must be signed where the application says so', async () => {
    const { tenant, principal, send } = aSamlTenant();
    tenant.saml.setSettings(principal.id, { requestCertificates: [] });
    expect((await send(aRequest())).text).toContain('AADSTS76021');
  });

  test('goes to whichever registered reply URL it names, else to the first', async () => {
    const { answer } = aSamlTenant();
    expect((await answer(aRequest())).action).toBe(acs);
    const second = await answer(aRequest({ attributes: `AssertionConsumerServiceURL="${acs}/2"` }));
    expect(second.action).toBe(`${acs}/2`);
    expect(second.xml).toContain(`Destination="${acs}/2"`);
    expect(second.xml).toContain(`Recipient="${acs}/2"`);
  });

  test('that forces a sign-in asks for the password again', async () => {
    const { answer, send } = aSamlTenant();
    await answer(aRequest());
    expect((await send(aRequest({ attributes: 'ForceAuthn="true"' }))).text).toContain('Sign in');
  });

  test('with a login hint goes straight to the password', async () => {
    const page = await aSamlTenant().send(aRequest(), { login_hint: 'ida@nordlys.example' });
    expect(page.text).toContain('Enter password');
  });

  test('for a password is refused to somebody who signs in without one', async () => {
    const { answer, ida } = aSamlTenant();
    expect((await answer(aRequest({ inside: context('PasswordProtectedTransport') }))).action).toBe(acs);
    ida.profile['signInMethod'] = 'passwordless';
    const refused = await answer(aRequest({ inside: context('PasswordProtectedTransport') }));
    expect(refused.shown.text).toContain('AADSTS75011');
  });

  test('with SPNameQualifier is answered by a failure at the application', async () => {
    const { answer } = aSamlTenant();
    const { xml } = await answer(aRequest({ inside: '<samlp:NameIDPolicy SPNameQualifier="x"/>' }));
    expect(xml).toContain('status:RequestUnsupported');
    expect(xml).toContain('AADSTS90011');
  });
});

describe('a SAML response', () => {
  test('has the NameID that the request or the application wants', async () => {
    const { answer, tenant, principal } = aSamlTenant();
    const nameId = async (inside = '') => /<NameID[^>]*>([^<]*)/.exec((await answer(aRequest({ inside }))).xml)?.[1];
    expect(await nameId()).toBe('ida@nordlys.example');
    const pairwise = await nameId(policy('1.1:nameid-format:unspecified'));
    expect(pairwise).toMatch(/^[\w-]{43}$/);
    expect(await nameId(policy('2.0:nameid-format:persistent'))).toBe(pairwise);
    expect(await nameId(policy('2.0:nameid-format:transient'))).not.toBe(
      await nameId(policy('2.0:nameid-format:transient')),
    );
    tenant.saml.setSettings(principal.id, {
      nameId: { source: 'user.mail', format: 'emailAddress', mailPrefix: true },
    });
    expect(await nameId()).toBe('ida');
  });

  test('of somebody without the source falls back to the pairwise value, or is refused by a transformation', async () => {
    const { answer, tenant, principal, ida } = aSamlTenant();
    const nameId = { source: 'user.department', format: 'emailAddress', mailPrefix: false } as const;
    tenant.saml.setSettings(principal.id, { nameId });
    expect((await answer(aRequest())).xml).toContain('nameid-format:persistent');
    tenant.saml.setSettings(principal.id, { nameId: { ...nameId, mailPrefix: true } });
    expect((await answer(aRequest())).shown.text).toContain('AADSTS501241');
    ida.profile['department'] = 'Sales';
    expect((await answer(aRequest())).xml).toContain('>Sales</NameID>');
  });

  test('names up to 150 groups, then a link', async () => {
    const { answer, tenant, principal, ida } = aSamlTenant();
    tenant.saml.setSettings(principal.id, { groups: 'security' });
    const groups = Array.from({ length: 151 }, (_, count) => tenant.groups.add({ displayName: `Group ${count}` }));
    for (const group of groups.slice(0, 150)) tenant.groups.addMembers(group, [{ id: ida.id, kind: 'user' }]);
    const some = (await answer(aRequest())).xml;
    expect(some.match(/<AttributeValue>[0-9a-f-]{36}<\/AttributeValue>/g)?.length).toBe(150 + 2);
    tenant.groups.addMembers(groups[150]!, [{ id: ida.id, kind: 'user' }]);
    const many = (await answer(aRequest())).xml;
    expect(many).toContain('Name="http://schemas.microsoft.com/claims/groups.link"');
    expect(many).not.toContain('identity/claims/groups"');
  });

  test('goes only to people who are assigned, where the application wants that', async () => {
    const { answer, tenant, principal, ida } = aSamlTenant();
    principal.appRoleAssignmentRequired = true;
    expect((await answer(aRequest())).shown.text).toContain('AADSTS50105');
    tenant.consents.assign({
      principalId: ida.id,
      principalType: 'User',
      appRoleId: '00000000-0000-0000-0000-000000000000',
      resourceId: principal.id,
    });
    expect((await answer(aRequest())).action).toBe(acs);
  });

  test('comes unasked from the tile of My Apps, unless a sign-on URL is set', async () => {
    const { browser, principal, tenant } = aSamlTenant();
    principal.relayState = 'start here';
    const list = await browser.signIn(await browser.go('/myapps'), 'ida@nordlys.example');
    expect(list.text).toContain(`/myapps/signin/${appId}?tenantId=${tenantId}`);
    const { action, fields } = postedFields(await browser.go(`/myapps/signin/Planner/${appId}?tenantId=${tenantId}`));
    expect(action).toBe(acs);
    expect(fields['RelayState']).toBe('start here');
    const xml = Buffer.from(fields['SAMLResponse']!, 'base64').toString();
    expect(xml).not.toContain('InResponseTo');
    expect(xml).toContain(`<Audience>${entityId}</Audience>`);
    principal.loginUrl = 'https://planner.example/login';
    tenant.registry.servicePrincipalChanged(principal);
    const tile = await browser.go(`/myapps/signin/${appId}?tenantId=${tenantId}`);
    expect(tile.url.href).toBe('https://planner.example/login');
  });

  test('is valid for five minutes at the application and seventy in all', async () => {
    const { xml } = await aSamlTenant().answer(aRequest());
    expect(xml).toContain('<Conditions NotBefore="2026-11-24T08:00:00.000Z" NotOnOrAfter="2026-11-24T09:10:00.000Z">');
    expect(xml).toContain('<SubjectConfirmationData InResponseTo="_1" NotOnOrAfter="2026-11-24T08:05:00.000Z"');
  });
});

describe('federation metadata', () => {
  test('is signed and has Entra’s shape, with the address where people sign in', async () => {
    const { browser } = aSamlTenant();
    const { text } = await browser.go(
      `/nordlys.example/federationmetadata/2007-06/federationmetadata.xml?appid=${appId}`,
    );
    expect(text).toContain(`entityID="https://sts.windows.net/${tenantId}/"`);
    expect(text).toContain('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">');
    expect(text.match(/<RoleDescriptor /g)?.length).toBe(2);
    expect(text).toContain(
      `<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://login.example/${tenantId}/saml2"/>`,
    );
  });

  test('without an application has the tenant’s own certificate; for an unknown one there is none', async () => {
    const { browser } = aSamlTenant();
    const address = `/${tenantId}/FederationMetadata/2007-06/FederationMetadata.xml`;
    const certificate = async (query: string) =>
      /<X509Certificate>([^<]+)/.exec((await browser.go(`${address}${query}`)).text)?.[1];
    expect(await certificate('')).not.toBe(await certificate(`?appid=${appId}`));
    expect(await certificate('')).toBe(await certificate(''));
    expect((await browser.go(`${address}?appid=${tenantId}`)).status).toBe(400);
  });
});
