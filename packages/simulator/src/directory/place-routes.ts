import { requiredPermissions } from '../entra/permission-table.ts';
import { GraphError } from '../graph/graph-error.ts';
import type { GraphPipeline } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import type { Group } from '../tenant/group.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { User } from '../tenant/user.ts';
import { bodyOf } from './answers.ts';
import { answerPage, pageOptions } from './plain-page.ts';
import { invalidValue } from './property.ts';
import { presentRoomList, roomListProperties, writeRoomList } from './room-list-place.ts';
import { presentRoom, roomProperties, roomProperty, writeRoom } from './room-place.ts';
import { presentWorkspace, workspaceProperties } from './workspace-place.ts';

const placePages = { standard: 100, most: 1000 };

/** Rooms, workspaces and room lists. There are no buildings, floors, sections and desks: calls for them are refused. */
export function addPlaceRoutes(graph: GraphPipeline): void {
  const permissions = requiredPermissions('GET', '/places/microsoft.graph.room');
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.room'],
    what: 'List rooms that are in the address list; pages of 100, at most 1000',
    permissions,
    options: pageOptions,
    handle: (request) =>
      answerPlaces(request, roomsOf(request.tenant), { head: 'places/microsoft.graph.room', known: roomProperties }),
  });
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.room/$count'],
    what: 'Count the rooms that are in the address list',
    permissions,
    options: [],
    handle: ({ tenant }) => ({ status: 200, body: String(visibleRooms(tenant).length) }),
  });
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.workspace'],
    what: 'List workspaces that are in the address list; pages of 100, at most 1000',
    permissions: requiredPermissions('GET', '/places/microsoft.graph.workspace'),
    options: pageOptions,
    handle: (request) =>
      answerPlaces(request, visibleWorkspaces(request.tenant).map(presentWorkspace), {
        head: 'places/microsoft.graph.workspace',
        known: workspaceProperties,
      }),
  });
  graph.route({
    method: 'GET',
    paths: ['/places/microsoft.graph.roomlist'],
    what: 'List room lists: distribution lists that were made for rooms',
    permissions: requiredPermissions('GET', '/places/microsoft.graph.roomlist'),
    options: pageOptions,
    handle: (request) =>
      answerPlaces(request, roomListsOf(request.tenant).map(presentRoomList), {
        head: 'places/microsoft.graph.roomList',
        known: roomListProperties,
      }),
  });
  graph.route({
    method: 'GET',
    paths: ['/places/{place}/microsoft.graph.roomlist/rooms'],
    what: 'List the rooms of a room list, which is named by its address',
    permissions: requiredPermissions('GET', '/places/{id}/microsoft.graph.roomlist/rooms'),
    options: pageOptions,
    handle: (request) => {
      const list = findRoomList(request.tenant, request.params['place'] ?? '');
      if (list === undefined) throw noPlace(request);
      const rooms = visibleRooms(request.tenant).filter((room) => list.members.has(room.id));
      return answerPlaces(
        request,
        rooms.map((room) => presentRoom(room, roomProperties)),
        { head: `places('${list.mail}')/microsoft.graph.roomList/rooms`, known: roomProperties },
      );
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/places/{place}/microsoft.graph.roomlist/workspaces'],
    what: 'List the workspaces of a room list, which is named by its address',
    permissions: requiredPermissions('GET', '/places/{id}/microsoft.graph.roomlist/workspaces'),
    options: pageOptions,
    handle: (request) => {
      const list = findRoomList(request.tenant, request.params['place'] ?? '');
      if (list === undefined) throw noPlace(request);
      const workspaces = visibleWorkspaces(request.tenant).filter((one) => list.members.has(one.id));
      return answerPlaces(request, workspaces.map(presentWorkspace), {
        head: `places('${list.mail}')/microsoft.graph.roomList/workspaces`,
        known: workspaceProperties,
      });
    },
  });
  graph.route({
    method: 'GET',
    paths: ['/places/{place}'],
    what: 'Read a room or workspace by id or address, or a room list by its address',
    permissions: requiredPermissions('GET', '/places/{id}'),
    options: [],
    handle: (request) => answerPlace(request),
  });
  graph.route({
    method: 'PATCH',
    paths: ['/places/{place}'],
    what: 'Change a room, workspace or room list; the body must say which by @odata.type',
    permissions: requiredPermissions('PATCH', '/places/{id}'),
    options: [],
    handle: updatePlace,
  });
}

