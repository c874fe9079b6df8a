/**
 * Tables, queries and the database that Planner brings along.
 * Promise: a piece of work sees one site alone; no two claims share a space and an instant, whatever the code above does.
 */
export { startEmbedded } from './embedded/embedded.ts';
export type { EmbeddedOptions, EmbeddedServer } from './embedded/embedded.ts';
export { LaunchFailure } from './embedded/launch-failure.ts';
export type { LaunchFailureKind } from './embedded/launch-failure.ts';
export { dataDirFor } from './embedded/data-dir.ts';
export { freeLeases } from './free-leases.ts';
export { migrate, checkSchema } from './migrate.ts';
export type { MigrateOptions, MigrateResult } from './migrate.ts';
export { appRole } from './app-role.ts';
export { openDatabase, withSite, withoutScope } from './database.ts';
export type { Database, DatabaseOptions, OpenConnection, SiteTransaction, StatementObserver } from './database.ts';
export {
  ConflictOnConstraint,
  DatabaseAway,
  SchemaMismatch,
  StorageFull,
  TransactionRefused,
} from './database-failure.ts';
export { listen } from './listen.ts';
export type { Channel, ListenOptions, Listening } from './listen.ts';
export { uuidSource } from './uuid.ts';
export type { RandomBytes } from './uuid.ts';
export * from './queries/site-queries.ts';
export * from './queries/set-up-queries.ts';
export * from './queries/connection-queries.ts';
export * from './queries/consent-queries.ts';
export * from './queries/place-queries.ts';
export * from './queries/person-queries.ts';
export * from './queries/session-queries.ts';
export * from './queries/mail-queries.ts';
export * from './queries/account-queries.ts';
export * from './queries/grant-queries.ts';
export * from './queries/api-token-queries.ts';
export * from './queries/addin-queries.ts';
export * from './queries/draft-queries.ts';
export { plainText, searchWords, sortKey } from './queries/sort-key.ts';
export type { PlacedRoom } from './queries/room-row.ts';
export {
  allRooms,
  countRooms,
  insertRoom,
  listRooms,
  roomByMailbox,
  roomsById,
  updateRoom,
} from './queries/room-queries.ts';
export type { Page, RoomCounts, RoomFilter } from './queries/room-queries.ts';
export { bookingFromJson, meetingFromJson, seriesFromJson } from './queries/booking-row.ts';
export type {
  BookingJson,
  MeetingJson,
  SeriesJson,
  StoredBooking,
  StoredMeeting,
  StoredSeries,
} from './queries/booking-row.ts';
export { lockRooms, meetingOfBookings, readRooms, readWholeMeeting } from './queries/booking-lock.ts';
export type { IdempotencyFinding, IdempotencyKey, LockedRooms, WholeMeeting } from './queries/booking-lock.ts';
export { findClaims, occupiedTimes } from './queries/claim-queries.ts';
export type { FoundClaim } from './queries/claim-queries.ts';
export { writeChanges } from './queries/booking-writes.ts';
export type { AuditActor, AuditEntry, BookingChanges, Occupancy, OutboxEntry } from './queries/booking-writes.ts';
export { candidateRooms } from './queries/candidate-queries.ts';
export {
  delayedMeetings,
  mailboxStates,
  reportFindings,
  reportMailboxes,
  retryFinding,
  summarizeExchange,
  wakeMailbox,
  linkedRoomsForScript,
  unlinkedRooms,
} from './queries/exchange-report-queries.ts';
export type {
  ExchangeDelay,
  ExchangeSummary,
  FindingReport,
  MailboxReport,
  UnlinkedRoom,
} from './queries/exchange-report-queries.ts';
export * from './queries/sync-settings-queries.ts';
export * from './queries/round-trip-queries.ts';
export { appendSiteEvent, historyOf, lastEventOf } from './queries/audit-queries.ts';
export type { AuditEvent, SiteAuditEvent } from './queries/audit-queries.ts';
export { masterOfSeries } from './queries/series-queries.ts';
export { timelineBookings, timelineRooms } from './queries/timeline-queries.ts';
export type { TimelineRoom, TimelineRow } from './queries/timeline-queries.ts';
export { calendarOf } from './queries/calendar-queries.ts';
export type { CalendarRoom, CalendarRow } from './queries/calendar-queries.ts';
