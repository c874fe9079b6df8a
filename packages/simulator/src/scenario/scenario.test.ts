import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { holdToSchema } from '../test-tenant/hold-to-schema.ts';
import { createSimulator, performActs, applyScenario, readScenario, virtualClock } from '../index.ts';
import { publishedScenarioSchema } from './published-schema.ts';
import type { ScenarioInput } from './scenario-schema.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');

const small = {
  name: 'Small',
  tenants: [
    {
      displayName: 'Fjord',
      domains: ['fjord.example'],
      people: [
        { name: 'Ida Holm', address: 'ida@fjord.example', language: 'da-DK', zone: 'Europe/Copenhagen' },
        { name: 'Lars Bech', address: 'lars@fjord.example', zone: 'Europe/Copenhagen' },
      ],
      rooms: [
        { name: 'Room 1', address: 'room1@fjord.example', zone: 'Europe/Copenhagen', profile: { capacity: 6 } },
        { name: 'Broken', address: 'broken@fjord.example', broken: true },
      ],
      apps: [
        {
          appId: '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42',
          displayName: 'App',
          secret: 's',
          roles: ['Calendars.Read'],
          mailboxScope: ['room1@fjord.example', 'broken@fjord.example'],
        },
      ],
      acts: [
        {
          does: 'invite',
          key: 'a',
          organizer: 'ida@fjord.example',
          subject: 'Weekly',
          start: '2026-11-30T23:30',
          end: '2026-12-01T00:30',
          zone: 'Europe/Copenhagen',
          rooms: ['room1@fjord.example'],
          people: ['lars@fjord.example'],
          recurrence: {
            pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
            range: { type: 'numbered', numberOfOccurrences: 4 },
          },
        },
        {
          does: 'move-date',
          key: 'a',
          date: '2026-12-07',
          start: '2026-12-08T10:00',
          end: '2026-12-08T11:00',
          zone: 'Europe/Copenhagen',
        },
        { does: 'cancel-date', key: 'a', date: '2026-12-14' },
        { does: 'cancel-date', key: 'a', date: '2026-12-15' },
        { does: 'cancel', key: 'nothing' },
      ],
    },
  ],
} satisfies ScenarioInput;

function run(scenario: unknown) {
  const read = readScenario(scenario);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const simulator = createSimulator({ seed: 5, clock: virtualClock(now) });
  holdToSchema(simulator, { marksNeeded: false });
  const [tenant] = applyScenario(simulator, read.scenario);
  return { simulator, tenant: tenant!, acts: read.scenario.tenants[0]!.acts };
}

