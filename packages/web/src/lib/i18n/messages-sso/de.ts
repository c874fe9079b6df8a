/** German, for single sign-on on the sign-in page. */
export const messages = {
  'sso.button': 'Mit Microsoft anmelden',
  'sso.failed':
    'Die Anmeldung ist fehlgeschlagen{reference, select, none {: Sie dauerte zu lange oder wurde in einem anderen Browser begonnen} other { (Referenz {reference})}}. Noch einmal versuchen; schlägt sie wieder fehl, einem Administrator melden.',
  'sso.providerSays': 'Microsoft sagt: {text}',
  'sso.unknown':
    'Sie sind bei Microsoft als {login} angemeldet, aber diese Site kennt Sie nicht. Fragen Sie {contact, select, none {einen Administrator} other {{contact}}}.',
} as const satisfies { readonly [key: string]: string };
