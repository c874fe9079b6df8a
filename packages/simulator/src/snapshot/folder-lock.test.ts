import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'simulator-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the folder, says so, and keeps it until its input ends. */
function otherProcess(): { taken: Promise<void>; pid: number; end(): void; kill(): Promise<void> } {
  const code = `import { lockFolder } from ${JSON.stringify(new URL('folder-lock.ts', import.meta.url).href)};
    const unlock = await lockFolder(${JSON.stringify(folder)});
    console.log('taken');
    process.stdin.on('end', () => { unlock(); process.exit(0); }).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    taken: new Promise((resolve) => child.stdout.once('data', () => resolve())),
    pid: child.pid!,
    end: () => void child.stdin.end(),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const holder = () => (JSON.parse(readFileSync(path.join(folder, 'simulator.pid'), 'utf8')) as { pid: number }).pid;

describe('a folder of data', () => {
  test('belongs to one simulator: a second one is told who has it', async () => {
    const other = otherProcess();
    await other.taken;
    await expect(lockFolder(folder, 100)).rejects.toThrow(`another simulator (process ${other.pid}) uses the folder`);
    await other.kill();
  });

  test('of one that is ending is waited for', async () => {
    const other = otherProcess();
    await other.taken;
    const waiting = lockFolder(folder);
    other.end();
    expect(await waiting).toBeTypeOf('function');
    expect(holder()).toBe(process.pid);
    (await waiting)();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of one that was killed is taken over, also when its number belongs to somebody else now', async () => {
    const other = otherProcess();
    await other.taken;
    await other.kill();
    const unlock = await lockFolder(folder, 0);
    expect(holder()).toBe(process.pid);
    unlock();
    writeFileSync(path.join(folder, 'simulator.pid'), JSON.stringify({ pid: process.ppid, birth: 'long ago' }));
    await lockFolder(folder, 0);
    expect(holder()).toBe(process.pid);
  });
});
