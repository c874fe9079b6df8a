import { childrenOf } from './xml-nodes.ts';
import { simpleTypeOf, type ValueCheck } from './xml-values.ts';

const xs = 'http://www.w3.org/2001/XMLSchema';

/** An element that may stand in a sequence, or (`anyOf`) any element of a namespace. */
export interface Particle {
  readonly namespace: string;
  readonly name: string | null;
  readonly min: number;
  readonly max: number;
  readonly type: () => Type;
}

export interface AttributeRule {
  readonly name: string;
  readonly isRequired: boolean;
  readonly check: ValueCheck;
}

/** What may stand in an element: text, or elements in order with attributes. */
export type Type =
  | { readonly kind: 'text'; readonly check: ValueCheck }
  | { readonly kind: 'any' }
  | {
      readonly kind: 'elements';
      readonly key: string;
      readonly isAbstract: boolean;
      readonly base: string | null;
      readonly particles: readonly Particle[];
      readonly attributes: readonly AttributeRule[];
    };

/** Element types by `{namespace}name`. */
export interface XmlSchema {
  readonly rootType: (namespace: string, name: string) => Type | undefined;
  readonly typeNamed: (namespace: string, name: string) => Type | undefined;
}

/** `{namespace}name` of something. */
export const keyOf = (namespace: string, name: string): string => `{${namespace}}${name}`;

/**
 * Reads XML Schemas that import each other: named types, sequences, extensions, attributes, restrictions of texts.
 * @throws Error when a schema holds anything else, so that nothing of it is passed over in silence
 */
export function readXmlSchema(schemas: readonly Element[]): XmlSchema {
  const named = new Map<string, Element>();
  const roots = new Map<string, Element>();
  for (const schema of schemas) {
    const target = schema.getAttribute('targetNamespace') ?? '';
    for (const one of childrenOf(schema)) {
      const key = keyOf(target, one.getAttribute('name') ?? '');
      if (one.localName === 'element') roots.set(key, one);
      else if (one.localName !== 'import') named.set(key, one);
    }
  }
  const known = new Map<string, Type>();
  const typeByKey = (key: string): Type | undefined => {
    const before = known.get(key);
    const definition = named.get(key);
    if (before || !definition) return before;
    const made = makeType(definition, key);
    known.set(key, made);
    return made;
  };

  function makeType(definition: Element, key: string): Type {
    if (definition.localName === 'simpleType')
      return { kind: 'text', check: simpleTypeOf(definition, (name) => textType(definition, name)) };
    const parts = childrenOf(definition);
    const [content] = parts.filter(({ localName }) => localName === 'complexContent');
    const extension = content && childrenOf(content)[0];
    const baseKey = extension ? qualified(extension, extension.getAttribute('base') ?? '') : null;
    const base = baseKey === null ? undefined : typeByKey(baseKey);
    if (baseKey !== null && base?.kind !== 'elements') throw unknown(definition);
    const inherited = base?.kind === 'elements' ? base : { particles: [], attributes: [] };
    const own = extension ? childrenOf(extension) : parts;
    return {
      kind: 'elements',
      key,
      isAbstract: definition.getAttribute('abstract') === 'true',
      base: baseKey,
      particles: [...inherited.particles, ...own.filter(isSequence).flatMap(particlesOf)],
      attributes: [...inherited.attributes, ...own.filter((one) => !isSequence(one)).map(attributeOf)],
    };
  }

  function particlesOf(sequence: Element): Particle[] {
    const inside = childrenOf(sequence);
    const repeats = occurs(sequence);
    if (inside.length > 1 && (repeats.min !== 1 || repeats.max !== 1)) throw unknown(sequence);
    return inside.map((one) => {
      const { min, max } = occurs(one);
      const own = { min: min * repeats.min, max: max * repeats.max };
      if (one.localName === 'any')
        return { ...own, namespace: one.getAttribute('namespace') ?? '', name: null, type: () => ({ kind: 'any' }) };
      if (one.localName !== 'element') throw unknown(one);
      const reference = one.getAttribute('ref');
      if (reference !== null && reference !== '') {
        const [, namespace = '', name = ''] = /^\{(.*)\}(.*)$/.exec(qualified(one, reference)) ?? [];
        return { ...own, namespace, name, type: () => rootType(namespace, name) ?? fail(one) };
      }
      return {
        ...own,
        namespace: targetOf(one),
        name: one.getAttribute('name') ?? '',
        type: () => elementType(one),
      };
    });
  }

  function elementType(element: Element): Type {
    const [inline] = childrenOf(element);
    if (inline) return makeType(inline, '');
    const name = element.getAttribute('type') ?? '';
    const key = qualified(element, name);
    if (key.startsWith(`{${xs}}`)) return { kind: 'text', check: textType(element, name) };
    return typeByKey(key) ?? fail(element);
  }

  function attributeOf(attribute: Element): AttributeRule {
    if (attribute.localName !== 'attribute') throw unknown(attribute);
    return {
      name: attribute.getAttribute('name') ?? '',
      isRequired: attribute.getAttribute('use') === 'required',
      check: textType(attribute, attribute.getAttribute('type') ?? ''),
    };
  }

  /** The check of a type of texts, named as it stands at this place of a schema. */
  function textType(at: Element, name: string): ValueCheck {
    const key = qualified(at, name);
    if (key.startsWith(`{${xs}}`)) return simpleTypeOf(key.slice(xs.length + 2));
    const type = typeByKey(key);
    return type?.kind === 'text' ? type.check : fail(at);
  }

  function rootType(namespace: string, name: string): Type | undefined {
    const element = roots.get(keyOf(namespace, name));
    return element && elementType(element);
  }

  return { rootType, typeNamed: (namespace, name) => typeByKey(keyOf(namespace, name)) };
}

const isSequence = ({ localName }: Element): boolean => localName === 'sequence';

function occurs(one: Element): { min: number; max: number } {
  const max = one.getAttribute('maxOccurs');
  return {
    min: Number(one.getAttribute('minOccurs') || 1),
    max: max === 'unbounded' ? Infinity : Number(max || 1),
  };
}

/** A name with its prefix, as `{namespace}name`. */
export function qualified(at: Element, name: string): string {
  const [local = '', prefix] = name.split(':').toReversed();
  return keyOf(at.lookupNamespaceURI(prefix ?? '') ?? '', local);
}

const targetOf = (one: Element): string => one.ownerDocument.documentElement.getAttribute('targetNamespace') ?? '';

const unknown = (one: Element): Error => new Error(`the schema holds a ${one.localName} that isn't understood here`);

function fail(one: Element): never {
  throw unknown(one);
}
