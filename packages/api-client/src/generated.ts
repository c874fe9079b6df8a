// Made by scripts/generate-api-client.ts from the schemas of packages/server. Not edited by hand.

export interface paths {
    readonly "/api/v1/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is signed in, what they may do, and the token that writes need */
        readonly get: operations["readSession"];
        readonly put?: never;
        /** Sign in; sets the session cookie */
        readonly post: operations["signIn"];
        /** End this session; answers where to go on when it has to be ended elsewhere too */
        readonly delete: operations["signOut"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The ways to sign in that this site offers */
        readonly get: operations["readSignIn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/session/local": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign in by login and password; sets the session cookie */
        readonly post: operations["signInLocally"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/password-resets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask for a link for a new password; the answer is the same whether the login exists or not */
        readonly post: operations["askForReset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account-links/look": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What a link of an invitation, a new password or the set-up is for; uses nothing up */
        readonly post: operations["readAccountLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/account-links/use": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Set the password of a link and sign in; a link works once */
        readonly post: operations["useAccountLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/account": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the own account signs in */
        readonly get: operations["readOwnAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Change the own password; other sessions end */
        readonly post: operations["changePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/second-factor": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin a second factor, for an authenticator app */
        readonly post: operations["beginSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/second-factor/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make the second factor hold by its first code; tells recovery codes once */
        readonly post: operations["confirmSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/second-factor/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take the own second factor away */
        readonly post: operations["endSecondFactor"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/recovery-codes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Get new recovery codes; the old ones end */
        readonly post: operations["renewRecoveryCodes"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The own sessions on all devices */
        readonly get: operations["listOwnSessions"];
        readonly put?: never;
        readonly post?: never;
        /** End all of the own sessions but this one */
        readonly delete: operations["endOtherSessions"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/sessions/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End one of the own sessions */
        readonly delete: operations["endOwnSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The own API tokens */
        readonly get: operations["listOwnTokens"];
        readonly put?: never;
        /** Make an API token; it is told once */
        readonly post: operations["makeToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me/tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take one of the own API tokens back */
        readonly delete: operations["revokeOwnToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** People with their state and rights, filtered and paged */
        readonly get: operations["listAdminPeople"];
        readonly put?: never;
        /** Make a local person and invite them; without a mail server the link is told once */
        readonly post: operations["invitePerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One person with every grant and where it came from */
        readonly get: operations["readAdminPerson"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/invitation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Send a local person another link to set a password; the old one ends */
        readonly post: operations["invitePersonAgain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/grants": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a person a right set by hand */
        readonly post: operations["giveGrant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/grants/{grantId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take a manual grant away */
        readonly delete: operations["takeGrant"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/deactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Deactivate a person: sessions and tokens end, bookings stay */
        readonly post: operations["deactivatePerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/reactivate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a deactivated person sign in again */
        readonly post: operations["reactivatePerson"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/people/{id}/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** End all sessions of a person */
        readonly delete: operations["endSessionsOfPerson"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** API tokens of everybody */
        readonly get: operations["listAllTokens"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/tokens/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take anybody’s API token back */
        readonly delete: operations["revokeAnyToken"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change own language, zone or default location */
        readonly patch: operations["changeMe"];
        readonly trace?: never;
    };
    readonly "/api/v1/locations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Locations with their floors, and all features to filter by */
        readonly get: operations["listLocations"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rooms, filtered and paged */
        readonly get: operations["listRooms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/rooms/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One room */
        readonly get: operations["readRoom"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/timeline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rooms as rows with their bookings of one to seven days */
        readonly get: operations["readTimeline"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/free-rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Rooms that are free at a time, best first */
        readonly get: operations["findFreeRooms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/meetings/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What booking this draft would answer; nothing is written */
        readonly post: operations["checkMeeting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/meetings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Book a meeting or a series in one or more rooms */
        readonly post: operations["bookMeeting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/meetings/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One meeting; with `key` one date of a series */
        readonly get: operations["readMeeting"];
        readonly put?: never;
        readonly post?: never;
        /** Cancel a meeting, one date of a series, or this date and the following */
        readonly delete: operations["cancelMeeting"];
        readonly options?: never;
        readonly head?: never;
        /** Change a meeting, one date of a series, or this date and the following */
        readonly patch: operations["changeMeeting"];
        readonly trace?: never;
    };
    readonly "/api/v1/meetings/{id}/restore": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take the last cancellation back while it is fresh, if the rooms are still free */
        readonly post: operations["restoreMeeting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/meetings/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happened to a meeting, newest first */
        readonly get: operations["readHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/series/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A series with all its dates */
        readonly get: operations["readSeries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/series/{id}/occurrences/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Book a skipped or cancelled date of a series again */
        readonly post: operations["readdOccurrence"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/calendar": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Own meetings of some days */
        readonly get: operations["readCalendar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/people": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** People whose name or mail address starts like this */
        readonly get: operations["findPeople"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How far Planner and Outlook are in step */
        readonly get: operations["readSync"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/mailboxes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Room mailboxes with their last pull, change and failure */
        readonly get: operations["listMailboxes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/mailboxes/{id}/pull": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask Exchange for changes of a room mailbox now (`id` = the room) */
        readonly post: operations["pullMailbox"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/findings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What synchronization could not settle by itself */
        readonly get: operations["listFindings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/findings/{id}/retry": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Try what a finding is about once more */
        readonly post: operations["retryFinding"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/compare": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Compare Planner with all room mailboxes */
        readonly get: operations["compareCalendars"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-jobs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Import jobs with their last and next run */
        readonly get: operations["listImportJobs"];
        readonly put?: never;
        /** Make an import job; nothing runs yet */
        readonly post: operations["createImportJob"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-jobs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One import job */
        readonly get: operations["readImportJob"];
        readonly put?: never;
        readonly post?: never;
        /** Delete an import job; the people that it imported stay */
        readonly delete: operations["deleteImportJob"];
        readonly options?: never;
        readonly head?: never;
        /** Change fields of an import job, or replace its group links */
        readonly patch: operations["changeImportJob"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-jobs/{id}/groups": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Groups of the source that a job may link, asked from the source now */
        readonly get: operations["listImportGroups"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-jobs/{id}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give a job with the source CSV its file; nothing is imported yet */
        readonly post: operations["uploadImportFile"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-jobs/{id}/runs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Runs of an import job, the latest first */
        readonly get: operations["listImportRuns"];
        readonly put?: never;
        /** Begin a run now, or make a preview */
        readonly post: operations["startImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-runs/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A run and how far it is */
        readonly get: operations["readImportRun"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-runs/{id}/rows": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The plan of a run, row by row: what it changes and why */
        readonly get: operations["listImportRows"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-runs/{id}/apply": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Apply a preview as it was shown, within half an hour */
        readonly post: operations["applyImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-runs/{id}/approve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a run go on that the brake stopped */
        readonly post: operations["approveImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/import-runs/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop a run between two batches, or throw its plan away */
        readonly post: operations["cancelImport"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/exchange-rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Room mailboxes of the organisation’s address list */
        readonly get: operations["listExchangeRooms"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/link-preview": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** What linking a room to a mailbox would do; writes nothing */
        readonly post: operations["previewLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Link a room to a mailbox and take over what stands in its calendar */
        readonly post: operations["linkRoom"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/unlink": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop synchronizing a room; both calendars stay as they are */
        readonly post: operations["unlinkRoom"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/undo-link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take back what linking a room took over, and unlink it; refused once something of it was changed */
        readonly post: operations["undoLink"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/resync": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Read a room’s whole calendar anew and compare */
        readonly post: operations["resyncRoom"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/room-script": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Exchange Online PowerShell that sets the mailboxes of exactly the linked rooms */
        readonly get: operations["readRoomScript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/set-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The steps of setting a site up, each with how it stands now */
        readonly get: operations["readSetUp"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Set a step aside as not needed, or take it up again */
        readonly patch: operations["changeSetUp"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/sync-settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the site hears of changes in Exchange, and whether synchronization is held */
        readonly get: operations["readSyncSettings"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Ask for news instead of being notified, and how often */
        readonly patch: operations["changeSyncSettings"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/sync-release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let synchronization go on after a restored database was compared with Exchange */
        readonly post: operations["releaseSync"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/drift": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest comparison of Planner with every linked room */
        readonly get: operations["readDrift"];
        readonly put?: never;
        /** Compare Planner with every linked room in full, and keep the report */
        readonly post: operations["compareNow"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/drift/repair": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Repair rows of the newest comparison */
        readonly post: operations["repairDrift"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/rooms/{id}/round-trip": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The newest round trip of a room */
        readonly get: operations["readRoundTrip"];
        readonly put?: never;
        /** Send an item, or an invitation, through a room’s mailbox and time each leg */
        readonly post: operations["startRoundTrip"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The three connections to Microsoft 365 with their states and permissions */
        readonly get: operations["listConnections"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Enter the ids of a registration in Entra, and a client secret */
        readonly patch: operations["enterConnection"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}/certificate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a key pair with its certificate; one in use stays until the new one is proved */
        readonly post: operations["makeCertificate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}/consent": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask for the consent of an administrator of the directory; answers where to give it */
        readonly post: operations["beginConsent"];
        /** Wait no longer for consent */
        readonly delete: operations["cancelConsent"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Check with a new token and a call that needs its permissions */
        readonly post: operations["checkConnection"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}/disconnect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop using a connection; its ids and credential stay */
        readonly post: operations["disconnect"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/connections/{application}/setup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Values, scripts and manifest that register the application in Entra */
        readonly get: operations["readConnectionSetup"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/single-sign-on": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How people sign in through the identity provider, and what to enter there */
        readonly get: operations["readSingleSignOn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change mapping and mode; switched on only after a test of the settings as they are */
        readonly patch: operations["changeSingleSignOn"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/single-sign-on/provider": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Enter the identity provider: two values, an address or a file of metadata, fields, or OpenID Connect */
        readonly post: operations["enterSignOnProvider"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/single-sign-on/provider/refresh": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Read the provider’s metadata again now */
        readonly post: operations["refreshSignOnProvider"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/single-sign-on/tests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Begin a test: a real round trip that signs nobody in; answers where the browser goes */
        readonly post: operations["beginSignOnTest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/single-sign-on/tests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a test of one’s own came to, claim by claim */
        readonly get: operations["readSignOnTest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/sign-in/failure": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Why the sign-in of this browser came to nothing, as far as it may be told */
        readonly get: operations["readSignInFailure"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/sign-in": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** How the task pane in Outlook signs in here */
        readonly get: operations["readPaneSignIn"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/session": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Sign the task pane in, by an access token for Planner or by the code of its dialog; answers a bearer token */
        readonly post: operations["beginPaneSession"];
        /** End the session of this task pane */
        readonly delete: operations["endPaneSession"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/code": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A code by which the task pane that opened this dialog takes the sign-in over, once */
        readonly post: operations["makePaneCode"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is signed in to the task pane, and what it can search by */
        readonly get: operations["readPane"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/rooms": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Rooms for an appointment, of a series for every date */
        readonly post: operations["findPaneRooms"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/drafts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep rooms for an appointment that is being written; a later revision takes the place of the one before */
        readonly post: operations["holdPaneRooms"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/drafts/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What is kept for an appointment, and what became of it */
        readonly get: operations["readPaneDraft"];
        readonly put?: never;
        readonly post?: never;
        /** Give up the rooms that are kept for an appointment */
        readonly delete: operations["releasePaneDraft"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/drafts/{id}/prolong": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep the rooms for longer: the pane is still open */
        readonly post: operations["prolongPaneDraft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/meetings/find": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The booking behind an appointment of the person’s own mailbox */
        readonly post: operations["findPaneMeeting"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/addin/send-check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Whether an appointment may be sent as it is; a help, never the guarantee */
        readonly post: operations["checkPaneSend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/v1/admin/addin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** The site’s Outlook add-in: manifest, settings, and the Outlooks that were seen */
        readonly get: operations["readAddin"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        /** Change where Outlook’s script comes from, who may frame the pane, and how the send check speaks */
        readonly patch: operations["changeAddin"];
        readonly trace?: never;
    };
    readonly "/api/v1/admin/addin/manifest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** A manifest to upload; another content than before gets the next version */
        readonly post: operations["makeManifest"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AccountLink: {
            /** @enum {string} */
            readonly purpose: "setup" | "invitation" | "reset";
            readonly site: string;
            readonly person: {
                readonly displayName: string;
                readonly login: string;
            } | null;
            readonly inviter: string | null;
            /** Format: date-time */
            readonly expiresAt: string;
        };
        readonly AccountLinkQuestion: {
            readonly token: string;
        };
        readonly AccountLinkUse: {
            readonly token: string;
            /** Format: password */
            readonly password: string;
            readonly person?: {
                readonly displayName: string;
                readonly login: string;
                readonly mail: string | null;
            };
        };
        readonly AddinAdmin: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly unifiedId: string;
            readonly name: string;
            readonly baseUrl: string | null;
            readonly version: string;
            readonly downloaded: {
                /** Format: date-time */
                readonly at: string;
                readonly by: string | null;
                readonly baseUrl: string;
                readonly version: string;
            } | null;
            readonly changed: boolean;
            readonly faults: readonly components["schemas"]["ManifestFault"][];
            readonly settings: {
                readonly officeJsUrl: string | null;
                readonly frameHosts: readonly string[] | null;
                /** @enum {string} */
                readonly sendMode: "PromptUser" | "SoftBlock";
            };
            readonly connected: boolean;
            readonly firstSignInAt: string | null;
            readonly clients: readonly {
                readonly host: string;
                readonly hostVersion: string;
                readonly mailboxSet: string;
                readonly paneVersion: string;
                readonly people: number;
                /** Format: date-time */
                readonly lastSeenAt: string;
            }[];
        };
        readonly AddinManifest: {
            readonly fileName: string;
            readonly version: string;
            readonly content: string;
        };
        readonly AdminPeople: {
            readonly people: readonly components["schemas"]["AdminPerson"][];
            readonly next: string | null;
        };
        readonly AdminPerson: {
            /** Format: uuid */
            readonly id: string;
            readonly displayName: string;
            readonly login: string;
            readonly mail: string | null;
            /** @enum {string} */
            readonly language: "en" | "da" | "de";
            readonly company: string | null;
            readonly department: string | null;
            /** @enum {string} */
            readonly state: "active" | "invited" | "deactivated";
            readonly deactivatedBecause: string | null;
            readonly deactivatedAt: string | null;
            readonly isInDirectory: boolean;
            readonly hasPassword: boolean;
            readonly rights: readonly ("book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator")[];
        };
        readonly AdminPersonDetails: {
            readonly person: components["schemas"]["AdminPerson"];
            readonly grants: readonly components["schemas"]["Grant"][];
            readonly sessions: number;
        };
        readonly Alternative: {
            /** @enum {string} */
            readonly kind: "otherRoom" | "otherTime" | "roomForAllDates";
            /** Format: uuid */
            readonly roomId: string;
            readonly roomName: string;
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
        };
        readonly ApiTokenDraft: {
            readonly name: string;
            /** @default 90 */
            readonly days?: number;
            /** @default null */
            readonly rights?: readonly ("book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator")[] | null;
            /** @default false */
            readonly isService?: boolean;
        };
        readonly ApiTokenMade: {
            /** Format: uuid */
            readonly id: string;
            readonly token: string;
        };
        readonly ApiTokens: {
            readonly tokens: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly person: {
                    /** Format: uuid */
                    readonly id: string;
                    readonly displayName: string;
                };
                readonly name: string;
                readonly rights: readonly ("book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator")[] | null;
                readonly isService: boolean;
                /** Format: date-time */
                readonly createdAt: string;
                /** Format: date-time */
                readonly expiresAt: string;
                readonly lastUsedAt: string | null;
            }[];
        };
        readonly Attendee: {
            readonly name?: string;
            readonly address: string;
            /** @enum {string} */
            readonly type: "required" | "optional";
        };
        readonly Calendar: {
            readonly occurrences: readonly {
                /** Format: uuid */
                readonly meetingId: string;
                readonly seriesId: string | null;
                readonly key: string | null;
                readonly subject: string | null;
                readonly organizer: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
                readonly zone: string;
                readonly allDay: boolean;
                readonly rooms: readonly {
                    /** Format: uuid */
                    readonly id: string;
                    readonly name: string;
                    readonly zone: string;
                    /** @enum {string} */
                    readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
                }[];
                /** @enum {string} */
                readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
                /** @enum {string} */
                readonly role: "organizer" | "attendee" | "creator";
                readonly exchange: ("inStep" | "waiting" | "failing") | null;
                readonly version: number;
            }[];
        };
        readonly Cancelled: {
            readonly cancelled: number;
            /** Format: date-time */
            readonly undoUntil: string;
        };
        readonly Comparison: {
            readonly rooms: number;
            readonly compared: number;
            readonly differences: number;
            readonly details: readonly {
                /** @enum {string} */
                readonly kind: "missingHere" | "missingThere" | "differs" | "duplicate";
                /** Format: uuid */
                readonly roomId: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
                readonly meetingId: string | null;
                readonly bookingId: string | null;
                readonly eventId: string | null;
                readonly explained: boolean;
            }[];
        };
        readonly Connection: {
            /** @enum {string} */
            readonly application: "calendar-service" | "addin" | "planner";
            readonly name: string;
            readonly page: string;
            /** @enum {string} */
            readonly state: "notSetUp" | "notConnected" | "waiting" | "verifying" | "connected" | "limited" | "expiring" | "unreachable" | "attention";
            readonly inUse: boolean;
            readonly tenantId: string | null;
            readonly clientId: string | null;
            /** @enum {string} */
            readonly cloud: "global" | "usGov" | "usDod" | "china" | "custom";
            readonly authorityUrl: string;
            readonly graphUrl: string;
            readonly credential: components["schemas"]["ConnectionCredential"] | null;
            readonly nextCredential: components["schemas"]["ConnectionCredential"] | null;
            readonly nextAccepted: boolean | null;
            readonly permissions: readonly {
                readonly value: string;
                /** @enum {string} */
                readonly kind: "application" | "delegated";
                readonly required: boolean;
                readonly granted: boolean | null;
            }[];
            readonly problem: {
                /** @enum {string} */
                readonly kind: "credential" | "application" | "tenant" | "consent" | "mailbox";
                readonly number: number | null;
                readonly traceId: string | null;
                readonly correlationId: string | null;
                readonly detail: string | null;
            } | null;
            readonly limits: readonly {
                /** @enum {string} */
                readonly kind: "mailboxScoped" | "optional" | "refused" | "notProbed";
                readonly permission: string | null;
                readonly room: string | null;
            }[];
            readonly checkedAt: string | null;
            readonly missed: {
                /** Format: date-time */
                readonly at: string;
                readonly retryAt: string | null;
            } | null;
            readonly connectedAt: string | null;
            readonly connectedBy: string | null;
            readonly consent: {
                readonly startedBy: string | null;
                /** Format: date-time */
                readonly startedAt: string;
                /** Format: date-time */
                readonly expiresAt: string;
                readonly outcome: ("approved" | "cancelled" | "replaced" | "declined" | "wrongTenant") | null;
                readonly code: string | null;
                readonly detail: string | null;
                readonly approvedIn: string | null;
            } | null;
            readonly redirectUris: readonly string[] | null;
        };
        readonly ConnectionCredential: {
            /** @enum {string} */
            readonly kind: "secret" | "certificate";
            readonly hint: string | null;
            readonly thumbprint: string | null;
            readonly certificate: string | null;
            readonly expiresAt: string | null;
        };
        readonly ConnectionEntry: {
            readonly tenant: string;
            /** Format: uuid */
            readonly clientId: string;
            /** @enum {string} */
            readonly cloud: "global" | "usGov" | "usDod" | "china" | "custom";
            /** Format: uri */
            readonly authorityUrl?: string;
            /** Format: uri */
            readonly graphUrl?: string;
            readonly secret?: {
                readonly value: string;
                readonly expiresAt: string | null;
            };
        };
        readonly ConnectionSetup: {
            readonly redirectUris: readonly string[];
            readonly manifest: string;
            readonly azScript: string;
            readonly powerShellScript: string;
            readonly roomsOnlyScript: string | null;
        };
        readonly Connections: {
            readonly connections: readonly components["schemas"]["Connection"][];
        };
        readonly ConsentBegun: {
            readonly url: string;
            /** Format: date-time */
            readonly expiresAt: string;
        };
        readonly Drift: {
            readonly report: {
                /** Format: uuid */
                readonly id: string;
                /** Format: date-time */
                readonly at: string;
                /** @enum {string} */
                readonly reason: "asked" | "nightly" | "restored";
                readonly rooms: number;
                readonly compared: number;
                readonly unread: readonly {
                    /** Format: uuid */
                    readonly roomId: string;
                    readonly code: string;
                }[];
                readonly differences: readonly {
                    /** @enum {string} */
                    readonly kind: "missingHere" | "missingThere" | "differs" | "duplicate";
                    /** Format: uuid */
                    readonly roomId: string;
                    /** Format: date-time */
                    readonly start: string;
                    /** Format: date-time */
                    readonly end: string;
                    readonly meetingId: string | null;
                    readonly bookingId: string | null;
                    readonly eventId: string | null;
                    readonly explained: boolean;
                }[];
            } | null;
        };
        readonly DriftRepair: {
            /** Format: uuid */
            readonly report: string;
            readonly rows?: readonly number[];
        };
        readonly DriftRepaired: {
            readonly rooms: number;
        };
        readonly ExchangeRooms: {
            readonly rooms: readonly {
                readonly name: string;
                readonly address: string;
                readonly building: string | null;
                readonly capacity: number | null;
                readonly linkedTo: string | null;
            }[] | null;
        };
        readonly Findings: {
            readonly findings: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly roomId: string | null;
                readonly roomName: string | null;
                readonly kind: string;
                readonly params: {
                    readonly [key: string]: unknown;
                };
                readonly attempts: number;
                /** Format: date-time */
                readonly foundAt: string;
                readonly resolvedAt: string | null;
            }[];
        };
        readonly Floor: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly level: number;
        };
        readonly FreeRooms: {
            readonly rooms: readonly {
                readonly room: components["schemas"]["Room"];
                readonly score: number;
                readonly reasons: readonly {
                    readonly code: string;
                    readonly params: {
                        readonly [key: string]: unknown;
                    };
                }[];
            }[];
            readonly nearest: readonly {
                /** Format: uuid */
                readonly roomId: string;
                readonly roomName: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
            }[];
            readonly withoutFilter: {
                readonly headcount?: number;
                readonly features?: number;
                readonly location?: number;
                readonly floor?: number;
            };
        };
        readonly Grant: {
            /** Format: uuid */
            readonly id: string;
            readonly rightSet: ("employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator" | "administrator") | null;
            readonly rights: readonly ("book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator")[];
            readonly scope: {
                /** @constant */
                readonly kind: "site";
            } | {
                /** @constant */
                readonly kind: "locations";
                readonly locationIds: readonly string[];
            } | {
                /** @constant */
                readonly kind: "rooms";
                readonly roomIds: readonly string[];
            };
            /** @enum {string} */
            readonly origin: "manual" | "group" | "default";
            readonly grantedBy: string | null;
            readonly grantedAt: string | null;
            readonly job: string | null;
            readonly group: string | null;
        };
        readonly GrantDraft: {
            /** @enum {string} */
            readonly rightSet: "employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator" | "administrator";
            readonly scope: {
                /** @constant */
                readonly kind: "site";
            } | {
                /** @constant */
                readonly kind: "locations";
                readonly locationIds: readonly string[];
            } | {
                /** @constant */
                readonly kind: "rooms";
                readonly roomIds: readonly string[];
            };
        };
        readonly History: {
            readonly events: readonly {
                /** Format: date-time */
                readonly at: string;
                readonly actor: string;
                readonly action: string;
                readonly change: {
                    readonly [key: string]: unknown;
                };
                readonly text: string;
            }[];
        };
        readonly ImportGroups: {
            readonly groups: readonly {
                readonly id: string;
                readonly displayName: string;
            }[];
            readonly withoutPrefix: number | null;
        };
        readonly ImportJob: {
            /** Format: uuid */
            readonly id: string;
            readonly version: number;
            readonly settings: {
                readonly name: string;
                /** @enum {string} */
                readonly dataSource: "entra" | "csv";
                readonly groupFilterPrefix: string;
                readonly importDisabledAccounts: boolean;
                /** Format: uuid */
                readonly defaultLocation: string;
                /** @enum {string} */
                readonly defaultUserLanguage: "en" | "da" | "de";
                readonly defaultCompany: string | null;
                /** @enum {string} */
                readonly loginFormat: "UserPrincipalName" | "Mail";
                readonly who: ("allUsers" | "membersOfLinkedGroups") | null;
                readonly guests: boolean;
                readonly withoutMailbox: boolean;
                /** @enum {string} */
                readonly noLongerFound: "deactivate" | "report";
                /** @enum {string} */
                readonly inNoLinkedGroup: "deactivate" | "keep";
                readonly everybody: ("employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator") | null;
                readonly managedFields: readonly ("language" | "locationId" | "company")[];
                readonly csvColumns: {
                    readonly [key: string]: string;
                };
                readonly threshold: {
                    readonly people: number;
                    readonly percent: number;
                } | null;
                readonly schedule: {
                    readonly enabled: boolean;
                    readonly time: string;
                    readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                };
            };
            readonly links: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly groupId: string;
                readonly groupName: string | null;
                /** @enum {string} */
                readonly rightSet: "employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator" | "administrator";
                readonly scope: {
                    /** @constant */
                    readonly kind: "site";
                } | {
                    /** @constant */
                    readonly kind: "locations";
                    readonly locationIds: readonly string[];
                };
                readonly directMembersOnly: boolean;
                readonly location: string | null;
                readonly language: ("en" | "da" | "de") | null;
                readonly company: string | null;
                readonly members: number | null;
                readonly missingSince: string | null;
            }[];
            readonly file: {
                readonly name: string;
                /** @enum {string} */
                readonly encoding: "utf-8" | "windows-1252";
                readonly rows: number;
                readonly headers: readonly string[];
                /** Format: date-time */
                readonly uploadedAt: string;
            } | null;
            readonly ready: boolean;
            readonly nextRunAt: string | null;
            readonly lastRun: components["schemas"]["ImportRun"] | null;
        };
        readonly ImportJobChanges: {
            readonly settings?: {
                readonly name?: string;
                readonly groupFilterPrefix?: string;
                readonly importDisabledAccounts?: boolean;
                /** Format: uuid */
                readonly defaultLocation?: string;
                /** @enum {string} */
                readonly defaultUserLanguage?: "en" | "da" | "de";
                readonly defaultCompany?: string | null;
                /** @enum {string} */
                readonly loginFormat?: "UserPrincipalName" | "Mail";
                readonly who?: ("allUsers" | "membersOfLinkedGroups") | null;
                readonly guests?: boolean;
                readonly withoutMailbox?: boolean;
                /** @enum {string} */
                readonly noLongerFound?: "deactivate" | "report";
                /** @enum {string} */
                readonly inNoLinkedGroup?: "deactivate" | "keep";
                readonly everybody?: ("employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator") | null;
                readonly managedFields?: readonly ("language" | "locationId" | "company")[];
                readonly csvColumns?: {
                    readonly [key: string]: string;
                };
                readonly threshold?: {
                    readonly people: number;
                    readonly percent: number;
                } | null;
                readonly schedule?: {
                    readonly enabled: boolean;
                    readonly time: string;
                    readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                };
            };
            readonly links?: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly groupId: string;
                readonly groupName: string | null;
                /** @enum {string} */
                readonly rightSet: "employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator" | "administrator";
                readonly scope: {
                    /** @constant */
                    readonly kind: "site";
                } | {
                    /** @constant */
                    readonly kind: "locations";
                    readonly locationIds: readonly string[];
                };
                readonly directMembersOnly: boolean;
                readonly location: string | null;
                readonly language: ("en" | "da" | "de") | null;
                readonly company: string | null;
            }[];
            readonly confirmAdministrator?: boolean;
        };
        readonly ImportJobDraft: {
            readonly name: string;
            /** Format: uuid */
            readonly defaultLocation: string;
            /** @enum {string} */
            readonly defaultUserLanguage: "en" | "da" | "de";
            /** @enum {string} */
            readonly dataSource?: "entra" | "csv";
            readonly groupFilterPrefix?: string;
            readonly importDisabledAccounts?: boolean;
            readonly defaultCompany?: string | null;
            /** @enum {string} */
            readonly loginFormat?: "UserPrincipalName" | "Mail";
            readonly who?: ("allUsers" | "membersOfLinkedGroups") | null;
            readonly guests?: boolean;
            readonly withoutMailbox?: boolean;
            /** @enum {string} */
            readonly noLongerFound?: "deactivate" | "report";
            /** @enum {string} */
            readonly inNoLinkedGroup?: "deactivate" | "keep";
            readonly everybody?: ("employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator") | null;
            readonly managedFields?: readonly ("language" | "locationId" | "company")[];
            readonly csvColumns?: {
                readonly [key: string]: string;
            };
            readonly threshold?: {
                readonly people: number;
                readonly percent: number;
            } | null;
            readonly schedule?: {
                readonly enabled: boolean;
                readonly time: string;
                readonly days: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
            };
        };
        readonly ImportJobs: {
            readonly zone: string;
            readonly jobs: readonly components["schemas"]["ImportJob"][];
        };
        readonly ImportRows: {
            readonly rows: readonly {
                readonly ordinal: number;
                readonly externalId: string;
                readonly name: string | null;
                /** @enum {string} */
                readonly action: "create" | "update" | "link" | "reactivate" | "deactivate" | "skip" | "refuse";
                readonly reason: string | null;
                readonly notes: readonly string[];
                readonly before: {
                    readonly login: string;
                    readonly displayName: string;
                    readonly mail: string | null;
                    /** @enum {string} */
                    readonly language: "en" | "da" | "de";
                    readonly locationId: string | null;
                    readonly company: string | null;
                    readonly department: string | null;
                    readonly active: boolean;
                } | null;
                readonly after: {
                    readonly login: string;
                    readonly displayName: string;
                    readonly mail: string | null;
                    /** @enum {string} */
                    readonly language: "en" | "da" | "de";
                    readonly locationId: string | null;
                    readonly company: string | null;
                    readonly department: string | null;
                    readonly active: boolean;
                } | null;
                readonly rightsGiven: readonly {
                    readonly kind: string;
                    readonly linkId: string | null;
                }[];
                readonly rightsTaken: number;
                readonly line: number | null;
                readonly faults: readonly {
                    readonly column: string | null;
                    readonly code: string;
                }[];
                readonly outcome: string | null;
            }[];
            readonly next: number | null;
        };
        readonly ImportRun: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly jobId: string;
            readonly trigger: {
                /** @enum {string} */
                readonly kind: "person" | "schedule" | "command";
                readonly by: string | null;
            };
            /** @enum {string} */
            readonly mode: "full" | "incremental";
            readonly applies: boolean;
            /** @enum {string} */
            readonly state: "reading" | "planned" | "waiting" | "applying" | "succeeded" | "partly" | "cancelled" | "discarded" | "failed";
            readonly counts: {
                readonly created?: number;
                readonly changed?: number;
                readonly linked?: number;
                readonly deactivated?: number;
                readonly reactivated?: number;
                readonly unchanged?: number;
                readonly skipped?: number;
                readonly refused?: number;
            };
            readonly brake: {
                /** @enum {string} */
                readonly reason: "manyPeople" | "nobodyRead" | "groupEmptied";
                readonly people: number;
            } | null;
            readonly failure: {
                readonly code: string;
                readonly status: number;
            } | null;
            readonly total: number;
            readonly applied: number;
            readonly pages: number;
            readonly waitsUntil: string | null;
            /** Format: date-time */
            readonly startedAt: string;
            readonly plannedAt: string | null;
            readonly endedAt: string | null;
        };
        readonly ImportRuns: {
            readonly runs: readonly components["schemas"]["ImportRun"][];
        };
        readonly ImportUpload: {
            readonly file: {
                readonly name: string;
                /** @enum {string} */
                readonly encoding: "utf-8" | "windows-1252";
                readonly rows: number;
                readonly headers: readonly string[];
                /** Format: date-time */
                readonly uploadedAt: string;
            };
            readonly groups: number;
            readonly refusedRows: number;
        };
        readonly InvitationDraft: {
            readonly displayName: string;
            readonly login: string;
            readonly mail: string | null;
            /** @enum {string} */
            readonly language: "en" | "da" | "de";
            /** @enum {string} */
            readonly rightSet: "employee" | "assistant" | "receptionist" | "serviceStaff" | "facilityManager" | "userAdministrator" | "administrator";
        };
        readonly InvitationMade: {
            /** Format: uuid */
            readonly personId: string;
            readonly isMailed: boolean;
            readonly link: string | null;
            /** Format: date-time */
            readonly expiresAt: string;
        };
        readonly LinkPreview: {
            readonly mailbox: {
                readonly address: string;
                readonly name: string;
                /** @enum {string} */
                readonly foundBy: "address" | "path";
            };
            readonly counts: {
                readonly taken: number;
                readonly matches: number;
                readonly accepted: number;
                readonly declined: number;
                readonly conflicts: number;
                readonly endless: number;
                readonly pastHorizon: number;
                readonly changed: number;
                readonly cancelled: number;
                readonly notes: number;
                readonly unreadable: number;
                readonly otherCalendars: number;
            };
            readonly rows: readonly {
                /** @enum {string} */
                readonly what: "conflicts" | "endless" | "pastHorizon" | "declined";
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
                readonly organizer: string;
                readonly repeats: boolean;
                readonly code: string | null;
            }[];
        };
        readonly LinkUndone: {
            readonly meetings: number;
        };
        readonly LinkWish: {
            readonly address: string;
            readonly path?: string;
            /** @enum {string} */
            readonly authority?: "planner" | "exchange";
            readonly takeNotes?: boolean;
        };
        readonly Linked: {
            readonly mailbox: {
                readonly address: string;
                readonly name: string;
                /** @enum {string} */
                readonly foundBy: "address" | "path";
            };
        };
        readonly LocalSignIn: {
            readonly login: string;
            /** Format: password */
            readonly password: string;
            readonly code?: string | null;
        };
        readonly Location: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly zone: string;
            /** @enum {string} */
            readonly language: "en" | "da" | "de";
            readonly floors: readonly components["schemas"]["Floor"][];
        };
        readonly Locations: {
            readonly locations: readonly components["schemas"]["Location"][];
            readonly features: readonly ("screen" | "video" | "whiteboard" | "phone" | "audio" | "accessible" | "daylight")[];
        };
        readonly Mailboxes: {
            readonly mailboxes: readonly {
                /** Format: uuid */
                readonly roomId: string;
                readonly roomName: string;
                readonly address: string;
                /** @enum {string} */
                readonly authority: "planner" | "exchange";
                /** @enum {string} */
                readonly state: "linking" | "live" | "behind" | "stopped";
                readonly linkedAt: string | null;
                readonly taken: number;
                readonly changedSince: number;
                readonly lastPulledAt: string | null;
                readonly lastChangeAt: string | null;
                readonly lastWriteAt: string | null;
                readonly waiting: number;
                readonly openFindings: number;
                readonly lastError: unknown;
                readonly subscriptionExpiresAt: string | null;
            }[];
            readonly unlinked: readonly {
                /** Format: uuid */
                readonly roomId: string;
                readonly roomName: string;
                readonly address: string | null;
            }[];
        };
        readonly ManifestFault: {
            readonly rule: string;
            readonly line: number;
            readonly element: string;
            readonly message: string;
        };
        readonly Me: {
            /** Format: uuid */
            readonly id: string;
            readonly displayName: string;
            readonly mail: string | null;
            /** @enum {string} */
            readonly language: "en" | "da" | "de";
            readonly zone: string;
            readonly defaultLocationId: string | null;
        };
        readonly MeChanges: {
            /** @enum {string} */
            readonly language?: "en" | "da" | "de";
            readonly zone?: string;
            readonly defaultLocationId?: string | null;
        };
        readonly MeetingBooking: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly roomId: string;
            readonly roomName: string;
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            /** @enum {string} */
            readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
            readonly reason: components["schemas"]["Refusal"] | null;
            readonly exchange: ("inStep" | "waiting" | "failing") | null;
        };
        readonly MeetingChanges: {
            readonly subject?: string;
            readonly body?: string | null;
            /** Format: date-time */
            readonly start?: string;
            /** Format: date-time */
            readonly end?: string;
            readonly zone?: string;
            readonly allDay?: boolean;
            readonly roomIds?: readonly string[];
            readonly attendees?: readonly components["schemas"]["Attendee"][];
            readonly headcount?: number | null;
            /** @enum {string} */
            readonly privacy?: "normal" | "private" | "confidential";
            readonly recurrence?: components["schemas"]["Recurrence"];
        };
        readonly MeetingCheck: {
            readonly subject: string;
            readonly body?: string;
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly zone: string;
            readonly allDay?: boolean;
            readonly roomIds: readonly string[];
            /** Format: uuid */
            readonly organizerId?: string;
            /** @default [] */
            readonly attendees?: readonly components["schemas"]["Attendee"][];
            readonly headcount?: number;
            /** @enum {string} */
            readonly privacy?: "normal" | "private" | "confidential";
            /** @enum {string} */
            readonly layout?: "board" | "u" | "theatre" | "classroom" | "cafe" | "empty";
            readonly recurrence?: components["schemas"]["Recurrence"];
            readonly policy?: components["schemas"]["SeriesPolicy"];
            readonly otherRooms?: {
                readonly [key: string]: string;
            };
            readonly changeOf?: {
                /** Format: uuid */
                readonly meetingId: string;
                /** Format: date */
                readonly key?: string;
                /**
                 * @default all
                 * @enum {string}
                 */
                readonly span?: "this" | "following" | "all";
            };
        };
        readonly MeetingDetails: {
            /** Format: uuid */
            readonly id: string;
            readonly key: string | null;
            readonly subject: string | null;
            readonly organizer: {
                readonly id: string | null;
                readonly name: string;
            };
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly zone: string;
            readonly allDay: boolean;
            /** @enum {string} */
            readonly privacy: "normal" | "private" | "confidential";
            /** @enum {string} */
            readonly state: "active" | "cancelled";
            readonly attendees: readonly {
                readonly name: string;
                readonly address: string;
                /** @enum {string} */
                readonly type: "required" | "optional";
            }[] | null;
            readonly attendeeCount: number | null;
            readonly headcount: number | null;
            readonly body: string | null;
            readonly source: string;
            readonly seriesId: string | null;
            readonly recurrence: components["schemas"]["Recurrence"] | null;
            readonly recurrenceText: string | null;
            readonly bookings: readonly components["schemas"]["MeetingBooking"][];
            readonly mine: boolean;
            readonly mayChange: boolean;
            readonly version: number;
            readonly exchangeState: ("inStep" | "waiting" | "failing") | null;
            /** Format: date-time */
            readonly createdAt: string;
        };
        readonly MeetingDraft: {
            readonly subject: string;
            readonly body?: string;
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly zone: string;
            readonly allDay?: boolean;
            readonly roomIds: readonly string[];
            /** Format: uuid */
            readonly organizerId?: string;
            /** @default [] */
            readonly attendees?: readonly components["schemas"]["Attendee"][];
            readonly headcount?: number;
            /** @enum {string} */
            readonly privacy?: "normal" | "private" | "confidential";
            /** @enum {string} */
            readonly layout?: "board" | "u" | "theatre" | "classroom" | "cafe" | "empty";
            readonly recurrence?: components["schemas"]["Recurrence"];
            readonly policy?: components["schemas"]["SeriesPolicy"];
            readonly otherRooms?: {
                readonly [key: string]: string;
            };
        };
        readonly MeetingWritten: {
            /** Format: uuid */
            readonly id: string;
            readonly key: string | null;
            readonly subject: string | null;
            readonly organizer: {
                readonly id: string | null;
                readonly name: string;
            };
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly zone: string;
            readonly allDay: boolean;
            /** @enum {string} */
            readonly privacy: "normal" | "private" | "confidential";
            /** @enum {string} */
            readonly state: "active" | "cancelled";
            readonly attendees: readonly {
                readonly name: string;
                readonly address: string;
                /** @enum {string} */
                readonly type: "required" | "optional";
            }[] | null;
            readonly attendeeCount: number | null;
            readonly headcount: number | null;
            readonly body: string | null;
            readonly source: string;
            readonly seriesId: string | null;
            readonly recurrence: components["schemas"]["Recurrence"] | null;
            readonly recurrenceText: string | null;
            readonly bookings: readonly components["schemas"]["MeetingBooking"][];
            readonly mine: boolean;
            readonly mayChange: boolean;
            readonly version: number;
            readonly exchangeState: ("inStep" | "waiting" | "failing") | null;
            /** Format: date-time */
            readonly createdAt: string;
            readonly warnings: readonly components["schemas"]["Refusal"][];
            readonly skipped: readonly components["schemas"]["SkippedOccurrence"][];
        };
        readonly OwnAccount: {
            readonly login: string;
            readonly hasPassword: boolean;
            readonly secondFactor: {
                readonly isOn: boolean;
                readonly recoveryCodes: number;
            } | null;
        };
        readonly Pane: {
            readonly person: {
                /** Format: uuid */
                readonly id: string;
                readonly displayName: string;
                readonly mail: string | null;
                /** @enum {string} */
                readonly language: "en" | "da" | "de";
                readonly zone: string;
                readonly defaultLocationId: string | null;
            };
            readonly siteName: string;
            /** Format: uuid */
            readonly siteMark: string;
            readonly places: components["schemas"]["Locations"];
            readonly holdMinutes: number;
            readonly services: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly name: string;
            }[];
        };
        readonly PaneDraft: {
            /** Format: uuid */
            readonly draftKey: string;
            readonly revision: number;
            /** @enum {string} */
            readonly state: "pending" | "linked" | "declined" | "expired" | "released";
            readonly reason: components["schemas"]["Refusal"] | null;
            /** Format: date-time */
            readonly expiresAt: string;
            readonly dates: number;
            readonly rooms: readonly components["schemas"]["PaneRoom"][];
            readonly gaps: readonly {
                /** Format: date */
                readonly key: string;
                /** Format: uuid */
                readonly roomId: string;
                readonly reason: components["schemas"]["Refusal"];
            }[];
            readonly ticket: string | null;
            readonly meeting: components["schemas"]["PaneMeeting"] | null;
        };
        readonly PaneMeeting: {
            /** Format: uuid */
            readonly meetingId: string;
            readonly draftKey: string | null;
            readonly mayChange: boolean;
            readonly rooms: readonly {
                readonly room: components["schemas"]["PaneRoom"];
                /** @enum {string} */
                readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
                readonly reason: components["schemas"]["Refusal"] | null;
                readonly dates: number;
                readonly standing: number;
            }[];
        };
        readonly PaneRoom: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly capacity: number;
            readonly features: readonly ("screen" | "video" | "whiteboard" | "phone" | "audio" | "accessible" | "daylight")[];
            readonly locationName: string;
            readonly floorName: string | null;
            readonly zone: string;
            readonly address: string | null;
        };
        readonly PaneRooms: {
            readonly dates: number;
            readonly first: {
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
            };
            readonly last: {
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
            };
            readonly rooms: readonly {
                readonly room: components["schemas"]["PaneRoom"];
                readonly freeDates: number;
                readonly without: readonly {
                    readonly key: string | null;
                    /** Format: date-time */
                    readonly start: string;
                    readonly reason: components["schemas"]["Refusal"];
                    readonly instead: {
                        /** Format: uuid */
                        readonly roomId: string;
                        readonly roomName: string;
                    } | null;
                }[];
                readonly warnings: readonly components["schemas"]["Refusal"][];
            }[];
            readonly nearest: readonly {
                /** Format: uuid */
                readonly roomId: string;
                readonly roomName: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
            }[];
            readonly reasons: readonly components["schemas"]["Refusal"][];
        };
        readonly PaneSession: {
            readonly token: string;
            /** Format: date-time */
            readonly expiresAt: string;
            /** @enum {string} */
            readonly language: "en" | "da" | "de";
        };
        readonly PaneTime: {
            /** @constant */
            readonly kind: "single";
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly zone: string;
            readonly allDay: boolean;
        } | {
            /** @constant */
            readonly kind: "series";
            readonly recurrence: components["schemas"]["Recurrence"];
            readonly startTime: string;
            readonly durationMinutes: number;
            readonly zone: string;
            readonly allDay: boolean;
        };
        readonly PasswordChange: {
            /** Format: password */
            readonly password: string;
            /** Format: password */
            readonly next: string;
        };
        readonly PasswordProof: {
            /** Format: password */
            readonly password: string;
        };
        readonly People: {
            readonly people: readonly {
                /** Format: uuid */
                readonly id: string;
                readonly displayName: string;
                readonly mail: string | null;
            }[];
        };
        readonly Problem: {
            readonly type: string;
            readonly title: string;
            readonly status: number;
            /** @enum {string} */
            readonly code: "INVALID_REQUEST" | "TIME_RANGE_INVALID" | "ZONE_UNKNOWN" | "NOT_FOUND" | "RIGHT_MISSING" | "ROOM_TAKEN" | "STALE_VERSION" | "PRECONDITION_REQUIRED" | "IN_THE_PAST" | "LEAD_TIME" | "HORIZON_EXCEEDED" | "OUTSIDE_HOURS" | "OFF_GRID" | "TOO_SHORT" | "TOO_LONG" | "SERIES_INFINITE" | "SERIES_EMPTY" | "SERIES_TOO_LONG" | "SERIES_SELF_OVERLAP" | "PATTERN_INVALID" | "PATTERN_UNSUPPORTED" | "OCCURRENCE_CROSSES_NEIGHBOUR" | "ORDER_LATE" | "QUANTITY" | "SERVICE_UNAVAILABLE" | "COST_SPLIT" | "IDEMPOTENCY_MISMATCH" | "IDEMPOTENCY_IN_PROGRESS" | "CHECKIN_TOO_EARLY" | "CHECKIN_TOO_LATE" | "APPROVAL_PENDING" | "APPROVAL_REQUIRED" | "APPROVAL_DECIDED" | "APPROVAL_EXPIRED" | "BOOKING_CLOSED" | "MEETING_LOCKED" | "RATE_LIMITED" | "SIGN_IN_REQUIRED" | "SIGN_IN_REFUSED" | "SECOND_FACTOR_REQUIRED" | "RECENT_SIGN_IN_REQUIRED" | "PASSWORD_REFUSED" | "LINK_CLOSED" | "LAST_ADMINISTRATOR" | "PERSON_NOT_IMPORTED" | "BODY_TOO_LARGE" | "UNAVAILABLE" | "STORAGE_FULL" | "CONNECTION_INCOMPLETE" | "PUBLIC_ADDRESS_MISSING" | "SIGN_ON_SOURCE_REFUSED" | "SIGN_ON_REQUIRED" | "SIGN_ON_NOT_READY" | "MAILBOX_REFUSED" | "LINK_CHANGED" | "VIP_ONLY" | "ROOM_INACTIVE" | "ROOM_BLOCKED" | "CAPACITY" | "QUOTA" | "POLICY_REFUSED" | "ATOM_IN_USE" | "ADDIN_OUTDATED" | "NAME_TAKEN" | "IMPORT_RUNNING" | "IMPORT_NOT_READY" | "IMPORT_PLAN_CLOSED" | "FILE_REFUSED" | "EXCHANGE_DECLINED" | "INTERNAL_ERROR";
            readonly detail: string;
            readonly errors: readonly components["schemas"]["Refusal"][];
            readonly correlationId: string;
        };
        readonly RecoveryCodes: {
            readonly codes: readonly string[];
        };
        readonly Recurrence: {
            readonly pattern: components["schemas"]["RecurrencePattern"];
            readonly range: components["schemas"]["RecurrenceRange"];
        };
        readonly RecurrencePattern: {
            /** @enum {string} */
            readonly type: "daily" | "weekly" | "absoluteMonthly" | "relativeMonthly" | "absoluteYearly" | "relativeYearly";
            readonly interval: number;
            readonly daysOfWeek?: readonly ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
            /** @enum {string} */
            readonly firstDayOfWeek?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            readonly dayOfMonth?: number;
            readonly month?: number;
            /** @enum {string} */
            readonly index?: "first" | "second" | "third" | "fourth" | "last";
        };
        readonly RecurrenceRange: {
            /** @enum {string} */
            readonly type: "endDate" | "numbered" | "noEnd";
            /** Format: date */
            readonly startDate: string;
            /** Format: date */
            readonly endDate?: string;
            readonly numberOfOccurrences?: number;
            readonly recurrenceTimeZone?: string;
        };
        readonly Refusal: {
            /** @enum {string} */
            readonly code: "INVALID_REQUEST" | "TIME_RANGE_INVALID" | "ZONE_UNKNOWN" | "NOT_FOUND" | "RIGHT_MISSING" | "ROOM_TAKEN" | "STALE_VERSION" | "PRECONDITION_REQUIRED" | "IN_THE_PAST" | "LEAD_TIME" | "HORIZON_EXCEEDED" | "OUTSIDE_HOURS" | "OFF_GRID" | "TOO_SHORT" | "TOO_LONG" | "SERIES_INFINITE" | "SERIES_EMPTY" | "SERIES_TOO_LONG" | "SERIES_SELF_OVERLAP" | "PATTERN_INVALID" | "PATTERN_UNSUPPORTED" | "OCCURRENCE_CROSSES_NEIGHBOUR" | "ORDER_LATE" | "QUANTITY" | "SERVICE_UNAVAILABLE" | "COST_SPLIT" | "IDEMPOTENCY_MISMATCH" | "IDEMPOTENCY_IN_PROGRESS" | "CHECKIN_TOO_EARLY" | "CHECKIN_TOO_LATE" | "APPROVAL_PENDING" | "APPROVAL_REQUIRED" | "APPROVAL_DECIDED" | "APPROVAL_EXPIRED" | "BOOKING_CLOSED" | "MEETING_LOCKED" | "RATE_LIMITED" | "SIGN_IN_REQUIRED" | "SIGN_IN_REFUSED" | "SECOND_FACTOR_REQUIRED" | "RECENT_SIGN_IN_REQUIRED" | "PASSWORD_REFUSED" | "LINK_CLOSED" | "LAST_ADMINISTRATOR" | "PERSON_NOT_IMPORTED" | "BODY_TOO_LARGE" | "UNAVAILABLE" | "STORAGE_FULL" | "CONNECTION_INCOMPLETE" | "PUBLIC_ADDRESS_MISSING" | "SIGN_ON_SOURCE_REFUSED" | "SIGN_ON_REQUIRED" | "SIGN_ON_NOT_READY" | "MAILBOX_REFUSED" | "LINK_CHANGED" | "VIP_ONLY" | "ROOM_INACTIVE" | "ROOM_BLOCKED" | "CAPACITY" | "QUOTA" | "POLICY_REFUSED" | "ATOM_IN_USE" | "ADDIN_OUTDATED" | "NAME_TAKEN" | "IMPORT_RUNNING" | "IMPORT_NOT_READY" | "IMPORT_PLAN_CLOSED" | "FILE_REFUSED" | "EXCHANGE_DECLINED";
            readonly field?: string;
            readonly params: {
                readonly [key: string]: unknown;
            };
            readonly message: string;
            readonly next: string;
        };
        readonly ResetRequest: {
            readonly login: string;
        };
        readonly Right: {
            /** @enum {string} */
            readonly kind: "book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator";
            readonly scope: {
                /** @constant */
                readonly kind: "site";
            } | {
                /** @constant */
                readonly kind: "locations";
                readonly locationIds: readonly string[];
            } | {
                /** @constant */
                readonly kind: "rooms";
                readonly roomIds: readonly string[];
            };
        };
        readonly Room: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly code: string;
            readonly capacity: number;
            readonly features: readonly ("screen" | "video" | "whiteboard" | "phone" | "audio" | "accessible" | "daylight")[];
            readonly layouts: readonly {
                /** @enum {string} */
                readonly name: "board" | "u" | "theatre" | "classroom" | "cafe" | "empty";
                readonly capacity: number;
            }[];
            /** Format: uuid */
            readonly locationId: string;
            readonly locationName: string;
            readonly floorId: string | null;
            readonly floorName: string | null;
            readonly zone: string;
            readonly granularityMinutes: number;
            readonly setupMinutes: number;
            readonly teardownMinutes: number;
            readonly minDurationMinutes: number;
            readonly maxDurationMinutes: number;
            /** Format: date */
            readonly lastBookableDate: string;
            readonly active: boolean;
            readonly exchange: ("live" | "behind" | "stopped") | null;
        };
        readonly RoomScript: {
            readonly script: string;
            readonly rooms: number;
        };
        readonly Rooms: {
            readonly rooms: readonly components["schemas"]["Room"][];
            readonly next: string | null;
        };
        readonly RoundTrip: {
            readonly trip: {
                readonly invitation: boolean;
                readonly mailbox: string;
                /** Format: date-time */
                readonly startedAt: string;
                readonly writtenAt: string | null;
                readonly seenAt: string | null;
                readonly answeredAt: string | null;
                readonly answer: string | null;
                readonly answeredBy: ("planner" | "somebody else") | null;
                readonly removedAt: string | null;
                readonly failure: string | null;
                readonly endedAt: string | null;
            } | null;
        };
        readonly RoundTripWish: {
            readonly organizer?: string;
        };
        readonly SecondFactor: {
            readonly uri: string;
            readonly secret: string;
        };
        readonly SecondFactorCode: {
            readonly code: string;
        };
        readonly Series: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly meetingId: string;
            readonly subject: string | null;
            readonly zone: string;
            readonly rule: components["schemas"]["Recurrence"];
            readonly text: string;
            readonly mayChange: boolean;
            readonly version: number;
            readonly occurrences: readonly {
                /** Format: date */
                readonly key: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
                /** @enum {string} */
                readonly state: "active" | "cancelled" | "skipped";
                readonly exceptionId: string | null;
                readonly roomIds: readonly string[];
                readonly bookings: readonly {
                    /** Format: uuid */
                    readonly id: string;
                    /** Format: uuid */
                    readonly roomId: string;
                    /** @enum {string} */
                    readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
                    readonly reason: components["schemas"]["Refusal"] | null;
                }[];
            }[];
        };
        readonly SeriesPolicy: {
            /** @constant */
            readonly kind: "allOrNothing";
        } | {
            /** @constant */
            readonly kind: "threshold";
            readonly percent: number;
            readonly maxInstances: number;
        } | {
            /** @constant */
            readonly kind: "skip";
        };
        readonly Session: {
            readonly person: components["schemas"]["Me"];
            readonly rights: readonly components["schemas"]["Right"][];
            readonly site: {
                readonly name: string;
                /** @enum {string} */
                readonly language: "en" | "da" | "de";
            };
            readonly csrfToken: string;
            /** Format: date-time */
            readonly now: string;
        };
        readonly Sessions: {
            readonly sessions: readonly {
                readonly key: string;
                readonly isThisOne: boolean;
                /** @enum {string} */
                readonly method: "demo" | "password" | "link" | "saml" | "oidc" | "addin";
                readonly agent: string | null;
                readonly address: string | null;
                /** Format: date-time */
                readonly createdAt: string;
                /** Format: date-time */
                readonly lastSeenAt: string;
                /** Format: date-time */
                readonly expiresAt: string;
            }[];
        };
        readonly SetUp: {
            readonly zone: string;
            readonly steps: readonly {
                /** @enum {string} */
                readonly step: "calendarService" | "addinApplication" | "plannerApplication" | "users" | "singleSignOn" | "addin" | "rooms" | "pilot";
                /** @enum {string} */
                readonly state: "open" | "underWay" | "trouble" | "done";
                /** @enum {string} */
                readonly detail: "notSetUp" | "notConnected" | "waiting" | "verifying" | "connected" | "limited" | "expiring" | "unreachable" | "attention" | "roomsRefused" | "noJob" | "noLinks" | "noRun" | "running" | "approval" | "failed" | "noSchedule" | "imported" | "notEntered" | "notTested" | "off" | "optional" | "required" | "notDownloaded" | "notSeen" | "seen" | "noRooms" | "noneLinked" | "someLinked" | "allLinked" | "roomTrouble" | "nothingBooked" | "booked" | "answered";
                readonly skipped: boolean;
                readonly at: string | null;
                readonly count: number | null;
                readonly of: number | null;
            }[];
        };
        readonly SetUpChange: {
            /** @enum {string} */
            readonly step: "calendarService" | "addinApplication" | "plannerApplication" | "users" | "singleSignOn" | "addin" | "rooms" | "pilot";
            readonly skipped: boolean;
        };
        readonly SignIn: {
            readonly providers: readonly ({
                /** @constant */
                readonly kind: "demo";
                readonly people: readonly {
                    /** Format: uuid */
                    readonly id: string;
                    readonly displayName: string;
                    /** @enum {string} */
                    readonly role: "employee" | "facilityManager" | "administrator";
                    readonly description: string;
                }[];
            } | {
                /** @constant */
                readonly kind: "local";
            })[];
            readonly singleSignOn: ("optional" | "required") | null;
            readonly secure: boolean;
        };
        readonly SignInFailure: {
            readonly login: string | null;
            readonly contact: string | null;
            readonly providerSays: string | null;
        };
        readonly SignInRequest: {
            /** @constant */
            readonly provider: "demo";
            /** Format: uuid */
            readonly personId: string;
        };
        readonly SignedOut: {
            readonly continueAt: string;
        };
        readonly SingleSignOn: {
            /** @enum {string} */
            readonly kind: "saml" | "oidc";
            /** @enum {string} */
            readonly mode: "off" | "optional" | "required";
            readonly missing: ("notSetUp" | "notTested" | "noLocalAdministrator") | null;
            readonly addresses: {
                readonly entityId: string;
                readonly acs: string;
                readonly signOn: string;
                readonly logout: string;
                readonly metadata: string;
                readonly redirectUri: string;
            } | null;
            readonly entityId: string | null;
            readonly saml: {
                /** @enum {string} */
                readonly source: "twoValues" | "url" | "file" | "fields";
                readonly identifier: string | null;
                readonly applicationId: string | null;
                readonly url: string | null;
                readonly withoutAppId: boolean;
                readonly entityId: string;
                readonly tenantId: string | null;
                readonly loginUrl: string;
                readonly logoutUrl: string | null;
                readonly certificates: readonly {
                    readonly subject: string;
                    readonly thumbprint: string;
                    /** Format: date-time */
                    readonly startsAt: string;
                    /** Format: date-time */
                    readonly endsAt: string;
                    readonly until: string | null;
                }[];
                readonly refreshedAt: string | null;
                readonly refreshFault: string | null;
            } | null;
            readonly oidc: {
                readonly issuer: string;
                readonly tenantId: string;
                readonly clientId: string;
                readonly secretHint: string;
            } | null;
            readonly mapping: {
                /** @enum {string} */
                readonly loginSource: "nameId" | "name";
                readonly createPeople: boolean;
                readonly domains: readonly string[];
                readonly locationId: string | null;
                readonly language: ("en" | "da" | "de") | null;
                readonly company: string | null;
                readonly contact: string | null;
            };
            readonly singleLogout: boolean;
            readonly signRequests: boolean;
            readonly tested: {
                /** Format: date-time */
                readonly at: string;
                readonly by: string | null;
            } | null;
        };
        readonly SingleSignOnChanges: {
            /** @enum {string} */
            readonly kind?: "saml" | "oidc";
            /** @enum {string} */
            readonly mode?: "off" | "optional" | "required";
            readonly entityId?: string | null;
            readonly mapping?: {
                /** @enum {string} */
                readonly loginSource?: "nameId" | "name";
                readonly createPeople?: boolean;
                readonly domains?: readonly string[];
                readonly locationId?: string | null;
                readonly language?: ("en" | "da" | "de") | null;
                readonly company?: string | null;
                readonly contact?: string | null;
            };
            readonly singleLogout?: boolean;
            readonly signRequests?: boolean;
        };
        readonly SingleSignOnProvider: {
            /** @constant */
            readonly from: "twoValues";
            readonly identifier: string;
            readonly applicationId: string;
        } | {
            /** @constant */
            readonly from: "url";
            readonly url: string;
        } | {
            /** @constant */
            readonly from: "file";
            readonly xml: string;
        } | {
            /** @constant */
            readonly from: "fields";
            readonly identifier: string;
            readonly loginUrl: string;
            readonly logoutUrl: string | null;
            readonly certificates: readonly string[];
        } | {
            /** @constant */
            readonly from: "oidc";
            readonly tenantId: string;
            readonly clientId: string;
            readonly clientSecret: string | null;
        };
        readonly SingleSignOnTest: {
            readonly result: {
                /** Format: date-time */
                readonly at: string;
                readonly fault: {
                    readonly check: number;
                    readonly reason: string;
                    readonly expected: string | null;
                    readonly received: string | null;
                } | null;
                readonly match: string | null;
                readonly claims: readonly {
                    readonly name: string;
                    readonly values: readonly string[];
                }[];
                readonly xml: string | null;
            } | null;
        };
        readonly SingleSignOnTestBegun: {
            readonly url: string;
            readonly id: string;
        };
        readonly SkippedOccurrence: {
            /** Format: date */
            readonly key: string;
            readonly errors: readonly components["schemas"]["Refusal"][];
        };
        readonly SyncSettings: {
            readonly polling: boolean;
            readonly pollSeconds: number;
            readonly heldAt: string | null;
            readonly heldBecause: ("restored" | "byHand") | null;
        };
        readonly SyncSettingsChanges: {
            readonly polling?: boolean;
            readonly pollSeconds?: number;
        };
        readonly SyncState: {
            /** @enum {string} */
            readonly state: "inStep" | "behind" | "stopped" | "none";
            readonly lastPulledAt: string | null;
            readonly behindSeconds: number | null;
            readonly waiting: number;
        };
        readonly Timeline: {
            /** Format: date */
            readonly date: string;
            readonly days: number;
            readonly zone: string;
            /** Format: date-time */
            readonly from: string;
            /** Format: date-time */
            readonly to: string;
            readonly rooms: readonly components["schemas"]["TimelineRoom"][];
            readonly bookings: readonly components["schemas"]["TimelineBooking"][];
            readonly next: string | null;
            readonly matching: number;
            readonly total: number;
            readonly withoutFilter: {
                readonly location?: number;
                readonly floor?: number;
                readonly minCapacity?: number;
                readonly features?: number;
                readonly q?: number;
            };
        };
        readonly TimelineBooking: {
            /** Format: uuid */
            readonly id: string;
            /** Format: uuid */
            readonly meetingId: string;
            /** Format: uuid */
            readonly roomId: string;
            readonly seriesId: string | null;
            readonly key: string | null;
            /** Format: date-time */
            readonly start: string;
            /** Format: date-time */
            readonly end: string;
            readonly setupMinutes: number;
            readonly teardownMinutes: number;
            /** @enum {string} */
            readonly state: "tentative" | "confirmed" | "checkedIn" | "declined" | "cancelled" | "released" | "completed";
            readonly title: string | null;
            readonly organizer: string;
            readonly mine: boolean;
            readonly mayChange: boolean;
            readonly private: boolean;
            readonly viaRoomId: string | null;
            readonly exchange: ("inStep" | "waiting" | "failing") | null;
            readonly version: number;
        };
        readonly TimelineRoom: {
            /** Format: uuid */
            readonly id: string;
            readonly name: string;
            readonly code: string;
            readonly capacity: number;
            readonly features: readonly ("screen" | "video" | "whiteboard" | "phone" | "audio" | "accessible" | "daylight")[];
            readonly floorId: string | null;
            /** Format: uuid */
            readonly locationId: string;
            readonly zone: string;
            readonly granularityMinutes: number;
            readonly setupMinutes: number;
            readonly teardownMinutes: number;
            readonly minDurationMinutes: number;
            readonly maxDurationMinutes: number;
            /** Format: date */
            readonly lastBookableDate: string;
            readonly closed: readonly (readonly [
                string,
                string
            ])[];
            readonly active: boolean;
            readonly exchange: ("live" | "behind" | "stopped") | null;
        };
        readonly Verdict: {
            readonly ok: boolean;
            readonly errors: readonly components["schemas"]["Refusal"][];
            readonly warnings: readonly components["schemas"]["Refusal"][];
            readonly occurrences: readonly {
                /** Format: date */
                readonly key: string;
                /** Format: date-time */
                readonly start: string;
                /** Format: date-time */
                readonly end: string;
                readonly errors: readonly components["schemas"]["Refusal"][];
                readonly proposal: {
                    /** Format: uuid */
                    readonly roomId: string;
                    readonly roomName: string;
                } | null;
            }[];
            readonly alternatives: readonly components["schemas"]["Alternative"][];
            readonly summary: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly readSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly signIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignInRequest"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly signOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedOut"];
                };
            };
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignIn"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly signInLocally: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LocalSignIn"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly askForReset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ResetRequest"];
            };
        };
        readonly responses: {
            /** @description No body */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readAccountLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AccountLinkQuestion"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountLink"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly useAccountLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AccountLinkUse"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Session"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readOwnAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OwnAccount"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordChange"];
            };
        };
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly beginSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordProof"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly confirmSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SecondFactorCode"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly endSecondFactor: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordProof"];
            };
        };
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly renewRecoveryCodes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordProof"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listOwnSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly endOtherSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly endOwnSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listOwnTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiTokens"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly makeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApiTokenDraft"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiTokenMade"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly revokeOwnToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAdminPeople: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly state?: "all" | "active" | "deactivated";
                readonly right?: "book" | "bookForOthers" | "manageRooms" | "manageServices" | "reception" | "approve" | "reports" | "managePeople" | "administrator";
                readonly after?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPeople"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly invitePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InvitationDraft"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationMade"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readAdminPerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly invitePersonAgain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InvitationMade"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly giveGrant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GrantDraft"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly takeGrant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly grantId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deactivatePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly reactivatePerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly endSessionsOfPerson: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AdminPersonDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listAllTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiTokens"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly revokeAnyToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeMe: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MeChanges"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listLocations: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Locations"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listRooms: {
        readonly parameters: {
            readonly query?: {
                readonly location?: string;
                readonly floor?: string;
                readonly minCapacity?: number;
                readonly features?: string;
                readonly q?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rooms"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readRoom: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Room"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readTimeline: {
        readonly parameters: {
            readonly query: {
                readonly date: string;
                readonly days?: number;
                readonly location?: string;
                readonly floor?: string;
                readonly minCapacity?: number;
                readonly features?: string;
                readonly q?: string;
                readonly cursor?: string;
                readonly limit?: number;
            };
            readonly header?: {
                readonly "if-none-match"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Timeline"];
                };
            };
            /** @description No body */
            readonly 304: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findFreeRooms: {
        readonly parameters: {
            readonly query: {
                readonly start: string;
                readonly end: string;
                readonly headcount?: number;
                readonly features?: string;
                readonly location?: string;
                readonly floor?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["FreeRooms"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly checkMeeting: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MeetingCheck"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly bookMeeting: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "idempotency-key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MeetingDraft"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MeetingWritten"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readMeeting: {
        readonly parameters: {
            readonly query?: {
                readonly key?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MeetingDetails"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancelMeeting: {
        readonly parameters: {
            readonly query?: {
                readonly span?: "this" | "following" | "all";
                readonly key?: string;
            };
            readonly header?: {
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Cancelled"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeMeeting: {
        readonly parameters: {
            readonly query?: {
                readonly span?: "this" | "following" | "all";
                readonly key?: string;
            };
            readonly header?: {
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MeetingChanges"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MeetingWritten"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly restoreMeeting: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MeetingWritten"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readHistory: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["History"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSeries: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Series"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readdOccurrence: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MeetingWritten"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readCalendar: {
        readonly parameters: {
            readonly query: {
                readonly from: string;
                readonly to: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Calendar"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findPeople: {
        readonly parameters: {
            readonly query?: {
                readonly q?: string;
                readonly limit?: number;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["People"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSync: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SyncState"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listMailboxes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Mailboxes"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly pullMailbox: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listFindings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Findings"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly retryFinding: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly compareCalendars: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Comparison"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listImportJobs: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportJobs"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly createImportJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImportJobDraft"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportJob"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readImportJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportJob"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly deleteImportJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeImportJob: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                readonly "if-match"?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImportJobChanges"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportJob"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listImportGroups: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportGroups"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadImportFile: {
        readonly parameters: {
            readonly query: {
                readonly name: string;
                readonly encoding?: "utf-8" | "windows-1252";
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": unknown;
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportUpload"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listImportRuns: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRuns"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly startImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly applies: boolean;
                    /** @default false */
                    readonly full?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readImportRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listImportRows: {
        readonly parameters: {
            readonly query?: {
                readonly after?: number;
                readonly limit?: number;
                readonly action?: "create" | "update" | "link" | "reactivate" | "deactivate" | "skip" | "refuse";
                readonly q?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRows"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly applyImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly approveImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly people: number;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancelImport: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ImportRun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listExchangeRooms: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ExchangeRooms"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly previewLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkWish"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LinkPreview"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly linkRoom: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkWish"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Linked"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly unlinkRoom: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly undoLink: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["LinkUndone"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly resyncRoom: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readRoomScript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoomScript"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSetUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetUp"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeSetUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetUpChange"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetUp"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSyncSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SyncSettings"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeSyncSettings: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SyncSettingsChanges"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SyncSettings"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly releaseSync: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readDrift: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly compareNow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Drift"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly repairDrift: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DriftRepair"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["DriftRepaired"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readRoundTrip: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoundTrip"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly startRoundTrip: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RoundTripWish"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RoundTrip"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly listConnections: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly enterConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConnectionEntry"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly makeCertificate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly beginConsent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConsentBegun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly cancelConsent: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly checkConnection: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly disconnect: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Connections"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readConnectionSetup: {
        readonly parameters: {
            readonly query?: {
                readonly optional?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly application: "calendar-service" | "addin" | "planner";
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConnectionSetup"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSingleSignOn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOn"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeSingleSignOn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SingleSignOnChanges"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOn"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly enterSignOnProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SingleSignOnProvider"];
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOn"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly refreshSignOnProvider: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOn"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly beginSignOnTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOnTestBegun"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSignOnTest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleSignOnTest"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readSignInFailure: {
        readonly parameters: {
            readonly query: {
                readonly reference: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignInFailure"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readPaneSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly siteName: string;
                        /** @enum {string} */
                        readonly language: "en" | "da" | "de";
                        readonly nested: {
                            readonly clientId: string;
                            readonly authority: string;
                            readonly scope: string;
                        } | null;
                    };
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly beginPaneSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly by: "token";
                    readonly accessToken: string;
                    readonly client: {
                        readonly host: string;
                        readonly hostVersion: string;
                        readonly mailboxSet: string;
                        readonly paneVersion: string;
                    };
                } | {
                    /** @enum {string} */
                    readonly by: "code";
                    readonly code: string;
                    readonly nonce: string;
                    readonly client: {
                        readonly host: string;
                        readonly hostVersion: string;
                        readonly mailboxSet: string;
                        readonly paneVersion: string;
                    };
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneSession"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly endPaneSession: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No body */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly makePaneCode: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly nonce: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly code: string;
                        /** Format: date-time */
                        readonly expiresAt: string;
                    };
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readPane: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Pane"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findPaneRooms: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly time: components["schemas"]["PaneTime"];
                    readonly headcount: number;
                    /** Format: uuid */
                    readonly location?: string;
                    /** Format: uuid */
                    readonly floor?: string;
                    readonly features?: string;
                    readonly q?: string;
                    /** Format: uuid */
                    readonly draftKey?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneRooms"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly holdPaneRooms: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: uuid */
                    readonly draftKey: string;
                    readonly revision: number;
                    readonly roomIds: readonly string[];
                    readonly time: components["schemas"]["PaneTime"];
                    readonly headcount: number;
                    readonly organizer?: string;
                    readonly acceptGaps?: boolean;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneDraft"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readPaneDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneDraft"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly releasePaneDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneDraft"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly prolongPaneDraft: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneDraft"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly findPaneMeeting: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: uuid */
                    readonly draftKey?: string;
                    readonly itemId?: string;
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PaneMeeting"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly checkPaneSend: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** Format: uuid */
                    readonly draftKey: string;
                    readonly ticket: string;
                    readonly time: components["schemas"]["PaneTime"];
                    readonly addresses: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly allow: boolean;
                        readonly message: string | null;
                        readonly language: ("en" | "da" | "de") | null;
                    };
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly readAddin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddinAdmin"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly changeAddin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly officeJsUrl: string | null;
                    readonly frameHosts: readonly string[] | null;
                    /** @enum {string} */
                    readonly sendMode: "PromptUser" | "SoftBlock";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddinAdmin"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly makeManifest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly kind: "xml" | "unified";
                };
            };
        };
        readonly responses: {
            /** @description Default Response */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AddinManifest"];
                };
            };
            /** @description A refusal, with every reason */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
