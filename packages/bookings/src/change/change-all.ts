import { accepted, exceptionsAtChangeOfAll } from '@planner/core';
import type { Outcome } from '@planner/core';
import { writeChanges } from '@planner/db';
import type { StoredBooking, StoredMeeting, StoredSeries } from '@planner/db';
import { emptiedExceptions } from '../cancel-meeting.ts';
import {
  keysWithoutRoom,
  nextVersion,
  openBookings,
  placedRooms,
  timedByBookings,
  withRows,
} from '../meeting-parts.ts';
import { changeOf, changesFor, diaryAround, frameOf } from './change-record.ts';
import type { ChangeContext } from './change-record.ts';
import { rejudge } from './rejudge.ts';
import type { Rejudged } from './rejudge.ts';
import { keysAhead, planSeries, wishedRule, withRule } from './series-plan.ts';
import type { SeriesPlan } from './series-plan.ts';
import { closed, followTexts, withTexts } from './wishes.ts';
import type { Changed } from './wishes.ts';

/**
 * Changes all dates of a series that haven't begun; the others stay as they were.
 * Texts and people go to exceptions too, where they had nothing of their own. When pattern, time or room change, exceptions
 * and cancelled dates are given up and named.
 */
export async function changeAll(context: ChangeContext, series: StoredSeries): Promise<Outcome<Changed>> {
  const { tx, opened, command, deps, now } = context;
  const { whole, rooms } = opened;
  const { changes } = command;
  if (openBookings(whole, now).length === 0 && command.source !== 'exchange') return closed(whole);
  const rule = wishedRule(context, series.rule);
  if (!rule.ok) return rule;
  const texted: StoredMeeting = {
    ...withTexts(whole.master, changes),
    zone: rule.value.zone,
    allDay: rule.value.allDay,
    layout: changes.layout === undefined ? whole.master.layout : changes.layout,
  };
  const frame = frameOf(context, texted);
  if (!frame.ok) return frame;
  const planned = planSeries(context, {
    before: series.rule,
    rule: rule.value,
    tail: whole.bookings,
    frame: frame.value,
  });
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (plan.judged.length === 0 && plan.replaced.length === 0) {
    return write(context, { series, texted, plan, judged: { rows: [], skipped: [] }, diary: null });
  }
  const diary = await diaryAround(context, plan.replaced, plan.judged);
  const judged = await rejudge(tx, {
    frame: frame.value,
    diary,
    all: whole.bookings,
    old: plan.replaced,
    rooms: placedRooms(rooms, plan.roomIds),
    dates: plan.judged,
    seriesId: series.id,
    meetingIdOf: () => whole.master.id,
    ids: deps.ids,
    ...(command.policy ? { policy: command.policy } : {}),
    ...(command.state ? { state: command.state } : {}),
  });
  if (!judged.ok) return judged;
  const written = await write(context, { series, texted, plan, judged: judged.value, diary });
  return written.ok ? accepted(written.value, judged.warnings) : written;
}

async function write(
  context: ChangeContext,
  parts: {
    readonly series: StoredSeries;
    readonly texted: StoredMeeting;
    readonly plan: SeriesPlan;
    readonly judged: Rejudged;
    readonly diary: Parameters<typeof changesFor>[1]['diary'];
  },
): Promise<Outcome<Changed>> {
  const { tx, opened, command, now } = context;
  const { whole } = opened;
  const { plan, judged } = parts;
  const bookings: StoredBooking[] = withRows(whole.bookings, judged.rows);
  const changed = withRule(parts.series, plan, keysWithoutRoom(bookings), command.changes.explicitDates);
  const next = nextVersion(timedByBookings(parts.texted, bookings), changed, now);
  const { version } = next.master;
  const dropped = droppedKeys(context, parts.series, plan);
  const emptied = emptiedExceptions(whole, bookings, now);
  const followed = whole.exceptions
    .filter(({ id, state }) => state === 'active' && !emptied.some((one) => one.id === id))
    .map((exception) => ({ ...followTexts(exception, whole.master, command.changes), version, updatedAt: now }));
  const change = { ...changeOf(command, plan.replaced, judged.rows), dropped };
  await writeChanges(tx, {
    ...changesFor(context, { master: next.master, rows: judged.rows, old: plan.replaced, diary: parts.diary, change }),
    meetings: [next.master, ...followed, ...emptied],
    series: next.series ? [next.series] : [],
  });
  const { skipped } = judged;
  return accepted({ meeting: next.master, series: next.series, bookings, skipped, dropped, splitFrom: null });
}

function droppedKeys({ opened, now }: ChangeContext, series: StoredSeries, { moves }: SeriesPlan): readonly string[] {
  const exceptions = opened.whole.exceptions.filter(({ state }) => state === 'active');
  const keys = [...exceptions.flatMap(({ occurrenceKey }) => occurrenceKey ?? []), ...series.cancelledKeys];
  const from = keysAhead(opened.whole, now)[0] ?? null;
  return exceptionsAtChangeOfAll([...new Set(keys)].toSorted(), from, { patternTimeOrRoomChanges: moves }).dropped;
}
