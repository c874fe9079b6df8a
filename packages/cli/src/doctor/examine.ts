import { statfsSync } from 'node:fs';
import type { SiteScope } from '@planner/core';
import { checkSchema, type Database, DatabaseAway, SchemaMismatch, withSite } from '@planner/db';
import { allSites, siteProfile } from '@planner/sites';
import type { Comparison } from '@planner/sync';
import { demoDataDir } from '../demo/data-dir.ts';
import { CommandFailure } from '../failure.ts';
import { type Reached, reachPlanner } from '../runtime/reach.ts';

/** One thing that was looked at. A notice is known and needs nobody at once; something wrong makes the command fail. */
export interface Finding {
  readonly health: 'well' | 'notice' | 'wrong';
  readonly what: string;
  readonly next?: string;
}

/** Looks at everything that a Planner needs, in the order in which it needs it; what depends on a failed thing isn't asked. */
export async function examine(
  environment: NodeJS.ProcessEnv,
  dataDir: string | undefined,
): Promise<readonly Finding[]> {
  let reached: Reached;
  try {
    reached = reachPlanner(environment, dataDir);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return [{ health: 'wrong', what: error.message }];
  }
  try {
    const database = await examineDatabase(reached.db);
    if (database.health === 'wrong') return [database];
    const findings: Finding[] = [database, await examineWeb(reached, environment)];
    if (reached.demo) findings.push(examineDisk(dataDir ?? demoDataDir()));
    const scopes = await allSites(reached.db);
    if (scopes.length === 0) findings.push({ health: 'notice', what: 'There is no site yet' });
    for (const scope of scopes) findings.push(...(await examineSite(reached, scope)));
    return findings;
  } finally {
    await reached.db.close();
  }
}

async function examineDatabase(db: Database): Promise<Finding> {
  try {
    await checkSchema(db);
    return { health: 'well', what: 'The database answers and has the schema of this version' };
  } catch (error) {
    if (error instanceof DatabaseAway) {
      return {
        health: 'wrong',
        what: `The database doesn't answer: ${error.message}`,
        next: 'Start the server, or correct DATABASE_URL.',
      };
    }
    if (error instanceof SchemaMismatch) return { health: 'wrong', what: error.message };
    throw error;
  }
}

async function examineWeb({ demo }: Reached, environment: NodeJS.ProcessEnv): Promise<Finding> {
  const url = demo?.plannerUrl ?? environment['PUBLIC_URL'];
  if (!url)
    return {
      health: 'notice',
      what: "PUBLIC_URL isn't set, so the site was not opened",
      next: 'Set it to the https address of the site.',
    };
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5000) });
    if (answer.ok) return { health: 'well', what: `Planner answers at ${url}` };
    return {
      health: 'wrong',
      what: `Planner at ${url} isn't ready (${answer.status})`,
      next: 'Read its log; it says what it waits for.',
    };
  } catch (error) {
    const reason =
      error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    return {
      health: 'wrong',
      what: `Planner doesn't answer at ${url} (${reason})`,
      next: 'Start it, or correct PUBLIC_URL.',
    };
  }
}

/** A database that meets a full disk refuses writes: better to hear of it before. */
const scarceBytes = 500 * 1024 * 1024;

function examineDisk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const megabytes = Math.round(free / 1024 / 1024).toLocaleString('en');
  return free > scarceBytes
    ? { health: 'well', what: `${megabytes} MB are free at ${folder}` }
    : {
        health: 'wrong',
        what: `Only ${megabytes} MB are free at ${folder}`,
        next: 'Free some space: a full disk stops bookings.',
      };
}

interface MailboxRow {
  readonly name: string;
  readonly address: string;
  readonly state: string;
  readonly last_pulled_at: Temporal.Instant | null;
  readonly last_error: { readonly kind?: string; readonly code?: string } | null;
}

