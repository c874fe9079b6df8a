import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { expectation, fieldOf } from './fixtures/saml-message.ts';
import { readResponse } from './read-response.ts';

/* A file an attack; the manifest says where it comes from and which check it must end at. */
const folder = fileURLToPath(new URL('../../corpus/saml', import.meta.url));
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as {
  readonly [name: string]: { readonly from: string; readonly refused: string };
};
const certificate = read('signer.pem');

const verdict = (name: string) => {
  const judged = readResponse(fieldOf(read(`${name}.xml`)), expectation({ privateKey: '', certificate }));
  return judged.ok ? 'accepted' : judged.fault.reason;
};

describe('the corpus of attacks', () => {
  test('has a file for each line of its manifest, and a line for each file', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.xml'))
      .map((name) => name.replace('.xml', ''));
    expect(files.toSorted()).toEqual([...Object.keys(manifest), 'good'].toSorted());
  });

  test('begins from a message that is accepted', () => {
    expect(verdict('good')).toBe('accepted');
  });

  test.each(Object.entries(manifest))('%s is refused', (name, { refused }) => {
    expect(verdict(name)).toBe(refused);
  });
});
