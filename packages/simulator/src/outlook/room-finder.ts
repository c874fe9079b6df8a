import { entriesBetween, overlaps } from '../calendars/series/occurrences.ts';
import { ControlRefusal } from '../control/endpoint.ts';
import { roomProperty } from '../directory/room-place.ts';
import type { Home } from '../tenant/home.ts';
import type { Mailbox } from '../tenant/mailbox.ts';
import { zoneOf } from './outlook-data.ts';

type FoundRoom = {
  readonly name: string;
  readonly address: string;
  readonly building: string;
  readonly floor: string;
  readonly capacity: number | null;
  /** Whether its calendar is empty at that time; null when it can't be asked. */
  readonly free: boolean | null;
};

/**
 * Rooms of the address list with what their calendars say about a time, as Outlook's room finder shows them.
 * @param when  wall times in the person's zone
 */
export function roomsFor({ tenant, mailbox }: Home, when: { start: string; end: string }): readonly FoundRoom[] {
  const zone = zoneOf(mailbox);
  const from = readWall(when.start, zone);
  const to = readWall(when.end, zone);
  return [...tenant.users.values()]
    .filter((user) => user.kind === 'room' && !user.hiddenFromAddressLists)
    .map((user) => {
      const room = tenant.mailboxes.get(user.id);
      return {
        name: user.displayName,
        address: user.mail ?? user.userPrincipalName,
        building: text(roomProperty(user, 'building')),
        floor: text(roomProperty(user, 'floorLabel')),
        capacity: (roomProperty(user, 'capacity') as number | null) ?? null,
        free: room === undefined ? null : isFree(room, from, to),
      };
    });
}

function isFree({ calendar }: Mailbox, from: number, to: number): boolean {
  for (const item of calendar.active()) {
    if (item.isCancelled) continue;
    if (item.series === null) {
      if (item.fields.showAs !== 'free' && overlaps(item.fields, from, to)) return false;
      continue;
    }
    if (entriesBetween(item, from, to).some((entry) => !entry.isCancelled && entry.fields.showAs !== 'free'))
      return false;
  }
  return true;
}

function readWall(wall: string, zone: string): number {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    throw new ControlRefusal(400, `"${wall}" is no date and time`);
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
