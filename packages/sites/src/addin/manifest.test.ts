import { readFileSync } from 'node:fs';
import type { SiteId } from '@planner/core';
import { objectionsToManifest } from '@planner/testkit';
import { describe, expect, test } from 'vitest';
import { addinId, addinName, offerHash } from './addin-offer.ts';
import type { AddinOffer } from './addin-offer.ts';
import { manifestFaults, pngSize } from './manifest-rules.ts';
import { unifiedManifest } from './manifest-unified.ts';
import { xmlManifest } from './manifest-xml.ts';
import { storedZip } from './stored-zip.ts';

const siteId = '0192f0c4-7b1e-7c3a-9d54-3f2a1b0c9d8e' as SiteId;
const offer: AddinOffer = {
  id: addinId(siteId, 'xml'),
  unifiedId: addinId(siteId, 'unified'),
  revision: 7,
  displayName: addinName('Nordlys'),
  baseUrl: 'https://planner.nordlys.example',
  signInOrigin: 'https://login.microsoftonline.com',
  sendMode: 'PromptUser',
};
const valid = xmlManifest(offer);

/** One change to a valid manifest, and the rule that has to notice. `from` is text of the manifest, changed once. */
const mutants: readonly (readonly [what: string, rule: string, change: (xml: string) => string])[] = [
  ['text for a version', 'version', swap('<Version>1.0.7.0', '<Version>new')],
  ['a version of five parts', 'version', swap('<Version>1.0.7.0', '<Version>1.0.7.0.1')],
  ['an id in braces', 'id', swap(`<Id>${offer.id}`, `<Id>{${offer.id}}`)],
  ['an id that is none', 'id', swap(`<Id>${offer.id}`, '<Id>planner')],
  ['SupportUrl before the icons', 'order', (xml) => moveBefore(xml, 'SupportUrl', 'IconUrl')],
  ['no Permissions', 'missing', (xml) => xml.replace(/\s*<Permissions>.*<\/Permissions>/, '')],
  ['an unknown permission', 'permissions', swap('>ReadWriteItem<', '>Everything<')],
  ['a name of 126 characters', 'length', swap(offer.displayName, 'n'.repeat(126))],
  ['a description of 251 characters', 'length', swap('Book a meeting room and what goes with it for your appointment.', 'd'.repeat(251))],
  ['a translated label that is empty', 'length', swap('Value="Lokaler og services"', 'Value=""')],
  ['a locale without country', 'locale', swap('Locale="da-DK"', 'Locale="danish"')],
  ['a resid of 33 characters', 'resource-id', (xml) => xml.replaceAll('"eventPage"', `"${'e'.repeat(33)}"`)],
  ['a resid without a resource', 'resource-missing', swap('<Label resid="groupLabel"', '<Label resid="noLabel"')],
  ['a resource twice', 'resource-twice', (xml) => xml.replace(/(<bt:Image id="icon16"[^>]*>)/, '$1$1')],
  ['http for a page', 'https', swap('"https://planner.nordlys.example/addin/compose"', '"http://planner.nordlys.example/addin/compose"')],
  ['http for an icon', 'https', swap('"https://planner.nordlys.example/addin/icon-64.png"', '"http://planner.nordlys.example/addin/icon-64.png"')],
  ['this machine as host', 'public-host', (xml) => xml.replaceAll('planner.nordlys.example', 'localhost')],
  ['a number as host', 'public-host', (xml) => xml.replaceAll('planner.nordlys.example', '10.0.0.7')],
  ['a relative address', 'address', swap('"https://planner.nordlys.example/addin/read"', '"/addin/read"')],
  ['no icon of 16 pixels', 'icon-missing', swap('<bt:Image size="16" resid="icon16"/>', '')],
  ['no icon of 80 pixels', 'icon-missing', swap('<bt:Image size="80" resid="icon80"/>', '')],
  ['an .ico file', 'icon-type', swap('/addin/icon-64.png', '/addin/icon-64.ico')],
  ['two send events', 'send-twice', (xml) => xml.replace(/(<LaunchEvent Type="OnAppointmentSend"[^>]*>)/, '$1$1')],
  ['an unknown event', 'event', swap('"OnAppointmentTimeChanged"', '"OnLocationChanged"')],
  ['an unknown send mode', 'send-mode', swap('SendMode="PromptUser"', 'SendMode="promptUser"')],
  ['events with another page than the runtime', 'runtime', swap('<SourceLocation resid="eventPage"/>', '<SourceLocation resid="plannerReadPage"/>')],
  ['events for clients that fail on them', 'events-set', swap('DefaultMinVersion="1.12"', 'DefaultMinVersion="1.8"')],
  ['a slash after the domain', 'app-domain', swap('microsoftonline.com</AppDomain>', 'microsoftonline.com/</AppDomain>')],
  ['a bare ampersand', 'well-formed', swap('Planner – Nordlys', 'Planner & Nordlys')],
  ['an element that isn’t closed', 'well-formed', swap('</AppDomains>', '')],
  ['the https form of the schema-instance namespace', 'root', swap('xmlns:xsi="http://', 'xmlns:xsi="https://')],
  ['another kind of add-in', 'root', swap('xsi:type="MailApp"', 'xsi:type="TaskPaneApp"')],
  ['a document type', 'well-formed', swap('<OfficeApp', '<!DOCTYPE OfficeApp [<!ENTITY a "b">]><OfficeApp')],
  ['more than 256 KB', 'size', (xml) => xml + `<!-- ${'x'.repeat(256 * 1024)} -->`],
  ['the 1.1 block before the resources of 1.0', 'order', (xml) => overridesFirst(xml)],
  ['the 1.1 block with the type of 1.0', 'overrides', swap('"VersionOverridesV1_1"', '"VersionOverridesV1_0"')],
  ['two buttons of one id', 'control-id', swap('id="plannerRead"', 'id="plannerCompose"')],
  ['an element that no schema has', 'element', swap('<DisableEntityHighlighting>', '<Colour>red</Colour><DisableEntityHighlighting>')],
]; // prettier-ignore

