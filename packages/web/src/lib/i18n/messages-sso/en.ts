/** English, for single sign-on on the sign-in page. */
export const messages = {
  'sso.button': 'Sign in with Microsoft',
  'sso.failed':
    'Sign-in failed{reference, select, none {: it took too long, or was begun in another browser} other { (reference {reference})}}. Try again; if it fails again, tell an administrator.',
  'sso.providerSays': 'Microsoft says: {text}',
  'sso.unknown':
    'You are signed in to Microsoft as {login}, but this site doesn’t know you. Ask {contact, select, none {an administrator} other {{contact}}}.',
} as const satisfies { readonly [key: string]: string };
