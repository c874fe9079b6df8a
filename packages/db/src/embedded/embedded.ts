import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { ensureAppRole } from '../app-role.ts';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { databaseEnv, prepareCluster } from './cluster.ts';
import type { Passwords } from './cluster.ts';
import { databaseUser, isReachable } from './database-user.ts';
import type { DatabaseUser } from './database-user.ts';
import { lockFolder, runningPostmaster, servesFolder } from './folder-lock.ts';
import { LaunchFailure, diskFull, folderFailure } from './launch-failure.ts';
import { isRunning } from './processes.ts';

export interface EmbeddedOptions {
  /** Made when missing. The database lies in `pg/` below it, its passwords beside it. */
  readonly dataDir: string;
  /** Every line that the server says. */
  readonly log: (line: string) => void;
  /** Programs of an installed PostgreSQL (15 or later) instead of the one from npm. */
  readonly binDir?: string;
  /** What the server holds may be lost with the machine's power: tests, which throw it away anyway. Spares every wait for the disk. */
  readonly disposable?: boolean;
  /** Called once the server's process runs: for what can be done while it gets ready (reading code, mostly). */
  readonly whileStarting?: () => void;
  /** Called when the server ends although nobody stopped it. */
  readonly onDeath?: (sentence: string) => void;
}

export interface EmbeddedServer {
  /** As owner of everything, for migrations alone. */
  readonly adminUrl: string;
  /** As `planner_app`, subject to row-level security: what Planner serves with. */
  readonly appUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Ends the server after its running statements were cancelled; what was committed stays. May be called twice. */
  stop(): Promise<void>;
}

const databaseName = 'planner';
const startAttempts = 6;
const startTimeoutMs = 60_000; // recovery after a crash may replay a lot
const stopTimeoutMs = 15_000;

/**
 * Starts PostgreSQL on a data folder of ours: initialised when new, taken over from a run that was killed, on a free
 * loopback port, under a user that PostgreSQL accepts.
 * @throws LaunchFailure with a sentence for the person at the terminal
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = path.resolve(options.dataDir);
  const user = databaseUser();
  if (!isReachable(user, dataDir)) {
    throw new LaunchFailure(
      'folderPrivate',
      `PostgreSQL refuses to run as root, and the user "nobody" can't enter ${dataDir}. Choose a folder outside a private home with --data DIR.`,
    );
  }
  const unlock = takeFolder(dataDir, user);
  try {
    const binaries = findBinaries(options.binDir ?? null, dataDir, user);
    const { pgData, passwords } = prepareCluster(dataDir, binaries, user);
    await stopOrphan(pgData);
    const { log, whileStarting, disposable = false } = options;
    const order = { binaries, pgData, user, passwords, log, disposable };
    const running = await launch({ ...order, ...(whileStarting && { whileStarting }) });
    await prepareDatabase(running.port, passwords);
    return serverOf(running, passwords, unlock, options.onDeath);
  } catch (error) {
    unlock();
    throw folderFailure(dataDir, error);
  }
}

function takeFolder(dataDir: string, user: DatabaseUser | null): () => void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: user ? 0o755 : 0o700 });
    if (user) chmodSync(dataDir, 0o711); // the database's user passes through; passwords and data have modes of their own
    return lockFolder(dataDir);
  } catch (error) {
    throw folderFailure(dataDir, error);
  }
}

/** A server that outlived its Planner (kill -9) is stopped; of a dead one only the pid file is left. */
async function stopOrphan(pgData: string): Promise<void> {
  const pidFile = path.join(pgData, 'postmaster.pid');
  const pid = runningPostmaster(pidFile);
  if (pid !== null && servesFolder(pid, pgData)) {
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + stopTimeoutMs;
    while (isRunning(pid)) {
      if (Date.now() > deadline) {
        throw new LaunchFailure(
          'folderInUse',
          `A database of an earlier run (process ${pid}) still uses ${pgData} and doesn't stop. End that process, then start again.`,
        );
      }
      await delay(10);
    }
  }
  // Gone, a zombie, or a stranger who got the number: no postgres serves this folder, and the file would block ours.
  rmSync(pidFile, { force: true });
}

interface Launch {
  readonly binaries: Binaries;
  readonly pgData: string;
  readonly user: DatabaseUser | null;
  readonly passwords: Passwords;
  readonly log: (line: string) => void;
  readonly disposable: boolean;
  readonly whileStarting?: () => void;
}

interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server has ended. */
  readonly ended: Promise<void>;
  /** The last lines it said. */
  readonly lastLines: readonly string[];
}

async function launch(order: Launch): Promise<Running> {
  for (let attempt = 1; ; attempt += 1) {
    const running = spawnServer(order, await freePort());
    if (attempt === 1) running.child.once('spawn', () => order.whileStarting?.());
    const said = await waitUntilReady(running, order.passwords.admin);
    if (said === null) return running;
    // Both pass: somebody took the port meanwhile, or processes of a killed server still hold its memory for a moment.
    const passes = /Address already in use|could not bind|pre-existing shared memory|lock file .* already exists/i;
    if (attempt === startAttempts || !passes.test(said)) throw startFailure(order.pgData, said);
    await delay(50 * attempt);
  }
}

function serverArguments(pgData: string, port: number, disposable: boolean): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=', // a stale socket lock would block the next start
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
    'autovacuum_naptime=5s', // a first synchronization fills empty tables: their statistics follow at once
    ...(disposable ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', pgData, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

function spawnServer({ binaries, pgData, user, log, disposable }: Launch, port: number): Running {
  const child = spawn(
    binaries.postgres,
    serverArguments(pgData, port, disposable),
    // detached: Ctrl-C in a terminal signals the whole group, and the database has to outlive Planner's own shutdown.
    { cwd: '/', env: databaseEnv(), stdio: ['ignore', 'ignore', 'pipe'], detached: true, ...user },
  );
  const lastLines: string[] = [];
  // A pipe that nobody reads fills up and stops the server.
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > 20) lastLines.shift();
    log(line);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      lastLines.push(error.message);
      resolve();
    });
    child.once('close', () => resolve());
  });
  return { child, pid: child.pid ?? 0, port, ended, lastLines };
}

/** @returns null when the server answers; what it said when it ended instead */
async function waitUntilReady(running: Running, password: string): Promise<string | null> {
  const isOver = () => running.child.exitCode !== null || running.child.signalCode !== null || running.pid === 0;
  const deadline = Date.now() + startTimeoutMs;
  while (!isOver() && Date.now() < deadline) {
    const client = new Client({ ...address(running.port), user: 'postgres', password, database: 'postgres' });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return null;
    } catch {
      await Promise.race([delay(20), running.ended]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  if (!isOver()) running.child.kill('SIGQUIT');
  await running.ended;
  return running.lastLines.join('\n');
}

function startFailure(pgData: string, said: string): LaunchFailure {
  if (/No space left on device/i.test(said)) return diskFull(pgData, said);
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC|error/i.test(line));
  return new LaunchFailure(
    'didNotStart',
    `The database in ${pgData} didn't start: ${(reason ?? said).replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '').trim()}. Choose another folder with --data DIR, or set DATABASE_URL.`,
  );
}

async function prepareDatabase(port: number, passwords: Passwords): Promise<void> {
  const client = new Client({
    ...address(port),
    user: 'postgres',
    password: passwords.admin,
    database: 'postgres',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
    await ensureAppRole(client, passwords.app);
  } finally {
    await client.end();
  }
}

function serverOf(
  running: Running,
  passwords: Passwords,
  unlock: () => void,
  onDeath: EmbeddedOptions['onDeath'],
): EmbeddedServer {
  let stopping: Promise<void> | null = null;
  running.child.once('close', () => {
    if (stopping) return;
    unlock();
    onDeath?.(`The database (process ${running.pid}) has ended: ${running.lastLines.at(-1) ?? 'it said nothing'}.`);
  });
  const url = (name: string, password: string) =>
    `postgres://${name}:${password}@127.0.0.1:${running.port}/${databaseName}`;
  return {
    adminUrl: url('postgres', passwords.admin),
    appUrl: url('planner_app', passwords.app),
    port: running.port,
    pid: running.pid,
    stop() {
      stopping ??= stopServer(running).finally(unlock);
      return stopping;
    },
  };
}

async function stopServer({ child, ended }: Running): Promise<void> {
  child.kill('SIGINT'); // "fast": clients are sent away, a checkpoint is written
  const inTime = await Promise.race([ended.then(() => true), delay(stopTimeoutMs, false, { ref: false })]);
  if (!inTime) child.kill('SIGQUIT'); // the next start recovers from the log
  await ended;
}

function address(port: number) {
  return { host: '127.0.0.1', port, connectionTimeoutMillis: 5000 };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
