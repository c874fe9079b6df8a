import { mostFileBytes } from '@planner/directory';
import { metadataLimits } from '@planner/identity';
import { z } from 'zod';
import type { ZodType } from 'zod';
import { calendarQuerySchema, calendarSchema } from './calendar-schema.ts';
import {
  cancelledSchema,
  historySchema,
  meetingChangesSchema,
  meetingCheckSchema,
  meetingDetailsSchema,
  meetingDraftSchema,
  meetingQuerySchema,
  meetingWrittenSchema,
  spanQuerySchema,
  verdictSchema,
} from './meetings-schema.ts';
import {
  importApprovalSchema,
  importGroupsSchema,
  importJobChangesSchema,
  importJobDraftSchema,
  importJobSchema,
  importJobsSchema,
  importRowsQuerySchema,
  importRowsSchema,
  importRunSchema,
  importRunsSchema,
  importStartSchema,
  importUploadQuerySchema,
  importUploadSchema,
} from './import-schema.ts';
import {
  applicationParams,
  connectionEntrySchema,
  connectionsSchema,
  consentBegunSchema,
  setupQuerySchema,
  setupSchema,
} from './connections-schema.ts';
import { peopleQuerySchema, peopleSchema } from './people-schema.ts';
import {
  freeRoomsQuerySchema,
  freeRoomsSchema,
  locationsSchema,
  roomSchema,
  roomsQuerySchema,
  roomsSchema,
} from './rooms-schema.ts';
import { seriesSchema } from './series-schema.ts';
import { meChangesSchema, meSchema, sessionSchema, signInRequestSchema, signInSchema } from './session-schema.ts';
import {
  signInFailureQuery,
  signInFailureSchema,
  signOnChangesSchema,
  signOnProviderSchema,
  signOnSchema,
  signOnTestBegunSchema,
  signOnTestParams,
  signOnTestSchema,
} from './single-sign-on-schema.ts';
import { compareSchema, findingsSchema, mailboxesSchema, syncSchema } from './sync-schema.ts';
import { timelineQuerySchema, timelineSchema } from './timeline-schema.ts';
import { dateSchema, idSchema } from './wire-schema.ts';

/** One call of the API as it is documented, validated and served: all three read this record. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly params?: ZodType;
  readonly query?: ZodType;
  readonly headers?: ZodType;
  readonly body?: ZodType;
  /** A file as body, of this type and at most this size; the handler gets its bytes. */
  readonly upload?: { readonly type: string; readonly bytes: number };
  /** Larger than bodies usually may be. */
  readonly bodyBytes?: number;
  /** Schema of the body by status; null = no body. Refusals are problem+json in every call and stand apart. */
  readonly answers: { readonly [status: number]: ZodType | null };
}

const byId = z.object({ id: idSchema });
const bySeriesAndKey = z.object({ id: idSchema, key: dateSchema });
/** Headers come in lower case; what else a browser sends is none of our business. */
const idempotencyHeader = z.object({ 'idempotency-key': z.string().min(8).max(100).optional() });
const ifMatchHeader = z.object({ 'if-match': z.string().max(100).optional() });
const ifNoneMatchHeader = z.object({ 'if-none-match': z.string().max(400).optional() });

/**
 * The whole HTTP contract of `/api/v1`: a call that isn't named here doesn't exist.
 * Handlers live in routes/, who may call in policies/.
 */
