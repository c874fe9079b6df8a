import { GraphFailure, cancelEvent, deleteEvent, getEvent, patchBody, patchEvent } from '@planner/graph';
import type { EventDraft } from '@planner/graph';
import { onlyDate } from '../projection.ts';
import type { OrganizerEvent } from './organizer-event.ts';
import { isRoomHome, placeOf } from './reach-context.ts';
import type { ReachContext } from './reach-context.ts';

/**
 * Takes Planner's own event back. Nothing that has begun is cancelled: a series that has is cut after its last begun date,
 * a single meeting that has is left as it is.
 */
export async function withdrawEvent(
  context: ReachContext,
  live: OrganizerEvent,
  lastBegun: string | null,
): Promise<void> {
  const { client, ours } = context;
  if (live.eventId === null || lastBegun === onlyDate) return;
  const place = placeOf(context, live);
  if (lastBegun !== null && ours.rule !== null) {
    await cutAfter(context, live, lastBegun);
    return;
  }
  // In a room's own calendar nobody else is told; with people or rooms invited a cancellation goes out.
  const alone = isRoomHome(context, live) && (live.base?.people.length ?? 0) <= 1;
  try {
    await (alone ? deleteEvent(client, place, live.eventId) : cancelEvent(client, place, live.eventId, ''));
  } catch (error) {
    // Called off or deleted by its organizer meanwhile.
    if (!(error instanceof GraphFailure) || error.kind !== 'invalid') throw error;
    if (await getEvent(client, place, live.eventId)) throw error;
  }
}

async function cutAfter(context: ReachContext, live: OrganizerEvent, lastBegun: string): Promise<void> {
  const { ours, client } = context;
  const rule = ours.rule!;
  const cut = { ...rule, range: { type: 'endDate' as const, startDate: rule.range.startDate, endDate: lastBegun } };
  const place = placeOf(context, live);
  const current = await getEvent(client, place, live.eventId!);
  if (!current) return;
  const draft: EventDraft = {
    subject: ours.subject,
    body: null,
    start: current.start,
    end: current.end,
    zone: ours.zone,
    allDay: ours.allDay,
    privacy: ours.privacy,
    recurrence: cut,
    attendees: [],
    locations: [],
  };
  await patchEvent(client, place, live.eventId!, {
    body: patchBody(draft, new Set(['time']), { withRecurrence: true }),
    ifMatch: current.etag,
  });
}
