import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runPlanner, startDemo } from './demo-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'planner-start-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One sentence (or two) with the way out, on one line, without a stack. */
function expectASentence(output: string, ...words: readonly string[]): void {
  const line = output.split('\n').find((one) => one.startsWith('planner: ')) ?? '';
  for (const word of words) expect(line).toContain(word);
  expect(output).not.toMatch(/^\s+at /m);
}

const mayMount =
  process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

describe('a start that cannot work', () => {
  test('with a port that is taken names the port and the way out', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runPlanner([
      'demo',
      'start',
      '--data',
      path.join(folder, 'port'),
      '--port',
      String(port),
      '--empty',
    ]);
    other.close();
    expect(code).toBe(1);
    expectASentence(output, String(port), '--port');
  });

  test('with a wrong DATABASE_URL says that the database does not answer, and writes nothing', async () => {
    const { code, output } = await runPlanner(['serve'], {
      DATABASE_URL: 'postgres://planner_app:secret@127.0.0.1:9/planner',
      KEY_FILE: path.join(folder, 'serve.key'),
      PORT: '0',
    });
    expect(code).toBe(1);
    expectASentence(output, 'database');
    expect(output).not.toContain('secret@');
  });

  test('with settings that are no settings names each of them', async () => {
    const { code, output } = await runPlanner(['serve'], { DATABASE_URL: 'mysql://x', PORT: 'http' });
    expect(code).toBe(1);
    expectASentence(output, 'DATABASE_URL', 'PORT');
  });

  test('in a folder that another Planner uses names its process, and leaves that one alone', async () => {
    const dataDir = path.join(folder, 'twice');
    const first = await startDemo(dataDir);
    const second = await runPlanner(['demo', 'start', '--data', dataDir, '--port', '0', '--empty']);
    expect(second.code).toBe(1);
    expectASentence(second.output, String(first.child.pid), '--data');
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  test.skipIf(!mayMount)(
    'in a read-only folder, or on a full disk, says so and leaves nothing half written',
    async () => {
      for (const [name, options] of [
        ['read-only', 'ro'],
        ['full', 'size=2m'],
      ] as const) {
        const mount = path.join(folder, name);
        mkdirSync(mount);
        chmodSync(mount, 0o755);
        expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', mount]).status).toBe(0);
        try {
          const { code, output } = await runPlanner([
            'demo',
            'start',
            '--data',
            path.join(mount, 'data'),
            '--port',
            '0',
            '--empty',
          ]);
          expect(code).toBe(1);
          expectASentence(output, mount);
          expect(
            readdirSync(mount)
              .flatMap((one) => (one === 'data' ? readdirSync(path.join(mount, one)) : [one]))
              .filter((one) => one === 'pg'),
          ).toEqual([]);
        } finally {
          spawnSync('umount', [mount]);
        }
      }
    },
  );
});

describe('the launcher', () => {
  test('ends everything on SIGTERM as it does on Ctrl-C', async () => {
    const launcher = fileURLToPath(new URL('../../../../scripts/launch.mjs', import.meta.url));
    const dataDir = path.join(folder, 'term');
    const child = spawn(
      process.execPath,
      [launcher, 'planner', 'demo', 'start', '--data', dataDir, '--port', '0', '--empty'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let output = '';
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (output.includes('Sign in with')) resolve();
      });
    });
    child.kill('SIGTERM');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
    expect(output).toContain('Stopped.');
    expect(readdirSync(path.join(dataDir, 'pg'))).not.toContain('postmaster.pid');
  });
});
