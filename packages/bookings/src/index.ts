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
export { changeMeeting } from './change/change-meeting.ts';
export type { ChangeCommand, Changed, MeetingChanges } from './change/wishes.ts';
export { cancelMeeting } from './cancel-meeting.ts';
export type { CancelCommand, Cancelled, Span } from './cancel-meeting.ts';
export { restoreMeeting } from './restore-meeting.ts';
export type { RestoreCommand } from './restore-meeting.ts';
export { confirmBooking } from './confirm-booking.ts';
export type { ConfirmCommand } from './confirm-booking.ts';
export { endBooking } from './end-booking.ts';
export type { EndCommand, Ended } from './end-booking.ts';
export { readdOccurrence } from './readd-occurrence.ts';
export type { ReaddCommand } from './readd-occurrence.ts';
export { mayChange } from './open-meeting.ts';
export { findRooms } from './find-rooms.ts';
export type { FindCommand, FitReason, FoundRoom, FoundRooms, FreeTime } from './find-rooms.ts';
export { roomsForDates } from './outlook/rooms-for-dates.ts';
export type { DateWithout, RoomForDates, RoomsForDates, RoomsForDatesCommand } from './outlook/rooms-for-dates.ts';
export { holdRooms, prolongDraft, releaseDraft } from './outlook/hold-rooms.ts';
export type { Held, HoldCommand } from './outlook/hold-rooms.ts';
export { draftBecame, yieldToMeeting } from './outlook/draft-meets-meeting.ts';
