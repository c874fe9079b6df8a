/** Danish, for single sign-on on the sign-in page. */
export const messages = {
  'sso.button': 'Log ind med Microsoft',
  'sso.failed':
    'Login mislykkedes{reference, select, none {: det tog for lang tid eller blev begyndt i en anden browser} other { (reference {reference})}}. Prøv igen; mislykkes det igen, så sig det til en administrator.',
  'sso.providerSays': 'Microsoft siger: {text}',
  'sso.unknown':
    'Du er logget ind hos Microsoft som {login}, men dette site kender dig ikke. Spørg {contact, select, none {en administrator} other {{contact}}}.',
} as const satisfies { readonly [key: string]: string };
