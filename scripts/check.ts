// Run by `npm run check` and by CI: lint, types, format, and the house (import directions, links in the docs). Fails if any part does.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));
const fix = process.argv.includes('--fix');

const parts: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  [
    'lint',
    bin('oxlint'),
    ['--type-aware', '--deny-warnings', ...(fix ? ['--fix'] : []), 'packages', 'scripts', 'bench'],
  ],
  ['types (server, tools, tests)', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types (core)', bin('tsc'), ['-p', 'packages/core/tsconfig.json']],
  ['types (web)', bin('tsc'), ['-p', 'packages/web/tsconfig.json']],
  [
    'format',
    bin('prettier'),
    [fix ? '--write' : '--check', '--log-level', 'warn', 'packages', 'scripts', 'bench', '*.ts'],
  ],
  ['house', process.execPath, ['scripts/check-house.ts']],
];

const failed: string[] = [];
const waiting = [...parts];
/** Two at a time; what writes files waits for nobody else's reading. */
const lanes = fix ? 1 : 2;

async function lane(): Promise<void> {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const [name, command, args] = part;
    if (!existsSync(command)) throw new Error(`${command} is missing: run npm ci`);
    const started = performance.now();
    const { status, output } = await run(command, args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(output);
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (status !== 0) failed.push(name);
  }
}

/** What a part has said, in one piece, so that two don't mix. */
function run(command: string, args: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

await Promise.all(Array.from({ length: lanes }, lane));
if (failed.length > 0) {
  console.error(`check: ${failed.join(', ')} failed`);
  process.exit(1);
}
