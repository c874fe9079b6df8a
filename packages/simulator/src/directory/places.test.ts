import { describe, expect, test } from 'vitest';
import { aTestDirectory } from '../test-tenant/directory.ts';

function withRooms() {
  const world = aTestDirectory();
  const room = (name: string, more: Record<string, unknown> = {}) =>
    world.person(name, { kind: 'room', profile: { capacity: 8, building: 'Havnen', ...more } });
  const [fjord, skagen] = [room('Fjord'), room('Skagen', { capacity: 4 })];
  world.person('Hidden', { kind: 'room', hiddenFromAddressLists: true });
  const list = world.group('Building 1', [fjord], {
    mail: 'building1@fjord.example',
    isRoomList: true,
    more: { address: { city: 'Aarhus' } },
  });
  return { ...world, fjord, skagen, list };
}

describe('places', () => {
  test('room lists are those distribution lists that were made for rooms, and hold rooms', async () => {
    const { call, list, fjord, group } = withRooms();
    group('People', [], { mail: 'people@fjord.example' });
    expect((await call('GET', '/places/microsoft.graph.roomlist')).body).toMatchObject({
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#places/microsoft.graph.roomList',
      value: [
        {
          id: list.id,
          displayName: 'Building 1',
          emailAddress: 'building1@fjord.example',
          address: { city: 'Aarhus' },
        },
      ],
    });
    const rooms = await call('GET', '/places/building1@fjord.example/microsoft.graph.roomlist/rooms');
    expect(rooms.body.value).toMatchObject([{ emailAddress: fjord.mail, capacity: 8 }]);
    expect((await call('GET', '/places/people@fjord.example/microsoft.graph.roomlist/rooms')).status).toBe(404);
    expect((await call('GET', '/places/building1@fjord.example')).body['@odata.type']).toBe(
      '#microsoft.graph.roomList',
    );
  });

  test('are filtered, selected and paged', async () => {
    const { call } = withRooms();
    const filter = encodeURIComponent("capacity ge 5 and startswith(displayName,'F')");
    expect(
      (await call('GET', `/places/microsoft.graph.room?$filter=${filter}&$select=displayName`)).body.value,
    ).toEqual([{ displayName: 'Fjord' }]);
    const first = (await call('GET', '/places/microsoft.graph.room?$top=1&$count=true')).body;
    expect(first['@odata.count']).toBe(2);
    expect((await call('GET', first['@odata.nextLink'])).body.value).toMatchObject([{ displayName: 'Skagen' }]);
    expect((await call('GET', '/places/microsoft.graph.room?$select=colour')).status).toBe(400);
  });

  test('a room is changed by who may write places, with its type named', async () => {
    const { call, fjord, tenant } = withRooms();
    const body = { '@odata.type': 'microsoft.graph.room', building: 'Havnen 2', floorNumber: 3, tags: ['quiet'] };
    expect((await call('PATCH', `/places/${fjord.mail}`, body)).status).toBe(403);
    tenant.addApp({ appId: 'writer', roles: ['Place.ReadWrite.All'] });
    const as = { as: 'writer' };
    expect((await call('PATCH', `/places/${fjord.mail}`, body, as)).body).toMatchObject({
      building: 'Havnen 2',
      floorNumber: 3,
      tags: ['quiet'],
    });
    expect((await call('PATCH', `/places/${fjord.mail}`, { ...body, '@odata.type': undefined }, as)).status).toBe(400);
    expect((await call('PATCH', `/places/${fjord.mail}`, { ...body, capacity: '50' }, as)).status).toBe(400);
    expect((await call('PATCH', '/places/nobody@fjord.example', body, as)).status).toBe(404);
  });

  test('workspaces stand beside the rooms, in lists and by their address', async () => {
    const { call, person, group, tenant } = withRooms();
    const desks = person('Desks', { kind: 'room', isWorkspace: true, profile: { capacity: 12 } });
    group('Floor 1', [desks], { mail: 'floor1@fjord.example', isRoomList: true });
    expect((await call('GET', '/places/microsoft.graph.workspace')).body.value).toMatchObject([
      { displayName: 'Desks', capacity: 12, emailAddress: desks.mail },
    ]);
    expect((await call('GET', '/places/microsoft.graph.room?$count=true')).body['@odata.count']).toBe(2);
    const ofList = await call('GET', '/places/floor1@fjord.example/microsoft.graph.roomlist/workspaces');
    expect(ofList.body.value).toMatchObject([{ displayName: 'Desks' }]);
    expect((await call('GET', `/places/${desks.mail}`)).body['@odata.type']).toBe('#microsoft.graph.workspace');
    tenant.addApp({ appId: 'facility', roles: ['Place.ReadWrite.All'] });
    const change = (body: object) =>
      call(
        'PATCH',
        `/places/${desks.mail}`,
        { '@odata.type': 'microsoft.graph.workspace', ...body },
        { as: 'facility' },
      );
    expect((await change({ capacity: 10 })).body).toMatchObject({ capacity: 10 });
    expect((await change({ building: 'Havnen' })).status).toBe(400);
  });
});
