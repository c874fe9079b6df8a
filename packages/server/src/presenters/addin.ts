import { isHolding } from '@planner/core';
import type { Floor, RoomId } from '@planner/core';
import type { Held, RoomsForDates } from '@planner/bookings';
import type { PlacedRoom, StoredBooking, StoredDraft } from '@planner/db';
import type { PaneDraftAnswer, PaneMeetingAnswer, PaneRoomAnswer, PaneRoomsAnswer } from '../api/addin-schema.ts';
import { presentRefusal } from './refusals.ts';
import type { Reader } from './refusals.ts';

/** What the pane is answered with beside the thing itself. */
export interface PaneFrame {
  readonly reader: Reader;
  readonly floors: readonly Floor[];
  readonly rooms: ReadonlyMap<RoomId, PlacedRoom>;
}

/** A room as the pane needs it. Its address is told to whoever may book it: Outlook invites the room by it. */
export function presentPaneRoom({ room, location }: PlacedRoom, floors: readonly Floor[]): PaneRoomAnswer {
  return {
    id: room.id,
    name: room.name,
    capacity: room.capacity,
    features: [...room.features],
    locationName: location.name,
    floorName: floors.find(({ id }) => id === room.floorId)?.name ?? null,
    zone: location.zone,
    address: room.mailbox,
  };
}

/** Rooms for the dates of an appointment, best first. */
export function presentPaneRooms(found: RoomsForDates, { reader, floors }: Omit<PaneFrame, 'rooms'>): PaneRoomsAnswer {
  const [first] = found.dates;
  const last = found.dates.at(-1);
  if (!first || !last) throw new Error('an appointment without a date was let through');
  const timeOf = ({ start, end }: typeof first) => ({ start: start.toString(), end: end.toString() });
  return {
    dates: found.dates.length,
    first: timeOf(first),
    last: timeOf(last),
    rooms: found.rooms.map(({ placed, freeDates, without, warnings }) => ({
      room: presentPaneRoom(placed, floors),
      freeDates,
      without: without.map(({ key, start, refusal, instead }) => ({
        key,
        start: start.toString(),
        reason: presentRefusal(refusal, reader),
        instead,
      })),
      warnings: warnings.map((warning) => presentRefusal(warning, reader)),
    })),
    nearest: found.nearest.map(({ roomId, roomName, start, end }) => ({
      roomId,
      roomName,
      start: start.toString(),
      end: end.toString(),
    })),
    reasons: found.refusals.map((refusal) => presentRefusal(refusal, reader)),
  };
}

/** What is kept for an appointment. @param ticket  for the send check, where it was just made */
export function presentPaneDraft(
  { draft, skipped }: { readonly draft: StoredDraft; readonly skipped: Held['skipped'] },
  {
    frame,
    meeting,
    ticket,
  }: { readonly frame: PaneFrame; readonly meeting: PaneMeetingAnswer | null; readonly ticket: string | null },
): PaneDraftAnswer {
  return {
    draftKey: draft.id,
    revision: draft.revision,
    state: draft.state,
    reason: draft.reason && presentRefusal(draft.reason, frame.reader),
    expiresAt: draft.expiresAt.toString(),
    dates: draft.dates,
    rooms: draft.roomIds.flatMap((roomId) => {
      const placed = frame.rooms.get(roomId);
      return placed ? [presentPaneRoom(placed, frame.floors)] : [];
    }),
    gaps: skipped.flatMap(({ key, roomId, errors }) => {
      const [refusal] = errors;
      return refusal ? [{ key, roomId, reason: presentRefusal(refusal, frame.reader) }] : [];
    }),
    ticket,
    meeting,
  };
}

/** The rooms of a meeting as they stand, each with the state of its next date. */
export function presentPaneMeeting(
  meeting: {
    readonly id: string;
    readonly draftKey: string | null;
    readonly mayChange: boolean;
    readonly bookings: readonly StoredBooking[];
    readonly now: Temporal.Instant;
  },
  frame: PaneFrame,
): PaneMeetingAnswer {
  const byRoom = Map.groupBy(meeting.bookings, ({ roomId }) => roomId);
  return {
    meetingId: meeting.id,
    draftKey: meeting.draftKey,
    mayChange: meeting.mayChange,
    rooms: [...byRoom].flatMap(([roomId, bookings]) => {
      const placed = frame.rooms.get(roomId);
      const next = bookings.find(({ end }) => Temporal.Instant.compare(end, meeting.now) > 0) ?? bookings.at(-1);
      if (!placed || !next) return [];
      return [
        {
          room: presentPaneRoom(placed, frame.floors),
          state: next.state,
          reason: next.reason && presentRefusal(next.reason, frame.reader),
          dates: bookings.length,
          standing: bookings.filter(({ state }) => isHolding(state)).length,
        },
      ];
    }),
  };
}
