import { cancelMeeting, changeMeeting, restoreMeeting } from '@planner/bookings';
import type { Actor } from '@planner/bookings';
import type { MeetingId } from '@planner/core';
import { answerOf, brokenPromises, createWorld, echoes, makeMeeting, testDatabase } from '@planner/testkit';
import type { TestDatabase, World, WorldPerson, WorldRoom } from '@planner/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Seconds between the acts: within patience, around it, and long after the room has declined. */
const pauses = [1, 9, 40];

async function onlyMeeting(world: World, staff: WorldPerson) {
  const actor: Actor = {
    kind: 'person',
    personId: staff.id,
    rights: staff.rights,
    vipCategories: [],
    displayName: staff.displayName,
  };
  const [meeting] = await world.database.sql<{ meeting_id: MeetingId }>('select meeting_id from meetings');
  return { actor, source: 'web', meetingId: meeting!.meeting_id, correlationId: null } as const;
}

async function cancelAndRestore(world: World, staff: WorldPerson, pause: number): Promise<void> {
  const common = await onlyMeeting(world, staff);
  const cancelled = await cancelMeeting(world.scope, { ...common, expectedVersion: null, span: 'all' }, world.deps);
  expect(cancelled.ok).toBe(true);
  for (let second = 0; second < pause; second += 1) await world.pass(1);
  const restored = await restoreMeeting(world.scope, common, world.deps);
  expect(restored.ok).toBe(true);
  for (let second = 0; second < pause; second += 1) await world.pass(1);
}

describe('staff who cancel a meeting made in Outlook and take it back', () => {
  const lost = [
    ['with every answer', {}],
    ['with answers lost', { afterEffect: true, status: 504, method: 'POST', times: 3 }],
    ['with changes lost', { afterEffect: true, status: 504, method: 'PATCH', times: 2 }],
  ] as const;
  it.each(lost)('leave it in its room, accepted, %s', async (_name, fault) => {
    const failures: string[] = [];
    for (const pause of pauses) {
      for (const times of [1, 2]) {
        const world = await createWorld({ seed: `mind ${pause} ${times}`, database, settings: { pollSeconds: 5 } });
        const [staff, ida] = world.people as [WorldPerson, WorldPerson];
        const [fjord] = world.rooms as [WorldRoom];
        const made = { subject: 'Theirs with 1 guests', from: '2026-11-26T10:00', minutes: 60 };
        const event = await makeMeeting(world, ida, { ...made, rooms: [fjord], guests: [staff] });
        await world.settle();
        if ('status' in fault) world.fault(fault);
        for (let count = 0; count < times; count += 1) await cancelAndRestore(world, staff, pause);
        world.simulator.faults.clear();
        await world.settle();
        const held = await world.database.sql(`select 1 from bookings where state = 'confirmed'`);
        const broken = [
          ...(held.length === 1 ? [] : [`${held.length} bookings`]),
          ...((await answerOf(world, ida, event, fjord)) === 'accepted' ? [] : ['the room hasn’t accepted']),
          ...(await brokenPromises(world)),
          ...(await echoes(world)),
        ];
        failures.push(...broken.map((what) => `${times} times, ${pause} s between: ${what}`));
      }
    }
    expect(failures).toEqual([]);
  });

  it('before the room could answer, leave an invitation that is still accepted', async () => {
    const world = await createWorld({ seed: 'mind unanswered', database, settings: { pollSeconds: 5 } });
    const [staff, ida] = world.people as [WorldPerson, WorldPerson];
    const [fjord] = world.rooms as [WorldRoom];
    world.fault({ path: '/users/*/calendar/events', method: 'GET', status: 504 });
    const event = await makeMeeting(world, ida, {
      subject: 'Theirs',
      from: '2026-11-26T10:00',
      minutes: 60,
      rooms: [fjord],
    });
    for (let second = 0; second < 12; second += 1) await world.pass(1);
    expect(await answerOf(world, ida, event, fjord)).toBe('none');
    await cancelAndRestore(world, staff, 1);
    world.simulator.faults.clear();
    await world.settle();
    expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
    expect([...(await brokenPromises(world)), ...(await echoes(world))]).toEqual([]);
  });
});

