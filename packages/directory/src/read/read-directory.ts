import type { SiteScope } from '@planner/core';
import { type Database, type SiteTransaction, withSite } from '@planner/db';
import { GraphFailure, type Page } from '@planner/graph';
import type { ReadCursor, StoredJob } from '../queries/job-queries.ts';
import {
  dropFromMirror,
  dropUnseen,
  forgetSeen,
  keepGroups,
  mirroredGroup,
  mirroredGroups,
  putMirror,
} from '../queries/mirror-queries.ts';
import type { ImportRun, Reading, RunChange } from '../queries/run-queries.ts';
import type { Reader } from './pages.ts';
import { readGroup } from './read-group.ts';
import { groupChangeSchema, userProperties, userSchema } from './user-schema.ts';

export interface ReadingContext {
  readonly db: Database;
  readonly scope: SiteScope;
  readonly job: StoredJob;
  readonly run: ImportRun;
  readonly reader: Reader;
  readonly now: () => Temporal.Instant;
  /** Writes how far reading is, in the page's own transaction. @throws LeaseLost */
  readonly advance: (tx: SiteTransaction, change: RunChange) => Promise<void>;
}

const select = userProperties.join(',');
const pageSize = 999;
const prefer = [`odata.maxpagesize=${pageSize}`];

/**
 * Brings what is known of the directory up to date, page by page; a crash goes on where the last page was stored.
 * @returns the cursor for the next run, to be written with the plan: nothing is planned from half a directory
 */
export async function readDirectory(context: ReadingContext): Promise<ReadCursor> {
  let reading: Reading = context.run.reading;
  if (!reading.part) reading = context.run.mode === 'full' ? await beginFull(context) : beginIncremental(context);
  while (reading.part === 'users') reading = await inCaseOfLoss(context, reading, readUsers);
  while (reading.part === 'groups') reading = await inCaseOfLoss(context, reading, readGroupChanges);
  while (reading.part === 'members') reading = await readMembers(context, reading);
  const fullAt = reading.startedAt ?? context.job.cursor.fullAt;
  return {
    ...(reading.usersLink && { users: reading.usersLink }),
    ...(reading.groupsLink && { groups: reading.groupsLink }),
    ...(fullAt && { fullAt }),
  };
}

/** A full reading first marks where changes begin, so that what happens meanwhile comes with the next incremental one. */
async function beginFull({ reader, job, now }: ReadingContext): Promise<Reading> {
  const startedAt = now().toString();
  const users = await reader.page({ path: '/users/delta', query: { $select: select, $deltatoken: 'latest' } });
  const groups = await reader.page({
    path: '/groups/delta',
    query: { $select: 'displayName,members', $deltatoken: 'latest' },
  });
  if (users.deltaLink === null || groups.deltaLink === null)
    throw new GraphFailure({ kind: 'invalid', code: 'noDeltaLink', status: 200 });
  return {
    part: 'users',
    usersLink: users.deltaLink,
    groupsLink: groups.deltaLink,
    groupsLeft: groupIdsOf(job),
    startedAt,
  };
}

function beginIncremental({ job }: ReadingContext): Reading {
  return { part: 'users', ...(job.cursor.users && { link: job.cursor.users }), groupsLeft: [] };
}

/** Whether the reading is a full one: it knows since when. */
const isFull = (reading: Reading): boolean => reading.startedAt !== undefined;

/** A delta link that is worth nothing any more (410, or refused as it stands) means reading everything. */
async function inCaseOfLoss(
  context: ReadingContext,
  reading: Reading,
  step: (context: ReadingContext, reading: Reading) => Promise<Reading>,
): Promise<Reading> {
  try {
    return await step(context, reading);
  } catch (error) {
    const isLost =
      error instanceof GraphFailure &&
      (error.kind === 'syncStateLost' || error.status === 400 || error.code === 'foreignLink');
    if (!isLost || isFull(reading)) throw error;
    // What this run has seen so far doesn't count: the full reading drops whoever it doesn't see itself.
    await withSite(context.db, context.scope, (tx) => forgetSeen(tx, context.job.id));
    return beginFull(context);
  }
}

