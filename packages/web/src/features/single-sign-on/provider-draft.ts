import type { SignOnAnswer, SignOnProvider } from '@planner/api-client';

export const ways = ['twoValues', 'url', 'file', 'fields'] as const;
export type Way = (typeof ways)[number] | 'oidc';

/** What is typed of the provider's side, whichever way. */
export interface ProviderDraft {
  readonly identifier: string;
  readonly applicationId: string;
  readonly url: string;
  readonly xml: string;
  readonly loginUrl: string;
  readonly logoutUrl: string;
  readonly certificates: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What there is, to be changed. */
export function draftOf({ saml, oidc }: SignOnAnswer): ProviderDraft {
  return {
    identifier: saml?.identifier ?? saml?.entityId ?? '',
    applicationId: saml?.applicationId ?? '',
    url: saml?.source === 'url' ? (saml.url ?? '') : '',
    xml: '',
    loginUrl: saml?.loginUrl ?? '',
    logoutUrl: saml?.logoutUrl ?? '',
    certificates: '',
    tenantId: oidc?.tenantId ?? saml?.tenantId ?? '',
    clientId: oidc?.clientId ?? '',
    clientSecret: '',
  };
}

const entries: { readonly [way in Way]: (draft: ProviderDraft) => SignOnProvider } = {
  twoValues: ({ identifier, applicationId }) => ({ from: 'twoValues', identifier, applicationId }),
  url: ({ url }) => ({ from: 'url', url }),
  file: ({ xml }) => ({ from: 'file', xml }),
  fields: ({ identifier, loginUrl, logoutUrl, certificates }) => ({
    from: 'fields',
    identifier,
    loginUrl,
    logoutUrl: orNull(logoutUrl),
    certificates: certificatesIn(certificates),
  }),
  oidc: ({ tenantId, clientId, clientSecret }) => ({
    from: 'oidc',
    tenantId,
    clientId,
    clientSecret: orNull(clientSecret),
  }),
};

const orNull = (text: string) => (text.trim() === '' ? null : text);

/** The draft as it is sent, for one way of entering it. */
export function entryOf(way: Way, draft: ProviderDraft): SignOnProvider {
  return entries[way](draft);
}

/** Whether something was pasted that must not leave this browser. */
export function holdsPrivateKey(draft: ProviderDraft): boolean {
  return draft.certificates.includes('PRIVATE KEY');
}

/** Certificates of a text that may hold several; text without their lines is one. */
function certificatesIn(text: string): string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return found ?? [text.trim()].filter((one) => one !== '');
}
