import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SecretUnreadable, secretBox, secretBoxFromFile } from './secret-box.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'planner-key-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a sealed secret', () => {
  test('opens with its key and context alone', () => {
    const box = secretBox(Buffer.alloc(32, 7));
    const sealed = box.seal('pæssword', 'site/planner');
    expect(box.open(sealed, 'site/planner')).toBe('pæssword');
    expect(() => box.open(sealed, 'other/planner')).toThrow(SecretUnreadable);
    expect(() => secretBox(Buffer.alloc(32, 8)).open(sealed, 'site/planner')).toThrow(SecretUnreadable);
  });

  test('looks different each time and opens no more once a bit has changed', () => {
    const box = secretBox(Buffer.alloc(32, 7));
    const sealed = box.seal('x', 'c');
    expect(box.seal('x', 'c').equals(sealed)).toBe(false);
    for (let index = 0; index < sealed.length; index += 1) {
      const damaged = Buffer.from(sealed);
      damaged[index]! ^= 1;
      expect(() => box.open(damaged, 'c')).toThrow(SecretUnreadable);
    }
    expect(() => box.open(Buffer.alloc(3), 'c')).toThrow(SecretUnreadable);
  });
});

describe('a key file', () => {
  test('is made once, for its owner alone', () => {
    const file = path.join(folder, 'deep', 'secret.key');
    const first = secretBoxFromFile(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(secretBoxFromFile(file).keyId).toBe(first.keyId);
  });

  test('with something else in it says so', () => {
    const file = path.join(folder, 'wrong.key');
    writeFileSync(file, 'not a key');
    expect(() => secretBoxFromFile(file)).toThrow('holds no secret key');
  });
});
