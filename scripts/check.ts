// Run by `npm run check` and by CI: lint, types, format, and the house (import directions, links in the docs). Fails if any part does.
import { spawnSync } from 'node:child_process';
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
for (const [name, command, args] of parts) {
  if (!existsSync(command)) throw new Error(`${command} is missing: run npm ci`);
  const started = performance.now();
  const answer = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${answer.status === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (answer.status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`check: ${failed.join(', ')} failed`);
  process.exit(1);
}
