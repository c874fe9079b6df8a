import { expandSeries } from '@planner/core';
import type { RoomId, SeriesRule } from '@planner/core';
import { graphZoneOf } from '@planner/graph';
import type { EventDraft, EventPart } from '@planner/graph';
import type { OurBooking, OurMeeting } from '../our-meeting.ts';
import { standingBookings } from '../our-meeting.ts';
import { canonicalRule, onlyDate, stableText } from '../projection.ts';
import type { Projection, Span } from '../projection.ts';
import type { LinkedRoom } from '../queries/place-queries.ts';
import { roomMark } from './organizer-event.ts';
import type { OrganizerEvent } from './organizer-event.ts';

/** One date as Planner wants it in the organizer's calendar. */
export interface WantedDate {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  readonly roomIds: readonly RoomId[];
}

/** The event of a meeting as it should be. */
export interface WantedEvent {
  readonly draft: EventDraft;
  /** By original local date, or `onlyDate`. */
  readonly dates: ReadonlyMap<string, WantedDate>;
  /** Rooms of the meeting itself; a date may have others. */
  readonly roomIds: readonly RoomId[];
  readonly projection: Projection;
}

export type OutboundDecision =
  | { readonly do: 'nothing' }
  | { readonly do: 'create'; readonly wanted: WantedEvent }
  | {
      readonly do: 'change';
      readonly wanted: WantedEvent;
      readonly parts: ReadonlySet<EventPart>;
      readonly ruleChanged: boolean;
      readonly datesChanged: boolean;
    }
  /** Nothing of it lies ahead any more. */
  | {
      readonly do: 'withdraw';
      /** Key of the last date that has begun; null = none has. */ readonly lastBegun: string | null;
    };

/**
 * What the event of a Planner-made meeting needs (sync.md §§3, 5). Commands are states to reach: the same state asked for
 * twice gives nothing the second time, so nobody is mailed again. Pure.
 */
export function decideOutbound(
  ours: OurMeeting,
  event: OrganizerEvent | null,
  rooms: ReadonlyMap<RoomId, LinkedRoom>,
  now: Temporal.Instant,
): OutboundDecision {
  const wanted = ours.active ? wantedEvent(ours, rooms, now) : null;
  const isLive = event !== null && event.eventId !== null && event.state !== 'ended';
  if (!wanted) {
    if (!isLive && event?.state !== 'wanted') return { do: 'nothing' };
    return { do: 'withdraw', lastBegun: lastBegunKey(ours, now) };
  }
  if (!isLive) {
    // What has begun is history; it isn't written into a calendar any more.
    const ahead = [...wanted.dates.values()].some(({ start }) => Temporal.Instant.compare(start, now) > 0);
    return ahead || event?.state === 'wanted' ? { do: 'create', wanted } : { do: 'nothing' };
  }
  return changesOf(wanted, event.base, now);
}

function changesOf(wanted: WantedEvent, base: Projection | null, now: Temporal.Instant): OutboundDecision {
  const { projection } = wanted;
  if (base === null) {
    return {
      do: 'change',
      wanted,
      parts: new Set(['subject', 'time', 'privacy', 'people']),
      ruleChanged: projection.rule !== null,
      datesChanged: true,
    };
  }
  const parts = new Set<EventPart>();
  if (projection.subject !== base.subject) parts.add('subject');
  if (projection.privacy !== base.privacy) parts.add('privacy');
  if (stableText(projection.people) !== stableText(base.people)) parts.add('people');
  const ruleChanged = projection.rule !== null && projection.rule !== base.rule;
  const timeChanged =
    ruleChanged || (projection.rule === null && stableText(projection.dates) !== stableText(base.dates));
  if (timeChanged) parts.add('time');
  const datesChanged = projection.rule !== null && (ruleChanged || futureDiffers(projection, base, now));
  if (parts.size === 0 && !datesChanged) return { do: 'nothing' };
  return { do: 'change', wanted, parts, ruleChanged, datesChanged };
}

function futureDiffers(wanted: Projection, base: Projection, now: Temporal.Instant): boolean {
  const ahead = ({ dates, roomsOfDates }: Projection): string =>
    stableText(
      Object.entries(dates)
        .filter(([, [start]]) => Temporal.Instant.compare(Temporal.Instant.from(start), now) > 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, span]) => [key, span, roomsOfDates?.[key] ?? null]),
    );
  return ahead(wanted) !== ahead(base);
}