function swap(from: string, to: string): (xml: string) => string {
  return (xml) => {
    if (!xml.includes(from)) throw new Error(`the manifest has no ${from}`);
    return xml.replace(from, to);
  };
}

function moveBefore(xml: string, name: string, other: string): string {
  const line = new RegExp(`\\s*<${name} .*`).exec(xml)![0];
  return xml.replace(line, '').replace(new RegExp(`\\s*<${other} `), `${line}$&`);
}

/** Resources of 1.0 moved behind the nested block. */
function overridesFirst(xml: string): string {
  const resources = /\n {4}<Resources>[\s\S]*?<\/Resources>/.exec(xml)![0];
  return xml.replace(resources, '').replace(/(<\/VersionOverrides>)(\s*<\/VersionOverrides>)/, `$1${resources}$2`);
}

describe('the XML manifest of a site', () => {
  test('keeps every rule of ours, and is deployed by an admin center that holds it to Microsoft’s schemas', () => {
    expect(manifestFaults(valid)).toEqual([]);
    expect(objectionsToManifest(valid)).toEqual([]);
  });

  test('says what needs saying of a site’s name with signs that XML gives a meaning', () => {
    const named = xmlManifest({ ...offer, displayName: addinName('A&B <"q">\u0001') });
    expect(manifestFaults(named)).toEqual([]);
    expect(named).toContain('Planner – A&amp;B &lt;&quot;q&quot;&gt;');
  });

  test('of this machine passes for the demo alone', () => {
    const local = xmlManifest({ ...offer, baseUrl: 'http://localhost:4000' });
    expect(manifestFaults(local, { onThisMachine: true })).toEqual([]);
    expect(objectionsToManifest(local)).toEqual([]);
  });

  test.each(mutants)('with %s is refused by the rule "%s", with a line', (_what, rule, change) => {
    const mutant = change(valid);
    expect(mutant).not.toBe(valid);
    const faults = manifestFaults(mutant);
    expect(faults.map((fault) => fault.rule)).toContain(rule);
    for (const { line } of faults) expect(line).toBeGreaterThan(0);
  });

  test('names the line and the element', () => {
    const lines = valid.split('\n');
    const at = lines.findIndex((line) => line.includes('<Permissions>'));
    expect(manifestFaults(valid.replace('>ReadWriteItem<', '>Everything<'))).toEqual([
      expect.objectContaining({ rule: 'permissions', line: at + 1, element: 'Permissions' }),
    ]);
  });

  test('with an icon of other pixels than its place needs is refused', () => {
    const icons = new Map([['https://planner.nordlys.example/addin/icon-64.png', { width: 63, height: 64 }]]);
    expect(manifestFaults(valid, { icons }).map(({ rule }) => rule)).toEqual(['icon-size']);
  });
});

