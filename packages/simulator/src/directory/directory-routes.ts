import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import { mailboxOf, type GraphAnswer, type GraphRequest } from '../graph/request.ts';
import type { SimulatorCore } from '../simulator.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { readDirectoryFilter } from './directory-filter.ts';
import { directoryPage } from './directory-page.ts';
import { presentMailboxSettings, presentWorkingHours } from './mailbox-settings.ts';
import { presentRoom, roomProperties, roomProperty, spelledRoomProperty } from './room-place.ts';
import { isUserProperty, presentUser, selectedProperties, userProperty } from './user-properties.ts';

/** Adds the directory's first part to Graph: users, mailbox settings, organization, rooms as places. */
export function registerDirectory({ graph }: SimulatorCore): void {
  graph.route({
    method: 'GET',
    paths: ['/users'],
    what: 'List users: eq, ne, startsWith, endsWith, in; pages of 100, at most 999',
    permissions: requiredPermissions('GET', '/users'),
    options: ['$select', '$filter', '$top', '$count', '$skiptoken'],
    handle: listUsers,
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}'],
    what: 'Read a user by object id or UPN',
    permissions: requiredPermissions('GET', '/users/{id}'),
    options: ['$select'],
    handle: (request) => {
      const name = request.params['user'] ?? '';
      const user = request.tenant.findUser(name);
      if (user === undefined) {
        throw new GraphError(
          404,
          'Request_ResourceNotFound',
          `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
        );
      }
      const properties = selectedProperties(request.query.get('$select'));
      return entity(request, 'users', presentUser(user, properties));
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings'],
    what: 'Read mailbox settings: time zone, language, working hours, what the mailbox is for',
    permissions: requiredPermissions('GET', '/users/{id}/mailboxSettings'),
    options: [],
    handle: (request) => {
      const mailbox = mailboxOf(request);
      const head = `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/mailboxSettings`;
      return { status: 200, body: { '@odata.context': head, ...presentMailboxSettings(mailbox) } };
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/users/{user}/mailboxSettings/{setting}'],
    what: 'Read one mailbox setting (language, timeZone, userPurpose, workingHours …)',
    permissions: requiredPermissions('GET', '/users/{id}/mailboxSettings'),
    options: [],
    handle: readOneSetting,
  });
  graph.route({
    method: 'GET',
    paths: ['/organization'],
    what: 'Read the organisation: id, name, domains',
    permissions: requiredPermissions('GET', '/organization'),
    options: ['$select'],
    handle: (request) => {
      const all = presentOrganization(request.tenant);
      const select = request.query
        .get('$select')
        ?.split(',')
        .map((name) => name.trim().toLowerCase());
      const shown = Object.entries(all).filter(([name]) => select === undefined || select.includes(name.toLowerCase()));
      const head = `${request.baseUrl}/$metadata#organization`;
      return { status: 200, body: { '@odata.context': head, value: [Object.fromEntries(shown)] } };
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.room'],
    what: 'List rooms that are in the address list; pages of 100',
    permissions: requiredPermissions('GET', '/places/microsoft.graph.room'),
    options: ['$select', '$filter', '$top', '$skip', '$count', '$skiptoken'],
    handle: listRooms,
  });
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.room/$count'],
    what: 'Count the rooms that are in the address list',
    permissions: requiredPermissions('GET', '/places/microsoft.graph.room'),
    options: [],
    handle: ({ tenant }) => ({ status: 200, body: String(visibleRooms(tenant).length) }),
  });
  graph.route({
    method: 'GET',
    paths: ['/places/{place}'],
    what: 'Read a room by id or address',
    permissions: requiredPermissions('GET', '/places/{id}'),
    options: [],
    handle: (request) => {
      const name = (request.params['place'] ?? '').toLowerCase();
      const room = visibleRooms(request.tenant).find(
        (one) => one.mail?.toLowerCase() === name || roomProperty(one, 'id') === name,
      );
      if (room === undefined) throw new GraphError(404, 'ResourceNotFound', `The place '${name}' was not found.`);
      const body = { '@odata.type': '#microsoft.graph.room', ...presentRoom(room, roomProperties) };
      return entity(request, 'places', body);
    },
  });
}