async function examineSite({ db, sync }: Reached, scope: SiteScope): Promise<readonly Finding[]> {
  const facts = await withSite(db, scope, async (tx) => ({
    profile: await siteProfile(tx),
    mailboxes: await tx.query<MailboxRow>(
      `select r.name, m.address, m.state, m.last_pulled_at, m.last_error from mailboxes m
       join rooms r using (site_id, room_id) where m.site_id = $1 order by r.name`,
      [scope.siteId],
    ),
    waiting: await tx.query<{ waiting: number; oldest: Temporal.Instant | null }>(
      `select count(*)::int as waiting, min(created_at) as oldest from outbox where site_id = $1 and done_version < version`,
      [scope.siteId],
    ),
    findings: await tx.query<{ kind: string; count: number }>(
      `select kind, count(*)::int as count from findings where site_id = $1 and resolved_at is null group by kind order by kind`,
      [scope.siteId],
    ),
  }));
  const name = facts.profile.name;
  if (facts.mailboxes.length === 0) {
    return [
      {
        health: 'notice',
        what: `${name}: no room is linked to Exchange yet`,
        next: 'The demo links its rooms by itself; a page for linking yours comes later.',
      },
    ];
  }
  return [
    ...mailboxFindings(name, facts.mailboxes),
    outboxFinding(name, facts.waiting[0]),
    ...facts.findings.map(({ kind, count }): Finding => ({
      health: 'notice',
      what: `${name}: ${count} open finding${count === 1 ? '' : 's'} of kind "${kind}"`,
      next: 'An administrator sees them on Admin → Calendar Synchronization.',
    })),
    await comparisonFinding(name, () => sync.compareAll(scope)),
  ];
}

function mailboxFindings(name: string, mailboxes: readonly MailboxRow[]): readonly Finding[] {
  const broken = mailboxes.filter((mailbox) => mailbox.last_error !== null || mailbox.state === 'stopped');
  const live = mailboxes.length - broken.length;
  return [
    {
      health: live > 0 ? 'well' : 'wrong',
      what: `${name}: ${live} of ${mailboxes.length} room mailboxes are in step with Exchange`,
    },
    ...broken.map((mailbox): Finding => ({
      health: 'wrong',
      what: `${name}: ${mailbox.name} (${mailbox.address}) can't be read: ${mailbox.last_error?.code ?? mailbox.state}`,
      next: 'Check in Exchange that the mailbox exists, has a licence and is in the scope of the application; Planner tries again by itself.',
    })),
  ];
}

/** Longer than any planned wait (a conflict waits half a minute on purpose). */
const lateMinutes = 5;

function outboxFinding(name: string, row: { waiting: number; oldest: Temporal.Instant | null } | undefined): Finding {
  const waiting = row?.waiting ?? 0;
  const minutes = row?.oldest ? Temporal.Now.instant().since(row.oldest).total('minutes') : 0;
  if (waiting === 0) return { health: 'well', what: `${name}: nothing waits to be written to Exchange` };
  return minutes < lateMinutes
    ? { health: 'well', what: `${name}: ${waiting} changes are on their way to Exchange` }
    : {
        health: 'wrong',
        what: `${name}: ${waiting} changes wait for Exchange, the oldest for ${Math.round(minutes)} minutes`,
        next: 'See the rooms above; when all are well, look whether a process with the role sync runs.',
      };
}

async function comparisonFinding(name: string, compareAll: () => Promise<Comparison>): Promise<Finding> {
  try {
    const { differences, compared } = await compareAll();
    const open = differences.filter((difference) => !difference.explained).length;
    return open === 0
      ? { health: 'well', what: `${name}: ${compared} dates are the same in Planner and in Exchange` }
      : {
          health: 'wrong',
          what: `${name}: ${open} dates differ between Planner and Exchange`,
          next: '`planner compare` lists them.',
        };
  } catch (error) {
    return {
      health: 'wrong',
      what: `${name}: Exchange can't be compared (${error instanceof Error ? error.message : String(error)})`,
      next: 'Check the connection: consent, client secret, network.',
    };
  }
}
