import type { LayoutName, Room } from '../room.ts';
import { always, managesRoom, refusalOf } from './rule.ts';
import type { Rule } from './rule.ts';

/** How many people fit: the chosen layout's number, or the room's own without a layout. */
export function capacityOf(room: Pick<Room, 'capacity' | 'layouts'>, layout: LayoutName | null): number {
  return room.layouts.find((candidate) => candidate.name === layout)?.capacity ?? room.capacity;
}

/** Rule 11: there are no more people than seats. Only a strict room refuses, and never a meeting from Outlook. */
export const capacity: Rule = {
  codes: ['CAPACITY'],
  appliesTo: always,
  check: (request) => {
    const limit = capacityOf(request.room, request.layout);
    if (request.headcount <= limit) return null;
    const larger = (request.largerRooms ?? []).map(({ roomId, name, capacity: seats }) => ({
      roomId,
      name,
      capacity: seats,
    }));
    return refusalOf(request, 'CAPACITY', { limit, headcount: request.headcount, larger }, 'headcount');
  },
  mayPass: (request) => !request.room.capacityStrict || request.source === 'exchange' || managesRoom(request),
};
