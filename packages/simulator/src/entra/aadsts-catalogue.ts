type Entry = { readonly status: number; readonly error: string; readonly text: (about: string) => string };

/**
 * The refusals of Entra by AADSTS number: HTTP status and OAuth error at the token endpoint, and the sentence.
 * Numbers and words follow learn.microsoft.com/entra/identity-platform/reference-error-codes. The words are no contract
 * there (clients match on `error` and `error_codes`), the statuses are as public threads show them. Sorted by number;
 * `about` is what the sentence speaks of.
 */
export const catalogue = {
  16000: {
    status: 400,
    error: 'interaction_required',
    text: () =>
      'Either multiple user identities are available for the current request or selected account is not supported for the scenario.',
  },
  50011: {
    status: 400,
    error: 'invalid_request',
    text: (about) =>
      `The redirect URI ${about}. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal. Navigate to https://aka.ms/redirectUriMismatchError to learn more about how to fix this.`,
  },
  50013: {
    status: 400,
    error: 'invalid_grant',
    text: (about) => `Assertion failed signature validation. ${about}`,
  },
  50020: {
    status: 400,
    error: 'access_denied',
    text: (about) =>
      `User account ${about}. The account needs to be added as an external user in the tenant first. Sign out and sign in again with a different Microsoft Entra user account.`,
  },
  50034: {
    status: 400,
    error: 'invalid_grant',
    text: (about) =>
      `The user account ${about} does not exist in the directory. To sign into this application, the account must be added to the directory.`,
  },
  50053: {
    status: 400,
    error: 'invalid_grant',
    text: () => "The account is locked, you've tried to sign in too many times with an incorrect user ID or password.",
  },
  50055: { status: 400, error: 'invalid_grant', text: () => 'The password is expired.' },
  50057: { status: 400, error: 'invalid_grant', text: () => 'The user account is disabled.' },
  50058: {
    status: 400,
    error: 'login_required',
    text: () => 'A silent sign-in request was sent but no user is signed in.',
  },
  50105: {
    status: 400,
    error: 'access_denied',
    text: (about) =>
      `Your administrator has configured the application ${about} is blocked because they are not a direct member of a group with access, nor had access directly assigned by an administrator. Please contact your administrator to assign access to this application.`,
  },
  50126: {
    status: 400,
    error: 'invalid_grant',
    text: () => 'Error validating credentials due to invalid username or password.',
  },
  50173: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
  },
  50194: {
    status: 400,
    error: 'invalid_request',
    text: (about) =>
      `Application ${about} is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
  },
  53003: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  54005: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
  },
  65001: {
    status: 400,
    error: 'invalid_grant',
    text: (about) =>
      `The user or administrator has not consented to use the application with ID ${about}. Send an interactive authorization request for this user and resource.`,
  },
  65004: { status: 400, error: 'access_denied', text: () => 'User declined to consent to access the app.' },
  70000: { status: 400, error: 'invalid_grant', text: (about) => `Provided grant is invalid or malformed. ${about}` },
  70002: { status: 401, error: 'invalid_client', text: (about) => `Error validating credentials. ${about}` },
  70003: {
    status: 400,
    error: 'unsupported_grant_type',
    text: (about) => `The app requested an unsupported grant type '${about}'.`,
  },
  70008: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
  },
  70011: {
    status: 400,
    error: 'invalid_scope',
    text: (about) =>
      `The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid. The scope ${about} is not valid.`,
  },
  90002: {
    status: 400,
    error: 'invalid_request',
    text: (about) =>
      `Tenant '${about}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  },
  90014: {
    status: 400,
    error: 'invalid_request',
    text: (about) =>
      `The required field '${about}' is missing from the credential. Ensure that you have all the necessary parameters for the login request.`,
  },
  90094: {
    status: 400,
    error: 'access_denied',
    text: (about) => `An administrator of the organization must grant permissions to ${about}.`,
  },
  500011: {
    status: 400,
    error: 'invalid_resource',
    text: (about) =>
      `The resource principal named ${about} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  },
  500113: { status: 400, error: 'invalid_request', text: () => 'No reply address is registered for the application.' },
  500131: {
    status: 400,
    error: 'invalid_grant',
    text: (about) =>
      `Assertion audience does not match the Client app presenting the assertion. The audience in the assertion was '${about}'.`,
  },
  500133: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
  },
  501481: {
    status: 400,
    error: 'invalid_grant',
    text: () => 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
  },
  650053: {
    status: 400,
    error: 'invalid_client',
    text: (about) =>
      `The application asked for scope '${about}' that doesn't exist on the resource. Contact the app vendor.`,
  },
  650056: {
    status: 400,
    error: 'invalid_request',
    text: () =>
      "Misconfigured application. This could be due to one of the following: the client has not listed any permissions in the requested permissions in the client's application registration, or the admin has not consented in the tenant, or check the application identifier in the request to ensure it matches the configured client application identifier.",
  },
  650057: {
    status: 400,
    error: 'invalid_resource',
    text: (about) =>
      `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Resource value from request: ${about}.`,
  },
  700016: {
    status: 400,
    error: 'unauthorized_client',
    text: (about) =>
      `Application with identifier ${about}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
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
    text: (about) =>
      `Client assertion audience claim does not match Realm issuer. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials. The audience was ${about}.`,
  },
  700024: { status: 401, error: 'invalid_client', text: () => 'Client assertion is not within its valid time range.' },
  700025: {
    status: 401,
    error: 'invalid_client',
    text: () => "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  },
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
  700054: {
    status: 400,
    error: 'unsupported_response_type',
    text: (about) => `response_type '${about}' is not enabled for the application.`,
  },
  700082: {
    status: 400,
    error: 'invalid_grant',
    text: () => 'The refresh token has expired due to inactivity. Users need to sign in again.',
  },
  700084: {
    status: 400,
    error: 'invalid_grant',
    text: () =>
      "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.",
  },
  900144: {
    status: 400,
    error: 'invalid_request',
    text: (about) => `The request body must contain the following parameter: '${about}'.`,
  },
  900561: {
    status: 400,
    error: 'invalid_request',
    text: (about) => `The endpoint only accepts ${about} requests. Received another kind of request.`,
  },
  900971: { status: 400, error: 'invalid_request', text: () => 'No reply address provided.' },
  901002: {
    status: 400,
    error: 'invalid_request',
    text: (about) => `The '${about}' request parameter is not supported.`,
  },
  1002012: {
    status: 400,
    error: 'invalid_scope',
    text: (about) =>
      `The provided value for scope ${about} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  },
  7000112: { status: 401, error: 'unauthorized_client', text: (about) => `Application '${about}' is disabled.` },
  7000114: {
    status: 400,
    error: 'invalid_request',
    text: (about) => `Application '${about}' is not allowed to make application on-behalf-of calls.`,
  },
  7000215: {
    status: 401,
    error: 'invalid_client',
    text: (about) =>
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
    text: (about) =>
      `The provided client secret keys for app '${about}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.`,
  },
  9002313: {
    status: 400,
    error: 'invalid_request',
    text: (about) => `Invalid request. Request is malformed or invalid. ${about}`,
  },
  9002325: {
    status: 400,
    error: 'invalid_request',
    text: () => 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
  },
  9002326: {
    status: 400,
    error: 'invalid_request',
    text: (about) =>
      `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${about}'.`,
  },
  9002327: {
    status: 400,
    error: 'invalid_request',
    text: () =>
      "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  },
} as const satisfies Record<number, Entry>;
