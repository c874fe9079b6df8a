import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { type DemoProcess, runPlanner, startDemo } from './demo-process.ts';
import { type SignedIn, signIn } from './signed-in.ts';

let folder: string;
/** By folder; the next process takes it over. */
const running = new Map<string, DemoProcess>();
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-kill-'));
  chmodSync(folder, 0o755);
  // One after the other: each finds its ports and keeps them.
  for (const [name] of halves) running.set(name, await startDemo(path.join(folder, name)));
});
afterAll(async () => {
  for (const demo of running.values()) demo.child.kill('SIGTERM');
  await Promise.all([...running.values()].map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true });
});

interface Acknowledged {
  readonly id: string;
  readonly roomId: string;
  readonly start: string;
  readonly end: string;
}

/** Books without pause until a request gets no answer any more; @returns what was answered with 201 */
async function bookUntilItDies(person: SignedIn, roomIds: readonly string[], day: string): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let attempt = 0; ; attempt += 1) {
    const roomId = roomIds[attempt % roomIds.length]!;
    const minute = 15 * (Math.floor(attempt / roomIds.length) % 40);
    const start = Temporal.Instant.from(`${day}T07:00:00Z`).add({ minutes: minute });
    const times = { start: start.toString(), end: start.add({ minutes: 30 }).toString() };
    try {
      const { status, body } = await person.post(
        '/api/v1/meetings',
        { subject: `Drill ${attempt}`, ...times, zone: 'Europe/Copenhagen', roomIds: [roomId], attendees: [] },
        randomUUID(),
      );
      if (status === 201) acknowledged.push({ id: (body as { id: string }).id, roomId, ...times });
      else if (status >= 500) return acknowledged;
    } catch {
      return acknowledged; // the connection broke: nobody was told anything
    }
  }
}

type Victim = 'planner' | 'postgres' | 'both';
/**
 * In two folders at once: most of a round is waiting for processes to end and to start. Two kills of each kind in every run,
 * ten when asked for (README of cli).
 */
const rounds = process.env['PLANNER_THOROUGH'] === '1' ? 5 : 3;
const halves: readonly (readonly [name: string, victims: readonly Victim[]])[] = (
  [
    ['first', ['planner', 'postgres', 'both', 'planner', 'postgres']],
    ['second', ['both', 'planner', 'postgres', 'both', 'planner']],
  ] as const
).map(([name, victims]) => [name, victims.slice(0, rounds)]);

describe.concurrent(
  'kill -9 during a load of bookings, again and again, of Planner, of its database and of both',
  () => {
    test.for(halves)(
      'in the %s folder: nothing acknowledged is lost, no room is given twice',
      { timeout: 600_000 },
      // Of two tests at once each needs an `expect` of its own.
      async ([name, victims], { expect }) => {
        const dataDir = path.join(folder, name);
        const acknowledged: Acknowledged[] = [];
        let demo = running.get(name)!;
        for (const [round, victim] of victims.entries()) {
          const person = await signIn(demo.url);
          const { body } = await person.get('/api/v1/rooms?limit=40');
          const roomIds = (body as { rooms: readonly { id: string }[] }).rooms.map((room) => room.id).slice(0, 12);
          const day = Temporal.Now.plainDateISO('UTC')
            .add({ days: 7 + round })
            .toString();
          const booking = bookUntilItDies(person, roomIds, day);
          // The moment differs from round to round: after a few bookings, or in the middle of many.
          while ((await seen(person, day)) < 3 + 8 * round);
          if (victim !== 'planner') process.kill(demo.postgresPid(), 'SIGKILL');
          if (victim !== 'postgres') process.kill(demo.child.pid!, 'SIGKILL');
          acknowledged.push(...(await booking));
          await demo.ended;
          demo = await startDemo(dataDir);
          running.set(name, demo);
        }
        const person = await signIn(demo.url);
        const lost: string[] = [];
        for (const { id } of acknowledged) {
          const { status, body } = await person.get(`/api/v1/meetings/${id}`);
          const [booking] = status === 200 ? (body as { bookings: readonly { state: string }[] }).bookings : [];
          if (booking?.state !== 'confirmed') lost.push(`${id}: ${status} ${booking?.state ?? ''}`);
        }
        expect(acknowledged.length).toBeGreaterThan(8 * rounds);
        expect(lost).toEqual([]);
        expect(overlaps(acknowledged)).toEqual([]);
        await expect.poll(() => compare(dataDir), { timeout: 120_000, interval: 2000 }).toContain('differences: 0');
      },
    );
  },
);

/** How many bookings of the day the timeline shows by now; none once the server is gone. */
async function seen(person: SignedIn, day: string): Promise<number> {
  const { body } = await person
    .get(`/api/v1/timeline?date=${day}&limit=100`)
    .catch(() => ({ body: { bookings: Array(99) } }));
  return (body as { bookings: readonly unknown[] }).bookings.length;
}

function overlaps(bookings: readonly Acknowledged[]): readonly string[] {
  const sorted = bookings.toSorted((a, b) => (a.roomId + a.start < b.roomId + b.start ? -1 : 1));
  return sorted.flatMap((one, at) => {
    const next = sorted[at + 1];
    return next && next.roomId === one.roomId && next.start < one.end ? [`${one.id} and ${next.id}`] : [];
  });
}

async function compare(dataDir: string): Promise<string> {
  return (await runPlanner(['compare', '--data', dataDir])).output;
}
