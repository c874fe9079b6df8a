import { rewritten } from '../../attendant/rewriting.ts';
import { prefixed } from '../../attendant/wording.ts';
import { hash } from '../../tenant/random.ts';
import { formatMeetingId } from '../../tenant/ids.ts';
import type { Attendee, EventFields, Moment, Recurrence, ResponseKind, Weekday } from '../../tenant/item.ts';
import type { CalendarProcessing } from '../../tenant/processing.ts';
import { subjects } from './generated-names.ts';
import { weeksBack, type MeetingPlan, type PlannedMeeting } from './meeting-plan.ts';
import type { Organisation } from './organisation.ts';

/** What generated copies are made of. */
export type Source = {
  readonly organisation: Organisation;
  readonly plan: MeetingPlan;
  /** First day of the plan, a Monday. */
  readonly firstDay: Temporal.PlainDate;
  /** Its midnight in UTC, epoch milliseconds. */
  readonly firstDayMs: number;
  /** Noon by zone and day, once somebody has asked. */
  readonly noons: Map<string, { readonly wall: Temporal.PlainDateTime; readonly ms: number }>;
  /** What copies say that were read a moment ago. */
  readonly recent: Map<object, EventFields>;
  /** The moment of generation: nothing was written later than this. */
  readonly now: Temporal.Instant;
  /** How the rooms treated the requests. */
  readonly processing: CalendarProcessing;
};

/** In whose mailbox a copy stands. */
export type Owner = { readonly room: number } | { readonly person: number };

const mark = Buffer.from('GEN\0');

/** First day of a plan around `today`. */
export const firstDayOf = (today: Temporal.PlainDate): Temporal.PlainDate =>
  today.subtract({ days: today.dayOfWeek - 1, weeks: weeksBack });

/** The `iCalUId` of a planned meeting; the room and the place in its plan stand in it. */
export function meetingIdOf(source: Source, meeting: PlannedMeeting): string {
  const data = Buffer.alloc(16);
  mark.copy(data);
  data.writeUInt32BE(meeting.room, 4);
  data.writeUInt32BE(meeting.index, 8);
  data.writeUInt32BE(meeting.draw, 12);
  return formatMeetingId(Temporal.Instant.fromEpochMilliseconds(writtenAt(source, meeting)), data);
}

/** When the organizer sent it: days before it began, and before the generation. */
export function writtenAt(source: Source, meeting: PlannedMeeting): number {
  // The zone doesn't matter to a day in the past.
  const ms = source.firstDayMs + meeting.day * 86_400_000 + meeting.startMinute * 60_000;
  const before = (1 + (meeting.draw % 20)) * 86_400_000;
  return Math.min(ms - before, source.now.epochMilliseconds - before);
}

/** What became of an invitation; the room has taken all of them. */
export function answerOf(meeting: PlannedMeeting, person: number): ResponseKind {
  const draw = hash(`${meeting.draw}/${person}`) % 100;
  if (draw < 70) return 'accepted';
  if (draw < 78) return 'tentativelyAccepted';
  return draw < 85 ? 'declined' : 'notResponded';
}

/** One in twenty was called off: the organizer's copy is gone, the others stand there cancelled. */
export const isCalledOff = (meeting: PlannedMeeting): boolean => meeting.weeks === 1 && meeting.draw % 20 === 7;

/** What a copy says. */
export function fieldsOf(source: Source, meeting: PlannedMeeting, owner: Owner): EventFields {
  const { organisation, processing } = source;
  const room = organisation.roomAddress(meeting.room);
  const place = organisation.building(organisation.buildingOfRoom(meeting.room));
  const organizer = organisation.personAddress(meeting.organizer);
  const isOwn = 'person' in owner && owner.person === meeting.organizer;
  const at = Temporal.Instant.fromEpochMilliseconds(writtenAt(source, meeting)).add({ minutes: 5 });
  const attendee = (type: Attendee['type'], address: Attendee['address'], response: ResponseKind): Attendee => {
    const isKnown = isOwn && response !== 'notResponded';
    const status = isKnown ? { response, at } : { response: 'none' as const, at: null };
    return { type, address, status, proposedNewTime: null };
  };
  const location = {
    displayName: room.name,
    locationEmailAddress: room.address,
    locationType: 'conferenceRoom',
    uniqueId: room.address,
    uniqueIdType: 'directory',
  };
  const start = momentOf(source, meeting, meeting.startMinute);
  const fields: EventFields = {
    subject: subjects[meeting.draw % subjects.length]!,
    body: { contentType: 'text', content: `${subjects[meeting.draw % subjects.length]}, ${place.name}` },
    importance: 'normal',
    sensitivity: 'normal',
    start,
    end: momentOf(source, meeting, meeting.startMinute + meeting.minutes),
    isAllDay: false,
    location,
    locations: [location],
    attendees: [
      ...source.plan
        .invited(meeting)
        .map((person) => attendee('required', organisation.personAddress(person), answerOf(meeting, person))),
      attendee('resource', room, 'accepted'),
    ],
    recurrence: meeting.weeks === 1 ? null : weekly(meeting, start),
    showAs: 'busy',
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    onlineMeeting: null,
    allowNewTimeProposals: true,
    responseRequested: true,
    hideAttendees: false,
  };
  const shown = 'room' in owner && processing.automateProcessing === 'AutoAccept';
  const written = shown ? rewritten(processing, fields, organizer.name) : fields;
  if (!isCalledOff(meeting)) return written;
  const language = 'person' in owner ? organisation.person(owner.person).language : place.language;
  return { ...written, subject: prefixed('cancelled', written.subject, language ?? 'en-US') };
}

/** Begin of the meeting, or another minute of its first day. Clocks change at night, so one look a day and zone does. */
export function momentOf(source: Source, meeting: PlannedMeeting, minute: number): Moment {
  const { zone } = source.organisation.building(source.organisation.buildingOfRoom(meeting.room));
  const key = `${zone}/${meeting.day}`;
  let noon = source.noons.get(key);
  if (noon === undefined) {
    const wall = source.firstDay.add({ days: meeting.day }).toPlainDateTime({ hour: 12 });
    noon = { wall, ms: wall.toZonedDateTime(zone).epochMilliseconds };
    source.noons.set(key, noon);
  }
  const fromNoon = minute - 12 * 60;
  return { wall: noon.wall.add({ minutes: fromNoon }), zone, ms: noon.ms + fromNoon * 60_000 };
}

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function weekly({ weeks, day }: PlannedMeeting, { wall, zone }: Moment): Recurrence {
  return {
    pattern: {
      type: 'weekly',
      interval: 1,
      month: 0,
      dayOfMonth: 0,
      daysOfWeek: [weekdays[day % 7]!],
      firstDayOfWeek: 'sunday',
      index: 'first',
    },
    range: { type: 'numbered', startDate: wall.toPlainDate(), endDate: null, numberOfOccurrences: weeks, zone },
  };
}

/** Dates of a series that were called off, one in twenty. */
export function goneDatesOf(source: Source, meeting: PlannedMeeting): string[] {
  const first = source.firstDay.add({ days: meeting.day });
  return Array.from({ length: meeting.weeks }, (_, week) => week)
    .filter((week) => week > 0 && hash(`${meeting.draw}/${week}`) % 20 === 7)
    .map((week) => first.add({ weeks: week }).toString());
}
