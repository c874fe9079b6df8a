import type { User } from '../../tenant/user.ts';
import { asObject, shownObjects, textOf, wordOf, type PageJson } from '../page-json.ts';
import { isPlaceholder } from '../target.ts';
import { shownEntity, type World } from './world.ts';

/** Whether the example is about rooms and lists of rooms. */
export const concernsPlaces = ({ target }: World): boolean => target.segments[0]?.toLowerCase() === 'places';

/** Rooms and room lists as the answer shows them, or as the path names them. */
export function stagePlaces(world: World): void {
  const { example, target } = world;
  const sent = example.request?.method === 'PATCH' ? (asObject(example.request.body) ?? {}) : {};
  const entity = shownEntity(world);
  const isList = entity === null;
  const wantsLists = target.segments.some((segment) => /roomlist$/i.test(segment));
  const list = wantsLists && target.segments.length > 2 ? target.segments[1] : undefined;
  if (list !== undefined) {
    const { tenant } = world;
    const group = tenant.groups.add({ displayName: 'Rooms', mail: list, mailEnabled: true, isRoomList: true });
    for (const page of shownObjects(example.response?.body)) {
      const room = stagePlace(world, page, false, undefined);
      if (room !== null) tenant.groups.addMembers(group, [{ id: room, kind: 'user' }]);
    }
    return;
  }
  for (const page of isList ? shownObjects(example.response?.body) : [entity]) {
    const before = Object.fromEntries(Object.entries(page).filter(([name]) => name.startsWith('@') || !(name in sent)));
    const type = wordOf(page['@odata.type'] ?? sent['@odata.type']);
    stagePlace(world, before, wantsLists || /roomList$/i.test(type), isList ? undefined : target.segments[1]);
  }
}

function stagePlace(
  { tenant, standIns }: World,
  page: PageJson,
  isRoomList: boolean,
  named: string | undefined,
): string | null {
  const isReal = named !== undefined && !isPlaceholder(named);
  const inPath = isReal && named.includes('@') ? named : undefined;
  const address = textOf(page['emailAddress']) ?? inPath ?? `place@${tenant.domains[0]}`;
  // A page may call a place by another address than the one it shows.
  const proxyAddresses = inPath !== undefined && inPath !== address ? [inPath] : [];
  const id = textOf(page['id']);
  const displayName = textOf(page['displayName']) ?? 'Place';
  const more = Object.fromEntries(Object.entries(page).filter(([name]) => !name.includes('@')));
  let user: User | null = null;
  if (isRoomList) {
    tenant.groups.add({
      displayName,
      mail: address,
      proxyAddresses,
      mailEnabled: true,
      isRoomList: true,
      more,
      ...(id === undefined ? {} : { id }),
    });
  } else {
    user = tenant.addUser({
      userPrincipalName: address,
      proxyAddresses,
      displayName,
      kind: 'room',
      profile: more,
      ...(id === undefined ? {} : { id }),
    });
  }
  if (named !== undefined && !isReal) standIns.set(named, address);
  return user?.id ?? null;
}
