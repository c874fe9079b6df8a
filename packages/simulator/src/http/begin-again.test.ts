import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '../scenario/apply-scenario.ts';
import { virtualClock } from '../tenant/clock.ts';
import { openSimulator, type OpenedSimulator } from './open-simulator.ts';

const at = { start: '2026-03-04T10:00', end: '2026-03-04T11:00', zone: 'UTC' };
const people = [{ name: 'Ida', address: 'ida@fjord.example' }];
const acts = [{ does: 'invite', key: 'm', organizer: 'ida@fjord.example', subject: 'First', ...at }];
const read = readScenario({ tenants: [{ displayName: 'Fjord', domains: ['fjord.example'], people, acts }] });

const open = (dataDir?: string) =>
  openSimulator({
    seed: 1,
    clock: virtualClock(Temporal.Instant.from('2026-03-02T07:00:00Z')),
    scenario: () => (read.ok ? read.scenario : { name: '', tenants: [] }),
    onError: (error) => {
      throw error;
    },
    ...(dataDir !== undefined && { dataDir }),
  });
const subjects = ({ simulator }: OpenedSimulator) =>
  [...[...simulator.tenants.values()][0]!.mailbox('ida@fjord.example').calendar.active()].map(
    ({ fields }) => fields.subject,
  );
async function control({ pagesOrigin }: OpenedSimulator, method: string, what: string, body?: unknown) {
  const answer = await fetch(`${pagesOrigin}/control/api${what}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}

test.each([false, true])(
  'begun again, and put back from a snapshot by the control API; kept in a folder: %s',
  async (isKept) => {
    const folder = isKept ? await mkdtemp(path.join(tmpdir(), 'simulator-')) : undefined;
    let opened = await open(folder);
    await opened.performActs();
    const [before] = opened.simulator.tenants.keys();
    const invited = { ...acts[0], key: 'n', subject: 'Second' };
    await control(opened, 'POST', '/tenants/fjord.example/acts', [invited]);
    expect(subjects(opened)).toEqual(['First', 'Second']);
    const snapshot = (await control(opened, 'GET', '/snapshot')).body;

    expect((await control(opened, 'POST', '/reset')).status).toBe(204);
    expect(subjects(opened)).toEqual(['First']);
    expect([...opened.simulator.tenants.keys()]).toEqual([before]);
    expect((await control(opened, 'PUT', '/snapshot', { format: 'mine' })).status).toBe(400);
    expect((await control(opened, 'PUT', '/snapshot', snapshot)).status).toBe(204);
    expect(subjects(opened)).toEqual(['First', 'Second']);
    await opened.close();
    if (folder === undefined) return;
    opened = await open(folder);
    expect(await opened.performActs()).toEqual({ done: 0, refused: [] });
    expect(subjects(opened)).toEqual(['First', 'Second']);
    await opened.close();
    await rm(folder, { recursive: true });
  },
);
