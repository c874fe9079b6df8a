import { dateIn } from '@planner/core';
import { GraphFailure } from '@planner/graph';
import type { GraphClient, RemoteAttendee } from '@planner/graph';
import type { InboundState, OrganizerCopy } from '../authority/authority.ts';
import { onlyDate } from '../projection.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { dateInUid } from './date-in-uid.ts';
import { readItem } from './read-changes.ts';
import { projectionOfItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';
import type { Subject } from './what-is-known.ts';

const nothingThere: OrganizerCopy = { projection: null, room: 'notInvited' };

/**
 * What the organizer's own copy says of a meeting, for one room: the only copy that is never late.
 * @returns `unreadable` when we may not see the mailbox, it isn't one of this tenant, or nobody knows whose it is
 * @throws GraphFailure of a kind that may pass
 */
export async function organizerCopyOf(
  client: GraphClient,
  subject: Subject,
  room: LinkedRoom,
): Promise<InboundState['organizerCopy']> {
  const uid = subject.kind === 'item' ? subject.item.uid : subject.link.uid;
  const mailbox =
    (subject.kind === 'item' ? subject.item.event.organizer?.address : subject.link.organizerAddress) ?? '';
  if (!mailbox.includes('@')) return 'unreadable';
  // What vanished from the room's own calendar has no other copy.
  const isOwn = mailbox.toLowerCase() === room.address.toLowerCase();
  if (isOwn && subject.kind === 'gone') return 'unreadable';
  const date = dateInUid(uid);
  try {
    const zone = subject.kind === 'item' ? subject.item.event.zone : room.zone;
    const key = { uid: date?.masterUid ?? uid, originalStart: null, eventId: null };
    const copy = await readItem(client, { mailbox, zone }, key);
    if (!copy || copy.event.cancelled) return nothingThere;
    if (isOwn) return { projection: projectionOfItem(copy), room: 'answered' };
    return date === null ? copyOfWhole(copy, room) : copyOfDate(copy, room, date.key);
  } catch (error) {
    if (error instanceof GraphFailure && !error.mayPass) return 'unreadable';
    throw error;
  }
}

function copyOfWhole(copy: RemoteItem, room: LinkedRoom): OrganizerCopy {
  const projection = projectionOfItem(copy);
  // A date that the room has declined has left its calendar, and stays on the organizer's.
  const isHere = (list: readonly RemoteAttendee[]): boolean =>
    (find(list, room)?.response ?? 'declined') !== 'declined';
  const elsewhere = new Set([...attendeesByDate(copy)].filter(([, list]) => !isHere(list)).map(([key]) => key));
  const dates = Object.fromEntries(Object.entries(projection.dates).filter(([key]) => !elsewhere.has(key)));
  return { projection: { ...projection, dates }, room: stateOf(copy.event.attendees, room) };
}

function copyOfDate(copy: RemoteItem, room: LinkedRoom, key: string): OrganizerCopy {
  const projection = projectionOfItem(copy);
  const attendees = attendeesByDate(copy).get(key) ?? copy.event.attendees;
  const span = projection.dates[key];
  if (!span) return nothingThere;
  return { projection: { ...projection, rule: null, dates: { [onlyDate]: span } }, room: stateOf(attendees, room) };
}

function attendeesByDate({ event, rule }: RemoteItem): Map<string, readonly RemoteAttendee[]> {
  const zone = rule?.zone ?? event.zone;
  return new Map(event.exceptions.map((one) => [dateIn(one.originalStart ?? one.start, zone), one.attendees] as const));
}

function find(attendees: readonly RemoteAttendee[], room: LinkedRoom): RemoteAttendee | undefined {
  return attendees.find(({ address }) => address.toLowerCase() === room.address.toLowerCase());
}

function stateOf(attendees: readonly RemoteAttendee[], room: LinkedRoom): OrganizerCopy['room'] {
  const known = find(attendees, room);
  if (!known) return 'notInvited';
  if (known.response === 'declined') return 'declined';
  return known.response === 'accepted' || known.response === 'tentativelyAccepted' ? 'answered' : 'invited';
}
