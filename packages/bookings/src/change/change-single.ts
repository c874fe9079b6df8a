import { accepted } from '@planner/core';
import type { Outcome } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { StoredBooking, StoredMeeting } from '@planner/db';
import { nextVersion, placedRooms, roomIdsOf, standingBookings, withRows } from '../meeting-parts.ts';
import { changeOf, changesFor, diaryAround, frameOf } from './change-record.ts';
import type { ChangeContext } from './change-record.ts';
import { rejudge } from './rejudge.ts';
import { closed, movesAnything, timesOf, withTexts } from './wishes.ts';
import type { Changed } from './wishes.ts';

/** Changes a meeting that takes place once. Moving it runs all rules on the new time; refused, it stays as it was. */
export async function changeSingle(context: ChangeContext): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole, rooms } = opened;
  const { changes } = command;
  const standing = standingBookings(whole, now);
  const [first] = standing;
  const before = first ?? whole.master;
  const roomIds = roomIdsOf(standing);
  const { layout } = whole.master;
  const moves = movesAnything(changes, { ...before, allDay: whole.master.allDay, roomIds, layout });
  if (!first && (moves || command.source !== 'exchange')) {
    // A refused meeting may come back from Exchange at another time; anything else that is over stays over.
    if (command.source !== 'exchange' || !changes.roomIds) return closed(whole, whole.bookings[0]);
  }
  const { start, end } = timesOf(changes, before);
  const begun = first !== undefined && Temporal.Instant.compare(first.start, now) <= 0;
  if (begun && command.source !== 'exchange' && !start.equals(first.start)) return closed(whole, first);

  const texted = withTexts(whole.master, changes);
  const master: StoredMeeting = {
    ...texted,
    start,
    end,
    lastEnd: end,
    zone: changes.zone ?? texted.zone,
    allDay: changes.allDay ?? texted.allDay,
    layout: changes.layout === undefined ? layout : changes.layout,
    state: 'active',
  };
  if (!moves) return write(context, master, { rows: [], old: [], diary: null });

  const frame = frameOf(context, master);
  if (!frame.ok) return frame;
  const dates = [{ key: null, start, end }];
  const diary = await diaryAround(context, standing, dates);
  const judged = await rejudge(tx, {
    frame: { ...frame.value, begun },
    diary,
    all: whole.bookings,
    old: standing,
    rooms: placedRooms(rooms, changes.roomIds ?? roomIds),
    dates,
    seriesId: null,
    meetingIdOf: () => master.id,
    ids: deps.ids,
    ...(command.state ? { state: command.state } : {}),
  });
  if (!judged.ok) return judged;
  const written = await write(context, master, { rows: judged.value.rows, old: standing, diary });
  return written.ok ? accepted(written.value, judged.warnings) : written;
}

async function write(
  context: ChangeContext,
  changed: StoredMeeting,
  parts: {
    readonly rows: readonly StoredBooking[];
    readonly old: readonly StoredBooking[];
    readonly diary: Parameters<typeof changesFor>[1]['diary'];
  },
): Promise<Outcome<Changed>> {
  const { tx, command, now, opened } = context;
  const { master } = nextVersion(changed, null, now);
  const change = changeOf(command, parts.old, parts.rows);
  await writeChanges(tx, { ...changesFor(context, { master, ...parts, change }), meetings: [master] });
  const bookings = withRows(opened.whole.bookings, parts.rows);
  return accepted({ meeting: master, series: null, bookings, skipped: [], dropped: [], splitFrom: null });
}
