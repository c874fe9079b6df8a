import type { Outcome, RoomId, SiteScope } from '@planner/core';
import type { RoomPlace } from '@planner/graph';
import type { DriftReport } from '@planner/db';
import type { SyncDeps } from './deps.ts';
import { nightlyDrift, repairDrift, reportDrift } from './drift/drift-report.ts';
import { compareHeld, holdSync, recogniseRestored, releaseSync } from './drift/restored.ts';
import { exchangeRooms, linkToMailbox, resyncRoom, undoLink, unlinkRoom } from './linking/link-room.ts';
import type { By } from './linking/link-room.ts';
import { previewLink } from './linking/preview-link.ts';
import type { LinkPreview, LinkWish } from './linking/preview-link.ts';
import { advanceRoundTrips, startRoundTrip } from './verify/round-trip.ts';
import type { ResolvedMailbox } from './linking/resolve-mailbox.ts';

/** What an administrator does with rooms and their mailboxes; each call is a use case of its own file. */
export interface Administration {
  exchangeRooms(scope: SiteScope): Promise<readonly RoomPlace[] | null>;
  previewLink(scope: SiteScope, wish: LinkWish): Promise<Outcome<LinkPreview>>;
  link(scope: SiteScope, wish: LinkWish, by: By): Promise<Outcome<ResolvedMailbox>>;
  unlink(scope: SiteScope, roomId: RoomId, by: By): Promise<Outcome<null>>;
  undoLink(scope: SiteScope, roomId: RoomId, by: By): Promise<Outcome<{ readonly meetings: number }>>;
  resync(scope: SiteScope, roomId: RoomId, by: By): Promise<boolean>;
  startRoundTrip(
    scope: SiteScope,
    wish: { readonly roomId: RoomId; readonly organizer: string | null },
  ): Promise<Outcome<{ readonly id: string }>>;
  reportDrift(scope: SiteScope): Promise<DriftReport>;
  /** Rows of the newest report by their position; null = all. @returns rooms that are read anew */
  repairDrift(scope: SiteScope, report: DriftReport, rows: readonly number[] | null): Promise<number>;
  hold(scope: SiteScope): Promise<void>;
  release(scope: SiteScope): Promise<boolean>;
  /** The look at a restored database, the night's comparison and round trips: what `run` does by itself. */
  tend(scope: SiteScope): Promise<void>;
}

/** The administrator's side of one engine. */
export function administrationOf(deps: SyncDeps): Administration {
  return {
    exchangeRooms: (scope) => exchangeRooms(deps, scope),
    previewLink: (scope, wish) => previewLink(deps, scope, wish),
    link: (scope, wish, by) => linkToMailbox(deps, scope, wish, by),
    unlink: (scope, roomId, by) => unlinkRoom(deps, scope, roomId, by),
    undoLink: (scope, roomId, by) => undoLink(deps, scope, roomId, by),
    resync: (scope, roomId, by) => resyncRoom(deps, scope, roomId, by),
    startRoundTrip: (scope, wish) => startRoundTrip(deps, scope, wish),
    reportDrift: (scope) => reportDrift(deps, scope, 'asked'),
    repairDrift: (scope, report, rows) => repairDrift(deps, scope, report, rows),
    hold: (scope) => holdSync(deps, scope),
    release: (scope) => releaseSync(deps, scope),
    tend: async (scope) => {
      await recogniseRestored(deps, scope);
      await compareHeld(deps, scope);
      await nightlyDrift(deps, scope);
      await advanceRoundTrips(deps, scope);
    },
  };
}
