import { expect, test } from 'vitest';
import { calendarOf, fjord, ida, nordlys, otto, skagen, type GraphJson } from '../test-tenant/nordlys.ts';
import { actSchema } from './act-schema.ts';
import { performActs } from './perform-acts.ts';

const zone = 'Europe/Copenhagen';
const meeting = {
  does: 'invite',
  key: 'm',
  organizer: ida,
  subject: 'Budget',
  start: '2026-03-04T10:00',
  end: '2026-03-04T11:00',
  zone,
  rooms: [fjord],
  people: [otto],
};
const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'numbered', numberOfOccurrences: 5 } };

/** Ida's meeting in Fjord, and a hand that does one more thing and waits until it has arrived. */
async function aStage(more: object = {}) {
  const world = nordlys();
  const act = async (what: object) => {
    const done = await performActs(world.simulator, world.tenant, [actSchema.parse(what)]);
    await world.settle();
    return done.refused.map(({ why }) => why);
  };
  expect(await act({ ...meeting, ...more })).toEqual([]);
  const shown = async (mailbox: string, name: string) =>
    (await calendarOf(world, mailbox)).map((one: GraphJson) => one[name]);
  const hours = async (mailbox: string) =>
    (await calendarOf(world, mailbox)).map(({ start }: GraphJson) => start.dateTime.slice(5, 13));
  return { world, act: (what: object) => act({ key: 'm', organizer: ida, ...what }), shown, hours };
}
const at = (start: string, end: string) => ({ start, end, zone });

test('a person moves, answers, forwards and cancels a meeting of an earlier call', async () => {
  const { act, hours, shown, world } = await aStage();
  expect(await act({ does: 'move', ...at('2026-03-04T14:00', '2026-03-04T15:00') })).toEqual([]);
  expect(await hours(fjord)).toEqual(['03-04T13']);
  expect(await act({ does: 'respond', by: fjord, response: 'accept', comment: 'Welcome' })).toEqual([]);
  expect(world.tenant.mailbox(ida).responses.at(-1)?.comment).toBe('Welcome');
  expect(await act({ does: 'forward', by: ida, to: [skagen] })).toEqual([]);
  expect(await hours(skagen)).toEqual(['03-04T13']);
  expect(await act({ does: 'cancel' })).toEqual([]);
  expect(await shown(fjord, 'isCancelled')).toEqual([true]);
});

test('rooms are swapped for all of a series, and added or removed for one date', async () => {
  const { act, hours, shown } = await aStage({ recurrence });
  expect(await act({ does: 'set-rooms', rooms: [fjord, skagen], date: '2026-03-05' })).toEqual([]);
  expect(await hours(skagen)).toEqual(['03-05T09']);
  expect(await act({ does: 'set-rooms', rooms: [], date: '2026-03-06' })).toEqual([]);
  expect((await shown(fjord, 'isCancelled')).filter(Boolean)).toHaveLength(1);
  const other = await aStage();
  expect(await other.act({ does: 'set-rooms', rooms: [skagen] })).toEqual([]);
  expect(await other.shown(fjord, 'isCancelled')).toEqual([true]);
  expect(await other.hours(skagen)).toEqual(['03-04T09']);
});

test('this and all later dates move: the series ends before, a new one begins', async () => {
  const { act, hours } = await aStage({ recurrence });
  expect(
    await act({ does: 'move-following', date: '2026-03-06', ...at('2026-03-06T15:00', '2026-03-06T16:00') }),
  ).toEqual([]);
  expect(await hours(ida)).toEqual(['03-04T09', '03-05T09', '03-06T14', '03-07T14', '03-08T14']);
  expect(await hours(fjord)).toEqual(await hours(ida));
});

test('somebody drags or deletes a copy in the calendar of the room, and the organizer hears nothing', async () => {
  const { act, hours } = await aStage();
  expect(await act({ does: 'drag', in: fjord, ...at('2026-03-04T12:00', '2026-03-04T13:00') })).toEqual([]);
  expect(await hours(fjord)).toEqual(['03-04T11']);
  expect(await hours(ida)).toEqual(['03-04T09']);
  expect(await act({ does: 'delete', in: fjord })).toEqual([]);
  expect(await hours(fjord)).toEqual([]);
  expect(await act({ does: 'delete', in: skagen })).toEqual([expect.stringContaining('has no copy of "m"')]);
});

test('Outlook may tell only those whom it adds or takes off, or nobody: the copies then differ', async () => {
  const { act, hours, shown, world } = await aStage();
  await act({ does: 'respond', by: fjord, response: 'accept' });
  const heard = world.tenant.mailbox(fjord).messages.length;
  expect(await act({ does: 'move', ...at('2026-03-04T14:00', '2026-03-04T15:00'), tells: 'nobody' })).toEqual([]);
  expect(await hours(ida)).toEqual(['03-04T13']);
  expect([await hours(fjord), await hours(otto)]).toEqual([['03-04T09'], ['03-04T09']]);
  expect(await shown(ida, 'isDraft')).toEqual([true]);
  const attendeesOf = async () => (await shown(ida, 'attendees'))[0].map((one: GraphJson) => one.status.response);
  expect(await attendeesOf()).toEqual(['none', 'accepted']);
  expect(await act({ does: 'set-rooms', rooms: [fjord, skagen], tells: 'changed' })).toEqual([]);
  expect(await hours(skagen)).toEqual(['03-04T13']);
  expect(await hours(fjord)).toEqual(['03-04T09']);
  expect(world.tenant.mailbox(fjord).messages).toHaveLength(heard);
  expect(await attendeesOf()).toEqual(['none', 'accepted', 'accepted']);
});

test('a date of a series can be moved without telling anybody', async () => {
  const { act, hours } = await aStage({ recurrence });
  const moved = { does: 'move-date', date: '2026-03-05', ...at('2026-03-05T14:00', '2026-03-05T15:00') };
  expect(await act({ ...moved, tells: 'nobody' })).toEqual([]);
  expect((await hours(ida))[1]).toBe('03-05T13');
  expect((await hours(fjord))[1]).toBe('03-05T09');
});
