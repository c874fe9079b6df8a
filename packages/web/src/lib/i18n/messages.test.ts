import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { compileMessage } from './compile-message.ts';
import { formatMessage } from './message.ts';
import type { MessagePart } from './message.ts';
import { messages as accountsDa } from './messages-accounts/da.ts';
import { messages as accountsDe } from './messages-accounts/de.ts';
import { messages as accountsEn } from './messages-accounts/en.ts';
import { messages as addinDa } from './messages-addin/da.ts';
import { messages as addinDe } from './messages-addin/de.ts';
import { messages as addinEn } from './messages-addin/en.ts';
import { messages as adminDa } from './messages-admin/da.ts';
import { messages as adminDe } from './messages-admin/de.ts';
import { messages as adminEn } from './messages-admin/en.ts';
import { messages as connectionsDa } from './messages-connections/da.ts';
import { messages as connectionsDe } from './messages-connections/de.ts';
import { messages as connectionsEn } from './messages-connections/en.ts';
import { messages as importDa } from './messages-import/da.ts';
import { messages as importDe } from './messages-import/de.ts';
import { messages as importEn } from './messages-import/en.ts';
import { messages as setUpDa } from './messages-setup/da.ts';
import { messages as setUpDe } from './messages-setup/de.ts';
import { messages as setUpEn } from './messages-setup/en.ts';
import { messages as signOnDa } from './messages-signon/da.ts';
import { messages as signOnDe } from './messages-signon/de.ts';
import { messages as signOnEn } from './messages-signon/en.ts';
import { messages as ssoDa } from './messages-sso/da.ts';
import { messages as ssoDe } from './messages-sso/de.ts';
import { messages as ssoEn } from './messages-sso/en.ts';
import { messages as rolloutDa } from './messages-rollout/da.ts';
import { messages as rolloutDe } from './messages-rollout/de.ts';
import { messages as rolloutEn } from './messages-rollout/en.ts';
import { messages as syncDa } from './messages-sync/da.ts';
import { messages as syncDe } from './messages-sync/de.ts';
import { messages as syncEn } from './messages-sync/en.ts';
import { messages as da } from './messages/da.ts';
import { messages as de } from './messages/de.ts';
import { messages as en } from './messages/en.ts';

/** All catalogues: everybody's, and those of the administration's pages. No key is in two. */
const languages = {
  en: {
    ...en,
    ...adminEn,
    ...connectionsEn,
    ...importEn,
    ...signOnEn,
    ...ssoEn,
    ...syncEn,
    ...accountsEn,
    ...addinEn,
    ...rolloutEn,
    ...setUpEn,
  },
  da: {
    ...da,
    ...adminDa,
    ...connectionsDa,
    ...importDa,
    ...signOnDa,
    ...ssoDa,
    ...syncDa,
    ...accountsDa,
    ...addinDa,
    ...rolloutDa,
    ...setUpDa,
  },
  de: {
    ...de,
    ...adminDe,
    ...connectionsDe,
    ...importDe,
    ...signOnDe,
    ...ssoDe,
    ...syncDe,
    ...accountsDe,
    ...addinDe,
    ...rolloutDe,
    ...setUpDe,
  },
} as const;
const locales = { en: 'en-GB', da: 'da-DK', de: 'de-DE' } as const;

/** Names of the arguments of a message, with the choices of its selects. */
function argumentsOf(text: string): string[] {
  const found = new Map<string, Set<string>>();
  const visit = (parts: readonly MessagePart[]): void => {
    for (const part of parts) {
      if (typeof part === 'string' || part[0] === 4) continue;
      const choices = found.get(part[1]) ?? new Set<string>();
      found.set(part[1], choices);
      if (part[0] !== 2 && part[0] !== 3) continue;
      for (const [choice, inside] of Object.entries(part[2])) {
        if (part[0] === 2) choices.add(choice);
        visit(inside);
      }
    }
  };
  const compiled = compileMessage(text);
  visit(typeof compiled === 'string' ? [compiled] : compiled);
  return [...found].map(([name, choices]) => `${name} ${[...choices].toSorted().join('|')}`).toSorted();
}

describe('texts of the pages', () => {
  test.each(['da', 'de'] as const)('%s says everything that English says', (language) => {
    expect(Object.keys(languages[language])).toEqual(Object.keys(languages.en));
  });

  test('a key means one text', () => {
    const keys = [
      en,
      adminEn,
      connectionsEn,
      importEn,
      signOnEn,
      ssoEn,
      syncEn,
      accountsEn,
      addinEn,
      rolloutEn,
      setUpEn,
    ].flatMap((one) => Object.keys(one));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test.each(['da', 'de'] as const)('%s fills in the same values as English', (language) => {
    for (const [key, text] of Object.entries(languages[language])) {
      expect(argumentsOf(text), key).toEqual(argumentsOf(languages.en[key as keyof typeof languages.en]));
    }
  });

  test.each(['en', 'da', 'de'] as const)('%s reads as intl-messageformat would write it', (language) => {
    const locale = locales[language];
    for (const text of Object.values(languages[language])) {
      for (const count of [0, 1, 2, 1234]) {
        const values: Record<string, string | number> = {};
        for (const argument of argumentsOf(text)) {
          const [name = '', choices = ''] = argument.split(' ');
          values[name] = choices === '' ? count : (choices.split('|')[count % choices.split('|').length] ?? '');
        }
        const theirs = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format<string>(
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asGiven(text, name, value, locale)])),
        );
        expect(formatMessage(compileMessage(text), locale, values)).toBe(theirs);
      }
    }
  });

  test('a value that was forgotten shows as its name and breaks nothing', () => {
    expect(formatMessage(compileMessage('Moved to {room}'), 'en-GB')).toBe('Moved to {room}');
  });
});

/** A plain `{name}` writes a number as it is in intl-messageformat and grouped in ours: give it grouped to both. */
function asGiven(text: string, name: string, value: string | number, locale: string): string | number {
  const isCounted = new RegExp(`\\{${name}, (plural|number)`).test(text);
  return typeof value === 'number' && !isCounted ? new Intl.NumberFormat(locale).format(value) : value;
}
