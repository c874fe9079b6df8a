import { ceilToMinute, floorToMinute } from '@planner/core';
import type { Language } from '@planner/core';
import type { RemoteDate, RemoteItem } from '../../inbound/remote-item.ts';
import { standingBookings } from '../../our-meeting.ts';
import type { OurBooking } from '../../our-meeting.ts';
import type { CopySources } from '../authority.ts';
import { awaitsExchange, isOpen } from './awaits-exchange.ts';

const meetingOf: { readonly [language in Language]: (organizer: string) => string } = {
  en: (organizer) => `Meeting of ${organizer}`,
  da: (organizer) => `Møde for ${organizer}`,
  de: (organizer) => `Besprechung von ${organizer}`,
};

/**
 * A room copy as Planner takes it where Exchange's attendant answers (sync.md §1, projection). The attendant has put the
 * organizer's name in the place of the title and cleared the private flag: they come from the organizer's own copy where that is
 * readable, else Planner keeps what it has. A date that was moved and waits for its answer stays where it is held, until
 * Exchange has moved or refused it.
 */
export function readCopy(item: RemoteItem, from: CopySources): RemoteItem {
  if (item.event.isOrganizer) return item;
  const { room, ours, organizerCopy } = from;
  const theirs = typeof organizerCopy === 'string' ? null : organizerCopy.projection;
  const { organizer } = item.event;
  const unknown = meetingOf[room.language](organizer?.name || organizer?.address || room.name);
  return {
    ...item,
    event: {
      ...item.event,
      subject: theirs?.subject ?? ours?.subject ?? unknown,
      privacy: theirs?.privacy ?? ours?.privacy ?? 'normal',
    },
    dates: awaitsExchange(item) ? item.dates : settledDates(item, from),
  };
}

function settledDates(item: RemoteItem, { ours, room }: CopySources): RemoteItem['dates'] {
  if (item.rule === null || ![...item.dates.values()].some(({ response }) => isOpen(response))) return item.dates;
  const held = new Map<string, OurBooking>(
    ours === null ? [] : standingBookings(ours, room.roomId).map((one) => [one.key, one]),
  );
  const dates = new Map<string, RemoteDate>();
  for (const [key, date] of item.dates) {
    const own = held.get(key);
    if (!isOpen(date.response)) dates.set(key, date);
    else if (own) dates.set(key, { ...date, start: floorToMinute(own.start), end: ceilToMinute(own.end) });
  }
  return dates;
}