export const contract = {
  readSession: {
    method: 'GET',
    url: '/api/v1/session',
    tag: 'session',
    summary: 'Who is signed in, what they may do, and the token that writes need',
    answers: { 200: sessionSchema },
  },
  readSignIn: {
    method: 'GET',
    url: '/api/v1/sign-in',
    tag: 'session',
    summary: 'The ways to sign in that this site offers',
    answers: { 200: signInSchema },
  },
  signIn: {
    method: 'POST',
    url: '/api/v1/session',
    tag: 'session',
    summary: 'Sign in; sets the session cookie',
    body: signInRequestSchema,
    answers: { 201: sessionSchema },
  },
  signOut: {
    method: 'DELETE',
    url: '/api/v1/session',
    tag: 'session',
    summary: 'End this session',
    answers: { 204: null },
  },
  changeMe: {
    method: 'PATCH',
    url: '/api/v1/me',
    tag: 'session',
    summary: 'Change own language, zone or default location',
    body: meChangesSchema,
    answers: { 200: meSchema },
  },
  listLocations: {
    method: 'GET',
    url: '/api/v1/locations',
    tag: 'rooms',
    summary: 'Locations with their floors, and all features to filter by',
    answers: { 200: locationsSchema },
  },
  listRooms: {
    method: 'GET',
    url: '/api/v1/rooms',
    tag: 'rooms',
    summary: 'Rooms, filtered and paged',
    query: roomsQuerySchema,
    answers: { 200: roomsSchema },
  },
  readRoom: {
    method: 'GET',
    url: '/api/v1/rooms/:id',
    tag: 'rooms',
    summary: 'One room',
    params: byId,
    answers: { 200: roomSchema },
  },
  readTimeline: {
    method: 'GET',
    url: '/api/v1/timeline',
    tag: 'timeline',
    summary: 'Rooms as rows with their bookings of one to seven days',
    query: timelineQuerySchema,
    headers: ifNoneMatchHeader,
    answers: { 200: timelineSchema, 304: null },
  },
  findFreeRooms: {
    method: 'GET',
    url: '/api/v1/free-rooms',
    tag: 'rooms',
    summary: 'Rooms that are free at a time, best first',
    query: freeRoomsQuerySchema,
    answers: { 200: freeRoomsSchema },
  },
  checkMeeting: {
    method: 'POST',
    url: '/api/v1/meetings/check',
    tag: 'meetings',
    summary: 'What booking this draft would answer; nothing is written',
    body: meetingCheckSchema,
    answers: { 200: verdictSchema },
  },
  bookMeeting: {
    method: 'POST',
    url: '/api/v1/meetings',
    tag: 'meetings',
    summary: 'Book a meeting or a series in one or more rooms',
    headers: idempotencyHeader,
    body: meetingDraftSchema,
    answers: { 201: meetingWrittenSchema },
  },
  readMeeting: {
    method: 'GET',
    url: '/api/v1/meetings/:id',
    tag: 'meetings',
    summary: 'One meeting; with `key` one date of a series',
    params: byId,
    query: meetingQuerySchema,
    answers: { 200: meetingDetailsSchema },
  },
  changeMeeting: {
    method: 'PATCH',
    url: '/api/v1/meetings/:id',
    tag: 'meetings',
    summary: 'Change a meeting, one date of a series, or this date and the following',
    params: byId,
    query: spanQuerySchema,
    headers: ifMatchHeader,
    body: meetingChangesSchema,
    answers: { 200: meetingWrittenSchema },
  },
  cancelMeeting: {
    method: 'DELETE',
    url: '/api/v1/meetings/:id',
    tag: 'meetings',
    summary: 'Cancel a meeting, one date of a series, or this date and the following',
    params: byId,
    query: spanQuerySchema,
    headers: ifMatchHeader,
    answers: { 200: cancelledSchema },
  },
  restoreMeeting: {
    method: 'POST',
    url: '/api/v1/meetings/:id/restore',
    tag: 'meetings',
    summary: 'Take the last cancellation back while it is fresh, if the rooms are still free',
    params: byId,
    answers: { 200: meetingWrittenSchema },
  },
  readHistory: {
    method: 'GET',
    url: '/api/v1/meetings/:id/history',
    tag: 'meetings',
    summary: 'What happened to a meeting, newest first',
    params: byId,
    answers: { 200: historySchema },
  },
  readSeries: {
    method: 'GET',
    url: '/api/v1/series/:id',
    tag: 'meetings',
    summary: 'A series with all its dates',
    params: byId,
    answers: { 200: seriesSchema },
  },
  readdOccurrence: {
    method: 'POST',
    url: '/api/v1/series/:id/occurrences/:key',
    tag: 'meetings',
    summary: 'Book a skipped or cancelled date of a series again',
    params: bySeriesAndKey,
    answers: { 200: meetingWrittenSchema },
  },
  readCalendar: {
    method: 'GET',
    url: '/api/v1/calendar',
    tag: 'meetings',
    summary: 'Own meetings of some days',
    query: calendarQuerySchema,
    answers: { 200: calendarSchema },
  },
  findPeople: {
    method: 'GET',
    url: '/api/v1/people',
    tag: 'people',
    summary: 'People whose name or mail address starts like this',
    query: peopleQuerySchema,
    answers: { 200: peopleSchema },
  },
  readSync: {
    method: 'GET',
    url: '/api/v1/sync',
    tag: 'synchronization',
    summary: 'How far Planner and Outlook are in step',
    answers: { 200: syncSchema },
  },
  listMailboxes: {
    method: 'GET',
    url: '/api/v1/admin/mailboxes',
    tag: 'synchronization',
    summary: 'Room mailboxes with their last pull, change and failure',
    answers: { 200: mailboxesSchema },
  },
  pullMailbox: {
    method: 'POST',
    url: '/api/v1/admin/mailboxes/:id/pull',
    tag: 'synchronization',
    summary: 'Ask Exchange for changes of a room mailbox now (`id` = the room)',
    params: byId,
    answers: { 202: null },
  },
  listFindings: {
    method: 'GET',
    url: '/api/v1/admin/findings',
    tag: 'synchronization',
    summary: 'What synchronization could not settle by itself',
    answers: { 200: findingsSchema },
  },
  retryFinding: {
    method: 'POST',
    url: '/api/v1/admin/findings/:id/retry',
    tag: 'synchronization',
    summary: 'Try what a finding is about once more',
    params: byId,
    answers: { 202: null },
  },
  compareCalendars: {
    method: 'GET',
    url: '/api/v1/admin/compare',
    tag: 'synchronization',
    summary: 'Compare Planner with all room mailboxes',
    answers: { 200: compareSchema },
  },
  listImportJobs: {
    method: 'GET',
    url: '/api/v1/admin/import-jobs',
    tag: 'import',
    summary: 'Import jobs with their last and next run',
    answers: { 200: importJobsSchema },
  },
  createImportJob: {
    method: 'POST',
    url: '/api/v1/admin/import-jobs',
    tag: 'import',
    summary: 'Make an import job; nothing runs yet',
    body: importJobDraftSchema,
    answers: { 201: importJobSchema },
  },
  readImportJob: {
    method: 'GET',
    url: '/api/v1/admin/import-jobs/:id',
    tag: 'import',
    summary: 'One import job',
    params: byId,
    answers: { 200: importJobSchema },
  },
  changeImportJob: {
    method: 'PATCH',
    url: '/api/v1/admin/import-jobs/:id',
    tag: 'import',
    summary: 'Change fields of an import job, or replace its group links',
    params: byId,
    headers: ifMatchHeader,
    body: importJobChangesSchema,
    answers: { 200: importJobSchema },
  },
  deleteImportJob: {
    method: 'DELETE',
    url: '/api/v1/admin/import-jobs/:id',
    tag: 'import',
    summary: 'Delete an import job; the people that it imported stay',
    params: byId,
    headers: ifMatchHeader,
    answers: { 204: null },
  },
  listImportGroups: {
    method: 'GET',
    url: '/api/v1/admin/import-jobs/:id/groups',
    tag: 'import',
    summary: 'Groups of the source that a job may link, asked from the source now',
    params: byId,
    answers: { 200: importGroupsSchema },
  },
  uploadImportFile: {
    method: 'POST',
    url: '/api/v1/admin/import-jobs/:id/file',
    tag: 'import',
    summary: 'Give a job with the source CSV its file; nothing is imported yet',
    params: byId,
    query: importUploadQuerySchema,
    upload: { type: 'text/csv', bytes: mostFileBytes },
    answers: { 200: importUploadSchema },
  },
  listImportRuns: {
    method: 'GET',
    url: '/api/v1/admin/import-jobs/:id/runs',
    tag: 'import',
    summary: 'Runs of an import job, the latest first',
    params: byId,
    answers: { 200: importRunsSchema },
  },
  startImport: {
    method: 'POST',
    url: '/api/v1/admin/import-jobs/:id/runs',
    tag: 'import',
    summary: 'Begin a run now, or make a preview',
    params: byId,
    body: importStartSchema,
    answers: { 202: importRunSchema },
  },
  readImportRun: {
    method: 'GET',
    url: '/api/v1/admin/import-runs/:id',
    tag: 'import',
    summary: 'A run and how far it is',
    params: byId,
    answers: { 200: importRunSchema },
  },
  listImportRows: {
    method: 'GET',
    url: '/api/v1/admin/import-runs/:id/rows',
    tag: 'import',
    summary: 'The plan of a run, row by row: what it changes and why',
    params: byId,
    query: importRowsQuerySchema,
    answers: { 200: importRowsSchema },
  },
  applyImport: {
    method: 'POST',
    url: '/api/v1/admin/import-runs/:id/apply',
    tag: 'import',
    summary: 'Apply a preview as it was shown, within half an hour',
    params: byId,
    answers: { 202: importRunSchema },
  },
  approveImport: {
    method: 'POST',
    url: '/api/v1/admin/import-runs/:id/approve',
    tag: 'import',
    summary: 'Let a run go on that the brake stopped',
    params: byId,
    body: importApprovalSchema,
    answers: { 202: importRunSchema },
  },
  cancelImport: {
    method: 'POST',
    url: '/api/v1/admin/import-runs/:id/cancel',
    tag: 'import',
    summary: 'Stop a run between two batches, or throw its plan away',
    params: byId,
    answers: { 202: importRunSchema },
  },
  listConnections: {
    method: 'GET',
    url: '/api/v1/admin/connections',
    tag: 'connections',
    summary: 'The three connections to Microsoft 365 with their states and permissions',
    answers: { 200: connectionsSchema },
  },
  enterConnection: {
    method: 'PATCH',
    url: '/api/v1/admin/connections/:application',
    tag: 'connections',
    summary: 'Enter the ids of a registration in Entra, and a client secret',
    params: applicationParams,
    body: connectionEntrySchema,
    answers: { 200: connectionsSchema },
  },
  makeCertificate: {
    method: 'POST',
    url: '/api/v1/admin/connections/:application/certificate',
    tag: 'connections',
    summary: 'Make a key pair with its certificate; one in use stays until the new one is proved',
    params: applicationParams,
    answers: { 201: connectionsSchema },
  },
  beginConsent: {
    method: 'POST',
    url: '/api/v1/admin/connections/:application/consent',
    tag: 'connections',
    summary: 'Ask for the consent of an administrator of the directory; answers where to give it',
    params: applicationParams,
    answers: { 201: consentBegunSchema },
  },
  cancelConsent: {
    method: 'DELETE',
    url: '/api/v1/admin/connections/:application/consent',
    tag: 'connections',
    summary: 'Wait no longer for consent',
    params: applicationParams,
    answers: { 200: connectionsSchema },
  },
  checkConnection: {
    method: 'POST',
    url: '/api/v1/admin/connections/:application/check',
    tag: 'connections',
    summary: 'Check with a new token and a call that needs its permissions',
    params: applicationParams,
    answers: { 200: connectionsSchema },
  },
  disconnect: {
    method: 'POST',
    url: '/api/v1/admin/connections/:application/disconnect',
    tag: 'connections',
    summary: 'Stop using a connection; its ids and credential stay',
    params: applicationParams,
    answers: { 200: connectionsSchema },
  },
  readConnectionSetup: {
    method: 'GET',
    url: '/api/v1/admin/connections/:application/setup',
    tag: 'connections',
    summary: 'Values, scripts and manifest that register the application in Entra',
    params: applicationParams,
    query: setupQuerySchema,
    answers: { 200: setupSchema },
  },
  readSingleSignOn: {
    method: 'GET',
    url: '/api/v1/admin/single-sign-on',
    tag: 'single sign-on',
    summary: 'How people sign in through the identity provider, and what to enter there',
    answers: { 200: signOnSchema },
  },
  changeSingleSignOn: {
    method: 'PATCH',
    url: '/api/v1/admin/single-sign-on',
    tag: 'single sign-on',
    summary: 'Change mapping and mode; switched on only after a test of the settings as they are',
    body: signOnChangesSchema,
    answers: { 200: signOnSchema },
  },
  enterSignOnProvider: {
    method: 'POST',
    url: '/api/v1/admin/single-sign-on/provider',
    tag: 'single sign-on',
    summary: 'Enter the identity provider: two values, an address or a file of metadata, fields, or OpenID Connect',
    body: signOnProviderSchema,
    // Quotes of XML take two letters in JSON.
    bodyBytes: 2 * metadataLimits.bytes,
    answers: { 200: signOnSchema },
  },
  refreshSignOnProvider: {
    method: 'POST',
    url: '/api/v1/admin/single-sign-on/provider/refresh',
    tag: 'single sign-on',
    summary: 'Read the provider’s metadata again now',
    answers: { 200: signOnSchema },
  },
  beginSignOnTest: {
    method: 'POST',
    url: '/api/v1/admin/single-sign-on/tests',
    tag: 'single sign-on',
    summary: 'Begin a test: a real round trip that signs nobody in; answers where the browser goes',
    answers: { 201: signOnTestBegunSchema },
  },
  readSignOnTest: {
    method: 'GET',
    url: '/api/v1/admin/single-sign-on/tests/:id',
    tag: 'single sign-on',
    summary: 'What a test of one’s own came to, claim by claim',
    params: signOnTestParams,
    answers: { 200: signOnTestSchema },
  },
  readSignInFailure: {
    method: 'GET',
    url: '/api/v1/sign-in/failure',
    tag: 'session',
    summary: 'Why the sign-in of this browser came to nothing, as far as it may be told',
    query: signInFailureQuery,
    answers: { 200: signInFailureSchema },
  },
} as const satisfies { readonly [name: string]: Operation };

export type OperationName = keyof typeof contract;
