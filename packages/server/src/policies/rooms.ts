import { oneOf } from '../http/route-policy.ts';

/** Whoever works with rooms sees which there are and when they are taken; for what, domain §8 decides. */
export const seesRooms = oneOf(
  'book',
  'bookForOthers',
  'manageRooms',
  'manageServices',
  'reception',
  'approve',
  'administrator',
);

export const roomPolicies = {
  listLocations: seesRooms,
  listRooms: seesRooms,
  readRoom: seesRooms,
  findFreeRooms: seesRooms,
};
