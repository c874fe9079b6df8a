import type { MeetingId } from '@planner/core';
import type { SiteTransaction } from '@planner/db';
import { roomMark } from '../outbound/organizer-event.ts';
import type { OrganizerEvent } from '../outbound/organizer-event.ts';
import { onlyDate } from '../projection.ts';
import type { ProjectionField } from '../projection.ts';
import { moveOrganizerEvent } from '../queries/organizer-event-queries.ts';
import { dateInUid } from './date-in-uid.ts';
import { projectionOfItem } from './remote-item.ts';
import type { RemoteItem } from './remote-item.ts';

/** Planner's own event goes with its meeting when that has become another one. */
export async function eventFor(
  tx: SiteTransaction,
  event: OrganizerEvent,
  meetingId: MeetingId | null,
): Promise<OrganizerEvent> {
  if (meetingId === null || meetingId === event.meetingId) return event;
  await moveOrganizerEvent(tx, event.meetingId, meetingId);
  return { ...event, meetingId, reachedVersion: 1 };
}

/** What the organizer has changed in Outlook is as good as written by us: it needn't be written once more. */
export function agreedEvent(
  event: OrganizerEvent,
  item: RemoteItem,
  fields: ReadonlySet<ProjectionField>,
): OrganizerEvent {
  const { base } = event;
  if (base === null) return event;
  const theirs = projectionOfItem(item);
  const key = dateInUid(item.uid)?.key ?? null;
  const span = theirs.dates[onlyDate];
  const time =
    key === null
      ? { zone: theirs.zone, allDay: theirs.allDay, rule: theirs.rule, dates: theirs.dates }
      : { dates: { ...base.dates, ...(span ? { [key]: span } : {}) } };
  const rooms = base.people.filter((one) => one.startsWith(roomMark('')));
  return {
    ...event,
    base: {
      ...base,
      ...(fields.has('subject') && key === null ? { subject: theirs.subject } : {}),
      ...(fields.has('privacy') && key === null ? { privacy: theirs.privacy } : {}),
      ...(fields.has('people') && key === null ? { people: [...theirs.people, ...rooms].toSorted() } : {}),
      ...(fields.has('time') ? time : {}),
    },
  };
}
