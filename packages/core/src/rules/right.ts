import { has } from '../rights/policy.ts';
import type { RightKind } from '../rights/right.ts';
import { always, refusalOf } from './rule.ts';
import type { Rule, RuleRequest } from './rule.ts';

/**
 * Rule 2: who books has Book at the room's location; for somebody else's meeting Book for others. Manage rooms does for both.
 * An organizer from outside who asks through Outlook has no rights at all: the site says whether the room takes the meeting.
 */
export const right: Rule = {
  codes: ['RIGHT_MISSING'],
  appliesTo: always,
  check: (request) => {
    const { actor, source, settings } = request;
    if (source === 'exchange' && actor.personId === null) {
      if (settings.unknownOrganizer === 'accept') return null;
      return missing(request, 'book');
    }
    const own = actor.personId !== null && actor.personId === request.organizerId;
    const enough: readonly RightKind[] = own
      ? ['book', 'bookForOthers', 'manageRooms']
      : ['bookForOthers', 'manageRooms'];
    const place = { locationId: request.room.locationId, roomId: request.room.id };
    return enough.some((kind) => has(actor.rights, kind, place)) ? null : missing(request, enough[0]!);
  },
};

function missing(request: RuleRequest, kind: RightKind): ReturnType<Rule['check']> {
  return refusalOf(request, 'RIGHT_MISSING', { right: kind, location: request.location.name }, 'roomId');
}
