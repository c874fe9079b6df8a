import { holdsOfDraft, readDraft, withSite } from '@planner/db';
import type { DraftId, Room, SeriesRule } from '@planner/core';
import { useDatabase } from '@planner/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { bookMeeting } from '../book-meeting.ts';
import { aMeeting, acting, anOffice, at } from '../fixtures/office.ts';
import type { Office } from '../fixtures/office.ts';
import { draftBecame, yieldToMeeting } from './draft-meets-meeting.ts';
import { holdRooms, prolongDraft, releaseDraft } from './hold-rooms.ts';
import type { HoldCommand } from './hold-rooms.ts';
import { roomsForDates } from './rooms-for-dates.ts';

const database = useDatabase();
let office: Office;
let small: Room;
let large: Room;
beforeAll(async () => {
  office = await anOffice(database.current.db);
  small = await office.room({ name: 'Fanø', capacity: 4 });
  large = await office.room({ name: 'Bornholm', capacity: 12 });
});

const weekly = (weeks: number): SeriesRule => ({
  pattern: { type: 'weekly', interval: 1, daysOfWeek: ['wednesday'], firstDayOfWeek: 'monday' },
  range: { type: 'numbered', startDate: '2026-11-25', numberOfOccurrences: weeks },
  zone: 'Europe/Copenhagen',
  startTime: '13:00',
  endTime: '14:00',
  endDayOffset: 0,
  allDay: false,
});

const single = (from: string, to: string) =>
  ({ kind: 'single', start: at(from), end: at(to), zone: 'Europe/Copenhagen', allDay: false }) as const;

function wish(given: Partial<HoldCommand> = {}): HoldCommand {
  return {
    draftId: office.deps.ids.next() as DraftId,
    revision: 1,
    actor: acting(office.ida),
    organizer: { kind: 'person', personId: office.ida.id },
    organizerAddress: office.ida.mail ?? '',
    roomIds: [small.id],
    when: single('09:00', '10:00'),
    headcount: 2,
    minutes: 30,
    ...given,
  };
}

const hold = (given: Partial<HoldCommand> = {}) => holdRooms(office.scope, wish(given), office.deps);
const codes = (outcome: { ok: boolean; errors?: readonly { code: string }[] }) =>
  outcome.ok ? [] : (outcome.errors ?? []).map(({ code }) => code);
const inSite = <T>(work: Parameters<typeof withSite<T>>[2]) => withSite(office.deps.db, office.scope, work);

describe('a room held for an appointment that nobody has sent', () => {
  test('can’t be had by anybody else, and is free again when its time is over', async () => {
    const held = await hold();
    expect(held.ok && held.value.draft.state).toBe('pending');
    expect(codes(await bookMeeting(office.scope, aMeeting(office, [small]), office.deps))).toEqual(['ROOM_TAKEN']);
    expect(codes(await hold({ actor: acting(office.mette) }))).toEqual(['ROOM_TAKEN']);
    office.clock.advance({ minutes: 31 });
    const later = await bookMeeting(office.scope, aMeeting(office, [small], { subject: 'Later' }), office.deps);
    expect(later.ok).toBe(true);
    office.clock.advance({ minutes: -31 });
  });

  test('is held once, however often its pane asks; a later wish moves it, an earlier one changes nothing', async () => {
    const draftId = office.deps.ids.next() as DraftId;
    const first = { draftId, when: single('11:00', '12:00') };
    await Promise.all([hold(first), hold(first), hold(first)]);
    expect(await inSite((tx) => holdsOfDraft(tx, draftId))).toHaveLength(1);
    const moved = await hold({ draftId, revision: 2, when: single('11:30', '12:30') });
    expect(moved.ok && moved.value.draft.firstStart.equals(at('11:30'))).toBe(true);
    await hold(first);
    expect((await inSite((tx) => readDraft(tx, draftId)))?.firstStart.equals(at('11:30'))).toBe(true);
    expect((await hold({ when: single('11:00', '11:30') })).ok).toBe(true);
  });

  test('of somebody else is answered like one that doesn’t exist', async () => {
    const draftId = office.deps.ids.next() as DraftId;
    await hold({ draftId, when: single('15:00', '16:00') });
    const mette = { draftId, actor: acting(office.mette), minutes: 30 };
    expect(codes(await hold({ ...mette, when: single('15:00', '16:00') }))).toEqual(['NOT_FOUND']);
    expect(codes(await prolongDraft(office.scope, mette, office.deps))).toEqual(['NOT_FOUND']);
    expect(codes(await releaseDraft(office.scope, mette, office.deps))).toEqual(['NOT_FOUND']);
    const ida = { draftId, actor: acting(office.ida), minutes: 45 };
    const longer = await prolongDraft(office.scope, ida, office.deps);
    expect(longer.ok && longer.value.expiresAt.since(office.clock.now()).total('minutes')).toBe(45);
    const released = await releaseDraft(office.scope, ida, office.deps);
    expect(released.ok && released.value.state).toBe('released');
    expect(await inSite((tx) => holdsOfDraft(tx, draftId))).toEqual([]);
  });

  test('gives way to the meeting that Exchange brings, in the same transaction', async () => {
    const draftId = office.deps.ids.next() as DraftId;
    await hold({ draftId, roomIds: [small.id, large.id], when: single('16:00', '17:00') });
    await inSite(async (tx) => {
      const draft = await yieldToMeeting(tx, { draftId, roomId: small.id, icalUid: 'uid-1' });
      const command = aMeeting(office, [small], {
        from: '16:00',
        to: '17:00',
        source: 'exchange',
        actor: { kind: 'exchange' },
      });
      const booked = await bookMeeting(office.scope, command, { ...office.deps, db: tx });
      if (!booked.ok || !draft) throw new Error(JSON.stringify(booked));
      await draftBecame(tx, draft, {
        meetingId: booked.value.meeting.id,
        icalUid: 'uid-1',
        reason: null,
        at: office.clock.now(),
      });
    });
    expect(await inSite((tx) => readDraft(tx, draftId))).toMatchObject({ state: 'linked', icalUid: 'uid-1' });
    expect(await inSite((tx) => holdsOfDraft(tx, draftId))).toHaveLength(1); // the other room's own event is on its way
    const other = { draftId, roomId: large.id, icalUid: 'another meeting' };
    expect(await inSite((tx) => yieldToMeeting(tx, other))).toBeNull();
  });
});

