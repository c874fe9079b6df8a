import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, performActs, virtualClock, type Scenario, type Simulator, type Tenant } from '../index.ts';
import { applyScenario } from '../scenario/apply-scenario.ts';
import { scenarioSchema } from '../scenario/scenario-schema.ts';
import { nextJournalNumber } from './journal.ts';
import { loadSnapshot, restoreFrom, SnapshotKeeper } from './snapshot-keeper.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00Z');
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const scenario: Scenario = scenarioSchema.parse({
  tenants: [
    {
      displayName: 'Fjord',
      domains: ['fjord.example'],
      people: [{ name: 'Ida Holm', address: 'ida@fjord.example', zone: 'Europe/Copenhagen' }],
      rooms: [
        { name: 'Room 1', address: 'room1@fjord.example', processing: { automateProcessing: 'AutoAccept' } },
        { name: 'Broken', address: 'broken@fjord.example', broken: true },
      ],
      apps: [
        { appId: '5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42', displayName: 'App', secret: 's', roles: ['Calendars.Read'] },
      ],
      acts: [
        {
          does: 'invite',
          key: 'a',
          organizer: 'ida@fjord.example',
          subject: 'Weekly',
          start: '2026-11-30T10:00',
          end: '2026-11-30T11:00',
          zone: 'Europe/Copenhagen',
          rooms: ['room1@fjord.example'],
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
        {
          does: 'invite',
          key: 'b',
          organizer: 'ida@fjord.example',
          subject: 'Single',
          start: '2026-11-26T10:00',
          end: '2026-11-26T11:00',
          zone: 'Europe/Copenhagen',
          rooms: ['room1@fjord.example'],
        },
        { does: 'cancel', key: 'b' },
      ],
    },
  ],
});

async function aKeptSimulator() {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'simulator-'));
  folders.push(dataDir);
  const clock = virtualClock(now);
  const simulator = createSimulator({
    seed: 6,
    clock,
    outgoing: async (request) =>
      new Response(new URL(request.url).searchParams.get('validationToken') ?? '', {
        headers: { 'content-type': 'text/plain' },
      }),
  });
  const [tenant] = applyScenario(simulator, scenario);
  const keeper = await SnapshotKeeper.open(simulator, {
    dataDir,
    onError: (error) => expect.unreachable(String(error)),
  });
  return { dataDir, simulator, tenant: tenant!, keeper };
}

/** What the next start finds; its clock stands where the first one ended. */
async function afterRestart(dataDir: string, at = now) {
  const simulator = createSimulator({ seed: '6/2', clock: virtualClock(at) });
  await restoreFrom(dataDir, simulator, (await loadSnapshot(dataDir))!);
  return { simulator, tenant: [...simulator.tenants.values()][0]! };
}

/** All that clients can see of a tenant's calendars. */
function everything(tenant: Tenant) {
  return [...tenant.mailboxes.values()].map((mailbox) => ({
    owner: mailbox.user.userPrincipalName,
    items: [...mailbox.calendar.active()]
      .map((item) => ({
        ...item,
        id: mailbox.calendar.itemId(item, 'default'),
        etag: mailbox.calendar.changeKey(item),
      }))
      .sort((one, other) => one.number - other.number),
    change: mailbox.calendar.lastChange,
    messages: mailbox.messages,
    processing: mailbox.processing,
  }));
}

