import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import tls from 'node:tls';
import type { SiteScope } from '@planner/core';
import {
  allRooms,
  type Database,
  freeLeases,
  mailboxStates,
  migrate,
  openDatabase,
  startEmbedded,
  withSite,
} from '@planner/db';
import { CommandFailure } from '../failure.ts';
import { fileLog } from '../runtime/log.ts';
import { untilToldToStop } from '../runtime/until-told-to-stop.ts';
import { cloneDir } from './data-dir.ts';
import { plannerPort, rememberPorts, wantedPorts } from './ports.ts';
import { readRunning, rememberRunning } from './running.ts';
import { forkSimulator, type SimulatorProcess, type WaitingProcess } from './simulator-process.ts';
import type { RunningPlanner } from './start-planner.ts';

export interface DemoOptions {
  readonly dataDir: string;
  readonly fresh: boolean;
  /** Only rooms and people: nobody makes meetings. */
  readonly empty: boolean;
  readonly host: string;
  readonly port: number | null;
  readonly seed: string;
}

const tell = (line: string) => console.log(line);

/**
 * The demo: database, simulated tenant, Planner, in this order; on the way out in the opposite one.
 * The meetings of the organisation are made in Outlook by its people while Planner already serves.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const stop = untilToldToStop();
  const { dataDir } = options;
  if (options.fresh) throwAway(dataDir);
  if (!dataDir.startsWith(cloneDir)) tell(`Data are kept in ${dataDir} (the database's user can't enter ${cloneDir}).`);
  const closing: (() => Promise<void>)[] = [];
  try {
    tell('Starting the database and the simulated Microsoft 365 …');
    // Both take a second or two, so they start together; the tenant opens once the launcher has made sure of the folder.
    const simulator = forkSimulator();
    closing.push(() => simulator.stop());
    let opening: Promise<OpenTenant> | undefined;
    const databaseDied = Promise.withResolvers<string>();
    const server = await startEmbedded({
      dataDir,
      log: databaseLog(dataDir),
      whileStarting: () => {
        opening = openTenant(simulator, options);
        opening.catch(() => undefined); // told when it is waited for, unless the database fails first
        void import('./start-planner.ts'); // Planner's code is read meanwhile
      },
      onDeath: (sentence) => databaseDied.resolve(sentence),
    });
    closing.push(() => server.stop());
    await migrate(server.adminUrl);
    await freeLeases(server.adminUrl);
    const db = openDatabase({ url: server.appUrl });
    closing.push(() => db.close());

    const { tenant, port } = await (opening ??
      Promise.reject(new Error('the database runs without having been started')));
    // Only here and in tests: `planner serve` trusts what the machine trusts.
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), tenant.caPem]);

    tell('Starting Planner …');
    const { log, file } = fileLog(dataDir);
    const { startPlanner } = await import('./start-planner.ts');
    const planner = await startPlanner({ db, tenant, dataDir, log, host: options.host, port });
    closing.push(() => planner.stop());
    const forget = rememberRunning(dataDir, {
      pid: process.pid,
      databaseUrl: server.appUrl,
      plannerUrl: planner.url,
      pagesOrigin: tenant.pagesOrigin,
      caPem: tenant.caPem,
    });
    closing.push(async () => forget());
    announce(planner.url, tenant, { log: file, mails: path.join(options.dataDir, 'mails') });
    const life = bringToLife({ planner, tenant, db, empty: options.empty }, stop.signal);
    const death = await Promise.race([
      stop.told.then(() => null),
      databaseDied.promise,
      tenant.ended.then(() => 'The simulated Microsoft 365 ended by itself.'),
      life.then(() => new Promise<never>(() => undefined)), // done is no reason to stop; a failure is
    ]);
    if (death !== null) throw new CommandFailure(`${death} Start again: the data are kept.`);
    tell('\nStopping …');
  } finally {
    for (const close of closing.toReversed()) await close();
  }
  tell('Stopped. The data are kept; `npm start -- --fresh` begins anew.');
}

interface OpenTenant {
  readonly tenant: SimulatorProcess;
  /** Where Planner is to listen. */
  readonly port: number;
}

