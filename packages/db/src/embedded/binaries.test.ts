import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { findBinaries, majorVersion, npmPackage } from './binaries.ts';
import { databaseUser, isReachable } from './database-user.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
function aFolder(mode: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-binaries-'));
  folders.push(folder);
  chmodSync(folder, mode);
  return folder;
}

/** The package as npm leaves it when install scripts don't run: without links between library names. */
function asInstalled(home: string): string {
  const copy = path.join(home, 'package');
  mkdirSync(copy);
  cpSync(path.join(npmPackage(), 'native'), path.join(copy, 'native'), { recursive: true, verbatimSymlinks: true });
  writeFileSync(path.join(copy, 'package.json'), readFileSync(path.join(npmPackage(), 'package.json')));
  const links = JSON.parse(readFileSync(path.join(copy, 'native/pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(path.join(copy, target), { force: true });
  return copy;
}

describe('the programs of the database', () => {
  test('find their libraries though no install script has run', () => {
    const home = aFolder(0o755);
    const packageDir = asInstalled(home);
    const binaries = findBinaries(null, home, null, packageDir);
    expect(binaries.postgres.startsWith(packageDir)).toBe(true);
    expect(majorVersion(binaries)).toBe(18);
  });

  test.runIf(process.getuid?.() === 0)(
    'in root’s private home are copied once to where the database’s user can run them',
    () => {
      const user = databaseUser();
      const packageDir = asInstalled(aFolder(0o700));
      const dataDir = aFolder(0o755);
      expect(isReachable(user, packageDir)).toBe(false);
      const binaries = findBinaries(null, dataDir, user, packageDir);
      expect(binaries.postgres.startsWith(dataDir)).toBe(true);
      const answer = spawnSync(binaries.postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...user });
      expect([answer.status, answer.stdout]).toEqual([0, expect.stringContaining('18.')]);
      const made = statSync(binaries.postgres).ino;
      expect(statSync(findBinaries(null, dataDir, user, packageDir).postgres).ino).toBe(made);
      expect(existsSync(`${path.dirname(path.dirname(path.dirname(binaries.postgres)))}.new-${process.pid}`)).toBe(
        false,
      );
    },
  );
});
