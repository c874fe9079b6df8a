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
  for (const page of isList ? shownObjects(example.response?.body) : [entity]) {
    const before = Object.fromEntries(Object.entries(page).filter(([name]) => name.startsWith('@') || !(name in sent)));
    const type = wordOf(page['@odata.type'] ?? sent['@odata.type']);
    stagePlace(world, before, wantsLists || /roomList$/i.test(type), isList ? undefined : target.segments[1]);
  }
}

function stagePlace({ tenant, standIns }: World, page: PageJson, isRoomList: boolean, named: string | undefined): void {
  const isReal = named !== undefined && !isPlaceholder(named);
  const inPath = isReal && named.includes('@') ? named : undefined;
  const address = textOf(page['emailAddress']) ?? inPath ?? `place@${tenant.domains[0]}`;
  // A page may call a place by another address than the one it shows.
  const proxyAddresses = inPath !== undefined && inPath !== address ? [inPath] : [];
  const id = textOf(page['id']);
  const displayName = textOf(page['displayName']) ?? 'Place';
  const more = Object.fromEntries(Object.entries(page).filter(([name]) => !name.includes('@')));
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
    tenant.addUser({
      userPrincipalName: address,
      proxyAddresses,
      displayName,
      kind: 'room',
      profile: more,
      ...(id === undefined ? {} : { id }),
    });
  }
  if (named !== undefined && !isReal) standIns.set(named, address);
}
