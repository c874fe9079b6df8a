import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** One declaration of a member: overloads are several. */
export type Declared = {
  readonly kind: 'method' | 'property';
  /** Arguments that must and may be there; 0 for a property. */
  readonly fewest: number;
  readonly most: number;
  /** The requirement set of Mailbox that brought it, as its comment says; null when it names none. */
  readonly set: string | null;
};

/**
 * Microsoft's types of Office.js, read as text: TypeScript 7 has no programming interface for types, and the file is
 * written by a generator in one fixed form (a comment, then the member on a line).
 */
export class OfficeTypes {
  readonly #lines = readFileSync(createRequire(import.meta.url).resolve('@types/office-js/index.d.ts'), 'utf8').split(
    '\n',
  );

  readonly #bodies = new Map<string, readonly string[]>();

  /** All declarations of a member of an interface; empty when it isn't there. */
  member(owner: string, name: string): readonly Declared[] {
    const found: Declared[] = [];
    let comment = '';
    for (const line of this.#body(new RegExp(`^\\s*(?:export )?(?:interface|class) ${owner}\\b.*\\{$`), owner)) {
      const text = line.trim();
      if (text.startsWith('/**')) comment = '';
      if (/^[/]?\*/.test(text)) comment += ` ${text}`;
      const [, member, after = ''] = /^(?:readonly )?(\w+)(\??[:(].*)$/.exec(text) ?? [];
      if (member === name) found.push(declared(after, comment));
    }
    return found;
  }

  /** Names and values of an enumeration; numbers where the types give none. */
  values(name: string): Readonly<Record<string, string | number>> {
    let next = 0;
    const entries = this.#body(new RegExp(`^ {4}(?: {4})?enum ${name} \\{$`), name)
      .map((line) => /^\s*(\w+)(?:\s*=\s*([^,]+))?,?$/.exec(line))
      .filter((match) => match !== null)
      .map(([, key = '', value]) => [key, value === undefined ? next++ : (JSON.parse(value) as string | number)]);
    return Object.fromEntries(entries) as Record<string, string | number>;
  }

  #body(head: RegExp, name: string): readonly string[] {
    const known = this.#bodies.get(name);
    if (known) return known;
    const start = this.#lines.findIndex((line) => head.test(line));
    if (start < 0) throw new Error(`the types of Office.js have no ${name}`);
    const indent = /^\s*/.exec(this.#lines[start] ?? '')?.[0] ?? '';
    const end = this.#lines.findIndex((line, index) => index > start && line.trimEnd() === `${indent}}`);
    const body = this.#lines.slice(start + 1, end);
    this.#bodies.set(name, body);
    return body;
  }
}

function declared(after: string, comment: string): Declared {
  const set = /Api set\}?: Mailbox (\d+\.\d+)/.exec(comment)?.[1] ?? null;
  if (!after.startsWith('(')) return { kind: 'property', fewest: 0, most: 0, set };
  const parameters = parametersOf(after);
  const fewest = parameters.filter((one) => !/^\w+\?/.test(one)).length;
  return { kind: 'method', fewest, most: parameters.length, set };
}

/** Parts a list of parameters at commas that stand in no bracket. */
function parametersOf(text: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text.replaceAll('=>', '  ')) {
    if (/[([{<]/.test(letter)) depth += 1;
    if (/[)\]}>]/.test(letter)) depth -= 1;
    if (depth === 0) break;
    if (letter === ',' && depth === 1) parts.push('');
    else if (depth > 1 || letter !== '(') parts[parts.length - 1] += letter;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
