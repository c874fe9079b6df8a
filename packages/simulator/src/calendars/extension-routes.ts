import { GraphError } from '../graph/graph-error.ts';
import { requiredPermissions } from '../entra/permission-table.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import { rateLimit } from '../graph/rate-limit.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { commitChange, exceptionFor, type Home } from '../tenant/home.ts';
import { extensionJson } from './event-expand.ts';
import { readExtension } from './event-input.ts';
import { findEvent, homeOf } from './find-event.ts';
import type { Json } from '../graph/json-read.ts';
import type { Entry } from './series/occurrences.ts';

const collection = '/users/{user}/events/{event}/extensions';
const single = `${collection}/{extension}`;
const idPrefix = 'Microsoft.OutlookServices.OpenTypeExtension.';

// Outlook items take two open extensions per app.
const maxExtensions = 2;

/**
 * Open extensions of an event: data of an app on this mailbox's copy, never sent to others. An app may call them 455 times
 * in ten seconds in a tenant (throttling limits, open and schema extensions).
 */
export function addExtensionRoutes(graph: GraphPipeline): void {
  const limited = rateLimit('any', [
    { per: 'tenant.app', most: 455, windowMs: 10_000, category: 'throttle.extensions' },
  ]);
  const permissions = (method: string, path: string) => requiredPermissions(method, path);
  graph.route({
    method: 'GET',
    paths: [collection],
    what: 'open extensions of an event',
    permissions: permissions('GET', '/users/{id}/events/{id}/extensions'),
    options: [],
    handle: limited(list),
  });
  graph.route({
    method: 'POST',
    paths: [collection],
    what: 'add an open extension',
    permissions: permissions('POST', '/users/{id}/events/{id}/extensions'),
    options: [],
    handle: limited(add),
  });
  graph.route({
    method: 'GET',
    paths: [single],
    what: 'one open extension by name or id',
    permissions: permissions('GET', '/users/{id}/events/{id}/extensions/{id}'),
    options: [],
    handle: limited(read),
  });
  graph.route({
    method: 'PATCH',
    paths: [single],
    what: 'replace the data of an open extension',
    permissions: permissions('PATCH', '/users/{id}/events/{id}/extensions/{id}'),
    options: [],
    handle: limited(update),
  });
  graph.route({
    method: 'DELETE',
    paths: [single],
    what: 'remove an open extension',
    permissions: permissions('DELETE', '/users/{id}/events/{id}/extensions/{id}'),
    options: [],
    handle: limited(remove),
  });
}

function list(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { own } = findEvent(request, home, 'read');
  const value = [...own.extensions].map(([name, data]) => extensionJson(name, data));
  return { status: 200, body: { '@odata.context': contextOf(request, home), value } };
}

function add(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'write');
  const [name, data] = readExtension(request.body);
  const extensions = new Map(entry.own.extensions);
  if (extensions.has(name)) {
    throw new GraphError(409, 'ErrorItemPropertyRequestFailed', `An extension with the name '${name}' already exists.`);
  }
  if (extensions.size >= maxExtensions) {
    throw new GraphError(400, 'ErrorInvalidRequest', `An event can have at most ${maxExtensions} open extensions.`);
  }
  store(home, entry, extensions.set(name, data));
  return { status: 201, body: entity(request, home, name, data) };
}

function read(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { name, data } = findExtension(request, findEvent(request, home, 'read'));
  return { status: 200, body: entity(request, home, name, data) };
}

function update(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'write');
  const { name } = findExtension(request, entry);
  const [, data] = readExtension(request.body, name);
  store(home, entry, new Map(entry.own.extensions).set(name, data));
  return { status: 200, body: entity(request, home, name, data) };
}

function remove(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'write');
  const { name } = findExtension(request, entry);
  const extensions = new Map(entry.own.extensions);
  extensions.delete(name);
  store(home, entry, extensions);
  return { status: 204 };
}

function findExtension(request: GraphRequest, { own }: Entry): { name: string; data: Json } {
  const asked = request.params['extension'] ?? '';
  const name = asked.startsWith(idPrefix) ? asked.slice(idPrefix.length) : asked;
  const data = own.extensions.get(name);
  if (!data) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { name, data };
}

function store(home: Home, { item, date }: Entry, extensions: ReadonlyMap<string, Json>): void {
  if (date === null) {
    item.own = { ...item.own, extensions };
    commitChange(home, item, 'updated');
    return;
  }
  const exception = exceptionFor(home, item, date);
  exception.own = { ...exception.own, extensions };
  commitChange(home, item, 'updated', { exception });
}

function entity(request: GraphRequest, home: Home, name: string, data: Json): Json {
  return { '@odata.context': `${contextOf(request, home)}/$entity`, ...extensionJson(name, data) };
}

function contextOf(request: GraphRequest, { mailbox }: Home): string {
  const event = encodeURIComponent(request.params['event'] ?? '');
  return `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/events('${event}')/extensions`;
}
