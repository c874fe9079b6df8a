/**
 * The one door through which a meeting or booking changes: one use case a file, one transaction each.
 * Promise: a room is never given twice, a change is whole or not at all, and each leaves its trace in audit and outbox.
 */
export type { Actor } from './actor.ts';
export type { BookingDeps } from './deps.ts';
export { maxAttendees, maxSubjectLength } from './command.ts';
export type { BookCommand, Booked, SkippedDate, When } from './command.ts';
export { bookMeeting } from './book-meeting.ts';
export { checkMeeting } from './check-meeting.ts';
export type { CheckCommand, CheckedDate, Verdict } from './check-meeting.ts';
export type { Offer } from './judge/offers.ts';