describe('a scenario', () => {
  test('makes people, rooms and apps, and lets people act in their Outlook', async () => {
    const { simulator, tenant, acts } = run(small);
    const { done, refused } = await performActs(simulator, tenant, acts);
    expect(done).toBe(5);
    // The 15th is no Monday, and nobody made a meeting called "nothing".
    expect(refused.map(({ act }) => act)).toMatchObject([
      { does: 'cancel-date', date: '2026-12-15' },
      { does: 'cancel', key: 'nothing' },
    ]);
    await simulator.advanceTo(now.add({ minutes: 5 }));
    const [copy] = [...tenant.mailbox('room1@fjord.example').calendar.active()];
    expect(copy).toMatchObject({ isOrganizer: false, response: { response: 'accepted' } });
    expect([...copy!.series!.exceptions.keys()]).toContain('2026-12-07');
    expect([...tenant.mailbox('lars@fjord.example').calendar.active()]).toHaveLength(1);
  });

  test('a broken mailbox is a user without a mailbox', async () => {
    const { simulator } = run(small);
    const response = await simulator.fetch(
      new Request(
        'https://graph.example/v1.0/users/broken@fjord.example/calendarView?startDateTime=2026-11-24&endDateTime=2026-11-25',
        {
          headers: { authorization: 'Bearer 5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42' },
        },
      ),
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'MailboxNotEnabledForRESTAPI' } });
  });

  test('an app with a scope sees its mailboxes alone', async () => {
    const { simulator } = run(small);
    const view = (address: string) =>
      simulator.fetch(
        new Request(
          `https://graph.example/v1.0/users/${address}/calendarView?startDateTime=2026-11-24T00:00:00Z&endDateTime=2026-11-25T00:00:00Z`,
          {
            headers: { authorization: 'Bearer 5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42' },
          },
        ),
      );
    expect((await view('room1@fjord.example')).status).toBe(200);
    expect((await view('ida@fjord.example')).status).toBe(403);
  });

  test('a file with mistakes is told where they are', () => {
    const read = readScenario({
      tenants: [{ displayName: 'X', domains: [], rooms: [{ name: 'A', address: 'nowhere', colour: 'red' }] }],
    });
    expect(read).toMatchObject({ ok: false });
    const problems = read.ok ? [] : read.problems.join('\n');
    expect(problems).toContain('tenants.0.domains');
    expect(problems).toContain('tenants.0.rooms.0.address: an SMTP address');
    expect(problems).toContain('colour');
  });

  test('a switch that does not exist is named, and so is a value that none has', () => {
    const problemsOf = (switches: object): string => {
      const read = readScenario({ ...small, tenants: [{ ...small.tenants[0], switches }] });
      return read.ok ? '' : read.problems.join('\n');
    };
    expect(problemsOf({ answerChangesTheWeather: true })).toContain('tenants.0.switches.answerChangesTheWeather');
    expect(problemsOf({ autoReleaseAs: 'smoke' })).toContain('tenants.0.switches.autoReleaseAs');
    expect(problemsOf({ autoReleaseAs: 'removed' })).toBe('');
  });

  test('the published schema is the one that is checked', async () => {
    const file = new URL('../../scenario.schema.json', import.meta.url);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(publishedScenarioSchema());
  });

  test('groups hold people, rooms and groups that stand after them; somebody unknown is named', () => {
    const groups = [
      { name: 'All', members: ['ida@fjord.example', 'Sales'], owners: ['ida@fjord.example'] },
      { name: 'Sales', kind: 'microsoft365', address: 'sales@fjord.example', members: ['lars@fjord.example'] },
      { name: 'Rooms', kind: 'room-list', address: 'rooms@fjord.example', members: ['room1@fjord.example'] },
      { name: 'Danes', rule: 'user.preferredLanguage -startsWith "da"' },
    ];
    const people = [
      ...small.tenants[0]!.people,
      {
        name: 'Guest',
        address: 'g_x.example#EXT#@fjord.example',
        mail: 'g@x.example',
        guest: true,
        manager: 'ida@fjord.example',
      },
    ];
    const withGroups = (more: object[]) => ({
      tenants: [{ ...small.tenants[0], people, groups: [...groups, ...more] }],
    });
    const { tenant } = run(withGroups([]));
    const [all, sales, rooms, danes] = [...tenant.groups.all.values()];
    const [ida, lars] = ['ida@fjord.example', 'lars@fjord.example'].map((one) => tenant.findByAddress(one)!);
    expect([...all!.members]).toEqual([
      [ida!.id, 'user'],
      [sales!.id, 'group'],
    ]);
    expect([...tenant.groups.allMembersOf(all!)].map(({ id }) => id)).toContain(lars!.id);
    expect(rooms).toMatchObject({ isRoomList: true, mailEnabled: true, securityEnabled: false });
    expect([...danes!.members.keys()]).toEqual([ida!.id]);
    const guest = tenant.findByAddress('g@x.example')!;
    expect(guest).toMatchObject({ managerId: ida!.id, profile: { userType: 'Guest' } });
    expect(tenant.mailboxes.has(guest.id)).toBe(false);
    expect(() => run(withGroups([{ name: 'Odd', members: ['nobody@fjord.example'] }]))).toThrow(
      'group "Odd" names "nobody@fjord.example"',
    );
    const withoutAddress = readScenario(withGroups([{ name: 'Odd', kind: 'distribution' }]));
    expect(withoutAddress).toMatchObject({
      ok: false,
      problems: ['tenants.0.groups.4.address: every kind but security needs an address'],
    });
  });

  test('an app has delegated permissions that were consented to, and addresses to come back to', () => {
    const app = {
      ...small.tenants[0]!.apps[0]!,
      scopes: ['User.Read'],
      redirectUris: ['https://planner.example/back'],
    };
    const { tenant } = run({ tenants: [{ ...small.tenants[0], apps: [app] }] });
    const principal = tenant.registry.servicePrincipalOf(app.appId)!;
    expect(principal.replyUrls).toEqual(['https://planner.example/back']);
    expect(tenant.consents.scopesOf(principal.id, tenant.registry.graph, 'anybody')).toEqual(['User.Read']);
    expect(tenant.registry.applicationOf(app.appId)!.requiredResourceAccess[0]!.resourceAccess).toHaveLength(2);
  });
});
