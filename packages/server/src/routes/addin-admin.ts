import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { JsonValue } from '@planner/core';
import {
  appendSiteEvent,
  countAddinClients,
  readAddin,
  takeAddinRevision,
  withSite,
  writeAddinSettings,
} from '@planner/db';
import type { SiteTransaction, StoredAddin } from '@planner/db';
import {
  addinId,
  addinName,
  clouds,
  connectionOf,
  manifestFaults,
  offerHash,
  pngSize,
  storedZip,
  unifiedManifest,
  unifiedVersion,
  xmlManifest,
  xmlVersion,
} from '@planner/sites';
import type { AddinOffer, ManifestFault } from '@planner/sites';
import type { AddinAdminAnswer } from '../api/addin-schema.ts';
import type { ServerDeps } from '../deps.ts';
import { answer, serveOutside } from '../http/calls.ts';
import type { CallOutside } from '../http/calls.ts';
import { publicUrlOf } from '../http/public-url.ts';
import { namesOf } from './names.ts';

/** How far back the list of Outlooks looks. */
const seenDays = 7;

/** Administration → Settings → Other Settings: the site's manifests, and how the roll-out goes. */
export function serveAddinAdmin(app: FastifyInstance, deps: ServerDeps): void {
  serveOutside(app, deps, 'readAddin', async (call) => answer(200, await addinAnswer(app, call, deps)));

  serveOutside(app, deps, 'changeAddin', async (call) => {
    await withSite(deps.db, call.site.scope, async (tx) => {
      await writeAddinSettings(tx, call.body);
      await tell(tx, call, { action: 'addin.changed', change: call.body, deps });
    });
    return answer(200, await addinAnswer(app, call, deps));
  });

  serveOutside(app, deps, 'makeManifest', async (call) => {
    const { body, site, caller, now, http } = call;
    const base = publicUrlOf(http.request, deps.settings);
    if (!base.ok) return base;
    const icons = body.kind === 'unified' ? await packageIcons(deps) : {};
    return withSite(deps.db, site.scope, async (tx) => {
      const offer = await offerOf(tx, { call, deps, baseUrl: base.value });
      const contentHash = offerHash(offer);
      const taken = { contentHash, baseUrl: base.value, by: caller.person.id, at: now };
      const numbered = { ...offer, revision: await takeAddinRevision(tx, taken) };
      const change = { kind: body.kind, version: xmlVersion(numbered), baseUrl: base.value };
      await tell(tx, call, { action: 'addin.downloaded', change, deps });
      if (body.kind === 'xml') {
        const content = Buffer.from(xmlManifest(numbered)).toString('base64');
        return answer(200, { fileName: 'planner-outlook.xml', version: xmlVersion(numbered), content });
      }
      const texts = Object.entries(unifiedManifest(numbered)).map(([name, text]) => [name, Buffer.from(text)] as const);
      const content = storedZip({ ...Object.fromEntries(texts), ...icons }).toString('base64');
      return answer(200, { fileName: 'planner-outlook.zip', version: unifiedVersion(numbered), content });
    });
  });
}

/** What an administrator did, for the audit. */
async function tell(
  tx: SiteTransaction,
  { caller, now, correlationId }: Pick<CallOutside<'readAddin'>, 'caller' | 'now' | 'correlationId'>,
  { action, change, deps }: { readonly action: string; readonly change: object; readonly deps: ServerDeps },
): Promise<void> {
  await appendSiteEvent(tx, {
    id: deps.ids.next(),
    at: now,
    actor: { kind: 'person', personId: caller.person.id },
    action,
    entity: 'addin',
    entityId: null,
    change: change as { readonly [name: string]: JsonValue },
    reason: null,
    correlationId,
  });
}

type AdminCall = Pick<CallOutside<'readAddin'>, 'site' | 'http' | 'now'>;

/** The add-in as this site would offer it now, under the number that was given out last. */
async function offerOf(
  tx: SiteTransaction,
  {
    call,
    deps,
    baseUrl,
  }: { readonly call: Pick<AdminCall, 'site'>; readonly deps: ServerDeps; readonly baseUrl: string },
): Promise<AddinOffer> {
  const { site } = call;
  const stored = await readAddin(tx);
  const connection = deps.connections && (await connectionOf(tx, 'addin', deps.connections.secrets));
  return {
    id: addinId(site.scope.siteId, 'xml'),
    unifiedId: addinId(site.scope.siteId, 'unified'),
    revision: stored.revision,
    displayName: addinName(site.name),
    baseUrl,
    signInOrigin: new URL(connection?.authorityUrl ?? clouds[0]!.authorityUrl).origin,
    sendMode: stored.sendMode,
  };
}