describe('staff who give a meeting another room and cancel it before Planner hears that Outlook knows of the room', () => {
  async function movedAndCancelled(seed: string) {
    const world = await createWorld({ seed, database, settings: { pollSeconds: 5 } });
    const [staff, ida] = world.people as [WorldPerson, WorldPerson];
    const [fjord, skagen] = world.rooms as [WorldRoom, WorldRoom];
    const made = { subject: 'Theirs', from: '2026-11-26T10:00', minutes: 60 };
    const event = await makeMeeting(world, ida, { ...made, rooms: [fjord] });
    await world.settle();
    world.fault({ afterEffect: true, dropAnswer: true, method: 'PATCH', times: 1 });
    world.fault({ path: '*delta*', status: 503, times: 100 });
    const common = await onlyMeeting(world, staff);
    const last = { expectedVersion: null, span: 'all' } as const;
    await changeMeeting(world.scope, { ...common, ...last, changes: { roomIds: [skagen.id] } }, world.deps);
    await world.pass(1);
    await world.pass(60);
    await cancelMeeting(world.scope, { ...common, ...last }, world.deps);
    world.simulator.faults.clear();
    return { world, common, ida, event, fjord, skagen };
  }

  it('and take that back, find one meeting, in the room that they gave it', async () => {
    const { world, common, ida, event, skagen } = await movedAndCancelled('overtaken');
    world.fault({ path: '/users/person1*', status: 503, times: 2 });
    await world.pass(30);
    await restoreMeeting(world.scope, common, world.deps);
    await world.settle();
    const meetings = await world.database.sql<{ room_id: string }>(
      `select room_id from bookings where state = 'confirmed'`,
    );
    expect(meetings).toEqual([{ room_id: skagen.id }]);
    expect(await world.database.sql('select 1 from meetings')).toHaveLength(1);
    expect(await answerOf(world, ida, event, skagen)).toBe('accepted');
    expect([...(await brokenPromises(world)), ...(await echoes(world))]).toEqual([]);
  });

  it('have cancelled it: neither room takes it', async () => {
    const { world, ida, event, fjord, skagen } = await movedAndCancelled('overtaken for good');
    await world.settle();
    expect(await world.database.sql(`select 1 from bookings where state = 'confirmed'`)).toEqual([]);
    expect([await answerOf(world, ida, event, fjord), await answerOf(world, ida, event, skagen)]).not.toContain(
      'accepted',
    );
    expect([...(await brokenPromises(world)), ...(await echoes(world))]).toEqual([]);
  });
});

it('a room that staff took off and Outlook has called off is invited again when staff give it back', async () => {
  const world = await createWorld({ seed: 'back again', database, settings: { pollSeconds: 5 } });
  const [staff, ida] = world.people as [WorldPerson, WorldPerson];
  const [fjord, skagen] = world.rooms as [WorldRoom, WorldRoom];
  const event = await makeMeeting(world, ida, {
    subject: 'Theirs',
    from: '2026-11-26T10:00',
    minutes: 60,
    rooms: [fjord],
  });
  await world.settle();
  const common = { ...(await onlyMeeting(world, staff)), expectedVersion: null, span: 'all' } as const;
  await changeMeeting(world.scope, { ...common, changes: { roomIds: [skagen.id] } }, world.deps);
  await world.settle();
  await changeMeeting(world.scope, { ...common, changes: { roomIds: [fjord.id] } }, world.deps);
  await world.settle();
  expect(await answerOf(world, ida, event, fjord)).toBe('accepted');
  expect([...(await brokenPromises(world)), ...(await echoes(world))]).toEqual([]);
});
