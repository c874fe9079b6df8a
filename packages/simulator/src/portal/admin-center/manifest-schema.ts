import { readFileSync } from 'node:fs';
import { parseXml } from '../../saml/xml.ts';
import { readXmlSchema, type XmlSchema } from './xml-schema.ts';

const files = [
  'OfficeAppManifestV1_1',
  'OfficeAppBasicTypesV1_0',
  'MailAppVersionOverridesV1_0',
  'MailAppVersionOverridesV1_1',
];

let schema: XmlSchema | undefined;

/** Microsoft's schemas of a mail add-in's manifest (where they come from: `xsd/README.md`), read when first needed. */
export function manifestSchema(): XmlSchema {
  schema ??= readXmlSchema(
    files.map((file) => {
      const document = parseXml(readFileSync(new URL(`./xsd/${file}.xsd`, import.meta.url), 'utf8'));
      if (!document) throw new Error(`${file}.xsd is no XML`);
      return document.documentElement;
    }),
  );
  return schema;
}