function listUsers(request: GraphRequest): GraphAnswer {
  const properties = selectedProperties(request.query.get('$select'));
  const counting = request.query.get('$count') === 'true' && isEventual(request);
  const filter = request.query.get('$filter');
  const users = [...request.tenant.users.values()];
  const wanted =
    filter === undefined
      ? users
      : users.filter(onUser(readDirectoryFilter(filter, { knows: isUserProperty, advancedAllowed: counting })));
  const page = directoryPage(request, wanted, { standard: 100, most: 999 });
  return collection(request, {
    head: `users${request.query.has('$select') ? `(${properties.join(',')})` : ''}`,
    value: page.items.map((user) => presentUser(user, properties)),
    count: counting && !request.query.has('$skiptoken') ? wanted.length : undefined,
    nextLink: page.nextLink,
  });
}

const onUser = (matches: (read: (name: string) => unknown) => boolean) => (user: User) =>
  matches((name) => userProperty(user, name));

/** Without this header `$count=true` is silently ignored and advanced filters are refused (aad-advanced-queries). */
const isEventual = (request: GraphRequest): boolean =>
  request.headers.get('ConsistencyLevel')?.toLowerCase() === 'eventual';

function listRooms(request: GraphRequest): GraphAnswer {
  const knows = (name: string) => spelledRoomProperty(name) !== undefined;
  const select = request.query
    .get('$select')
    ?.split(',')
    .map((name) => {
      const spelled = spelledRoomProperty(name.trim());
      if (spelled === undefined)
        throw new GraphError(
          400,
          'BadRequest',
          `Could not find a property named '${name.trim()}' on type 'microsoft.graph.room'.`,
        );
      return spelled;
    });
  const filter = request.query.get('$filter');
  const matches = filter === undefined ? () => true : readDirectoryFilter(filter, { knows, advancedAllowed: true });
  const rooms = visibleRooms(request.tenant).filter((room) => matches((name) => roomProperty(room, name)));
  const page = directoryPage(request, rooms, { standard: 100, most: 1000 });
  return collection(request, {
    head: 'places/microsoft.graph.room',
    value: page.items.map((room) => presentRoom(room, select ?? roomProperties)),
    count: request.query.get('$count') === 'true' && !request.query.has('$skiptoken') ? rooms.length : undefined,
    nextLink: page.nextLink,
  });
}

/** Rooms hidden from the address list don't appear in places. */
function visibleRooms(tenant: Tenant): readonly User[] {
  return [...tenant.users.values()].filter((user) => user.kind === 'room' && !user.hiddenFromAddressLists);
}

function readOneSetting(request: GraphRequest): GraphAnswer {
  const mailbox = mailboxOf(request);
  const wanted = (request.params['setting'] ?? '').toLowerCase();
  const [name, value] =
    Object.entries(presentMailboxSettings(mailbox)).find(([key]) => key.toLowerCase() === wanted) ?? [];
  if (name === undefined) throw new GraphError(400, 'BadRequest', `Resource not found for the segment '${wanted}'.`);
  const head = `${request.baseUrl}/$metadata#users('${mailbox.user.id}')/mailboxSettings/${name}`;
  if (name === 'workingHours')
    return { status: 200, body: { '@odata.context': head, ...presentWorkingHours(mailbox) } };
  const isObject = typeof value === 'object' && value !== null;
  return { status: 200, body: isObject ? { '@odata.context': head, ...value } : { '@odata.context': head, value } };
}

function presentOrganization(tenant: Tenant): Record<string, unknown> {
  return {
    id: tenant.id,
    displayName: tenant.displayName,
    tenantType: 'AAD',
    verifiedDomains: tenant.domains.map((name, place) => ({
      capabilities: 'Email, OfficeCommunicationsOnline',
      isDefault: place === 0,
      isInitial: name.endsWith('.onmicrosoft.com'),
      name,
      type: 'Managed',
    })),
  };
}

function entity(request: GraphRequest, set: string, body: Record<string, unknown>): GraphAnswer {
  return { status: 200, body: { '@odata.context': `${request.baseUrl}/$metadata#${set}/$entity`, ...body } };
}

function collection(
  request: GraphRequest,
  {
    head,
    value,
    count,
    nextLink,
  }: { head: string; value: readonly unknown[]; count: number | undefined; nextLink: string | undefined },
): GraphAnswer {
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${head}`,
      ...(count !== undefined && { '@odata.count': count }),
      ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      value,
    },
  };
}
