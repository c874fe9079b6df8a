import { childrenOf } from './xml-nodes.ts';

/** Says what is wrong with a text; null when nothing is. */
export type ValueCheck = (text: string) => string | null;

/** XML Schema's own types, as far as they are used. */
const builtIn: Readonly<Record<string, ValueCheck>> = {
  string: () => null,
  anyURI: () => null,
  integer: (text) => (/^[+-]?\d+$/.test(text.trim()) ? null : 'must be a whole number'),
  boolean: (text) => (['true', 'false', '1', '0'].includes(text.trim()) ? null : 'must be true or false'),
};

/**
 * The check of one of XML Schema's own types by name, or of a `simpleType` that restricts another.
 * @param typeNamed  finds the type that it restricts
 * @throws Error for a type or a facet that isn't known
 */
export function simpleTypeOf(
  type: string | Element,
  typeNamed: (name: string) => ValueCheck = simpleTypeOf,
): ValueCheck {
  if (typeof type === 'string') {
    const check = builtIn[type];
    if (!check) throw new Error(`the type xs:${type} isn't understood here`);
    return check;
  }
  const [restriction] = childrenOf(type);
  if (restriction?.localName !== 'restriction') throw new Error('a simpleType here restricts another');
  const base = typeNamed(restriction.getAttribute('base') ?? '');
  const facets = childrenOf(restriction).map((one) => ({
    facet: one.localName ?? '',
    value: one.getAttribute('value') ?? '',
  }));
  const words = facets.filter(({ facet }) => facet === 'enumeration').map(({ value }) => value);
  const kind = `a ${type.getAttribute('name') || 'value of this kind'}`;
  const checks = facets.filter(({ facet }) => facet !== 'enumeration').map((facet) => facetCheck({ ...facet, kind }));
  if (words.length > 0) checks.push((text) => (words.includes(text) ? null : `must be one of ${words.join(', ')}`));
  return (text) => {
    for (const check of [base, ...checks]) {
      const problem = check(text);
      if (problem !== null) return problem;
    }
    return null;
  };
}

function facetCheck({ facet, value, kind }: { facet: string; value: string; kind: string }): ValueCheck {
  const limit = Number(value);
  switch (facet) {
    case 'minLength':
      return (text) => (Array.from(text).length >= limit ? null : `must have ${limit} letters or more`);
    case 'maxLength':
      return (text) => (Array.from(text).length <= limit ? null : `must have ${limit} letters at most`);
    case 'minInclusive':
      return (text) => (Number(text) >= limit ? null : `must be ${limit} or more`);
    case 'maxInclusive':
      return (text) => (Number(text) <= limit ? null : `must be ${limit} at most`);
    case 'pattern': {
      const pattern = new RegExp(`^(?:${value})$`, 'u');
      return (text) => (pattern.test(text) ? null : `isn’t written as ${kind} is`);
    }
    default:
      throw new Error(`the facet ${facet} isn't understood here`);
  }
}
