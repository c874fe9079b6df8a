import type { User } from '../tenant/user.ts';

/** How somebody signs in: what a requested authentication context is compared with. Only the password is really asked for. */
export const signInMethods = ['password', 'passwordless', 'certificate', 'windows'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** The method of a person: stands in the profile as `signInMethod`, a password unless it says otherwise. */
export function signInMethodOf(user: User): SignInMethod {
  const held = user.profile['signInMethod'];
  return signInMethods.find((one) => one === held) ?? 'password';
}

const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';
const methods = 'http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod';

/** AuthnContextClassRef of an assertion. */
export const contextOf = (method: SignInMethod): string =>
  ({
    password: `${classes}:Password`,
    passwordless: `${classes}:unspecified`,
    certificate: `${classes}:X509`,
    windows: 'urn:federation:authentication:windows',
  })[method];

/** The `authnmethodsreferences` claim. */
export const methodClaims = (method: SignInMethod): readonly string[] =>
  ({
    password: [`${methods}/password`],
    passwordless: ['http://schemas.microsoft.com/claims/multipleauthn'],
    certificate: [`${methods}/x509`],
    windows: [`${methods}/windows`],
  })[method];

/** Whether a way of signing in is one of those that a request names. */
export function satisfies(method: SignInMethod, contexts: readonly string[]): boolean {
  const own = contextOf(method);
  const also = method === 'password' ? [`${classes}:PasswordProtectedTransport`, `${classes}:unspecified`] : [];
  return contexts.length === 0 || contexts.some((one) => one === own || also.includes(one));
}

/** As AADSTS75011 writes it. */
export const methodWords = (method: SignInMethod): string =>
  ({
    password: 'Password, ProtectedTransport',
    passwordless: 'MultiFactor, PasswordlessPhoneSignIn',
    certificate: 'X509, MultiFactor',
    windows: 'WindowsIntegrated',
  })[method];
