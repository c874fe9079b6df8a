import { type Actor, bookMeeting } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import type { World, WorldPerson, WorldRoom } from './world.ts';

/** A person of the world as they act in Planner. */
export function actorOf(person: WorldPerson): Actor {
  return {
    kind: 'person',
    personId: person.id,
    rights: person.rights,
    vipCategories: [],
    displayName: person.displayName,
  };
}

/**
 * An hour in a room, booked in Planner by its organizer as "Planner meeting".
 * @param from  wall time in Copenhagen, such as 2026-11-26T10:00
 * @throws with the code of the first refusal
 */
export async function bookInPlanner(
  world: World,
  { person, room, from }: { readonly person: WorldPerson; readonly room: WorldRoom; readonly from: string },
): Promise<MeetingId> {
  const start = Temporal.PlainDateTime.from(from).toZonedDateTime('Europe/Copenhagen').toInstant();
  const booked = await bookMeeting(
    world.scope,
    {
      actor: actorOf(person),
      source: 'web',
      subject: 'Planner meeting',
      organizer: { kind: 'person', personId: person.id },
      attendees: [],
      privacy: 'normal',
      roomIds: [room.id],
      when: { kind: 'single', start, end: start.add({ minutes: 60 }), zone: 'Europe/Copenhagen', allDay: false },
      correlationId: null,
    },
    world.deps,
  );
  if (!booked.ok) throw new Error(booked.errors[0]?.code);
  return booked.value.meeting.id;
}
