import { samlFaults } from '../saml/faults/fault-menu.ts';
import { samlSentences } from '../saml/saml-refusal.ts';
import { catalogue } from './aadsts-catalogue.ts';
import { directoryRoleNames } from './directory-roles.ts';

/** What of signing in is there: address, what it does, and the document that it is held to. */
const addresses: readonly (readonly [address: string, what: string, source: string])[] = [
  [
    'GET /{tenant}/v2.0/.well-known/openid-configuration',
    'discovery, also of `common` and `organizations`; also without `/v2.0`',
    'v2-protocols-oidc',
  ],
  [
    'GET /{tenant}/discovery/v2.0/keys',
    'signing keys, the earlier ones too; also without `/v2.0`',
    'signing-key-rollover',
  ],
  ['GET /common/discovery/instance', 'instance discovery of this host', 'msal-common'],
  [
    'GET, POST /{tenant}/oauth2/v2.0/authorize',
    '`code`, `id_token`, `code id_token`; query, fragment, form_post; PKCE; every `prompt`; `login_hint`, `domain_hint`',
    'v2-oauth2-auth-code-flow',
  ],
  [
    'POST /{tenant}/oauth2/v2.0/token',
    '`client_credentials`, `authorization_code`, `refresh_token`, on-behalf-of; secret (form, Basic) or certificate (PS256, RS256)',
    'v2-oauth2-client-creds-grant-flow, v2-oauth2-on-behalf-of-flow, certificate-credentials',
  ],
  ['GET, POST /{tenant}/oauth2/v2.0/logout', 'front-channel sign-out, `post_logout_redirect_uri`', 'v2-protocols-oidc'],
  ['GET /{tenant}/v2.0/adminconsent', 'consent for the organization, with scope', 'v2-admin-consent'],
  ['GET /{tenant}/adminconsent', 'the same, older', 'v2-oauth2-client-creds-grant-flow'],
  [
    'GET /{tenant}/federationmetadata/2007-06/federationmetadata.xml?appid=',
    'signed metadata of an application, or of the tenant',
    'federation-metadata',
  ],
  [
    'GET, POST /{tenant}/saml2',
    'SAML sign-on (both bindings) and sign-out (redirect)',
    'single-sign-on-saml-protocol, single-sign-out-saml-protocol',
  ],
  [
    'GET /myapps, /myapps/signin/{name}/{appId}?tenantId=',
    'tiles; sign-on that nobody asked for',
    'plan-sso-deployment',
  ],
  ['GET /error?code=', 'what a number means; `error_uri` leads here', 'reference-error-codes'],
  ['GET /portal', 'app registrations, enterprise applications, integrated apps', 'stand-ins for people'],
];

/** The part of the coverage page about Entra. */
export function identityCoverage(): readonly string[] {
  const about = (sentence: (about: string) => string): string => sentence('…').replaceAll('|', '\\|');
  return [
    '## Signing in',
    '',
    'Not here: personal accounts, device code, password and SAML bearer grants, implicit access tokens, userinfo, multi-factor',
    'authentication, Conditional Access, encrypted assertions, WS-Federation, the gallery, unified add-in manifests.',
    `Administrators: ${directoryRoleNames.join(', ')}.`,
    '',
    '| Address | What | Held to (learn.microsoft.com/entra) |',
    '|---|---|---|',
    ...addresses.map(([address, what, source]) => `| \`${address}\` | ${what} | ${source} |`),
    '',
    '### Refusals of the token service',
    '',
    '| AADSTS | HTTP, error | Sentence |',
    '|---|---|---|',
    ...Object.entries(catalogue).map(
      ([number, { status, error, text }]) => `| ${number} | ${status} \`${error}\` | ${about(text)} |`,
    ),
    '',
    '### Refusals of SAML',
    '',
    '| AADSTS | Sentence |',
    '|---|---|',
    ...Object.entries(samlSentences).map(([number, sentence]) => `| ${number} | ${about(sentence)} |`),
    '',
    '### Broken SAML answers',
    '',
    '| Fault | What is wrong |',
    '|---|---|',
    ...Object.entries(samlFaults).map(([name, { what }]) => `| \`${name}\` | ${what} |`),
    '',
  ];
}
