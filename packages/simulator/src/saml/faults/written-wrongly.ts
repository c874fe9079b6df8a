import type { SamlFault } from './saml-fault.ts';

/** Puts something into the NameID after signing, where canonical XML may not see it. */
const intoNameId =
  (piece: string) =>
  (xml: string): string =>
    xml.replace(/(<NameID[^>]*>[^<]*)(@)/, (_, before: string, at: string) => `${before}${piece}${at}`);

/** Messages whose XML is of a kind that Entra never sends, and that parsers read differently. */
export const writtenWrongly = {
  'comment-in-name-id': { what: 'A comment parts the NameID', xml: intoNameId('<!-- -->') },
  'instruction-in-name-id': {
    what: 'A processing instruction stands in the NameID',
    xml: intoNameId('<?hidden text?>'),
  },
  'instruction-hides-text': {
    what: 'Signed was a longer NameID, whose end is hidden in a processing instruction',
    draft: (draft) => ({
      ...draft,
      nameId: draft.nameId && { ...draft.nameId, xml: `${draft.nameId.xml}.evil.example` },
    }),
    // Lenient canonicalisation prints the instruction's text: the signature still holds.
    xml: (xml) => xml.replace('.evil.example</NameID>', '<?hidden .evil.example?></NameID>'),
  },
  'cdata-in-name-id': {
    what: 'The NameID is CDATA',
    xml: (xml) =>
      xml.replace(/(<NameID[^>]*>)([^<]*)/, (_, head: string, value: string) => `${head}<![CDATA[${value}]]>`),
  },
  doctype: {
    what: 'A document type with an entity stands before the response',
    draft: (draft) => ({ ...draft, prologue: '<!DOCTYPE Response [<!ENTITY who "admin">]>' }),
  },
  'external-entity': {
    what: 'A document type wants a file read',
    xml: (xml) =>
      `<!DOCTYPE Response [<!ENTITY file SYSTEM "file:///etc/passwd">]>${xml.replace(/(<NameID[^>]*>)[^<]*/, (_, head: string) => `${head}&file;`)}`,
  },
  'utf-16': {
    what: 'The declaration claims another encoding',
    draft: (draft) => ({ ...draft, prologue: '<?xml version="1.0" encoding="UTF-16"?>' }),
  },
  'foreign-namespace': {
    what: 'The response is of another namespace',
    signing: (signing) => ({ ...signing, what: 'assertion' }),
    xml: (xml) => xml.replace('urn:oasis:names:tc:SAML:2.0:protocol', 'urn:oasis:names:tc:SAML:1.0:protocol'),
  },
  'not-xml': { what: 'The message is no XML', xml: () => 'this is no XML' },
  'not-base64': { what: 'The field is no base64', field: () => '!!! not base64 !!!' },
  empty: { what: 'The field is empty', field: () => '' },
} as const satisfies Record<string, SamlFault>;
