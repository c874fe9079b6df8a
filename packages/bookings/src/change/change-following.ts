import { accepted, exceptionsAtSplit, refused, splitAt } from '@planner/core';
import type { IsoDate, MeetingId, Outcome, SeriesId, SeriesRule } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import { keyOf } from '../cancel-meeting.ts';
import {
  keysWithoutRoom,
  nextVersion,
  openBookings,
  placedRooms,
  timedByBookings,
  withRows,
} from '../meeting-parts.ts';
import { auditOf, outboxOf } from '../record.ts';
import { changeAll } from './change-all.ts';
import { changeOf, changesFor, diaryAround, frameOf } from './change-record.ts';
import type { ChangeContext } from './change-record.ts';
import { rejudge } from './rejudge.ts';
import type { Rejudged } from './rejudge.ts';
import { planSeries, wishedRule } from './series-plan.ts';
import type { SeriesPlan } from './series-plan.ts';
import { closed, followTexts, withTexts } from './wishes.ts';
import type { Changed } from './wishes.ts';

/** The series that is cut, and the one that begins at the key. */
interface Split {
  readonly key: IsoDate;
  readonly before: SeriesRule;
  readonly seriesId: SeriesId;
  readonly master: StoredMeeting;
  /** Rows from the key on, in whatever state. */
  readonly tail: readonly StoredBooking[];
}

/**
 * "This and following": the series is cut the day before the key, and a new one begins there with what remained and with
 * the changes. On the first date it's the same as changing all.
 */
export async function changeFollowing(context: ChangeContext, series: StoredSeries): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole, rooms } = opened;
  const key = keyOf(whole, command);
  if (key === null) return refused({ code: 'INVALID_REQUEST', field: 'key', params: { field: 'key' } });
  const tail = whole.bookings.filter(({ occurrenceKey }) => occurrenceKey !== null && occurrenceKey >= key);
  const open = openBookings(whole, now);
  if (!tail.some((booking) => booking.occurrenceKey === key && open.includes(booking))) {
    return closed(
      whole,
      tail.find(({ occurrenceKey }) => occurrenceKey === key),
    );
  }
  if (tail.length === whole.bookings.length) return changeAll(context, series);

  const parts = splitRule(series, key);
  if (!parts) return refused({ code: 'INVALID_REQUEST', field: 'key', params: { field: 'key' } });
  const rule = wishedRule({ ...context, command: { ...command, key } }, parts.after);
  if (!rule.ok) return rule;
  const seriesId = deps.ids.next() as SeriesId;
  const { changes } = command;
  const master: StoredMeeting = {
    ...withTexts(whole.master, changes),
    id: deps.ids.next() as MeetingId,
    seriesId,
    zone: rule.value.zone,
    allDay: rule.value.allDay,
    layout: changes.layout === undefined ? whole.master.layout : changes.layout,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const frame = frameOf(context, master);
  if (!frame.ok) return frame;
  const planned = planSeries(context, { before: parts.after, rule: rule.value, tail, frame: frame.value });
  if (!planned.ok) return planned;
  const plan = planned.value;
  const split: Split = { key, before: parts.before, seriesId, master, tail };
  if (plan.judged.length === 0 && plan.replaced.length === 0) {
    return write(context, series, split, { plan, judged: { rows: [], skipped: [] }, diary: null });
  }
  const diary = await diaryAround(context, plan.replaced, plan.judged);
  const judged = await rejudge(tx, {
    frame: frame.value,
    diary,
    all: tail,
    old: plan.replaced,
    rooms: placedRooms(rooms, plan.roomIds),
    dates: plan.judged,
    seriesId,
    meetingIdOf: () => master.id,
    ids: deps.ids,
    ...(command.policy ? { policy: command.policy } : {}),
    ...(command.state ? { state: command.state } : {}),
  });
  if (!judged.ok) return judged;
  const written = await write(context, series, split, { plan, judged: judged.value, diary });
  return written.ok ? accepted(written.value, judged.warnings) : written;
}

