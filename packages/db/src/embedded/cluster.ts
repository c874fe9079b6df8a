import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { majorVersion } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { giveTo } from './database-user.ts';
import type { DatabaseUser } from './database-user.ts';
import { LaunchFailure, diskFull } from './launch-failure.ts';

/** Generated once, kept in a 0600 file beside the data. */
export interface Passwords {
  readonly admin: string;
  readonly app: string;
}

/**
 * The data directory, initialised when it isn't there yet, and its passwords.
 * @throws LaunchFailure when data of another major version lie there, or initdb fails
 */
export function prepareCluster(
  dataDir: string,
  binaries: Binaries,
  user: DatabaseUser | null,
): { readonly pgData: string; readonly passwords: Passwords; readonly isNew: boolean } {
  const pgData = path.join(dataDir, 'pg');
  const isNew = !existsSync(path.join(pgData, 'PG_VERSION'));
  if (isNew) initialise({ dataDir, pgData, binaries, user, passwords: writePasswords(dataDir) });
  else checkVersion(pgData, binaries);
  return { pgData, passwords: readPasswords(dataDir), isNew };
}

const passwordFile = 'passwords.json';

function writePasswords(dataDir: string): Passwords {
  const passwords = { admin: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') };
  writeFileSync(path.join(dataDir, passwordFile), `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  return passwords;
}

function readPasswords(dataDir: string): Passwords {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, passwordFile), 'utf8')) as Passwords;
  } catch (error) {
    throw new LaunchFailure(
      'folderForeign',
      `The data folder ${dataDir} holds a database, but its ${passwordFile} can't be read. Restore that file from a backup, or choose another folder with --data DIR.`,
      { cause: error },
    );
  }
}

function checkVersion(pgData: string, binaries: Binaries): void {
  const written = Number(readFileSync(path.join(pgData, 'PG_VERSION'), 'utf8').trim());
  const ours = majorVersion(binaries);
  if (written === ours) return;
  throw new LaunchFailure(
    'versionMismatch',
    `The data in ${pgData} were written by PostgreSQL ${written}, but this one is ${ours}. Use the Planner they were made with, or another folder with --data DIR.`,
  );
}

interface Initialisation {
  readonly dataDir: string;
  readonly pgData: string;
  readonly binaries: Binaries;
  readonly user: DatabaseUser | null;
  readonly passwords: Passwords;
}

/** initdb into a new directory, renamed when complete: an initdb that failed leaves an empty one, which blocks the next start. */
function initialise({ dataDir, pgData, binaries, user, passwords }: Initialisation): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith('pg.new-')) rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
  const unfinished = path.join(dataDir, `pg.new-${process.pid}`);
  // A file, not a pipe: initdb can't open /dev/stdin when that is a socket, as Node's is.
  const secret = path.join(dataDir, `initdb-${process.pid}.secret`);
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    giveTo(user, unfinished);
    writeFileSync(secret, `${passwords.admin}\n`, { mode: 0o600 });
    giveTo(user, secret);
    const answer = spawnSync(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${secret}`,
        '--encoding=UTF8',
        ...localeOptions(majorVersion(binaries)),
      ],
      { cwd: '/', env: databaseEnv(), encoding: 'utf8', ...user },
    );
    if (answer.status !== 0) throw initialiseFailure(dataDir, `${answer.stderr ?? ''}${answer.error?.message ?? ''}`);
    chmodSync(unfinished, 0o700);
    // An empty or half-made directory without PG_VERSION holds nothing to keep.
    rmSync(pgData, { recursive: true, force: true });
    renameSync(unfinished, pgData);
  } finally {
    rmSync(secret, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The same order of letters on every machine. PostgreSQL's built-in provider exists from 17 on. */
function localeOptions(major: number): readonly string[] {
  return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];
}

function initialiseFailure(dataDir: string, said: string): LaunchFailure {
  if (/No space left on device|could not write.*disk/i.test(said)) return diskFull(dataDir, said);
  const reason = said
    .split('\n')
    .map((line) => line.trim())
    .findLast((line) => /error|fatal|cannot|could not|denied/i.test(line));
  return new LaunchFailure(
    'didNotStart',
    `The database couldn't be set up in ${dataDir}: ${reason ?? said.trim()}. Choose another folder with --data DIR, or set DATABASE_URL.`,
  );
}

/** Little of our environment concerns the database; PG* variables of the user's shell would mislead it. */
export function databaseEnv(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT, TMPDIR } = process.env;
  return {
    TZ: 'UTC',
    LC_ALL: 'C',
    ...(PATH === undefined ? {} : { PATH }),
    ...(SYSTEMROOT === undefined ? {} : { SYSTEMROOT }),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
  };
}