/** The event that a meeting should have. @returns null when no room with a mailbox holds anything ahead */
export function wantedEvent(
  ours: OurMeeting,
  rooms: ReadonlyMap<RoomId, LinkedRoom>,
  now: Temporal.Instant,
): WantedEvent | null {
  const held = standingBookings(ours).filter(({ roomId }) => rooms.has(roomId));
  if (!held.some(({ end }) => Temporal.Instant.compare(end, now) > 0)) return null;
  const dates = datesByKey(held);
  const first = firstSpan(ours, dates);
  if (!first) return null;
  const roomIds = [
    ...new Set(held.filter(({ meetingId }) => meetingId === ours.meetingId).map(({ roomId }) => roomId)),
  ];
  const meetingRooms = roomIds.length > 0 ? roomIds : [...new Set(held.map(({ roomId }) => roomId))];
  const places = meetingRooms.map((roomId) => rooms.get(roomId)!);
  const draft: EventDraft = {
    subject: ours.subject,
    body: ours.body,
    start: first.start,
    end: first.end,
    zone: ours.zone,
    allDay: ours.allDay,
    privacy: ours.privacy,
    recurrence: ours.rule,
    attendees: [
      ...ours.attendees,
      ...places.map(({ name, address }) => ({ name, address, type: 'resource' as const })),
    ],
    locations: places.map(({ name, address }) => ({ name, address })),
  };
  return { draft, dates, roomIds: meetingRooms, projection: projectionOfDraft(draft, dates, rooms) };
}

function datesByKey(held: readonly OurBooking[]): Map<string, WantedDate> {
  const dates = new Map<string, WantedDate>();
  for (const { key, start, end, roomId } of held) {
    const known = dates.get(key);
    dates.set(key, { start, end, roomIds: [...(known?.roomIds ?? []), roomId] });
  }
  return dates;
}

// Graph wants a series' start on its first real occurrence, whether or not that date is held.
function firstSpan(
  ours: OurMeeting,
  dates: ReadonlyMap<string, WantedDate>,
): { start: Temporal.Instant; end: Temporal.Instant } | null {
  if (ours.rule === null) return dates.get(onlyDate) ?? null;
  const expansion = expandSeries(ours.rule);
  return expansion.ok ? (expansion.value[0] ?? null) : null;
}

function projectionOfDraft(
  draft: EventDraft,
  dates: ReadonlyMap<string, WantedDate>,
  rooms: ReadonlyMap<RoomId, LinkedRoom>,
): Projection {
  const rule: SeriesRule | null = draft.recurrence;
  const own = addressesOf(draft.attendees.filter(({ type }) => type === 'resource'));
  const roomsOfDates = Object.fromEntries(
    [...dates]
      .map(([key, { roomIds }]) => [key, addressesOf(roomIds.flatMap((roomId) => rooms.get(roomId) ?? []))] as const)
      .filter(([, addresses]) => addresses.join() !== own.join()),
  );
  return {
    subject: draft.subject,
    privacy: draft.privacy,
    people: draft.attendees
      .map(({ address, type }) => (type === 'resource' ? roomMark(address) : address.toLowerCase()))
      .toSorted(),
    zone: graphZoneOf(rule?.zone ?? draft.zone),
    allDay: draft.allDay,
    rule: rule === null ? null : canonicalRule(rule),
    dates: Object.fromEntries(
      [...dates].map(([key, { start, end }]): [string, Span] => [key, [start.toString(), end.toString()]]),
    ),
    ...(rule === null ? {} : { roomsOfDates }),
  };
}

function addressesOf(rooms: readonly { readonly address: string }[]): string[] {
  return rooms.map(({ address }) => address.toLowerCase()).toSorted();
}

function lastBegunKey(ours: OurMeeting, now: Temporal.Instant): string | null {
  const begun = standingBookings(ours).filter(({ start }) => Temporal.Instant.compare(start, now) <= 0);
  return (
    begun
      .map(({ key }) => key)
      .toSorted()
      .at(-1) ?? null
  );
}
