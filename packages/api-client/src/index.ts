/**
 * Planner's API as typed calls: paths, parameters and answers are generated from the server's own schemas.
 * Promise: what compiles here is a call that the server documents; a refusal comes back as `error`, a `Problem`.
 */
import createClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import type { components, operations, paths } from './generated.ts';

export type { paths } from './generated.ts';

type Schemas = components['schemas'];

export type AccountLinkAnswer = Schemas['AccountLink'];
export type AdminPersonAnswer = Schemas['AdminPerson'];
export type AdminPersonDetails = Schemas['AdminPersonDetails'];
export type AddinAdminAnswer = Schemas['AddinAdmin'];
export type AddinManifest = Schemas['AddinManifest'];
export type Alternative = Schemas['Alternative'];
export type Attendee = Schemas['Attendee'];
export type CalendarAnswer = Schemas['Calendar'];
export type CancelledAnswer = Schemas['Cancelled'];
export type CompareAnswer = Schemas['Comparison'];
export type ConnectionAnswer = Schemas['Connection'];
export type ConnectionEntry = Schemas['ConnectionEntry'];
export type DriftAnswer = Schemas['Drift'];
export type ExchangeRoomsAnswer = Schemas['ExchangeRooms'];
export type FindingsAnswer = Schemas['Findings'];
export type FloorAnswer = Schemas['Floor'];
export type FreeRoomsAnswer = Schemas['FreeRooms'];
export type GrantDraft = Schemas['GrantDraft'];
export type HistoryAnswer = Schemas['History'];
export type ImportGroupsAnswer = Schemas['ImportGroups'];
export type ImportJobAnswer = Schemas['ImportJob'];
export type ImportJobChanges = Schemas['ImportJobChanges'];
export type ImportJobDraft = Schemas['ImportJobDraft'];
export type ImportJobsAnswer = Schemas['ImportJobs'];
export type ImportRowsAnswer = Schemas['ImportRows'];
export type ImportRunAnswer = Schemas['ImportRun'];
export type InvitationDraft = Schemas['InvitationDraft'];
export type InvitationMade = Schemas['InvitationMade'];
export type LinkPreviewAnswer = Schemas['LinkPreview'];
export type LinkWish = Schemas['LinkWish'];
export type LocationAnswer = Schemas['Location'];
export type LocationsAnswer = Schemas['Locations'];
export type MailboxesAnswer = Schemas['Mailboxes'];
export type Me = Schemas['Me'];
export type MeChanges = Schemas['MeChanges'];
export type MeetingBookingAnswer = Schemas['MeetingBooking'];
export type MeetingChanges = Schemas['MeetingChanges'];
export type MeetingCheck = Schemas['MeetingCheck'];
export type MeetingDetails = Schemas['MeetingDetails'];
export type MeetingDraft = Schemas['MeetingDraft'];
export type MeetingWritten = Schemas['MeetingWritten'];
export type PaneAnswer = Schemas['Pane'];
export type PaneDraft = Schemas['PaneDraft'];
export type PaneMeeting = Schemas['PaneMeeting'];
export type PaneRoom = Schemas['PaneRoom'];
export type PaneRooms = Schemas['PaneRooms'];
export type PaneTime = Schemas['PaneTime'];
export type PeopleAnswer = Schemas['People'];
export type Problem = Schemas['Problem'];
export type Recurrence = Schemas['Recurrence'];
export type RefusalAnswer = Schemas['Refusal'];
export type RightAnswer = Schemas['Right'];
export type RoundTripAnswer = Schemas['RoundTrip'];
export type SetUpAnswer = Schemas['SetUp'];
export type SyncSettingsAnswer = Schemas['SyncSettings'];
export type RoomAnswer = Schemas['Room'];
export type RoomsAnswer = Schemas['Rooms'];
export type SeriesAnswer = Schemas['Series'];
export type SessionAnswer = Schemas['Session'];
export type SignInAnswer = Schemas['SignIn'];
export type SignInFailureAnswer = Schemas['SignInFailure'];
export type SignOnAnswer = Schemas['SingleSignOn'];
export type SignOnChanges = Schemas['SingleSignOnChanges'];
export type SignOnProvider = Schemas['SingleSignOnProvider'];
export type SignOnTestAnswer = Schemas['SingleSignOnTest'];
export type SkippedOccurrence = Schemas['SkippedOccurrence'];
export type SyncAnswer = Schemas['SyncState'];
export type TimelineAnswer = Schemas['Timeline'];
export type TimelineBooking = Schemas['TimelineBooking'];
export type TimelineRoom = Schemas['TimelineRoom'];
export type Verdict = Schemas['Verdict'];

type QueryOf<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;
export type TimelineQuery = QueryOf<'readTimeline'>;
export type RoomsQuery = QueryOf<'listRooms'>;
export type FreeRoomsQuery = QueryOf<'findFreeRooms'>;
export type CalendarQuery = QueryOf<'readCalendar'>;

export type ApiClient = Client<paths>;

export interface ApiClientOptions {
  /** Origin of the site, without a path; '' in the site's own pages. */
  readonly baseUrl: string;
  /** The token of `GET /api/v1/session`, asked at every write; null while nobody is signed in. */
  readonly csrfToken: () => string | null;
  readonly fetch?: (request: Request) => Promise<Response>;
}

const reads: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Calls of the API: `client.GET('/api/v1/timeline', { params: { query } })` answers `{ data }` or `{ error: Problem }`. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    ...(options.fetch && { fetch: options.fetch }),
  });
  client.use({
    onRequest({ request }) {
      const token = options.csrfToken();
      if (token !== null && !reads.has(request.method)) request.headers.set('X-CSRF-Token', token);
      return request;
    },
  });
  return client;
}
