import type { FastifyInstance } from 'fastify';
import { refused } from '@planner/core';
import type { Refusal, SiteScope } from '@planner/core';
import { ConflictOnConstraint, listLocations, siteZone, withSite } from '@planner/db';
import type { SiteTransaction } from '@planner/db';
import {
  type GroupLink,
  type JobSettings,
  type StoredJob,
  auditDeed,
  createReader,
  deleteJob,
  fileOfJob,
  groupLinkSchema,
  historyOfJob,
  insertJob,
  jobById,
  jobSettingsSchema,
  listJobs,
  mirroredGroups,
  offeredGroups,
  openSource,
  runUnderWay,
  takeFile,
  updateJob,
} from '@planner/directory';
import { GraphFailure } from '@planner/graph';
import type { ServerDeps } from '../deps.ts';
import { answer, serve, serveOutside } from '../http/calls.ts';
import { invalid } from '../http/error-frame.ts';
import { readIfMatch } from '../http/preconditions.ts';
import { presentFile, presentJob, startersOf } from '../presenters/imports.ts';
import { importRunning, notReady } from './import-refusals.ts';
import { namesOf } from './names.ts';

const unknown = refused({ code: 'NOT_FOUND', params: {} });
const stale = refused({ code: 'STALE_VERSION', params: {} });
const etagOf = ({ version }: { readonly version: number }) => ({ ETag: `"${version}"` });

/** Import jobs: what they are and which groups they link. What they do is in import-runs.ts. */
export function serveImports(app: FastifyInstance, deps: ServerDeps): void {
  serveOutside(app, deps, 'listImportJobs', async ({ site: { scope }, now }) => {
    const [zone, jobs] = await withSite(
      deps.db,
      scope,
      async (tx) => [await siteZone(tx), await listJobs(tx)] as const,
    );
    const shown = [];
    for (const job of jobs) shown.push(await show(deps, scope, { job, now }));
    return answer(200, { zone, jobs: shown });
  });

  serveOutside(app, deps, 'readImportJob', async ({ params, site: { scope }, now }) => {
    const job = await withSite(deps.db, scope, (tx) => jobById(tx, params.id));
    return job ? answer(200, await show(deps, scope, { job, now }), etagOf(job)) : unknown;
  });

  serveOutside(app, deps, 'createImportJob', async ({ body, caller, site: { scope }, now, correlationId }) => {
    const id = deps.ids.next();
    const settings = jobSettingsSchema.parse(body);
    const made = await unlessNameTaken(settings, () =>
      withSite(deps.db, scope, async (tx) => {
        const faults = await unknownPlaces(tx, settings, []);
        if (faults.length > 0) return refused(...faults);
        await insertJob(tx, { id, settings, at: now });
        const { name, dataSource } = settings;
        const deed = { id: deps.ids.next(), at: now, by: caller.person.id, correlationId } as const;
        await auditDeed(tx, { ...deed, action: 'importJob.create', of: id, change: { name, dataSource } });
        return { job: (await jobById(tx, id))! };
      }),
    );
    if ('errors' in made) return made;
    const shown = await show(deps, scope, { job: made.job, now });
    return answer(201, shown, { ...etagOf(made.job), Location: `/api/v1/admin/import-jobs/${id}` });
  });

  serveOutside(app, deps, 'changeImportJob', async ({ params, headers, body, caller, site, now, correlationId }) => {
    const { scope } = site;
    const version = readIfMatch(headers['if-match']);
    if (!version.ok) return version;
    const changed = await unlessNameTaken(body.settings ?? {}, () =>
      withSite(deps.db, scope, async (tx) => {
        const job = await jobById(tx, params.id);
        if (!job) return unknown;
        const settings = jobSettingsSchema.parse({ ...job.settings, ...body.settings });
        const links = body.links
          ? body.links.map((link, order) => groupLinkSchema.parse({ ...link, order }))
          : job.links;
        const faults = [
          ...(await unknownPlaces(tx, settings, links)),
          ...(givesAdministratorAnew(links, job.links) && body.confirmAdministrator !== true
            ? [
                invalid(
                  'confirmAdministrator',
                  'true, since a link gives members of a group the right set Administrator',
                ),
              ]
            : []),
        ];
        if (faults.length > 0) return refused(...faults);
        if (!(await updateJob(tx, { id: job.id, settings, links, version: version.value, at: now }))) return stale;
        const deed = { id: deps.ids.next(), at: now, by: caller.person.id, correlationId } as const;
        const change = { fields: Object.keys(body.settings ?? {}), ...(body.links && { links: linksText(links) }) };
        await auditDeed(tx, { ...deed, action: 'importJob.change', of: job.id, change });
        return { job: (await jobById(tx, job.id))! };
      }),
    );
    if ('errors' in changed) return changed;
    return answer(200, await show(deps, scope, { job: changed.job, now }), etagOf(changed.job));
  });

  serve(app, deps, 'deleteImportJob', async ({ params, headers, caller, tx, now, correlationId }) => {
    const version = readIfMatch(headers['if-match']);
    if (!version.ok) return version;
    const job = await jobById(tx, params.id);
    if (!job) return unknown;
    if (job.version !== version.value) return stale;
    const run = await runUnderWay(tx);
    if (run?.jobId === job.id) return refused(importRunning(run, job));
    await deleteJob(tx, job.id);
    const { name } = job.settings;
    const deed = { id: deps.ids.next(), at: now, by: caller.person.id, correlationId } as const;
    await auditDeed(tx, { ...deed, action: 'importJob.delete', of: job.id, change: { name } });
    return answer(204);
  });

  serveOutside(app, deps, 'listImportGroups', async ({ params, site: { scope } }) => {
    const job = await withSite(deps.db, scope, (tx) => jobById(tx, params.id));
    if (!job) return unknown;
    const { groupFilterPrefix: prefix, dataSource } = job.settings;
    if (dataSource === 'csv') {
      const file = await withSite(deps.db, scope, (tx) => fileOfJob(tx, job.id));
      if (!file) return refused(notReady('noFile'));
      const all = file.groupNames.map((name) => ({ id: name, displayName: name }));
      const groups = all.filter(({ displayName }) => displayName.toLowerCase().startsWith(prefix.toLowerCase()));
      return answer(200, { groups, withoutPrefix: groups.length === 0 ? all.length : null });
    }
    const access = await deps.imports?.directoryOf(scope);
    if (!access) return refused(notReady('notConnected'));
    const reader = createReader({
      client: access.client,
      clock: deps.clock,
      // Somebody looks on: what Graph wants to wait for is told instead of waited for.
      waitUntil: () => Promise.reject(new AskedToWait()),
      waiting: () => Promise.resolve(),
    });
    try {
      const groups = await offeredGroups(reader, prefix);
      const withoutPrefix = groups.length === 0 && prefix !== '' ? (await offeredGroups(reader, '')).length : null;
      return answer(200, { groups: groups.toSorted(byName), withoutPrefix });
    } catch (error) {
      if (error instanceof GraphFailure && [401, 403].includes(error.status)) return refused(notReady('notAllowed'));
      if (!(error instanceof GraphFailure) && !(error instanceof AskedToWait)) throw error;
      return refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 30 } });
    }
  });

  serveOutside(app, deps, 'uploadImportFile', async ({ params, query, caller, site, now, correlationId, http }) => {
    const { scope } = site;
    const content = http.request.body;
    if (!(content instanceof Uint8Array)) return refused(invalid('body', 'a file of type text/csv'));
    const job = await withSite(deps.db, scope, (tx) => jobById(tx, params.id));
    if (!job) return unknown;
    if (job.settings.dataSource !== 'csv') return refused(invalid('id', 'a job with the data source CSV'));
    const columns = job.settings.csvColumns;
    const taken = await takeFile(deps.db, scope, { ...query, jobId: job.id, content, columns, at: now });
    if (!taken) return unknown;
    if (!taken.ok) {
      const faults = taken.faults.map(({ line, column, code }): Refusal => {
        return { code: 'FILE_REFUSED', field: 'file', params: { reason: code, line, ...(column && { column }) } };
      });
      return refused(...faults);
    }
    const { file, refusedRows } = taken;
    await withSite(deps.db, scope, (tx) =>
      auditDeed(tx, {
        id: deps.ids.next(),
        at: now,
        by: caller.person.id,
        action: 'importJob.file',
        of: job.id,
        change: { rows: file.rows, bytes: content.length },
        correlationId,
      }),
    );
    return answer(200, { file: presentFile(file), groups: file.groupNames.length, refusedRows });
  });
}

