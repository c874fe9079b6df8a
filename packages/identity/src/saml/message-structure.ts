import { DOMParser } from '@xmldom/xmldom';
import { SamlRefusal } from './saml-fault.ts';

/** How much of a message is looked at. Entra's largest, with 150 groups, is about 20 kB. */
export interface StructureLimits {
  readonly bytes: number;
  /** Elements, attributes and pieces of text. */
  readonly nodes: number;
  readonly depth: number;
}

export const messageLimits: StructureLimits = { bytes: 128 * 1024, nodes: 5000, depth: 64 };

/** The text of a posted message: strict base64 (line breaks allowed) of UTF-8. @throws SamlRefusal */
export function decodeMessage(field: string): string {
  // Judged by its length before anything is made of it: four letters are three bytes, and lines have 64 or 76 letters.
  if (field.length > (messageLimits.bytes / 3) * 4 * 1.04) throw new SamlRefusal('message-too-large');
  const letters = field.replaceAll(/[\r\n]/g, '');
  if (letters === '') throw new SamlRefusal('message-empty');
  if (letters.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(letters)) throw new SamlRefusal('message-not-base64');
  const bytes = Buffer.from(letters, 'base64');
  if (bytes.toString('base64') !== letters) throw new SamlRefusal('message-not-base64'); // stray bits in the last letter
  return decodeText(bytes);
}

/** UTF-8 and nothing else. @throws SamlRefusal */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > messageLimits.bytes) throw new SamlRefusal('message-too-large');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SamlRefusal('message-not-utf8');
  }
}

// The five that XML itself has, and characters by number.
const harmlessEntity = /^&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});/;
const declaration =
  /^<\?xml(?: version=(?:"1\.0"|'1\.0'))?(?: encoding=(?:"utf-8"|'utf-8'))?(?: standalone=(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/i;
const attribute = /([^\s=<>"'/]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;

/**
 * Refuses by structure alone, before a parser or a signature is asked: what Entra never sends was a way around some check
 * somewhere (comments that cut a name, entities, instructions that canonical XML prints as text, namespaces that it drops).
 * One pass over the text, no tree.
 * @throws SamlRefusal
 */
export function checkStructure(text: string, limits: StructureLimits = messageLimits): void {
  let nodes = 0;
  let depth = 0;
  let at = declaration.exec(text)?.[0].length ?? 0;
  const count = (more: number) => {
    nodes += more;
    if (nodes > limits.nodes)
      throw new SamlRefusal('message-has-too-many-nodes', { expected: `at most ${limits.nodes}` });
  };
  for (let entity = text.indexOf('&'); entity !== -1; entity = text.indexOf('&', entity + 1)) {
    if (!harmlessEntity.test(text.slice(entity, entity + 12))) throw new SamlRefusal('message-has-entity');
  }
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open === -1) break;
    if (open > at) count(1);
    const next = text[open + 1];
    if (next === '!' || next === '?') throw new SamlRefusal(markupReason(text, open));
    if (next === '/') {
      depth -= 1;
      at = text.indexOf('>', open) + 1;
      if (at === 0 || depth < 0) throw new SamlRefusal('message-not-xml');
      continue;
    }
    const { end, attributes, isEmpty } = readTag(text, open);
    count(1 + attributes);
    if (depth + 1 > limits.depth) throw new SamlRefusal('message-too-deep', { expected: `at most ${limits.depth}` });
    if (!isEmpty) depth += 1;
    at = end;
  }
  if (depth !== 0) throw new SamlRefusal('message-not-xml');
}

function markupReason(text: string, open: number) {
  if (text.startsWith('<!--', open)) return 'message-has-comment';
  if (text.startsWith('<![CDATA[', open)) return 'message-has-cdata';
  if (text.startsWith('<?xml ', open) && open === 0) return 'message-not-utf8'; // a declaration of another encoding
  if (text.startsWith('<?', open)) return 'message-has-instruction';
  return /^<!DOCTYPE/i.test(text.slice(open, open + 9)) ? 'message-has-doctype' : 'message-not-xml';
}

function readTag(
  text: string,
  open: number,
): { readonly end: number; readonly attributes: number; readonly isEmpty: boolean } {
  const name = /[^\s/>]*/y;
  name.lastIndex = open + 1;
  if ((name.exec(text)?.[0] ?? '') === '') throw new SamlRefusal('message-not-xml');
  let at = name.lastIndex;
  let attributes = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (text[at] === '>') return { end: at + 1, attributes, isEmpty: false };
    if (text.startsWith('/>', at)) return { end: at + 2, attributes, isEmpty: true };
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (!found) throw new SamlRefusal('message-not-xml');
    const [all, key = '', double, single] = found;
    const value = double ?? single ?? '';
    // A relative name of a namespace makes canonical XML fail or come out empty ("The Fragile Lock", PortSwigger 2025).
    if (/^xmlns(:|$)/.test(key) && value !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(value)) {
      throw new SamlRefusal('message-has-relative-namespace', { received: value });
    }
    attributes += 1;
    at += all.length;
  }
}

/** The tree of a text whose structure was checked. @throws SamlRefusal when it is no XML after all */
export function parseChecked(text: string): Document {
  const fail = (message: string): never => {
    throw new SamlRefusal('message-not-xml', { received: message });
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  const document = parser.parseFromString(text, 'text/xml') as Document | undefined;
  if (!document?.documentElement) throw new SamlRefusal('message-not-xml');
  return document;
}
