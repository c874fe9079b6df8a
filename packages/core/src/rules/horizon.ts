import type { Room } from '../room.ts';
import type { SiteSettings } from '../site-scope.ts';
import { addDays } from '../time/calendar.ts';
import type { IsoDate, ZoneName } from '../time/calendar.ts';
import { dateIn, startOfDay } from '../time/wall-time.ts';
import { always, longestHorizonDays, managesRoom, refusalOf } from './rule.ts';
import type { Rule, RuleRequest, TimedRequest } from './rule.ts';

/**
 * The last calendar date for which a room can be booked, complete: today + horizon.
 * @param zone  the room's: "today" is read on its wall
 */
export function lastBookableDate(
  now: Temporal.Instant,
  room: Pick<Room, 'horizonDays'>,
  site: Pick<SiteSettings, 'maxHorizonDays'>,
  zone: ZoneName,
): IsoDate {
  return addDays(dateIn(now, zone), Math.min(room.horizonDays, site.maxHorizonDays, longestHorizonDays));
}

/** The instant at or before which a meeting must end: the midnight that ends the last bookable date. */
export function horizonEnd(lastDate: IsoDate, zone: ZoneName): Temporal.Instant {
  return startOfDay(addDays(lastDate, 1), zone);
}

/** Rule 7: the meeting ends, without buffers, on or before the last bookable date. As in Exchange, the end decides. */
export const horizon: Rule<TimedRequest> = {
  codes: ['HORIZON_EXCEEDED'],
  appliesTo: always,
  check: (request) => {
    const lastDate = lastBookableDate(request.now, request.room, request.settings, request.location.zone);
    if (endsBy(request, lastDate)) return null;
    return refusalOf(request, 'HORIZON_EXCEEDED', { lastDate }, 'end');
  },
  // Facility reaches the site's limit in every room; the site's own limit is never above 180 days.
  mayPass: (request) => managesRoom(request) && endsBy(request, siteLastDate(request)),
};

function siteLastDate({ now, settings, location }: RuleRequest): IsoDate {
  return lastBookableDate(now, { horizonDays: longestHorizonDays }, settings, location.zone);
}

function endsBy({ interval, location }: TimedRequest, lastDate: IsoDate): boolean {
  return Temporal.Instant.compare(interval.end, horizonEnd(lastDate, location.zone)) <= 0;
}
