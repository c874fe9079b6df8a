import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { databaseUser, isReachable } from './database-user.ts';
import { startEmbedded } from './embedded.ts';
import type { EmbeddedServer } from './embedded.ts';
import { LaunchFailure } from './launch-failure.ts';
import { isRunning } from './processes.ts';

const binDir = process.env['PLANNER_POSTGRES_BIN'];
const undo: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

function aFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-embedded-'));
  chmodSync(folder, 0o755);
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'data');
}

let initialised: string;
beforeAll(async () => {
  initialised = path.join(mkdtempSync(path.join(tmpdir(), 'planner-initialised-')), 'data');
  chmodSync(path.dirname(initialised), 0o755);
  await (await startEmbedded({ dataDir: initialised, log: () => undefined, ...(binDir ? { binDir } : {}) })).stop();
});
afterAll(() => rmSync(path.dirname(initialised), { recursive: true, force: true }));

/** A folder that was started and stopped once: a copy, since making a cluster takes seconds and is one test's matter. */
function aUsedFolder(): string {
  const folder = aFolder();
  if (spawnSync('cp', ['-a', initialised, folder]).status !== 0) throw new Error(`no copy of ${initialised}`);
  return folder;
}

async function started(dataDir: string, given: { onDeath?: (sentence: string) => void } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, log: () => undefined, ...(binDir ? { binDir } : {}), ...given });
  undo.push(() => server.stop());
  return server;
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const refusal = async (work: Promise<unknown>): Promise<LaunchFailure> => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof LaunchFailure)) throw new Error(`no refusal but ${String(failure)}`);
  expect(failure.message).not.toContain('\n');
  return failure;
};
const isRoot = process.getuid?.() === 0;

/** A file system of its own below a folder; false where mounting isn't allowed. */
function mounted(folder: string, options: readonly string[]): boolean {
  mkdirSync(folder, { recursive: true });
  if (spawnSync('mount', [...options, folder]).status !== 0) return false;
  undo.push(() => void spawnSync('umount', [folder]));
  return true;
}
const mayMount = (() => {
  const probe = mkdtempSync(path.join(tmpdir(), 'planner-probe-'));
  const answer = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0;
  if (answer) spawnSync('umount', [probe]);
  rmSync(probe, { recursive: true, force: true });
  return answer;
})();

