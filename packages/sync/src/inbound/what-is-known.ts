import type { SiteTransaction } from '@planner/db';
import type { OwnEvent, OwnWrites } from '../authority/authority.ts';
import { isExpected } from '../link.ts';
import type { Link } from '../link.ts';
import { dateAlone } from '../our-meeting.ts';
import type { OurMeeting } from '../our-meeting.ts';
import type { OrganizerEvent } from '../outbound/organizer-event.ts';
import { roomMark } from '../outbound/organizer-event.ts';
import { onlyDate, stableText } from '../projection.ts';
import type { Projection } from '../projection.ts';
import { linkByKey, meetingOfSiblings } from '../queries/link-queries.ts';
import { organizerEventByUid, organizerEventOf } from '../queries/organizer-event-queries.ts';
import { ourMeeting } from '../queries/our-meeting-queries.ts';
import { meetingWrites } from '../queries/outbox-queries.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { dateInUid } from './date-in-uid.ts';
import { projectionOfItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';

/** One meeting of a room's calendar, or the link of one that vanished from it. */
export type Subject =
  { readonly kind: 'item'; readonly item: RemoteItem } | { readonly kind: 'gone'; readonly link: Link };

/** What Planner knows about a meeting of a room's calendar. */
export interface Known {
  readonly link: Link | null;
  /** The meeting; for a room that was invited to one date of a series, that date alone. */
  readonly ours: OurMeeting | null;
  /** Planner's own event of the meeting, whether or not the subject still belongs to it. */
  readonly event: OrganizerEvent | null;
  readonly own: OwnEvent | null;
  readonly written: OwnWrites;
}

/** Finds the meeting behind a subject: by its link, by Planner's own event, or by other rooms of the same invitation. */
export async function whatIsKnown(
  tx: SiteTransaction,
  { room, now }: { readonly room: LinkedRoom; readonly now: Temporal.Instant },
  subject: Subject,
): Promise<Known> {
  const key =
    subject.kind === 'gone' ? subject.link : { uid: subject.item.uid, originalStart: subject.item.originalStart };
  const link = subject.kind === 'gone' ? subject.link : await linkByKey(tx, { roomId: room.roomId, ...key });
  const date = dateInUid(key.uid);
  const byUid =
    date !== null || key.originalStart === null ? await organizerEventByUid(tx, date?.masterUid ?? key.uid) : null;
  const linked = link?.meetingId ?? null;
  // A room that the meeting has left knows what it was; whichever of the others has it by now knows what it is.
  const meetingId =
    (link?.state === 'ended' ? null : linked) ??
    byUid?.meetingId ??
    (await meetingOfSiblings(tx, { roomId: room.roomId, uid: key.uid, originalStart: key.originalStart })) ??
    linked;
  const whole = meetingId === null ? null : await ourMeeting(tx, meetingId);
  // A meeting whose event was taken back and made anew is still linked to the old one.
  const event = byUid ?? (whole && link?.meetingId ? await organizerEventOf(tx, whole.meetingId) : null);
  const ours = whole !== null && event !== null && date !== null ? dateAlone(whole, date.key) : whole;
  const writes = whole === null ? null : await meetingWrites(tx, whole.meetingId, now);
  return {
    link,
    ours,
    event,
    own: event && ownEventOf(event, { room, uid: key.uid }),
    written: writes ?? (event === null ? 'never' : 'settled'),
  };
}

/** Whether a room sees a series of Planner's for the first time, with just the dates that were written. */
export async function isOwnAsWritten(tx: SiteTransaction, room: LinkedRoom, item: RemoteItem): Promise<boolean> {
  const event = await organizerEventByUid(tx, item.uid);
  const own = event && ownEventOf(event, { room, uid: item.uid });
  if (!own?.current || !own.invites || own.base === null) return false;
  const link = await linkByKey(tx, { roomId: room.roomId, uid: item.uid, originalStart: null });
  if (link !== null && !isExpected(link)) return false;
  const theirs = projectionOfItem(item);
  return theirs.rule === own.base.rule && stableText(theirs.dates) === stableText(own.base.dates);
}

function ownEventOf(
  event: OrganizerEvent,
  { room, uid }: { readonly room: LinkedRoom; readonly uid: string },
): OwnEvent {
  const date = dateInUid(uid);
  const isCurrent = event.state !== 'ended' && event.uid === (date?.masterUid ?? uid);
  if (event.base === null) return { current: isCurrent, base: null, invites: false };
  const invitesSeries = event.base.people.includes(roomMark(room.address));
  const base = forRoom(event.base, room.address.toLowerCase());
  if (date === null) return { current: isCurrent, base, invites: invitesSeries };
  // Invited to the whole series by now, the room has lost the date that stood alone: it's part of the series.
  const span = base.dates[date.key];
  const alone: Projection = { ...base, rule: null, dates: span ? { [onlyDate]: span } : {} };
  return { current: isCurrent && !invitesSeries, base: alone, invites: span !== undefined };
}

/** What was written, as one room gets to see it: without the other rooms, and without the dates that aren't in this one. */
function forRoom({ roomsOfDates, ...base }: Projection, address: string): Projection {
  const mark = roomMark('');
  const rooms = base.people.filter((one) => one.startsWith(mark)).map((one) => one.slice(mark.length));
  const isHere = (key: string): boolean => (roomsOfDates?.[key] ?? rooms).includes(address);
  return {
    ...base,
    people: base.people.filter((one) => !one.startsWith(mark)),
    // A single meeting that the room has left shows it as it was.
    dates:
      base.rule === null ? base.dates : Object.fromEntries(Object.entries(base.dates).filter(([key]) => isHere(key))),
  };
}
