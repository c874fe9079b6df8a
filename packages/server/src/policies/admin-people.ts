import { bySession, oneOf, recently } from '../http/route-policy.ts';

const managers = oneOf('managePeople', 'administrator');
const administrators = oneOf('administrator');

export const adminPeoplePolicies = {
  listAdminPeople: managers,
  readAdminPerson: managers,
  invitePerson: recently(managers),
  invitePersonAgain: recently(managers),
  giveGrant: recently(managers),
  takeGrant: bySession(managers),
  deactivatePerson: bySession(managers),
  reactivatePerson: bySession(managers),
  endSessionsOfPerson: bySession(managers),
  listAllTokens: bySession(administrators),
  revokeAnyToken: bySession(administrators),
};
