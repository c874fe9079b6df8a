import { describe, expect, test } from 'vitest';
import {
  applyScenario,
  createSimulator,
  nordlys,
  nordlysScenario,
  performActs,
  virtualClock,
  type ResponseMessage,
} from '../../index.ts';

const today = Temporal.PlainDate.from('2026-11-24');

describe('the Nordlys Group', () => {
  test('has its rooms, floors and people', () => {
    const at = (location: string) => nordlys.rooms.filter((room) => room.location === location).length;
    expect([at('copenhagen'), at('manchester'), at('boston')]).toEqual([22, 11, 8]);
    expect(nordlys.floors.filter((floor) => floor.location === 'copenhagen')).toHaveLength(4);
    expect(nordlys.rooms.filter((room) => room.hidden)).toHaveLength(2);
    expect(nordlys.rooms.filter((room) => room.broken)).toHaveLength(1);
    const [hall, ...parts] = nordlys.rooms.filter((room) => room.atoms.some((atom) => atom.startsWith('hall')));
    expect(hall?.atoms).toEqual(parts.flatMap((part) => part.atoms));
    expect(nordlys.people.length).toBeGreaterThanOrEqual(200);
    expect(new Set(nordlys.people.map((person) => person.department)).size).toBe(9);
    expect(nordlys.people.filter((person) => person.name === 'Anna Jensen')).toHaveLength(2);
    expect(nordlys.people.filter((person) => !person.enabled)).toHaveLength(8);
    const everybody = [...nordlys.people, ...nordlys.rooms];
    expect(new Set(everybody.map((one) => one.address)).size).toBe(everybody.length);
    expect(new Set(everybody.map((one) => one.id)).size).toBe(everybody.length);
  });

  test('is the same for the same seed and day, and another for another', () => {
    const acts = (seed: number) => JSON.stringify(nordlysScenario({ seed, today }).scenario.tenants[0]!.acts);
    expect(acts(1)).toBe(acts(1));
    expect(acts(2)).not.toBe(acts(1));
  });

  test.each(['2026-01-01', '2026-02-28', '2026-03-20', '2026-08-02', '2026-10-25', '2026-12-31', '2028-02-29'])(
    'has two months of meetings around %s',
    (day) => {
      const { meetings } = nordlysScenario({ seed: 1, today: Temporal.PlainDate.from(day) });
      expect(meetings.bookings).toBeGreaterThanOrEqual(2600);
      expect(meetings.series).toBeGreaterThanOrEqual(38);
      expect(meetings.conflicting).toHaveLength(6);
    },
  );

  test('performed against rooms that answer by themselves, only the planned conflicts and the endless series are declined', async () => {
    const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
    const { scenario, meetings } = nordlysScenario({ seed: 1, today });
    const [spec] = scenario.tenants;
    const rooms = spec!.rooms.map((room) => ({ ...room, processing: { automateProcessing: 'AutoAccept' as const } }));
    const simulator = createSimulator({ seed: 1, clock: virtualClock(now) });
    const [tenant] = applyScenario(simulator, { ...scenario, tenants: [{ ...spec!, rooms }] });
    const { refused } = await performActs(simulator, tenant!, spec!.acts);
    expect(refused).toEqual([]);
    await simulator.advanceTo(now.add({ minutes: 10 }));
    const answers = [...tenant!.mailboxes.values()].flatMap(
      (mailbox) => mailbox.responses as readonly ResponseMessage[],
    );
    expect(answers.filter((answer) => answer.response === 'declined')).toHaveLength(meetings.conflicting.length + 1);
    const made = new Set(spec!.acts.filter((act) => act.does === 'invite').map((act) => act.key));
    const accepted = new Set(
      answers.filter((answer) => answer.response === 'accepted').map((answer) => answer.meetingId),
    );
    expect(accepted.size).toBe(made.size - meetings.conflicting.length - 1);
  });
});
