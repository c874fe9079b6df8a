import { holdRooms } from '@planner/bookings';
import type { DraftId } from '@planner/core';
import { holdsOfDraft, readDraft, withSite } from '@planner/db';
import { addinProperty } from '@planner/graph';
import { addinId } from '@planner/sites';
import { answerOf, createWorld, makeMeeting } from '@planner/testkit';
import type { World, WorldPerson } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMark } from './inbound/draft-of-item.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ seed: 'drafts', people: 2, rooms: 2 });
  await world.settle();
});
afterAll(() => world.close());

const zone = 'Europe/Copenhagen';
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();

/** Somebody picks the first room in the pane, for an hour. */
async function pick(person: WorldPerson, from: string): Promise<DraftId> {
  const draftId = world.deps.ids.next() as DraftId;
  const { id: personId, rights, vipCategories, displayName, mail } = person;
  const held = await holdRooms(
    world.scope,
    {
      draftId,
      revision: 1,
      actor: { kind: 'person', personId, rights, vipCategories, displayName },
      organizer: { kind: 'person', personId },
      organizerAddress: mail,
      roomIds: [world.rooms[0]!.id],
      when: { kind: 'single', start: at(from), end: at(from).add({ minutes: 60 }), zone, allDay: false },
      headcount: 2,
      minutes: 30,
    },
    world.deps,
  );
  if (!held.ok) throw new Error(JSON.stringify(held.errors));
  return draftId;
}

/** The appointment is sent, with what the add-in has noted in it. */
const send = (person: WorldPerson, from: string, mark: object | null) =>
  makeMeeting(world, person, {
    subject: 'Written in Outlook',
    from,
    minutes: 60,
    rooms: [world.rooms[0]!],
    ...(mark && {
      more: {
        singleValueExtendedProperties: [
          { id: addinProperty(addinId(world.scope.siteId, 'xml')), value: JSON.stringify({ p: mark }) },
        ],
      },
    }),
  });

const markOf = (draftId: DraftId) => ({ v: 1, s: world.scope.siteId, d: draftId });
const draft = (draftId: DraftId) => withSite(world.db, world.scope, (tx) => readDraft(tx, draftId));
const holds = (draftId: DraftId) => withSite(world.db, world.scope, (tx) => holdsOfDraft(tx, draftId));

describe('an appointment written with the add-in', () => {
  test('becomes one booking when Exchange brings it: its marker names the draft, and the hold gives way', async () => {
    const [ida] = world.people;
    const draftId = await pick(ida!, '2026-12-01T09:00');
    const event = await send(ida!, '2026-12-01T09:00', markOf(draftId));
    await world.settle();
    expect(await answerOf(world, ida!, event, world.rooms[0]!)).toBe('accepted');
    expect(await draft(draftId)).toMatchObject({ state: 'linked', icalUid: event.iCalUId });
    expect(await holds(draftId)).toEqual([]);
    expect((await draft(draftId))?.meetingId).not.toBeNull();
  });

  test('is found by its looks when the marker was lost on the way', async () => {
    const [ida] = world.people;
    const draftId = await pick(ida!, '2026-12-02T09:00');
    const event = await send(ida!, '2026-12-02T09:00', null);
    await world.settle();
    expect(await draft(draftId)).toMatchObject({ state: 'linked', icalUid: event.iCalUId });
  });

  test('moved before it was sent, is still found by its marker', async () => {
    const [ida] = world.people;
    const draftId = await pick(ida!, '2026-12-03T09:00');
    await send(ida!, '2026-12-03T14:00', markOf(draftId));
    await world.settle();
    expect(await draft(draftId)).toMatchObject({ state: 'linked' });
    expect(await holds(draftId)).toEqual([]);
  });

  test('keeps its room against a colleague who invites it without the add-in', async () => {
    const [ida, lars] = world.people;
    const draftId = await pick(ida!, '2026-12-04T09:00');
    const event = await send(lars!, '2026-12-04T09:00', null);
    await world.settle();
    expect(await answerOf(world, lars!, event, world.rooms[0]!)).toBe('declined');
    expect((await draft(draftId))?.state).toBe('pending');
    await send(ida!, '2026-12-04T09:00', markOf(draftId));
    await world.settle();
    expect((await draft(draftId))?.state).toBe('linked');
  });

  test('says that its room was declined, with the reason, when it comes too late', async () => {
    const [ida, lars] = world.people;
    const draftId = await pick(ida!, '2026-12-07T09:00');
    await world.pass(31 * 60);
    await send(lars!, '2026-12-07T09:00', null);
    await world.settle();
    await send(ida!, '2026-12-07T09:00', markOf(draftId));
    await world.settle();
    expect(await draft(draftId)).toMatchObject({ state: 'declined', reason: { code: 'ROOM_TAKEN' } });
  });

  test('nobody reads an organizer’s mailbox while no draft waits for the room', async () => {
    const before = world.calls.length;
    await send(world.people[1]!, '2026-12-09T16:00', null);
    await world.settle();
    const asked = world.calls.slice(before).filter(({ call }) => JSON.stringify(call.query ?? '').includes('cecp-'));
    expect(asked).toEqual([]);
  });
});

describe('the marker in an appointment', () => {
  test.each([
    ['broken JSON', '{"p":'],
    ['another form', '["p"]'],
    ['nothing of ours', '{"q":1}'],
    ['another version', '{"p":{"v":2,"s":"here","d":"x"}}'],
    ['another site', '{"p":{"v":1,"s":"elsewhere","d":"x"}}'],
    ['null', 'null'],
  ])('with %s is ignored', (_what, text) => {
    expect(readMark(text, 'here')).toBeNull();
  });

  test('of this site names its draft', () => {
    expect(readMark('{"p":{"v":1,"s":"here","d":"x"}}', 'here')).toBe('x');
  });
});
