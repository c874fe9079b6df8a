import type { JsonValue } from '@planner/core';
import { microsoftGraphAppId } from './applications.ts';
import type { Application } from './applications.ts';

/** What a registration in Entra is made of, for one site. */
export interface RegistrationWish {
  readonly application: Application;
  /** `https://planner.example`, without a path */
  readonly baseUrl: string;
  /** Optional permissions that it is to ask for too, by value. */
  readonly optional: readonly string[];
  /** Public parts of the certificates that may prove it, PEM; while one is renewed there are two. */
  readonly certificates: readonly string[];
}

/** Addresses that Entra may send a browser back to. */
export function redirectUrisOf({ application, baseUrl }: Pick<RegistrationWish, 'application' | 'baseUrl'>): string[] {
  return application.redirectPaths.map((path) => new URL(path, baseUrl).href);
}

/**
 * The registration as Graph's `application` resource, which Entra's own manifest page shows as well
 * (learn.microsoft.com/graph/api/resources/application). The scripts send exactly this.
 */
export function registrationBody(wish: RegistrationWish): { readonly [name: string]: JsonValue } {
  const { application, baseUrl, certificates } = wish;
  const asked = application.permissions.filter(
    ({ value, type, required }) => type === 'Scope' || required || wish.optional.includes(value),
  );
  return {
    displayName: application.name,
    signInAudience: 'AzureADMyOrg',
    tags: [application.tag],
    web: { redirectUris: redirectUrisOf(wish) },
    // The task pane's broker is Outlook itself (nested app authentication): the site's origin stands for it.
    spa: { redirectUris: application.inTaskPane ? [`brk-multihub://${new URL(baseUrl).host}`] : [] },
    requiredResourceAccess: [
      { resourceAppId: microsoftGraphAppId, resourceAccess: asked.map(({ id, type }) => ({ id, type })) },
    ],
    ...(application.exposes.length > 0 && { api: exposedApi(application) }),
    ...(certificates.length > 0 && { keyCredentials: certificates.map(keyCredential) }),
  };
}

function exposedApi({ name, exposes }: Application): JsonValue {
  return {
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: exposes.map(({ id, value }) => ({
      id,
      value,
      type: 'User',
      isEnabled: true,
      adminConsentDisplayName: 'Use Planner in Outlook',
      adminConsentDescription: `Allows ${name} to use Planner on behalf of the signed-in user.`,
      userConsentDisplayName: 'Use Planner in Outlook',
      userConsentDescription: 'Allows Outlook to use Planner on your behalf.',
    })),
  };
}

function keyCredential(certificate: string): JsonValue {
  const key = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  return { type: 'AsymmetricX509Cert', usage: 'Verify', displayName: 'Planner', key };
}
