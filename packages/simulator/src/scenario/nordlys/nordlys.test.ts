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

  test('has groups and accounts that an import of people stumbles over', async () => {
    const clock = virtualClock(Temporal.Instant.from('2026-11-24T08:00:00Z'));
    const simulator = createSimulator({ seed: 1, clock });
    const [tenant] = applyScenario(simulator, nordlysScenario({ seed: 1, today }).scenario);
    const all = [...tenant!.groups.all.values()];
    const groups = all.filter((group) => !group.isRoomList);
    expect(groups).toHaveLength(14);
    expect(all.filter((group) => group.isRoomList).map((group) => group.members.size)).toEqual([22, 11, 8]);
    const named = (name: string) => groups.find((group) => group.displayName === name)!;
    // Nested one level: nine departments with everybody, and the guests beside them.
    const everybody = named('NG Everybody');
    expect([...everybody.members.values()].filter((kind) => kind === 'group')).toHaveLength(9);
    const members = [...tenant!.groups.allMembersOf(everybody)].filter(({ kind }) => kind === 'user');
    expect(members).toHaveLength(nordlys.people.length + 3);
    const boston = nordlys.people.filter((person) => person.location === 'boston' && person.enabled);
    expect(new Set(named('NG Boston').members.keys())).toEqual(new Set(boston.map(({ id }) => id)));
    expect(named('Works Council')).toMatchObject({ visibility: 'HiddenMembership' });
    expect(named('NG Building project 2019')).toMatchObject({ members: { size: 0 }, owners: { size: 0 } });
    const users = [...tenant!.users.values()];
    expect(users.filter((user) => user.profile['userType'] === 'Guest')).toHaveLength(3);
    expect(users.filter((user) => user.kind === 'shared')).toHaveLength(1);
    const unlicensed = users.filter((user) => user.mail === null);
    expect(unlicensed).toHaveLength(2);
    // Guests and people without a licence have no mailbox; the import app doesn't see who is in the works council.
    expect(tenant!.mailboxes.size).toBe(users.length - 3 - 2 - 1);
    expect(tenant!.apps.get(nordlys.apps.directoryImport.appId)!.roles.has('Member.Read.Hidden')).toBe(false);
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