/** @returns null when the key is no date of the series' rule (its dates come from Exchange) or nothing lies before it */
function splitRule({ rule }: StoredSeries, key: IsoDate): { before: SeriesRule; after: SeriesRule } | null {
  try {
    const { before, after } = splitAt(rule, key);
    return before && { before, after };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

async function write(
  context: ChangeContext,
  series: StoredSeries,
  split: Split,
  {
    plan,
    judged,
    diary,
  }: {
    readonly plan: SeriesPlan;
    readonly judged: Rejudged;
    readonly diary: Parameters<typeof changesFor>[1]['diary'];
  },
): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole } = opened;
  const { key, seriesId } = split;
  // Dates that aren't judged anew go over as they are, exceptions and cancelled ones with them.
  const written = new Set(judged.rows.map(({ id }) => id));
  const moved = plan.moves
    ? []
    : split.tail
        .filter(({ id }) => !written.has(id))
        .map((booking) => ({
          ...booking,
          seriesId,
          meetingId: booking.meetingId === whole.master.id ? split.master.id : booking.meetingId,
          version: booking.version + 1,
        }));
  const rows = [
    ...judged.rows.map((row) => ({ ...row, seriesId: row.endedAt === null ? seriesId : row.seriesId })),
    ...moved,
  ];
  const all = withRows(whole.bookings, rows);
  const ofNew = all.filter((booking) => booking.seriesId === seriesId);
  const ofOld = all.filter((booking) => booking.seriesId === series.id);

  const old = nextVersion(
    timedByBookings(whole.master, ofOld),
    {
      ...series,
      rule: split.before,
      cancelledKeys: keysWithoutRoom(ofOld).filter((one) => one < key),
      explicitDates: series.explicitDates?.filter((date) => date.key < key) ?? null,
    },
    now,
  );
  const master = timedByBookings(split.master, ofNew);
  const started: StoredSeries = {
    id: seriesId,
    masterId: master.id,
    rule: plan.rule,
    cancelledKeys: keysWithoutRoom(ofNew).filter((one) => plan.keys.has(one)),
    explicitDates: command.changes.explicitDates ?? null,
    splitFrom: series.id,
    state: 'active',
    version: 1,
  };
  const active = whole.exceptions.filter(({ state }) => state === 'active');
  const keys = [...active.flatMap(({ occurrenceKey }) => occurrenceKey ?? []), ...series.cancelledKeys].toSorted();
  const fate = exceptionsAtSplit([...new Set(keys)], key, { patternOrTimeChanges: plan.moves });
  const exceptions = active
    .filter(({ occurrenceKey }) => occurrenceKey !== null && occurrenceKey >= key)
    .map((exception) =>
      plan.moves
        ? { ...exception, state: 'cancelled' as const, version: old.master.version, updatedAt: now }
        : {
            ...followTexts(exception, whole.master, command.changes),
            seriesId,
            version: exception.version + 1,
            updatedAt: now,
          },
    );
  const change = { key, ...changeOf(command, plan.replaced, judged.rows), dropped: fate.dropped };
  const told = changesFor(context, {
    master,
    rows,
    old: plan.replaced,
    diary,
    change: { ...change, splitFrom: whole.master.id },
  });
  const cut = auditOf({ ...command, action: 'seriesSplit', change: { key, into: master.id } }, old.master, {
    at: now,
    ids: deps.ids,
  });
  await writeChanges(tx, {
    ...told,
    meetings: [old.master, master, ...exceptions],
    series: [...(old.series ? [old.series] : []), started],
    audit: [cut, ...told.audit],
    outbox: [...outboxOf(old.master, [...opened.rooms.values()], { source: command.source, at: now }), ...told.outbox],
  });
  return accepted({
    meeting: master,
    series: started,
    bookings: ofNew,
    skipped: judged.skipped,
    dropped: fate.dropped,
    splitFrom: whole.master.id,
  });
}