async function openTenant(simulator: WaitingProcess, options: DemoOptions): Promise<OpenTenant> {
  const { dataDir, seed } = options;
  const file = path.join(dataDir, 'ports.json');
  const wanted = wantedPorts(file);
  const tenant = await simulator.start({
    dataDir: path.join(dataDir, 'simulator'),
    seed,
    today: Temporal.Now.plainDateISO().toString(),
    securePort: wanted.secure,
    pagesPort: wanted.pages,
  });
  const planner = await plannerPort(options, wanted.planner);
  const portOf = (origin: string) => Number(new URL(origin).port);
  rememberPorts(file, { planner, pages: portOf(tenant.pagesOrigin), secure: portOf(tenant.secureOrigin) });
  return { tenant, port: planner };
}

/** Makes the organisation's meetings, links the rooms to their mailboxes, then makes the meetings that have to be declined. */
async function bringToLife(
  { planner, tenant, db, empty }: { planner: RunningPlanner; tenant: SimulatorProcess; db: Database; empty: boolean },
  signal: AbortSignal,
): Promise<void> {
  const { scope, sync } = planner;
  if (!empty && !tenant.performed.includes('before planner')) {
    tell('\nThe people of Nordlys make two months of meetings in their Outlook; you can look around meanwhile.');
    await tenant.perform('before planner', progress('meetings made'));
  }
  const rooms = await withSite(db, scope, allRooms);
  const known = await withSite(db, scope, (tx) =>
    mailboxStates(
      tx,
      rooms.map(({ room }) => room.id),
    ),
  );
  // A room that somebody has unlinked stays so at the next start.
  for (const { room } of rooms) if (room.mailbox && !known.has(room.id)) await sync.linkRoom(scope, room.id);
  await untilLinked(db, scope, signal);
  if (!empty && !tenant.performed.includes('with planner') && !signal.aborted) {
    await tenant.perform('with planner', () => undefined);
    tell("The organisation is complete. Some of its requests can't be honoured; see the declines in Outlook.");
  }
}

function progress(what: string): (done: number, all: number) => void {
  let told = 0;
  return (done, all) => {
    const tenth = Math.floor((done / all) * 10);
    if (tenth === told) return;
    told = tenth;
    tell(`  ${done} of ${all} ${what}`);
  };
}

/** Waits until every mailbox that answers was read once. */
async function untilLinked(db: Database, scope: SiteScope, signal: AbortSignal): Promise<void> {
  let told = -1;
  while (!signal.aborted) {
    const [count] = await withSite(db, scope, (tx) =>
      tx.query<{ linking: number; all: number }>(
        `select count(*) filter (where state = 'linking' and last_error is null)::int as linking, count(*)::int as all
         from mailboxes where site_id = $1`,
        [scope.siteId],
      ),
    );
    const { linking = 0, all = 0 } = count ?? {};
    const done = all - linking;
    if (linking === 0) return;
    if (done !== told && done % 10 === 0) tell(`  ${done} of ${all} rooms in step with Exchange`);
    told = done;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function announce(
  plannerUrl: string,
  tenant: SimulatorProcess,
  files: { readonly log: string; readonly mails: string },
): void {
  tell(`
  Planner             ${plannerUrl}
  Simulated Outlook   ${tenant.pagesOrigin}/outlook
  Simulator control   ${tenant.pagesOrigin}/control

Sign in with one click as Ida (employee), Mette (facility manager) or Jonas (administrator).
Ctrl-C stops all of it. Log: ${files.log}. Planner's own mails: ${files.mails}`);
}

function throwAway(dataDir: string): void {
  // The database's launcher is the judge of who holds a folder; one in use is never thrown away.
  if (readRunning(dataDir)) throw new CommandFailure(`A Planner is running on ${dataDir}. Stop it before --fresh.`);
  rmSync(dataDir, { recursive: true, force: true });
}

/** What the server says goes to a file; the folder is the database launcher's to make, or to refuse. */
function databaseLog(dataDir: string): (line: string) => void {
  return (line) => appendFileSync(path.join(dataDir, 'database.log'), `${line}\n`);
}
