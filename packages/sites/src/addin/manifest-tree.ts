import { DOMParser } from '@xmldom/xmldom';

/** An element of a manifest with the line it stands on: what a refusal names. */
export interface ManifestElement {
  readonly name: string;
  readonly namespace: string;
  readonly line: number;
  readonly attributes: { readonly [name: string]: string };
  readonly text: string;
  readonly children: readonly ManifestElement[];
  readonly parent: ManifestElement | null;
}

interface Node {
  readonly nodeType: number;
  readonly localName?: string;
  readonly namespaceURI?: string | null;
  readonly lineNumber?: number;
  readonly nodeValue?: string | null;
  readonly childNodes?: ArrayLike<Node> | null;
  readonly attributes?: ArrayLike<{ readonly nodeName: string; readonly nodeValue: string | null }> | null;
}

const elementNode = 1;

/**
 * Reads XML into elements with their lines.
 * @returns the fault where the text isn't well-formed, or brings a document type, which no manifest needs
 */
export function readTree(
  text: string,
): { readonly root: ManifestElement } | { readonly fault: string; readonly line: number } {
  const doctype = /<!DOCTYPE/i.exec(text);
  if (doctype) return { fault: 'a manifest has no document type', line: lineAt(text, doctype.index) };
  const ampersand = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.exec(text);
  if (ampersand) return { fault: '"&" must be written as "&amp;"', line: lineAt(text, ampersand.index) };
  const faults: { fault: string; line: number }[] = [];
  const note = (message: unknown): void => {
    const said = String(message);
    faults.push({
      fault: said.replace(/^\[xmldom \w+\]\s*/, '').split('\n')[0] ?? said,
      line: Number(/\[?line:(\d+)/.exec(said)?.[1] ?? 1),
    });
  };
  const root = parsed(text, note);
  const [first] = faults;
  if (first) return first;
  if (!root) return { fault: 'there is no element', line: 1 };
  return { root: elementOf(root, null) };
}

/** The root as the parser gives it; what it complains of goes to `note`. */
function parsed(text: string, note: (message: unknown) => void): Node | null {
  const parser = new DOMParser({ locator: {}, errorHandler: { warning: note, error: note, fatalError: note } });
  try {
    return parser.parseFromString(text, 'application/xml').documentElement;
  } catch (error) {
    note(error);
    return null;
  }
}

function elementOf(node: Node, parent: ManifestElement | null): ManifestElement {
  const children: ManifestElement[] = [];
  const nodes = Array.from(node.childNodes ?? []);
  const element: ManifestElement = {
    name: node.localName ?? '',
    namespace: node.namespaceURI ?? '',
    line: node.lineNumber ?? 1,
    attributes: Object.fromEntries(
      Array.from(node.attributes ?? []).map(({ nodeName, nodeValue }) => [nodeName, nodeValue ?? '']),
    ),
    text: nodes
      .filter(({ nodeType }) => nodeType !== elementNode)
      .map(({ nodeValue }) => nodeValue ?? '')
      .join('')
      .trim(),
    children,
    parent,
  };
  children.push(...nodes.filter(({ nodeType }) => nodeType === elementNode).map((child) => elementOf(child, element)));
  return element;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The first child of a name. */
export function childNamed(element: ManifestElement, name: string): ManifestElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Every element below, in the order of the text, without those inside of a nested VersionOverrides. */
export function within(element: ManifestElement): readonly ManifestElement[] {
  return element.children.flatMap((child) => (child.name === 'VersionOverrides' ? [] : [child, ...within(child)]));
}
