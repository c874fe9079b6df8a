import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'simulator-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = {
  tenants: [
    {
      displayName: 'Fjord',
      domains: ['fjord.example'],
      people: [{ name: 'Ida', address: 'ida@fjord.example' }],
      acts: [
        {
          does: 'invite',
          key: 'a',
          organizer: 'ida@fjord.example',
          subject: 'Talk',
          start: '2026-11-25T10:00',
          end: '2026-11-25T11:00',
          zone: 'UTC',
        },
      ],
    },
  ],
};

/** Starts the program; resolves with its outcome, or as soon as it has printed `until`. */
async function run(args: readonly string[], until?: RegExp) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const found = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (until?.test(output)) resolve();
      });
    }
  });
  const ended = once(child, 'close');
  await Promise.race([found, ended]);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    return child.exitCode;
  };
  return { output: () => output, stop, ended, exitCode: () => child.exitCode };
}

describe('the simulator on its own', () => {
  test('prints its addresses, lets people act once, and ends on SIGTERM', async () => {
    const file = path.join(folder, 'scenario.json');
    await writeFile(file, JSON.stringify(small));
    const first = await run(['--scenario', file, '--data', path.join(folder, 'data')], /acts performed/);
    expect(first.output()).toContain('1 acts performed, 0 refused');
    const origin = /http:\/\/localhost:\d+/.exec(first.output())?.[0];
    expect(await (await fetch(`${origin}/control/api/state`)).json()).toMatchObject({
      clock: 'real',
      tenants: [{ displayName: 'Fjord' }],
    });
    expect(await first.stop()).toBe(0);
    const second = await run(['--scenario', file, '--data', path.join(folder, 'data')], /acts performed/);
    expect(second.output()).toContain('0 acts performed');
    expect(await second.stop()).toBe(0);
  });

  test.each([
    [['--scenario', '/nowhere.json'], "can't be read"],
    [['--clock', 'yesterday'], 'takes real, fixed or an instant'],
    [['--port', '70000'], 'is no port'],
    [['--speed', '9'], 'Unknown option'],
  ])('%j is refused with one sentence', async (args, sentence) => {
    const { output, ended, exitCode } = await run(args);
    await ended;
    expect(exitCode()).toBe(2);
    expect(output()).toContain(sentence);
  });
});