async function addinAnswer(app: FastifyInstance, call: AdminCall, deps: ServerDeps): Promise<AddinAdminAnswer> {
  const { site, http, now } = call;
  const base = publicUrlOf(http.request, deps.settings);
  const baseUrl = base.ok ? base.value : null;
  const { stored, offer, clients, connection, downloadedBy } = await withSite(deps.db, site.scope, async (tx) => {
    const stored = await readAddin(tx);
    const names = await namesOf(tx, stored.downloadedBy === null ? [] : [stored.downloadedBy]);
    return {
      stored,
      offer: await offerOf(tx, { call, deps, baseUrl: baseUrl ?? 'https://planner.example' }),
      clients: await countAddinClients(tx, now.subtract({ hours: seenDays * 24 })),
      connection: deps.connections && (await connectionOf(tx, 'addin', deps.connections.secrets)),
      downloadedBy: stored.downloadedBy === null ? null : (names.get(stored.downloadedBy) ?? null),
    };
  });
  const changed = stored.contentHash !== offerHash(offer);
  const next = { ...offer, revision: changed ? stored.revision + 1 : stored.revision };
  return {
    id: offer.id,
    unifiedId: offer.unifiedId,
    name: offer.displayName,
    baseUrl,
    version: xmlVersion(next),
    downloaded: downloadOf(stored, downloadedBy),
    changed: stored.downloadedAt !== null && changed,
    faults: baseUrl === null ? [] : await faultsOf(app, { offer: next, host: http.request.headers.host ?? '' }),
    settings: {
      officeJsUrl: stored.officeJsUrl,
      frameHosts: stored.frameHosts && [...stored.frameHosts],
      sendMode: stored.sendMode,
    },
    connected: connection?.state === 'connected',
    firstSignInAt: stored.firstSignInAt?.toString() ?? null,
    clients: clients.map((client) => ({ ...client, lastSeenAt: client.lastSeenAt.toString() })),
  };
}

function downloadOf(stored: StoredAddin, by: string | null): AddinAdminAnswer['downloaded'] {
  if (stored.downloadedAt === null || stored.baseUrl === null) return null;
  const { downloadedAt, baseUrl, revision } = stored;
  return { at: downloadedAt.toString(), by, baseUrl, version: xmlVersion({ revision }) };
}

/** The manifest against its rules, and each of its addresses against what this very server answers there. */
async function faultsOf(
  app: FastifyInstance,
  { offer, host }: { readonly offer: AddinOffer; readonly host: string },
): Promise<AddinAdminAnswer['faults']> {
  const xml = xmlManifest(offer);
  const icons = new Map<string, { readonly width: number; readonly height: number }>();
  const missing: ManifestFault[] = [];
  const lines = xml.split('\n');
  const seen = new Set<string>();
  for (const [, address = ''] of xml.matchAll(/DefaultValue="(https?:[^"]+)"/g)) {
    if (seen.has(address) || !address.startsWith(offer.baseUrl)) continue;
    seen.add(address);
    const answered = await app.inject({ method: 'GET', url: new URL(address).pathname, headers: { host } });
    const line = lines.findIndex((text) => text.includes(`"${address}"`)) + 1;
    if (answered.statusCode !== 200)
      missing.push({
        rule: 'answers',
        line,
        element: 'DefaultValue',
        message: `${address} answers ${answered.statusCode}.`,
      });
    const size = address.endsWith('.png') ? pngSize(answered.rawPayload) : null;
    if (size) icons.set(address, size);
  }
  const onThisMachine = /^http:\/\/(localhost|127\.|\[::1\])/.test(offer.baseUrl);
  return [...manifestFaults(xml, { icons, onThisMachine }), ...missing].map((fault) => ({ ...fault }));
}

/** The two icons that travel in an app package. */
async function packageIcons({ webRoot }: ServerDeps): Promise<{ readonly [name: string]: Buffer }> {
  if (webRoot === null) return {};
  const names = ['color.png', 'outline.png'] as const;
  const files = await Promise.all(names.map((name) => readFile(path.join(webRoot, 'addin', name))));
  return Object.fromEntries(names.map((name, at) => [name, files[at]!]));
}
