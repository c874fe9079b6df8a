import type { SiteId } from './ids.ts';

declare const made: unique symbol;

/**
 * The site that a piece of work belongs to. Every query takes one as its first parameter.
 * Only the package `sites` makes one, from a host name, a session or a lease; a bare id from a request never becomes a scope.
 */
export interface SiteScope {
  readonly siteId: SiteId;
  readonly [made]: true;
}

/** The isolation boundary's settings that booking rules read. */
export interface SiteSettings {
  /** Upper limit for every room's horizon, in calendar days; never above 180. */
  readonly maxHorizonDays: number;
  /** Whether set-up and clean-up minutes also hold for meetings that come from Exchange. */
  readonly exchangeBuffers: 'enforced' | 'advisory';
  /** What happens to a meeting whose organizer isn't a person of this site. */
  readonly unknownOrganizer: 'accept' | 'decline';
  /** Whether colleagues see the subject of each other's normal meetings. */
  readonly colleaguesSeeSubject: boolean;
  /** Drop the buffer between two meetings of one organizer in the same room and layout. */
  readonly joinOwnMeetings: boolean;
  /** Keep the part of a series that lies inside the horizon instead of refusing the whole. */
  readonly horizonTrim: boolean;
  /** Whether administrators with a password of Planner's own need a second factor beside it. */
  readonly administratorsNeedSecondFactor: boolean;
}