describe('the database that Planner brings along', () => {
  test('starts on a new folder, keeps what was written, and is gone after stop', async () => {
    const dataDir = aFolder();
    const first = await started(dataDir);
    await ask(first.adminUrl, 'create table kept as select 42 as answer');
    await first.stop();
    expect(isRunning(first.pid)).toBe(false);
    const second = await started(dataDir);
    expect(await ask(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test('keeps passwords for itself, trusts nobody without one, and syncs to disk', async () => {
    const dataDir = aUsedFolder();
    const server = await started(dataDir);
    expect(statSync(path.join(dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir).toSorted()).toEqual(['passwords.json', 'pg', 'planner.pid']);
    const without = Object.assign(new URL(server.adminUrl), { password: 'guess' }).toString();
    await expect(ask(without, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const settings = await ask(
      server.adminUrl,
      `select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'unix_socket_directories') order by 1`,
    );
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
  });

  test('stands apart from the terminal: Ctrl-C reaches Planner alone', async () => {
    const server = await started(aUsedFolder());
    const groupOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2];
    expect(groupOf(server.pid)).toBe(String(server.pid));
    expect(groupOf(server.pid)).not.toBe(groupOf(process.pid));
  });

  test('says when it was killed, and starts again with what had been committed', async () => {
    const dataDir = aUsedFolder();
    const died = Promise.withResolvers<string>();
    const server = await started(dataDir, { onDeath: died.resolve });
    await ask(server.adminUrl, 'create table kept as select 1 as answer');
    process.kill(server.pid, 'SIGKILL');
    expect(await died.promise).toContain(String(server.pid));
    const next = await started(dataDir);
    expect(await ask(next.adminUrl, 'select answer from kept')).toEqual([{ answer: 1 }]);
  });

  test('takes over from a Planner that was killed and left its database running', async () => {
    const dataDir = aUsedFolder();
    const script = `
      import { startEmbedded } from '@planner/db';
      const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined${binDir ? `, binDir: ${JSON.stringify(binDir)}` : ''} });
      console.log(server.pid);
      setInterval(() => undefined, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(other.stdout, 'data')) as [Buffer];
    const orphan = Number(said.toString());
    other.kill('SIGKILL');
    await once(other, 'close');
    expect(isRunning(orphan)).toBe(true);
    const server = await started(dataDir);
    expect(isRunning(orphan)).toBe(false);
    expect(await ask(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('a number in a left-over postmaster.pid that now belongs to another program isn’t touched', async () => {
    const dataDir = aUsedFolder();
    const server = await started(dataDir);
    await server.stop();
    const stranger = spawn('sleep', ['60']);
    undo.push(() => void stranger.kill());
    writeFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), `${stranger.pid}\n${path.join(dataDir, 'pg')}\n`);
    const next = await started(dataDir);
    expect(await ask(next.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(isRunning(stranger.pid!)).toBe(true);
  });

  test('a set-up that was cut off leaves nothing that blocks the next start', async () => {
    const dataDir = aFolder();
    mkdirSync(path.join(dataDir, 'pg'), { recursive: true });
    mkdirSync(path.join(dataDir, 'pg.new-1', 'base'), { recursive: true });
    const server = await started(dataDir);
    expect(await ask(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(existsSync(path.join(dataDir, 'pg.new-1'))).toBe(false);
  });
});

describe('a start that can’t be', () => {
  test('two Planners in one folder: the second says who holds it', async () => {
    const dataDir = aUsedFolder();
    await started(dataDir);
    const other = spawn('sleep', ['60']);
    undo.push(() => void other.kill());
    const birth = readFileSync(`/proc/${other.pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];
    writeFileSync(path.join(dataDir, 'planner.pid'), JSON.stringify({ pid: other.pid, birth }));
    const failure = await refusal(startEmbedded({ dataDir, log: () => undefined }));
    expect([failure.kind, failure.message]).toEqual(['folderInUse', expect.stringContaining(`process ${other.pid}`)]);
  });

  test('data of another PostgreSQL', async () => {
    const dataDir = aUsedFolder();
    const server = await started(dataDir);
    await server.stop();
    writeFileSync(path.join(dataDir, 'pg', 'PG_VERSION'), '12\n');
    expect(await refusal(started(dataDir))).toMatchObject({ kind: 'versionMismatch' });
  });

  test('no programs where they are said to be', async () => {
    expect(
      await refusal(startEmbedded({ dataDir: aFolder(), log: () => undefined, binDir: '/nowhere' })),
    ).toMatchObject({
      kind: 'binariesMissing',
    });
  });

  test('a file where the folder should be', async () => {
    const dataDir = aFolder();
    writeFileSync(dataDir, 'not a folder');
    expect(await refusal(started(dataDir))).toMatchObject({ kind: 'folderForeign' });
  });

  test.runIf(isRoot)('root in a private home: the database’s user can’t enter it', async () => {
    const dataDir = aFolder();
    mkdirSync(dataDir, { mode: 0o700 });
    const inside = path.join(dataDir, 'deeper');
    expect(isReachable(databaseUser(), inside)).toBe(false);
    expect(await refusal(started(inside))).toMatchObject({ kind: 'folderPrivate' });
  });

  test.runIf(mayMount)('a read-only folder', async () => {
    const dataDir = aFolder();
    mounted(dataDir, ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs']);
    expect(await refusal(started(dataDir))).toMatchObject({ kind: 'folderReadOnly' });
  });

  test.runIf(mayMount)('a full disk: nothing is half written', async () => {
    const dataDir = aFolder();
    mounted(dataDir, ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs']);
    expect(await refusal(started(dataDir))).toMatchObject({ kind: 'diskFull' });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('pg'))).toEqual([]);
  });
});
