import { oneOf } from '../http/route-policy.ts';

const administrators = oneOf('administrator');

/** Which mailbox a room has decides who answers for it and whose calendar Planner writes to. */
export const linkingPolicies = {
  listExchangeRooms: administrators,
  previewLink: administrators,
  linkRoom: administrators,
  unlinkRoom: administrators,
  undoLink: administrators,
  resyncRoom: administrators,
  readRoomScript: administrators,
};
