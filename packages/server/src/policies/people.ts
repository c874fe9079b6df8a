import { oneOf } from '../http/route-policy.ts';

/** Names and addresses of colleagues, for those who invite them. */
export const peoplePolicies = {
  findPeople: oneOf('book', 'bookForOthers', 'manageRooms', 'reception', 'managePeople'),
};
