import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/node-saml';
import { tls } from './trust.ts';
import { startSimulator } from '../http/start-simulator.ts';
import { createSimulator } from '../simulator.ts';
import { signingCertificates } from '../saml/signing-certificate.ts';
import { postedFields, testBrowser, type Shown } from './browser.ts';

export const acs = 'https://planner.example/saml/nordlys/acs';
export const entityId = 'https://planner.example/saml/nordlys/metadata';
export const logoutUrl = 'https://planner.example/saml/nordlys/logout';
export const samlAppId = '7a6f0c1e-5f0b-4d3c-9d2e-1b2c3d4e5f60';

/** Nordlys with an enterprise application "Planner" that signs in by SAML, listening with TLS, and unmodified node-saml for it. */
export async function aSamlApplication(options: Partial<SamlConfig> = {}) {
  const simulator = createSimulator({ seed: 3 });
  const tenant = simulator.addTenant({ displayName: 'Nordlys', domains: ['nordlys.example'] });
  const ida = tenant.addUser({
    userPrincipalName: 'ida@nordlys.example',
    displayName: 'Ida Holm',
    givenName: 'Ida',
    surname: 'Holm',
  });
  tenant.addUser({
    userPrincipalName: 'lars@nordlys.example',
    displayName: 'Lars Bech',
    profile: { directoryRoles: ['Global Administrator'] },
  });
  const application = tenant.registry.addApplication({
    appId: samlAppId,
    displayName: 'Planner',
    identifierUris: [entityId],
    redirectUris: { web: [acs], spa: [], publicClient: [] },
    logoutUrl,
  });
  const principal = tenant.registry.addServicePrincipal({ appId: samlAppId, preferredSingleSignOnMode: 'saml' });
  const running = await startSimulator({ simulator });
  const restoreTrust = tls.trust(running.caPem);
  const certificates = await signingCertificates(tenant, principal);
  const trusted = certificates.map(({ certificate }) => certificate);
  const browser = testBrowser((request) => fetch(request), running.secureOrigin);
  const saml = new SAML({
    entryPoint: `${running.secureOrigin}/${tenant.id}/saml2`,
    logoutUrl: `${running.secureOrigin}/${tenant.id}/saml2`,
    issuer: entityId,
    callbackUrl: acs,
    logoutCallbackUrl: logoutUrl,
    audience: entityId,
    // Asked each time: node-saml keeps what it is given as a list.
    idpCert: (done) => done(null, [...trusted]),
    wantAuthnResponseSigned: false,
    wantAssertionsSigned: true,
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    validateInResponseTo: ValidateInResponseTo.always,
    acceptedClockSkewMs: 180_000,
    ...options,
  });
  /** From the application's sign-in address to the response that the browser would post back. */
  const respond = async (page?: Shown): Promise<{ action: string; fields: Record<string, string> }> => {
    const first = page ?? (await browser.go(await saml.getAuthorizeUrlAsync('/rooms?day=1&x=ø', undefined, {})));
    const shown = first.text.includes('data-submit') ? first : await browser.signIn(first, 'ida@nordlys.example');
    return postedFields(shown);
  };
  const close = async () => {
    restoreTrust();
    await running.close();
  };
  return { simulator, trusted, tenant, ida, application, principal, running, saml, browser, respond, close };
}
