import { childrenOf } from './xml-nodes.ts';
import { qualified, type Particle, type Type, type XmlSchema } from './xml-schema.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';
const xmlns = 'http://www.w3.org/2000/xmlns/';

/** What of a document breaks its schema, a sentence each with the way to the element; nothing when it is valid. */
export function validityProblems(root: Element, schema: XmlSchema): string[] {
  const type = schema.rootType(root.namespaceURI ?? '', root.localName ?? '');
  if (!type)
    return [`${root.localName} in the namespace "${root.namespaceURI ?? ''}" begins no document of this kind.`];
  return elementProblems(root, type, { schema, way: root.localName ?? '' });
}

type Place = { readonly schema: XmlSchema; readonly way: string };

function elementProblems(element: Element, declared: Type, place: Place): string[] {
  if (declared.kind === 'any') return [];
  if (declared.kind === 'text') {
    if (childrenOf(element).length > 0) return [`${place.way} holds text alone.`];
    return valueProblem(place.way, declared.check(element.textContent ?? ''));
  }
  const type = chosenType(element, declared, place.schema);
  if (typeof type === 'string') return [`${place.way}: ${type}`];
  const hasText = [...textsOf(element)].some((text) => text.trim() !== '');
  return [
    ...attributeProblems(element, type, place),
    ...(hasText ? [`${place.way} holds elements, no text.`] : []),
    ...contentProblems(element, type.particles, place),
  ];
}

type Elements = Extract<Type, { kind: 'elements' }>;

/** The type that `xsi:type` names, which must be the declared one or made of it. @returns a sentence on "no" */
function chosenType(element: Element, declared: Elements, schema: XmlSchema): Elements | string {
  const name = element.getAttributeNS(xsi, 'type') ?? '';
  if (name === '') return declared.isAbstract ? `xsi:type (in the namespace ${xsi}) is missing.` : declared;
  const [, namespace = '', local = ''] = /^\{(.*)\}(.*)$/.exec(qualified(element, name.trim())) ?? [];
  const type = schema.typeNamed(namespace, local);
  for (let one = type; one?.kind === 'elements'; one = baseOf(one, schema)) {
    if (one.key === declared.key && type?.kind === 'elements')
      return type.isAbstract ? `xsi:type "${name}" can’t be used by itself.` : type;
  }
  return `xsi:type "${name}" can’t stand here.`;
}

function baseOf({ base }: Elements, schema: XmlSchema): Type | undefined {
  const [, namespace = '', local = ''] = /^\{(.*)\}(.*)$/.exec(base ?? '') ?? [];
  return base === null ? undefined : schema.typeNamed(namespace, local);
}

function attributeProblems(element: Element, { attributes }: Elements, { way }: Place): string[] {
  const problems: string[] = [];
  for (const { name, isRequired, check } of attributes) {
    if (element.hasAttribute(name))
      problems.push(...valueProblem(`${way}/@${name}`, check(element.getAttribute(name) ?? '')));
    else if (isRequired) problems.push(`${way} lacks the attribute ${name}.`);
  }
  for (let place = 0; place < element.attributes.length; place += 1) {
    const { namespaceURI, name } = element.attributes.item(place)!;
    const isKnown = attributes.some((one) => one.name === name);
    if (!isKnown && namespaceURI !== xsi && namespaceURI !== xmlns && !name.startsWith('xmlns'))
      problems.push(`${way} has no attribute ${name}.`);
  }
  return problems;
}

/** All sequences here are plain: each element at its place, so many times, none else. */
function contentProblems(element: Element, particles: readonly Particle[], { schema, way }: Place): string[] {
  const problems: string[] = [];
  const children = childrenOf(element);
  let next = 0;
  for (const particle of particles) {
    let count = 0;
    while (next < children.length && count < particle.max && isMeant(children[next]!, particle)) {
      const child = children[next]!;
      problems.push(...elementProblems(child, particle.type(), { schema, way: `${way}/${child.localName}` }));
      next += 1;
      count += 1;
    }
    if (count < particle.min) {
      const found = children[next];
      const instead = found ? `, where ${found.localName} stands: the elements have a fixed order` : '';
      // What comes after a gap is out of step: one sentence says more than twenty.
      return [...problems, `${particle.name} is missing in ${way}${instead}.`];
    }
  }
  const stray = children[next];
  return stray ? [...problems, `${stray.localName} can’t stand in ${way} at that place.`] : problems;
}

const isMeant = (element: Element, { namespace, name }: Particle): boolean =>
  element.namespaceURI === namespace && (name === null || element.localName === name);

const valueProblem = (way: string, problem: string | null): string[] =>
  problem === null ? [] : [`${way} ${problem}.`];

function* textsOf(element: Element): Generator<string> {
  for (let node = element.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3 || node.nodeType === 4) yield node.nodeValue ?? '';
}
