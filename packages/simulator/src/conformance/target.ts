import { percentDecoded } from '../graph/percent.ts';
import type { ExampleRequest } from './examples.ts';

/** Where a documented request goes, read from its address. */
export interface Target {
  /** `v1.0` or `beta`. */
  readonly version: string;
  /** Path segments after the version, decoded; ids keep their case. */
  readonly segments: readonly string[];
  /** Query options by lower-case name. */
  readonly query: ReadonlyMap<string, string>;
  /** Whose mailbox or object: the signed-in person, a named user, or nobody's. */
  readonly owner:
    { readonly kind: 'me' } | { readonly kind: 'user'; readonly name: string } | { readonly kind: 'none' };
  /** The segments below the owner, e.g. `['events', 'AAMk…', 'accept']`. */
  readonly below: readonly string[];
}

/** Reads the address of a request; pages write ids in `/` and in parentheses. */
export function targetOf({ url }: ExampleRequest): Target {
  // Pages print addresses with line breaks, spaces and braces in them; URL would escape or refuse those.
  const [address = '', ...rest] = url.replaceAll(/\s*\n\s*/g, '').split('?');
  const path = address.replace(/^https?:\/\/[^/]+/i, '');
  const [version = '', ...segments] = splitSegments(path);
  const query = new Map(
    rest
      .join('?')
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.indexOf('=');
        const name = at < 0 ? part : part.slice(0, at);
        return [decode(name).toLowerCase(), at < 0 ? '' : decode(part.slice(at + 1).replaceAll('+', ' '))] as const;
      }),
  );
  const [first = '', second = ''] = segments;
  if (first.toLowerCase() === 'me')
    return { version, segments, query, owner: { kind: 'me' }, below: segments.slice(1) };
  if (first.toLowerCase() === 'users' && second !== '' && !/^(delta|\$count)/i.test(second)) {
    return { version, segments, query, owner: { kind: 'user', name: second }, below: segments.slice(2) };
  }
  return { version, segments, query, owner: { kind: 'none' }, below: segments };
}

/** Is this text a stand-in that the reader replaces (`{id}`, `<id>`, `mail-value`, `string`)? */
export function isPlaceholder(text: string): boolean {
  return /^(\{[^{}]*\}|<[^<>/]+>|[\w-]+-value|string)$/i.test(text.trim());
}

function splitSegments(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      const keyed = /^(\w+)\('([^']*)'\)$/.exec(segment);
      return keyed?.[1] !== undefined && keyed[2] !== undefined ? [keyed[1], decode(keyed[2])] : [decode(segment)];
    });
}

const decode = (text: string): string => percentDecoded(text) ?? text;