const roomsOf = (tenant: Tenant) => visibleRooms(tenant).map((room) => presentRoom(room, roomProperties));

function answerPlaces(
  request: GraphRequest,
  all: readonly Readonly<Record<string, unknown>>[],
  { head, known }: { head: string; known: readonly string[] },
): GraphAnswer {
  const answer = answerPage(request, all, head, { ...placePages, known });
  // The context of places names no properties (place-list).
  return { ...answer, body: { ...(answer.body as object), '@odata.context': `${request.baseUrl}/$metadata#${head}` } };
}

function answerPlace(request: GraphRequest): GraphAnswer {
  const name = request.params['place'] ?? '';
  const room = findRoom(request.tenant, name);
  const list = room ? undefined : findRoomList(request.tenant, name);
  if (room === undefined && list === undefined) throw noPlace(request);
  const context = `${request.baseUrl}/$metadata#places/$entity`;
  const body = room ? presentBookable(room) : { '@odata.type': '#microsoft.graph.roomList', ...presentRoomList(list!) };
  return { status: 200, body: { '@odata.context': context, ...body } };
}

const presentBookable = (room: User): Record<string, unknown> =>
  room.isWorkspace
    ? { '@odata.type': '#microsoft.graph.workspace', ...presentWorkspace(room) }
    : { '@odata.type': '#microsoft.graph.room', ...presentRoom(room, roomProperties) };

function updatePlace(request: GraphRequest): GraphAnswer {
  const { tenant } = request;
  const name = request.params['place'] ?? '';
  const body = bodyOf(request);
  const type =
    typeof body['@odata.type'] === 'string'
      ? body['@odata.type'].replace(/^#?microsoft\.graph\./i, '').toLowerCase()
      : '';
  const room = findRoom(tenant, name);
  const list = findRoomList(tenant, name);
  if (room && type === (room.isWorkspace ? 'workspace' : 'room')) {
    const foreign = Object.keys(body).find((one) => !one.includes('@') && !workspaceProperties.includes(one));
    if (room.isWorkspace && foreign !== undefined)
      throw invalidValue(`Property '${foreign}' of a workspace cannot be updated.`);
    writeRoom(room, body);
    tenant.userChanged(room, Object.keys(body).includes('displayName') ? ['displayName'] : []);
  } else if (list && type === 'roomlist') {
    writeRoomList(list, body);
    tenant.groups.changed(list, Object.keys(body).includes('displayName') ? ['displayName'] : []);
  } else if (room || list) {
    throw invalidValue(
      'The value of @odata.type must be the type of the place: #microsoft.graph.room, #microsoft.graph.workspace or #microsoft.graph.roomList.',
    );
  }
  return answerPlace(request);
}

const noPlace = (request: GraphRequest): GraphError =>
  new GraphError(404, 'ResourceNotFound', `The place '${request.params['place'] ?? ''}' was not found.`);

/** Rooms hidden from the address list don't appear in places. */
const visibleRooms = (tenant: Tenant) => visible(tenant).filter(({ isWorkspace }) => !isWorkspace);

const visibleWorkspaces = (tenant: Tenant) => visible(tenant).filter(({ isWorkspace }) => isWorkspace);

function visible(tenant: Tenant): readonly User[] {
  return [...tenant.users.values()].filter((user) => user.kind === 'room' && !user.hiddenFromAddressLists);
}

const roomListsOf = (tenant: Tenant): readonly Group[] =>
  [...tenant.groups.all.values()].filter((group) => group.isRoomList);

function findRoom(tenant: Tenant, name: string): User | undefined {
  const direct = tenant.findByAddress(name) ?? tenant.findUser(name);
  const found =
    direct ?? [...tenant.users.values()].find((user) => user.kind === 'room' && roomProperty(user, 'id') === name);
  return found?.kind === 'room' && !found.hiddenFromAddressLists ? found : undefined;
}

/** A room list goes by its address; the id of its group works too, as one of the ids that the list shows. */
function findRoomList(tenant: Tenant, name: string): Group | undefined {
  const group = tenant.groups.findByAddress(name) ?? tenant.groups.all.get(name.toLowerCase());
  return group?.isRoomList === true ? group : undefined;
}