const view = async (simulator: Simulator, url: string) => {
  const response = await simulator.fetch(
    new Request(url, { headers: { authorization: 'Bearer 5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42' } }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('what is kept', () => {
  test('a clean end and a new start: everything is as it was, delta links go on', async () => {
    const { dataDir, simulator, tenant, keeper } = await aKeptSimulator();
    await performActs(simulator, tenant, scenario.tenants[0]!.acts);
    await simulator.advanceTo(now.add({ minutes: 1 }));
    const window = 'startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-01-01T00:00:00Z';
    const first = await view(
      simulator,
      `https://graph.example/v1.0/users/room1@fjord.example/calendarView/delta?${window}`,
    );
    await keeper.close();
    const again = await afterRestart(dataDir, now.add({ minutes: 1 }));
    expect(everything(again.tenant)).toEqual(everything(tenant));
    expect(again.tenant.mailboxAt('broken@fjord.example')).toBeUndefined();
    const next = await view(again.simulator, first.body['@odata.deltaLink'] as string);
    expect(next).toMatchObject({ status: 200, body: { value: [] } });
  });

  test('killed at any moment, nothing that was answered is lost, and what was on its way still arrives', async () => {
    const { dataDir, simulator, tenant } = await aKeptSimulator();
    await performActs(simulator, tenant, scenario.tenants[0]!.acts);
    for (let second = 0; second <= 12; second += 1) {
      await simulator.advanceTo(now.add({ seconds: second }));
      // No close: the folder is what a killed process leaves.
      const again = await afterRestart(dataDir, simulator.clock.now());
      expect(everything(again.tenant)).toEqual(everything(tenant));
      await again.simulator.advanceTo(now.add({ minutes: 5 }));
      const [copy, ...others] = [...again.tenant.mailbox('room1@fjord.example').calendar.active()].filter(
        (item) => !item.isCancelled,
      );
      expect(others).toEqual([]);
      expect(copy).toMatchObject({ response: { response: 'accepted' } });
      expect(again.tenant.mailbox('ida@fjord.example').responses.length).toBeGreaterThan(0);
    }
  });

  test('killed twice in a row: what the second run was told follows what the first one was told', async () => {
    const { dataDir, simulator, tenant } = await aKeptSimulator();
    const [weekly, moved, single] = scenario.tenants[0]!.acts;
    await performActs(simulator, tenant, [weekly!, moved!]);
    const snapshot = (await loadSnapshot(dataDir))!;
    const second = await afterRestart(dataDir);
    await SnapshotKeeper.open(second.simulator, {
      dataDir,
      snapshot,
      onError: (error) => expect.unreachable(String(error)),
    });
    await performActs(second.simulator, second.tenant, [single!]);
    expect(await nextJournalNumber(dataDir)).toBeGreaterThan(2); // a run is a number: its ids repeat nobody's
    expect(everything((await afterRestart(dataDir)).tenant)).toEqual(everything(second.tenant));
    expect(JSON.stringify(everything(second.tenant))).toContain('Single');
  });

  test('a snapshot that breaks off is refused, not half read', async () => {
    const { dataDir } = await aKeptSimulator();
    const file = path.join(dataDir, 'tenant.json');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${lines.slice(0, -2).join('\n')}\n`);
    await expect(loadSnapshot(dataDir)).rejects.toThrow('it breaks off');
  });

  test('a line that broke off while it was written is passed over', async () => {
    const { dataDir, simulator, tenant } = await aKeptSimulator();
    await performActs(simulator, tenant, scenario.tenants[0]!.acts);
    const journal = (await readdir(dataDir)).find((name) => name.startsWith('tenant-journal'))!;
    await appendFile(path.join(dataDir, journal), '{"tenant":"x","mail');
    expect(everything((await afterRestart(dataDir)).tenant)).toEqual(everything(tenant));
  });

  test('subscriptions are kept until they end', async () => {
    const { dataDir, simulator } = await aKeptSimulator();
    const made = await simulator.fetch(
      new Request('https://graph.example/v1.0/subscriptions', {
        method: 'POST',
        headers: { authorization: 'Bearer 5d8f6a30-94b0-4a0e-8f2e-5b9c3a1d7e42' },
        body: JSON.stringify({
          changeType: 'updated',
          notificationUrl: 'https://planner.example/',
          resource: 'users/room1@fjord.example/events',
          expirationDateTime: now.add({ hours: 10 }).toString(),
        }),
      }),
    );
    expect(made.status).toBe(201);
    expect((await afterRestart(dataDir)).simulator.subscriptions.list()).toHaveLength(1);
    expect((await afterRestart(dataDir, now.add({ hours: 11 }))).simulator.subscriptions.list()).toHaveLength(0);
  });

  test('a file of something else is refused with a sentence', async () => {
    const { dataDir } = await aKeptSimulator();
    await writeFile(path.join(dataDir, 'tenant.json'), '{"format":"calendar"}');
    await expect(loadSnapshot(dataDir)).rejects.toThrow('this is no snapshot of the simulator');
    await writeFile(path.join(dataDir, 'tenant.json'), '{"format":"simulator-snapshot/1"}');
    await expect(loadSnapshot(dataDir)).rejects.toThrow('Begin anew: with --fresh');
  });
});
