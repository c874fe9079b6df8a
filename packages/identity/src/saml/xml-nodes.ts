/** Names of the languages that messages are written in. */
export const namespaces = {
  protocol: 'urn:oasis:names:tc:SAML:2.0:protocol',
  assertion: 'urn:oasis:names:tc:SAML:2.0:assertion',
  metadata: 'urn:oasis:names:tc:SAML:2.0:metadata',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
} as const;

export type Namespace = keyof typeof namespaces;

/** Child elements, in order. */
export function elementsIn(parent: Node): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 1) found.push(node as Element);
  }
  return found;
}

/** Child elements of that name. */
export function childrenOf(parent: Node, namespace: Namespace, name: string): Element[] {
  return elementsIn(parent).filter((element) => isNamed(element, namespace, name));
}

export function isNamed(element: Element, namespace: Namespace, name: string): boolean {
  return element.localName === name && element.namespaceURI === namespaces[namespace];
}

/** The element itself and everything in it, in document order. */
export function* walk(element: Element): Generator<Element> {
  yield element;
  for (const child of elementsIn(element)) yield* walk(child);
}

/** An attribute's value; null when it isn't there. */
export function attributeOf(element: Element, name: string): string | null {
  return element.hasAttribute(name) ? element.getAttribute(name) : null;
}

/** The text of an element that holds nothing else; null when it holds elements. */
export function plainText(element: Element): string | null {
  return elementsIn(element).length === 0 ? (element.textContent ?? '') : null;
}

/** Text made fit for XML, also inside of double-quoted attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** An instant in UTC as SAML core §1.3.3 wants it; null when it is missing or something else. */
export function instantOf(element: Element, name: string): Temporal.Instant | null {
  const text = attributeOf(element, name);
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return null;
  try {
    return Temporal.Instant.from(text);
  } catch {
    return null; // a month of thirteen
  }
}
