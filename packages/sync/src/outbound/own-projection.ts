import type { RemoteEvent } from '@planner/graph';
import { projectionOfItem, seriesItem, singleItem } from '../inbound/remote-item.ts';
import type { Projection } from '../projection.ts';
import { roomMark } from './organizer-event.ts';

/**
 * What Planner's own event holds, read from the event itself and spelled as it's written.
 * @param home  mailbox it lives in; a room whose own event it is counts as invited
 * @returns null without an iCalUId
 */
export function projectionOfOwnEvent(event: RemoteEvent, home: string): Projection | null {
  const item = event.recurrence ? seriesItem(event, null) : singleItem(event);
  if (!item) return null;
  const projection = projectionOfItem(item);
  const rooms = event.attendees.filter(({ type }) => type === 'resource').map(({ address }) => roomMark(address));
  const own = rooms.length === 0 ? [roomMark(home)] : [];
  return { ...projection, people: [...projection.people, ...rooms, ...own].toSorted() };
}