class AskedToWait extends Error {
  override readonly name = 'AskedToWait';
}

const byName = (one: { displayName: string }, other: { displayName: string }): number =>
  one.displayName < other.displayName ? -1 : 1;

/** The job with what is known around it. */
async function show(deps: ServerDeps, scope: SiteScope, { job, now }: { job: StoredJob; now: Temporal.Instant }) {
  const source = deps.imports ? await openSource(deps.imports, scope, job) : 'notConnected';
  return withSite(deps.db, scope, async (tx) => {
    const [lastRun = null] = await historyOfJob(tx, job.id);
    return presentJob(job, {
      groups: await mirroredGroups(tx, job.id),
      file: await fileOfJob(tx, job.id),
      ready: typeof source !== 'string',
      lastRun,
      zone: await siteZone(tx),
      now,
      names: await namesOf(tx, startersOf([lastRun])),
    });
  });
}

async function unlessNameTaken<T>(
  { name = '' }: { readonly name?: string | undefined },
  write: () => Promise<T>,
): Promise<T | ReturnType<typeof refused>> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ConflictOnConstraint) || error.constraint !== 'import_jobs_by_name') throw error;
    return refused({ code: 'NAME_TAKEN', field: 'settings.name', params: { name } });
  }
}

/** Locations that the site doesn't have, by the field that names them. */
async function unknownPlaces(
  tx: SiteTransaction,
  { defaultLocation }: JobSettings,
  links: readonly GroupLink[],
): Promise<readonly Refusal[]> {
  const known = new Set<string>((await listLocations(tx)).map(({ id }) => id));
  const named = [
    { field: 'settings.defaultLocation', ids: [defaultLocation] },
    ...links.flatMap(({ scope, location }, at) => [
      { field: `links.${at}.location`, ids: location ? [location] : [] },
      { field: `links.${at}.scope`, ids: scope.kind === 'locations' ? scope.locationIds : [] },
    ]),
  ];
  return named
    .filter(({ ids }) => ids.some((id) => !known.has(id)))
    .map(({ field }) => invalid(field, 'a location of this site'));
}

function givesAdministratorAnew(links: readonly GroupLink[], before: readonly GroupLink[]): boolean {
  const had = new Set(before.filter(({ rightSet }) => rightSet === 'administrator').map(({ groupId }) => groupId));
  return links.some(({ rightSet, groupId }) => rightSet === 'administrator' && !had.has(groupId));
}

/** For the audit: which group gives what. */
function linksText(links: readonly GroupLink[]): string[] {
  return links.map(({ groupId, rightSet, scope }) => `${groupId} → ${rightSet} (${scope.kind})`);
}