describe('the unified manifest', () => {
  const files = unifiedManifest(offer);
  const manifest = JSON.parse(files['manifest.json']!) as {
    id: string;
    version: string;
    extensions: {
      runtimes: { id: string; code: { page: string }; actions: { id: string; pinnable?: boolean }[] }[];
      ribbons: { tabs: { groups: { controls: { id: string; label: string }[] }[] }[] }[];
      autoRunEvents: { events: { type: string; actionId: string }[] }[];
      alternates: object[];
    }[];
  };

  test('means the same as the XML one: buttons, pages, events, and it hides its sibling', () => {
    const [extension] = manifest.extensions;
    const controls = extension!.ribbons.flatMap(({ tabs }) => tabs[0]!.groups[0]!.controls);
    expect(controls.map(({ id }) => id)).toEqual(
      [...valid.matchAll(/id="(\w+)">\s*<Label/g)]
        .slice(0, 6)
        .map(([, id]) => id!)
        .filter((id) => !id.endsWith('Group')),
    );
    for (const { label } of controls) expect(valid).toContain(`DefaultValue="${label}"`);
    for (const { code } of extension!.runtimes) expect(valid).toContain(`"${code.page}"`);
    const handlers = extension!.autoRunEvents[0]!.events.map(({ actionId }) => actionId);
    expect(handlers).toEqual([...valid.matchAll(/FunctionName="(\w+)"/g)].map(([, name]) => name));
    const actions = extension!.runtimes.flatMap((runtime) => runtime.actions.map(({ id }) => id));
    for (const id of [...handlers, ...controls.map((control) => control.id)]) expect(actions).toContain(id);
    const pinnable = extension!.runtimes.flatMap((runtime) => runtime.actions.filter((action) => action.pinnable));
    expect(pinnable.map(({ id }) => id)).toEqual(['plannerRequest']);
    expect([...valid.matchAll(/resid="(\w+)Page"\/><SupportsPinning>true</g)].map(([, id]) => id)).toEqual([
      'plannerRequest',
    ]);
    expect(extension!.alternates).toEqual([{ hide: { customOfficeAddin: { officeAddinId: offer.id } } }]);
    expect([manifest.id, manifest.version]).toEqual([offer.unifiedId, '1.0.7']);
    expect(offer.unifiedId).not.toBe(offer.id);
  });

  test('travels in an archive that lists each file with its size and checksum', () => {
    const zip = storedZip({ 'manifest.json': Buffer.from('{}'), 'color.png': Buffer.from([1, 2, 3]) });
    expect(zip.readUInt32LE(0)).toBe(0x04034b50);
    expect(zip.readUInt16LE(zip.length - 22 + 10)).toBe(2);
    const directory = zip.readUInt32LE(zip.length - 22 + 16);
    expect(zip.readUInt32LE(directory)).toBe(0x02014b50);
    expect(zip.toString('utf8', directory + 46, directory + 46 + 13)).toBe('manifest.json');
  });
});

describe('identity and version of the add-in', () => {
  test('the id is the site’s for ever, whatever its address', () => {
    expect(addinId(siteId, 'xml')).toBe(addinId(siteId, 'xml'));
    expect(addinId(siteId, 'xml')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('another address or send mode is another content; another version alone is not', () => {
    expect(offerHash({ ...offer, revision: 99 })).toBe(offerHash(offer));
    expect(offerHash({ ...offer, baseUrl: 'https://other.example' })).not.toBe(offerHash(offer));
    expect(offerHash({ ...offer, sendMode: 'SoftBlock' })).not.toBe(offerHash(offer));
  });

  test('a long name is cut at a whole character', () => {
    expect(addinName('Nordlys Ejendomme og Facility Service A/S')).toBe('Planner – Nordlys Ejendomme o…');
    expect(addinName('🏢'.repeat(40)).isWellFormed()).toBe(true);
  });
});

describe('the icons', () => {
  test.each([16, 32, 64, 80, 128])('of %s pixels is a PNG of that size', (size) => {
    const file = new URL(`../../../web/public/addin/icon-${size}.png`, import.meta.url);
    expect(pngSize(readFileSync(file))).toEqual({ width: size, height: size });
  });
});
