import type { EntraClock } from './tenant-directory.ts';

/**
 * The refusals of Entra's token endpoint: AADSTS number → HTTP status and OAuth error.
 * Numbers and words follow learn.microsoft.com/entra/identity-platform/reference-error-codes. The words are no contract
 * there (clients match on `error` and `error_codes`), the statuses are as public threads show them.
 */
const catalogue = {
  53003: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  70003: {
    status: 400,
    error: 'unsupported_grant_type',
    text: (about: string) => `The app requested an unsupported grant type '${about}'.`,
  },
  70011: {
    status: 400,
    error: 'invalid_scope',
    text: (about: string) =>
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${about} is not valid.`,
  },
  90002: {
    status: 400,
    error: 'invalid_request',
    text: (about: string) =>
      `Tenant '${about}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  },
  500011: {
    status: 400,
    error: 'invalid_resource',
    text: (about: string) =>
      `The resource principal named ${about} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  },
  700016: {
    status: 400,
    error: 'unauthorized_client',
    text: (about: string) =>
      `Application with identifier '${about}' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  },
  700022: {
    status: 400,
    error: 'invalid_scope',
    text: () =>
      'The provided value for the input parameter scope is not valid because it contains more than one resource.',
  },
  700023: {
    status: 401,
    error: 'invalid_client',
    text: (about: string) =>
      `Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials. The audience was ${about}.`,
  },
  700024: { status: 401, error: 'invalid_client', text: () => 'Client assertion is not within its valid time range.' },
  700027: {
    status: 401,
    error: 'invalid_client',
    text: () =>
      'The certificate with identifier used to sign the client assertion is not registered on application, or the signature of the assertion is not valid.',
  },
  700030: {
    status: 401,
    error: 'invalid_client',
    text: () => "Invalid certificate or assertion: 'iss' and 'sub' must both be the client's application id.",
  },
  900144: {
    status: 400,
    error: 'invalid_request',
    text: (about: string) => `The request body must contain the following parameter: '${about}'.`,
  },
  1002012: {
    status: 400,
    error: 'invalid_scope',
    text: (about: string) =>
      `The provided value for scope ${about} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  },
  7000112: {
    status: 401,
    error: 'unauthorized_client',
    text: (about: string) => `Application '${about}' is disabled.`,
  },
  7000215: {
    status: 401,
    error: 'invalid_client',
    text: (about: string) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${about}'.`,
  },
  7000218: {
    status: 401,
    error: 'invalid_client',
    text: () => "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  7000222: {
    status: 401,
    error: 'invalid_client',
    text: (about: string) =>
      `The provided client secret keys for app '${about}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
  },
} as const satisfies Record<number, { status: number; error: string; text: (about: string) => string }>;

/** The numbers that this token service can answer with. */
export type AadstsNumber = keyof typeof catalogue;

/** A refusal of the token endpoint: which one, and the name or value that it is about. */
export type AadstsRefusal = { readonly number: AadstsNumber; readonly about: string };

/** Makes a refusal; `about` is put into the sentence (an app, a tenant, a parameter). */
export const aadsts = (number: AadstsNumber, about = ''): AadstsRefusal => ({ number, about });

/**
 * The answer that Entra gives to a refused token request: OAuth's error with `error_codes`, trace and correlation ids.
 * @param correlationId  the client's own id when it sent one, as Entra echoes it
 */
export function aadstsResponse(
  refusal: AadstsRefusal,
  request: { correlationId: string; traceId: string; origin: string },
  clock: EntraClock,
): Response {
  const entry = catalogue[refusal.number];
  const timestamp = clock.now().round({ smallestUnit: 'second' }).toString().replace('T', ' ');
  const description = `AADSTS${refusal.number}: ${entry.text(refusal.about)} Trace ID: ${request.traceId} Correlation ID: ${request.correlationId} Timestamp: ${timestamp}`;
  return Response.json(
    {
      error: entry.error,
      error_description: description,
      error_codes: [refusal.number],
      timestamp,
      trace_id: request.traceId,
      correlation_id: request.correlationId,
      error_uri: `${request.origin}/error?code=${refusal.number}`,
    },
    { status: entry.status, headers: { 'cache-control': 'no-store', pragma: 'no-cache' } },
  );
}
