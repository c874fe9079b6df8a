import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Refusal } from '@planner/core';

export const shortestPassword = 12; // characters as people count them
export const longestPasswordBytes = 1024; // as UTF-8 after NFC: what a hash is given at most

/** What somebody who knows the account would try first. */
export interface AccountWords {
  readonly login: string;
  readonly name: string;
  readonly mail: string | null;
  readonly site: string;
}

/** Letters of a password that have to be left when everything known about its account is taken out. */
const leastOwn = 8;
/** Shorter words stand in too many passwords by chance. */
const shortestWord = 4;
const leastDistinct = 5;

/**
 * Why a password may not be chosen: too short, too long, on the list of leaked ones, or made of what everybody knows about
 * the account. No rules about kinds of characters, which only make people write passwords down (NIST SP 800-63B §3.1.1.2).
 * @returns null when it may
 */
export function passwordRefusal(password: string, words: AccountWords): Refusal | null {
  const text = password.normalize('NFC');
  const no = (reason: string): Refusal => ({ code: 'PASSWORD_REFUSED', field: 'password', params: { reason } });
  if (isTooLong(password)) return no('long');
  if ([...new Intl.Segmenter().segment(text)].length < shortestPassword) return no('short');
  const small = text.toLowerCase();
  if (leaked().has(small) || leaked().has(plain(small)) || new Set(small).size < leastDistinct) return no('leaked');
  return rest(small, words).length < leastOwn ? no('personal') : null;
}

/** Whether a password is longer than will be hashed: refused before any work. */
export function isTooLong(password: string): boolean {
  return Buffer.byteLength(password.normalize('NFC')) > longestPasswordBytes;
}

/** Without the signs and digits that people add at the end to make an old password pass. */
function plain(password: string): string {
  return password.replace(/[\p{P}\p{S}\d\s]+$/u, '');
}

function rest(password: string, { login, name, mail, site }: AccountWords): string {
  const known = [login, name, mail ?? '', site, 'planner']
    .flatMap((text) =>
      text
        .normalize('NFC')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word.length >= shortestWord)
    .toSorted((one, other) => other.length - one.length);
  return known.reduce((left, word) => left.replaceAll(word, ''), password).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

let list: ReadonlySet<string> | null = null;

/** The leaked passwords that the project brings along; read once, when the first password is chosen. */
function leaked(): ReadonlySet<string> {
  if (list) return list;
  const file = fileURLToPath(new URL('leaked-passwords.txt', import.meta.url));
  const lines = readFileSync(file, 'utf8').split('\n');
  list = new Set(lines.filter((line) => line !== '' && !line.startsWith('#')));
  return list;
}
