import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { Json } from '../graph/json-read.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { commitChange, exceptionFor, type Home } from '../tenant/home.ts';
import type { EventAttachment } from '../tenant/item.ts';
import { attachmentJson, readAttachment } from './attachments.ts';
import { findEvent, homeOf } from './find-event.ts';
import { parseSelect, select } from './odata/shape.ts';
import type { Entry } from './series/occurrences.ts';

const collections = ['', '/calendar', '/calendars/{calendar}'].map(
  (head) => `/users/{user}${head}/events/{event}/attachments`,
);
const singles = collections.map((path) => `${path}/{attachment}`);

/** Files on events, up to 3 MB each. */
export function addAttachmentRoutes(graph: GraphPipeline): void {
  const reading = requiredPermissions('GET', '/users/{id}/events/{id}/attachments');
  const writing = requiredPermissions('POST', '/users/{id}/events/{id}/attachments');
  graph.route({
    method: 'GET',
    paths: collections,
    what: 'files on an event',
    permissions: reading,
    options: ['$select'],
    handle: list,
  });
  graph.route({
    method: 'POST',
    paths: collections,
    what: 'put a file of at most 3 MB on an event',
    permissions: writing,
    options: [],
    handle: add,
  });
  graph.route({
    method: 'GET',
    paths: singles,
    what: 'one file',
    permissions: reading,
    options: ['$select'],
    handle: read,
  });
  graph.route({
    method: 'DELETE',
    paths: singles,
    what: 'take a file off an event',
    permissions: writing,
    options: [],
    handle: remove,
  });
}

function list(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'read');
  const value = attachmentsOf(entry).map((one) => shown(request, one));
  return { status: 200, body: { '@odata.context': contextOf(request, home), value } };
}

function add(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const entry = findEvent(request, home, 'write');
  const attachment = readAttachment(request.body, home.tenant);
  store(home, entry, [...attachmentsOf(entry), attachment]);
  return { status: 201, body: entity(request, home, attachment) };
}

function read(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { attachment } = findAttachment(request, home, 'read');
  return { status: 200, body: entity(request, home, attachment) };
}

function remove(request: GraphRequest): GraphAnswer {
  const home = homeOf(request);
  const { entry, attachment } = findAttachment(request, home, 'write');
  store(
    home,
    entry,
    attachmentsOf(entry).filter((one) => one !== attachment),
  );
  return { status: 204 };
}

function findAttachment(
  request: GraphRequest,
  home: Home,
  purpose: 'read' | 'write',
): { entry: Entry; attachment: EventAttachment } {
  const entry = findEvent(request, home, purpose);
  const attachment = attachmentsOf(entry).find(({ id }) => id === request.params['attachment']);
  if (!attachment) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return { entry, attachment };
}

const attachmentsOf = ({ fields }: Entry): readonly EventAttachment[] => fields.attachments ?? [];

/** A file alone tells nobody: attendees get it with the next update (api/event-post-attachments). */
function store(home: Home, { item, date }: Entry, attachments: readonly EventAttachment[]): void {
  if (date === null) {
    item.fields = { ...item.fields, attachments };
    commitChange(home, item, 'updated');
    return;
  }
  const exception = exceptionFor(home, item, date);
  exception.fields = { ...exception.fields, attachments };
  commitChange(home, item, 'updated', { exception });
}

function shown(request: GraphRequest, attachment: EventAttachment): Json {
  const full = attachmentJson(attachment);
  return select(full, parseSelect(request.query.get('$select')), Object.keys(full));
}

function entity(request: GraphRequest, home: Home, attachment: EventAttachment): Json {
  return { '@odata.context': `${contextOf(request, home)}/$entity`, ...shown(request, attachment) };
}

function contextOf(request: GraphRequest, { mailbox }: Home): string {
  const event = encodeURIComponent(request.params['event'] ?? '');
  return `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/events('${event}')/attachments`;
}
