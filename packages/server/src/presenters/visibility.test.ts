import { describe, expect, test } from 'vitest';
import type { LocationId, PersonId, Privacy, Right, RightKind, RoomId } from '@planner/core';
import { visibilityFor } from './visibility.ts';

const ida = 'ida' as PersonId;
const lars = 'lars' as PersonId;
const copenhagen = { locationId: 'copenhagen' as LocationId, roomId: 'room' as RoomId };

function right(kind: RightKind, where?: string): Right {
  return { kind, scope: where ? { kind: 'locations', locationIds: [where as LocationId] } : { kind: 'site' } };
}

interface Look {
  readonly who?: PersonId;
  readonly rights?: readonly Right[];
  readonly privacy?: Privacy;
  readonly attends?: boolean;
  readonly open?: boolean;
}

/** What somebody sees of a meeting of Lars in Copenhagen. */
function look({ who = ida, rights = [right('book')], privacy = 'normal', attends = false, open = false }: Look) {
  return visibilityFor(
    { personId: who, rights, settings: { colleaguesSeeSubject: open } },
    { organizerId: lars, creatorId: lars, viewerAttends: attends, privacy, places: [copenhagen] },
  );
}

describe('who sees what of a meeting', () => {
  test('its organizer sees and changes everything, also when it is private', () => {
    expect(look({ who: lars, privacy: 'private' })).toEqual({
      mine: true,
      subject: true,
      attendees: 'names',
      mayChange: true,
    });
  });

  test('an attendee sees subject and people, also when it is private, but may not change it', () => {
    const seen = look({ attends: true, privacy: 'confidential' });
    expect(seen).toEqual({ mine: false, subject: true, attendees: 'names', mayChange: false });
  });

  test('a colleague sees neither subject nor people, unless the site shows subjects of normal meetings', () => {
    expect(look({})).toMatchObject({ subject: false, attendees: 'none' });
    expect(look({ open: true })).toMatchObject({ subject: true, attendees: 'none' });
    expect(look({ open: true, privacy: 'private' }).subject).toBe(false);
  });

  test('a secretary of the place sees a normal meeting, not a private one', () => {
    const rights = [right('bookForOthers', 'copenhagen')];
    expect(look({ rights })).toMatchObject({ subject: true, attendees: 'names', mayChange: true });
    expect(look({ rights, privacy: 'private' })).toMatchObject({ subject: false, attendees: 'none' });
    expect(look({ rights: [right('bookForOthers', 'boston')] }).subject).toBe(false);
  });

  test('a facility manager of the place sees the subject and how many come, not who', () => {
    const rights = [right('manageRooms', 'copenhagen')];
    expect(look({ rights })).toMatchObject({ subject: true, attendees: 'count', mayChange: true });
    expect(look({ rights, privacy: 'private' })).toMatchObject({ subject: false, attendees: 'count' });
  });

  test('an administrator without further rights sees no more than any colleague', () => {
    expect(look({ rights: [right('administrator')] })).toEqual(look({ rights: [] }));
  });
});
