import { oneOf } from '../http/route-policy.ts';
import { seesRooms } from './rooms.ts';

/** The gate before the rules: in which room, and for whom, is judged by them (rule 2 of the domain's list). */
export const books = oneOf('book', 'bookForOthers', 'manageRooms');

export const meetingPolicies = {
  checkMeeting: books,
  bookMeeting: books,
  readMeeting: seesRooms,
  changeMeeting: books,
  cancelMeeting: books,
  restoreMeeting: books,
  readHistory: seesRooms,
};
