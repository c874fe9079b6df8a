import { has } from '@planner/core';
import type { LocationId, PersonId, Privacy, Right, RoomId, SiteSettings } from '@planner/core';

/** Who looks. */
export interface Viewer {
  readonly personId: PersonId;
  readonly rights: readonly Right[];
  readonly settings: Pick<SiteSettings, 'colleaguesSeeSubject'>;
}

/** As much of a meeting as deciding about its visibility needs. */
export interface Seen {
  readonly organizerId: PersonId | null;
  readonly creatorId: PersonId | null;
  /** Whether the viewer's own address stands among the attendees. */
  readonly viewerAttends: boolean;
  readonly privacy: Privacy;
  /** Where its rooms are: rights hold by place. */
  readonly places: readonly { readonly locationId: LocationId; readonly roomId: RoomId }[];
}

/** What the viewer is shown of a meeting beside its time, room and organizer, which everybody sees (domain §8). */
export interface Visibility {
  readonly mine: boolean;
  readonly subject: boolean;
  readonly attendees: 'names' | 'count' | 'none';
  /** Whether a change may be asked for at all; the rules still judge it. */
  readonly mayChange: boolean;
}

/**
 * Domain §8 for people who are signed in. A private meeting shows its subject and people to those in it alone: no right
 * opens it, not even the administrator's, which opens no meeting at all.
 */
export function visibilityFor(viewer: Viewer, meeting: Seen): Visibility {
  const mine = meeting.organizerId === viewer.personId || meeting.creatorId === viewer.personId;
  const inside = mine || meeting.viewerAttends;
  const open = meeting.privacy === 'normal';
  const holds = (kind: Right['kind']) => meeting.places.some((place) => has(viewer.rights, kind, place));
  const secretary = holds('bookForOthers');
  const manages = holds('manageRooms');
  return {
    mine,
    subject: inside || (open && (secretary || manages || holds('reception') || viewer.settings.colleaguesSeeSubject)),
    attendees: inside || (open && secretary) ? 'names' : manages ? 'count' : 'none',
    mayChange: mine || secretary || manages,
  };
}
