import { filterTokens, plainLiteral, unquoted } from '../../graph/filter-tokens.ts';
import { GraphError } from '../../graph/graph-error.ts';

/** A parsed `$filter`. Paths keep their case; values are already JavaScript values. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: Comparison; readonly value: FilterValue }
  | { readonly kind: 'call'; readonly name: TextFunction; readonly path: string; readonly value: string }
  | { readonly kind: 'any'; readonly path: string; readonly variable: string; readonly of: Filter };

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';
export type FilterValue = string | number | boolean | null;

const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const textFunctions: readonly string[] = ['contains', 'startswith', 'endswith'];

// A filter is short; deeper nesting is an attack or a mistake.
const maxDepth = 30;

const wordPattern = String.raw`[A-Za-z_@][\w@./-]*`;

/**
 * Parses the part of OData's filter language that Outlook documents for events: comparisons, and/or/not, contains,
 * startswith, endswith, and `collection/any(x: …)`.
 * @throws GraphError 400 ErrorInvalidUrlQueryFilter for everything else
 */
export function parseFilter(text: string): Filter {
  const { peek, take, expect, end } = filterTokens(text, wordPattern, invalidFilter);
  const takeText = (): string => {
    const token = take();
    if (!token.startsWith("'")) throw invalidFilter(text);
    return unquoted(token);
  };

  const orTerm = (depth: number): Filter => {
    if (depth > maxDepth) throw invalidFilter(text);
    let left = andTerm(depth);
    while (peek()?.toLowerCase() === 'or') {
      take();
      left = { kind: 'or', left, right: andTerm(depth) };
    }
    return left;
  };
  const andTerm = (depth: number): Filter => {
    let left = unary(depth);
    while (peek()?.toLowerCase() === 'and') {
      take();
      left = { kind: 'and', left, right: unary(depth) };
    }
    return left;
  };
  const unary = (depth: number): Filter => {
    const token = take();
    if (token.toLowerCase() === 'not') return { kind: 'not', of: unary(depth + 1) };
    if (token === '(') {
      const inner = orTerm(depth + 1);
      expect(')');
      return inner;
    }
    if (peek() === '(') return functionOrAny(token, depth);
    const operator = take().toLowerCase();
    if (!comparisons.includes(operator)) throw invalidFilter(text);
    return { kind: 'compare', path: token, operator: operator as Comparison, value: parseValue(take(), text) };
  };
  const functionOrAny = (token: string, depth: number): Filter => {
    expect('(');
    const any = /^(.+)\/any$/i.exec(token);
    if (any?.[1] !== undefined) {
      const variable = take();
      expect(':');
      const of = orTerm(depth + 1);
      expect(')');
      return { kind: 'any', path: any[1], variable, of };
    }
    const name = token.toLowerCase();
    if (!textFunctions.includes(name)) throw invalidFilter(text);
    const path = take();
    expect(',');
    const value = takeText();
    expect(')');
    return { kind: 'call', name: name as TextFunction, path, value };
  };

  const filter = orTerm(0);
  end();
  return filter;
}

/** The refusal for a filter that can't be read or isn't supported. */
export function invalidFilter(text: string): GraphError {
  return new GraphError(400, 'ErrorInvalidUrlQueryFilter', `The query filter is invalid or not supported: ${text}`);
}

function parseValue(token: string, text: string): FilterValue {
  const plain = plainLiteral(token);
  if (plain !== undefined) return plain;
  // A bare date or DateTimeOffset compares as text against the same form.
  if (/^\d{4}-\d\d-\d\d/.test(token)) return token;
  throw invalidFilter(text);
}