describe('rooms for every date of an appointment', () => {
  const ask = (when: HoldCommand['when'], more: { headcount?: number; draftId?: DraftId } = {}) =>
    roomsForDates(
      office.scope,
      {
        actor: acting(office.ida),
        when,
        headcount: more.headcount ?? 2,
        filter: {},
        nearLocationId: office.location.id,
        draftId: more.draftId ?? null,
        limit: 20,
      },
      office.deps,
    );

  test('names the one date without the room, and what is free then', async () => {
    const taken = aMeeting(office, [small], { from: '+14 13:00', to: '+14 14:00' });
    expect((await bookMeeting(office.scope, taken, office.deps)).ok).toBe(true);
    const found = await ask({ kind: 'series', rule: weekly(4) });
    if (!found.ok) throw new Error(JSON.stringify(found));
    const shown = found.value.rooms.map(({ placed, freeDates, without }) => [
      placed.room.name,
      freeDates,
      without.map(({ key, refusal, instead }) => [key, refusal.code, instead?.roomName]),
    ]);
    expect(shown).toEqual([
      ['Bornholm', 4, []],
      ['Fanø', 3, [['2026-12-09', 'ROOM_TAKEN', 'Bornholm']]],
    ]);
  });

  test('without an end is refused with the last date that a room allows; beyond the horizon it says the limit', async () => {
    const endless = { ...weekly(4), range: { type: 'noEnd', startDate: '2026-11-25' } } as const;
    const refused = await ask({ kind: 'series', rule: endless });
    expect(refused).toMatchObject({
      ok: false,
      errors: [{ code: 'SERIES_INFINITE', params: { lastDate: '2027-05-23' } }],
    });
    const beyond = await ask(single('+400 09:00', '+400 10:00'));
    expect(beyond.ok && beyond.value.refusals.map(({ code }) => code)).toEqual(['HORIZON_EXCEEDED']);
  });

  test('counts what the appointment itself holds as free for it, and offers other times when nothing is', async () => {
    const draftId = office.deps.ids.next() as DraftId;
    const when = single('+1 09:00', '+1 10:00');
    await hold({ draftId, roomIds: [small.id, large.id], when });
    const own = await ask(when, { draftId });
    expect(own.ok && own.value.rooms.map(({ freeDates }) => freeDates)).toEqual([1, 1]);
    const others = await ask(when);
    expect(others.ok && [others.value.rooms, others.value.nearest.length]).toEqual([[], 2]);
  });
});
