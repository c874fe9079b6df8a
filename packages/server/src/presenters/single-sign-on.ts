import { addressesOf, isTested, oidcCallbackPath } from '@planner/identity';
import type { SignOnConfiguration } from '@planner/identity';
import type { SignOnAnswer } from '../api/single-sign-on-schema.ts';

export interface SignOnFacts {
  readonly configuration: SignOnConfiguration;
  readonly missing: SignOnAnswer['missing'];
  /** Public origin; null where none is set. */
  readonly baseUrl: string | null;
  /** Who tested it; null = somebody who is gone */
  readonly testedBy: string | null;
}

/** Single sign-on as its administrators see it. Secrets and keys aren't shown. */
export function presentSignOn({ configuration, missing, baseUrl, testedBy }: SignOnFacts): SignOnAnswer {
  const { saml, oidc, mapping, tested } = configuration;
  const base = configuration.baseUrl ?? baseUrl;
  const addresses = addressesOf({ ...configuration, baseUrl: base });
  const url = saml && 'url' in saml.source ? saml.source.url : null;
  const shown = ({ subject, thumbprint, startsAt, endsAt }: NonNullable<typeof saml>['certificates'][number]) => ({
    subject,
    thumbprint,
    startsAt,
    endsAt,
  });
  return {
    kind: configuration.kind,
    mode: configuration.mode,
    missing,
    addresses: addresses && { ...addresses, redirectUri: `${base}${oidcCallbackPath}` },
    entityId: configuration.entityId,
    saml: saml && {
      source: saml.source.kind,
      identifier: saml.source.kind === 'twoValues' ? saml.source.identifier : null,
      applicationId: saml.source.kind === 'twoValues' ? saml.source.applicationId : null,
      url,
      withoutAppId: url !== null && saml.tenantId !== null && !/[?&]appid=/i.test(url),
      entityId: saml.entityId,
      tenantId: saml.tenantId,
      loginUrl: saml.loginUrl,
      logoutUrl: saml.logoutUrl,
      certificates: [
        ...saml.certificates.map((one) => ({ ...shown(one), until: null })),
        ...saml.fading.map((one) => ({ ...shown(one), until: one.until })),
      ],
      refreshedAt: saml.refreshedAt,
      refreshFault: saml.refreshFault,
    },
    oidc: oidc && {
      issuer: oidc.issuer,
      tenantId: oidc.tenantId,
      clientId: oidc.clientId,
      secretHint: oidc.secretHint,
    },
    mapping: { ...mapping, domains: [...mapping.domains] },
    singleLogout: configuration.singleLogout,
    signRequests: configuration.requestCertificate !== null,
    tested: tested && isTested(configuration) ? { at: tested.at, by: testedBy } : null,
  };
}
