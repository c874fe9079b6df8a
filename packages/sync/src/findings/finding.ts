import type { JsonValue, RoomId } from '@planner/core';

export const findingKinds = [
  /** An event that can't be understood or applied; its neighbours go on. */
  'quarantined',
  /** In the room's calendar without any rule having been asked, and in the way of one. */
  'shadow',
  /** Moved in the room's calendar; the organizer's copy says otherwise. */
  'editedByHand',
  /** Vanished from the room's calendar; Exchange told nobody. */
  'removedByHand',
  'zeroLength',
  'answeredByOther',
  /** Again and again somebody else answers where Planner is to: the room's own AutoAccept, in all likelihood. */
  'autoAcceptOn',
  /** An accepted meeting vanished after its start: a check-in of Exchange, Places or a panel releases the room, beside Planner's. */
  'releasedByExchange',
  /** The room's mailbox doesn't answer, or access to it is missing. */
  'unreachable',
  /** Exchange refuses a write for good. */
  'refusedByExchange',
  /** The room copy of a meeting made in Planner hasn't come. */
  'noRoomCopy',
  /** Exchange is to answer for the room, and nobody has answered a request in it. */
  'notAnswered',
  /** Dates of a series are other ones at Exchange than its rule gives here. */
  'explicitDates',
  /** The organizer's mailbox can't be written; the event lives in the room's calendar. */
  'homeIsRoom',
  /** Accepted before the room was linked, and in the way of something else: left there, and no booking. */
  'linkConflict',
  /** A note on the calendar of a room that was linked: no booking. */
  'linkLeftOut',
  /** An endless series from before the room was linked: held as far as the horizon. */
  'endless',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Something an administrator should know, with what the sentence needs. One is open at a time about each subject. */
export interface Finding {
  readonly kind: FindingKind;
  readonly roomId: RoomId | null;
  readonly subjectKey: string;
  readonly params: JsonValue;
  /** What Graph sent, without titles, bodies and people. */
  readonly raw?: JsonValue;
}

export interface OpenFinding {
  readonly kind: FindingKind;
  readonly subjectKey: string;
  readonly params: JsonValue;
  readonly attempts: number;
}

// What helps to find the cause and names nobody.
const harmless = new Set([
  'id',
  '@odata.type',
  '@odata.etag',
  'type',
  'iCalUId',
  'seriesMasterId',
  'start',
  'end',
  'originalStart',
  'originalStartTimeZone',
  'originalEndTimeZone',
  'isAllDay',
  'isCancelled',
  'isDraft',
  'isOrganizer',
  'recurrence',
  'responseStatus',
  'responseRequested',
  'sensitivity',
  'showAs',
  'transactionId',
  'createdDateTime',
  'lastModifiedDateTime',
  'cancelledOccurrences',
]);
const longestRaw = 20_000;

/** An event of Graph without what concerns people: titles, bodies, names and addresses stay out of the findings. */
export function privacyFiltered(raw: unknown): JsonValue {
  if (typeof raw !== 'object' || raw === null) return null;
  const kept = Object.fromEntries(Object.entries(raw).filter(([name]) => harmless.has(name)));
  // Half characters and NUL, the usual reason for being here, can't be stored.
  const text = JSON.stringify(kept)
    .toWellFormed()
    .replaceAll('\\u0000', '\\ufffd')
    .replaceAll(/\\ud[89a-f][0-9a-f]{2}/gi, '\\ufffd');
  return text.length > longestRaw ? { tooLong: text.length } : (JSON.parse(text) as JsonValue);
}
