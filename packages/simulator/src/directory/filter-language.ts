import { filterTokens, plainLiteral } from '../graph/filter-tokens.ts';
import { GraphError } from '../graph/graph-error.ts';

/** A literal; dates and GUIDs stay texts. */
export type Literal = string | number | boolean | null;
export type Comparison = 'eq' | 'ne' | 'ge' | 'le' | 'gt' | 'lt';
export type TextFunction = 'startsWith' | 'endsWith' | 'contains';

/** A `$filter` as the directory reads it. Paths are as sent: `displayName`, `assignedLicenses/$count`, `x/skuId`. */
export type Clause =
  | { readonly is: 'and' | 'or'; readonly of: readonly Clause[] }
  | { readonly is: 'not'; readonly of: Clause }
  | { readonly is: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: Literal }
  | { readonly is: 'in'; readonly path: string; readonly values: readonly Literal[] }
  | { readonly is: 'call'; readonly name: TextFunction; readonly path: string; readonly value: string }
  | { readonly is: 'any'; readonly path: string; readonly variable: string; readonly of: Clause | null };

const comparisons: readonly string[] = ['eq', 'ne', 'ge', 'le', 'gt', 'lt'];
const functions: Readonly<Record<string, TextFunction>> = {
  startswith: 'startsWith',
  endswith: 'endsWith',
  contains: 'contains',
};

// Deeper nesting is an attack or a mistake; the directory takes 15 clauses, a long `in` is one.
const maxDepth = 20;
const wordPattern = String.raw`[A-Za-z_$][\w$./-]*`;

/** Reads a filter. Throws Graph's 400 for what isn't one. */
export function parseClause(text: string): Clause {
  const { peek, take, expect, end } = filterTokens(text, wordPattern, unreadableFilter);
  const isWord = (word: string): boolean => peek()?.toLowerCase() === word;

  const joined = (word: 'or' | 'and', part: (depth: number) => Clause, depth: number): Clause => {
    const of = [part(depth)];
    while (isWord(word)) {
      take();
      of.push(part(depth));
    }
    return of.length === 1 ? of[0]! : { is: word, of };
  };
  const either = (depth: number): Clause => {
    if (depth > maxDepth) throw unreadableFilter(text);
    return joined('or', (at) => joined('and', single, at), depth);
  };
  const single = (depth: number): Clause => {
    const token = take();
    if (token.toLowerCase() === 'not') return { is: 'not', of: single(depth + 1) };
    if (token === '(') {
      const inner = either(depth + 1);
      expect(')');
      return inner;
    }
    if (!/^[A-Za-z_$]/.test(token)) throw unreadableFilter(text);
    return peek() === '(' ? called(token, depth) : compared(token);
  };
  const compared = (path: string): Clause => {
    const operator = take().toLowerCase();
    if (operator === 'in') {
      expect('(');
      const values = [literal(take(), text)];
      while (peek() === ',') {
        take();
        values.push(literal(take(), text));
      }
      expect(')');
      return { is: 'in', path, values };
    }
    if (!comparisons.includes(operator)) throw unreadableFilter(text);
    return { is: 'compare', path, operator: operator as Comparison, value: literal(take(), text) };
  };
  const called = (token: string, depth: number): Clause => {
    expect('(');
    const path = /^(.+)\/any$/i.exec(token)?.[1];
    if (path !== undefined) {
      if (peek() === ')') {
        take();
        return { is: 'any', path, variable: '', of: null };
      }
      const variable = take();
      expect(':');
      const of = either(depth + 1);
      expect(')');
      return { is: 'any', path, variable, of };
    }
    const name = functions[token.toLowerCase()];
    if (name === undefined) throw unreadableFilter(text);
    const of = take();
    expect(',');
    const value = literal(take(), text);
    expect(')');
    if (typeof value !== 'string') throw unreadableFilter(text);
    return { is: 'call', name, path: of, value };
  };

  const clause = either(0);
  end();
  return clause;
}

/** A filter that isn't in the language. */
export const unreadableFilter = (text: string): GraphError =>
  new GraphError(400, 'BadRequest', `Invalid filter clause: Syntax error in '${text}'.`);

function literal(token: string, text: string): Literal {
  const plain = plainLiteral(token);
  if (plain !== undefined) return plain;
  if (/^\d{4}-\d\d-\d\d(T|$)/.test(token) || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(token)) return token;
  throw unreadableFilter(text);
}
