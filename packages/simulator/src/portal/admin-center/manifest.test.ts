import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../saml/xml.ts';
import { aManifest } from '../../test-tenant/manifest.ts';
import { isLater, readManifest } from './manifest.ts';
import { readXmlSchema } from './xml-schema.ts';

const problemsOf = (text: string): string => {
  const read = readManifest(text);
  return read.ok ? '' : read.problems.join(' ');
};

describe('a manifest', () => {
  test('that is well made says who it is', () => {
    expect(readManifest(aManifest())).toEqual({
      ok: true,
      manifest: {
        id: '3c1f9a52-6a0f-4c6e-9b5e-5d7e2b8a1c90',
        version: '1.0.0.0',
        displayName: 'Planner',
        provider: 'Planner',
        description: 'Rooms and services for your meeting',
        permissions: 'ReadWriteItem',
      },
    });
  });

  test.each([
    ['is no XML', 'hello', 'no OfficeApp element'],
    ['is the unified one', '{"manifestVersion":"1.19"}', 'takes the XML form'],
    ['has a document type', `<!DOCTYPE x>${aManifest()}`, 'no OfficeApp element'],
    ['is too big', aManifest() + ' '.repeat(300_000), 'bigger than 256 KB'],
    ['has no GUID', aManifest({ id: 'planner' }), 'OfficeApp/Id isn’t written as a UUID is'],
    [
      'has a version of five parts',
      aManifest({ version: '1.2.3.4.5' }),
      'OfficeApp/Version isn’t written as a Version is',
    ],
    ['asks for everything', aManifest({ permissions: 'Everything' }), 'OfficeApp/Permissions must be one of'],
    [
      'loads its page without https',
      aManifest({ source: 'http://planner.example/pane.html' }),
      'must be an https address',
    ],
    ['has an .ico', aManifest({ icon: 'https://planner.example/icon.ico' }), 'can’t be an .ico'],
    ['lacks its hosts', aManifest().replace(/<Hosts>.*<\/Hosts>/, ''), 'Hosts must name Mailbox'],
    [
      'has its elements in another order',
      aManifest().replace(/( *<ProviderName>.*\n)( *<DefaultLocale>.*\n)/, '$2$1'),
      'ProviderName is missing in OfficeApp, where DefaultLocale stands: the elements have a fixed order',
    ],
    [
      'has a domain with a path',
      aManifest().replace('<AppDomain>https://planner.example', '<AppDomain>https://planner.example/'),
      'scheme and host alone',
    ],
    [
      'names a resource that isn’t there',
      aManifest()
        .replace('</Rule>', '')
        .replace('<Rule ', '<Rule x="" ')
        .replace('</OfficeApp>', '<VersionOverrides><Icon resid="gone"/></VersionOverrides></OfficeApp>'),
      'There is no resource "gone"',
    ],
    [
      'has the wrong namespace of xsi',
      aManifest().replace('http://www.w3.org/2001/XMLSchema-instance', 'https://www.w3.org/2001/XMLSchema-instance'),
      'must be MailApp',
    ],
    [
      'knows another event',
      aManifest().replace(
        '</OfficeApp>',
        '<VersionOverrides><LaunchEvent Type="OnCoffee"/></VersionOverrides></OfficeApp>',
      ),
      'no launch event "OnCoffee"',
    ],
  ])('that %s can’t be deployed', (_what, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });

  test('of an address on this machine passes, since a demo has no other', () => {
    expect(problemsOf(aManifest({ source: 'http://localhost:8080/pane.html' }))).toBe('');
  });

  test('is later by numbers, not by letters', () => {
    expect(isLater('1.0.10', '1.0.9.5')).toBe(true);
    expect(isLater('1.0', '1.0.0.0')).toBe(false);
  });
});

describe('a manifest with ribbon, events and single sign-on (VersionOverrides 1.1)', () => {
  const whole = readFileSync(new URL('./xsd/manifest.valid.xml', import.meta.url), 'utf8');
  const changed = (from: string | RegExp, to: string): string => {
    const text = whole.replace(from, to);
    expect(text).not.toBe(whole);
    return problemsOf(text);
  };

  test('that is valid by Microsoft’s schemas is taken', () => {
    expect(readManifest(whole)).toMatchObject({ ok: true });
  });

  test.each([
    ['a button without its icon', /<Icon>[^]*?<\/Icon>/, '', 'Icon is missing in'],
    ['a control of no known kind', /xsi:type="Button"/, 'xsi:type="Lever"', 'xsi:type "Lever" can’t stand here'],
    ['an action without its kind', /(<Action) xsi:type="[^"]+"/, '$1', 'xsi:type (in the namespace'],
    ['a group without an id', /(<Group) id="[^"]+"/, '$1', 'lacks the attribute id'],
    ['an attribute of its own', /<Group /, '<Group colour="red" ', 'has no attribute colour'],
    ['an element of its own', '</Supertip>', '<Colour/></Supertip>', 'Colour can’t stand in'],
    ['a size that is no number', /size="16"/, 'size="small"', 'must be a whole number'],
    [
      'a resource without a value',
      /(<bt:Url id="[^"]+") DefaultValue="[^"]*"/,
      '$1',
      'lacks the attribute DefaultValue',
    ],
    ['a resource id that is too long', /resid="[^"]+"/, `resid="${'x'.repeat(33)}"`, 'must have 32 letters at most'],
    ['text between elements', '<Hosts>', '<Hosts>hello', 'holds elements, no text'],
    ['another send mode', /SendMode="[^"]+"/, 'SendMode="Perhaps"', 'must be one of PromptUser, SoftBlock, Block'],
    [
      'overrides of another namespace',
      'mailappversionoverrides/1.1"',
      'mailappversionoverrides/9.9"',
      'can’t stand in',
    ],
  ])('with %s is refused, and the place is named', (_what, from, to, problem) => {
    expect(changed(from, to)).toContain(problem);
  });
});

test('a schema with something in it that isn’t understood is not read at all', () => {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a" xmlns="urn:a">
    <xs:complexType name="A"><xs:choice><xs:element name="b" type="xs:string"/></xs:choice></xs:complexType>
    <xs:element name="a" type="A"/></xs:schema>`;
  expect(() => readXmlSchema([parseXml(schema)!.documentElement]).rootType('urn:a', 'a')).toThrow(/choice/);
});
