import { describe, expect, test } from 'vitest';
import { aManifest } from '../../test-tenant/manifest.ts';
import { isLater, readManifest } from './manifest.ts';

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
    ['has no GUID', aManifest({ id: 'planner' }), 'Id must be a GUID'],
    ['has a version of five parts', aManifest({ version: '1.2.3.4.5' }), 'Version must be'],
    ['asks for everything', aManifest({ permissions: 'Everything' }), 'Permissions must be one of'],
    [
      'loads its page without https',
      aManifest({ source: 'http://planner.example/pane.html' }),
      'must be an https address',
    ],
    ['has an .ico', aManifest({ icon: 'https://planner.example/icon.ico' }), 'can’t be an .ico'],
    ['lacks its hosts', aManifest().replace(/<Hosts>.*<\/Hosts>/, ''), 'Hosts is missing'],
    [
      'has its elements in another order',
      aManifest().replace(/( *<ProviderName>.*\n)( *<DefaultLocale>.*\n)/, '$2$1'),
      'fixed order',
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
