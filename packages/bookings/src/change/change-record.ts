import type { JsonValue, Outcome } from '@planner/core';
import type { PlacedRoom, SiteTransaction, StoredBooking, StoredMeeting } from '@planner/db';
import { groundOf, lookAround } from '../prepare.ts';
import { nothing, newsOf, outboxOf, auditOf, spanOf } from '../record.ts';
import type { AuditAction } from '../record.ts';
import type { BookingChanges } from '@planner/db';
import type { BookingDeps } from '../deps.ts';
import type { MeetingDate } from '../judge/dates.ts';
import type { Diary } from '../judge/diary.ts';
import type { MeetingFrame } from '../judge/judge.ts';
import { roomIdsOf } from '../meeting-parts.ts';
import type { OpenedMeeting } from '../open-meeting.ts';
import type { ChangeCommand } from './wishes.ts';

/** What each kind of change works with. */
export interface ChangeContext {
  readonly tx: SiteTransaction;
  readonly opened: OpenedMeeting;
  readonly command: ChangeCommand;
  readonly deps: BookingDeps;
  readonly now: Temporal.Instant;
}

/** The frame in which the meeting is judged as it shall be. */
export function frameOf(
  { opened, command, now }: ChangeContext,
  meeting: Pick<StoredMeeting, 'organizer' | 'attendees' | 'headcount' | 'layout' | 'zone' | 'allDay'>,
): Outcome<MeetingFrame> {
  const ground = groundOf(opened.locked, { ...meeting, ...pick(command), roomIds: [] }, now);
  return ground.ok ? { ok: true, value: ground.value.frame, warnings: [] } : ground;
}

function pick({ actor, source, grandfathered }: ChangeCommand) {
  return { actor, source, grandfathered: grandfathered ?? false };
}

/** What occupies the rooms of the meeting around its old and new dates. */
export async function diaryAround(
  { tx, opened, now }: ChangeContext,
  old: readonly StoredBooking[],
  dates: readonly MeetingDate[],
): Promise<Diary> {
  const before = old.map(({ occurrenceKey, start, end }) => ({ key: occurrenceKey, start, end }));
  return lookAround(tx, [...opened.rooms.values()], [...before, ...dates], now);
}

/** Rows of one changed meeting, with its audit, command to Exchange and news. */
export function changesFor(
  context: ChangeContext,
  given: {
    readonly master: StoredMeeting;
    readonly rows: readonly StoredBooking[];
    readonly old: readonly StoredBooking[];
    readonly diary: Diary | null;
    readonly action?: AuditAction;
    readonly change: { readonly [name: string]: JsonValue };
  },
): BookingChanges {
  const { tx, command, deps, now, opened } = context;
  const { master, rows, old, diary } = given;
  const touched = [...old, ...rows];
  return {
    ...nothing,
    bookings: rows,
    occupied: diary?.changed() ?? [],
    freed: diary?.freed() ?? [],
    audit: [
      auditOf(
        { ...command, action: given.action ?? 'meetingChanged', change: { span: command.span, ...given.change } },
        master,
        { at: now, ids: deps.ids },
      ),
    ],
    outbox: outboxOf(master, [...opened.rooms.values()] satisfies PlacedRoom[], { source: command.source, at: now }),
    live: newsOf(
      tx.scope,
      touched.length > 0 ? roomIdsOf(touched) : [...opened.rooms.keys()],
      spanOf(touched) ?? { start: master.start, end: master.lastEnd },
    ),
  };
}

/** Which fields changed, and from which times and rooms to which: no text and nobody's name. */
export function changeOf(
  command: ChangeCommand,
  old: readonly StoredBooking[],
  rows: readonly StoredBooking[],
): { readonly [name: string]: JsonValue } {
  const fields = Object.entries(command.changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  const place = (bookings: readonly StoredBooking[]): JsonValue => {
    const first = bookings[0];
    return first
      ? { start: first.start.toString(), end: first.end.toString(), rooms: roomIdsOf(bookings), count: bookings.length }
      : null;
  };
  const held = rows.filter(({ endedAt }) => endedAt === null);
  return { fields, ...(rows.length > 0 ? { before: place(old), after: place(held) } : {}) };
}