async function readUsers(context: ReadingContext, reading: Reading): Promise<Reading> {
  const { reader, job, run } = context;
  const page = await reader.page(
    reading.link
      ? { url: reading.link, ...(isFull(reading) ? {} : { prefer }) }
      : { path: '/users', query: { $select: select, $top: String(pageSize) } },
  );
  const users = page.items.map((item) => userSchema.parse(item));
  const next = afterUsers(context, reading, page);
  await withSite(context.db, context.scope, async (tx) => {
    const key = { jobId: job.id, runId: run.id, kind: 'user' } as const;
    // A user can come twice on one page; the last one holds.
    const last = new Map(users.map((user) => [user.id, user]));
    const there = [...last.values()].filter((user) => !user['@removed']);
    await putMirror(
      tx,
      key,
      there.map((data) => ({ id: data.id, data })),
      !isFull(reading),
    );
    await dropFromMirror(
      tx,
      key,
      [...last.values()].filter((user) => user['@removed']).map(({ id }) => id),
    );
    if (isFull(reading) && page.nextLink === null) await dropUnseen(tx, key);
    await context.advance(tx, { reading: next, pagesMore: 1 });
  });
  return next;
}

function afterUsers({ job }: ReadingContext, reading: Reading, page: Page): Reading {
  const { link: _, ...rest } = reading;
  if (page.nextLink !== null) return { ...rest, link: page.nextLink };
  if (isFull(reading)) return { ...rest, part: 'members' };
  if (page.deltaLink === null) throw new GraphFailure({ kind: 'invalid', code: 'noDeltaLink', status: 200 });
  return { ...rest, part: 'groups', usersLink: page.deltaLink, ...(job.cursor.groups && { link: job.cursor.groups }) };
}

async function readGroupChanges(context: ReadingContext, reading: Reading): Promise<Reading> {
  const { job } = context;
  if (!reading.link) throw new GraphFailure({ kind: 'syncStateLost', code: 'noDeltaLink', status: 0 });
  const page = await context.reader.page({ url: reading.link, prefer });
  const changed = new Set(page.items.map((item) => groupChangeSchema.parse(item).id));
  return withSite(context.db, context.scope, async (tx) => {
    const known = new Map((await mirroredGroups(tx, job.id)).map((group) => [group.id, group]));
    const touched = groupIdsOf(job).filter((id) => {
      const group = known.get(id);
      return (
        !group || group.missingSince !== null || changed.has(id) || group.groups.some((nested) => changed.has(nested))
      );
    });
    const { link: _, ...rest } = reading;
    const groupsLeft = [...new Set([...(reading.groupsLeft ?? []), ...touched])].toSorted();
    if (page.nextLink === null && page.deltaLink === null)
      throw new GraphFailure({ kind: 'invalid', code: 'noDeltaLink', status: 200 });
    const next: Reading =
      page.nextLink === null
        ? { ...rest, part: 'members', groupsLeft, ...(page.deltaLink && { groupsLink: page.deltaLink }) }
        : { ...rest, groupsLeft, link: page.nextLink };
    await context.advance(tx, { reading: next, pagesMore: 1 });
    return next;
  });
}

async function readMembers(context: ReadingContext, reading: Reading): Promise<Reading> {
  const { job, run, reader } = context;
  const [id, ...left] = reading.groupsLeft ?? [];
  const key = { jobId: job.id, runId: run.id, kind: 'group' } as const;
  const before =
    id === undefined ? undefined : await withSite(context.db, context.scope, (tx) => mirroredGroup(tx, job.id, id));
  const wantsDirect = job.links.some((link) => link.groupId === id && link.directMembersOnly);
  const group = id === undefined ? null : await readGroup(reader, id, { before, wantsDirect, at: context.now() });
  const next: Reading =
    group && left.length > 0 ? { ...reading, groupsLeft: left } : { ...reading, groupsLeft: [], part: 'done' };
  await withSite(context.db, context.scope, async (tx) => {
    if (group) await putMirror(tx, key, [{ id: group.id, data: group }]);
    if (next.part === 'done') await keepGroups(tx, job.id, groupIdsOf(job));
    await context.advance(tx, { reading: next, pagesMore: 1 });
  });
  return next;
}

/** The linked groups, each once, in the order of their ids. */
export function groupIdsOf({ links }: StoredJob): string[] {
  return [...new Set(links.map(({ groupId }) => groupId))].toSorted();
}
