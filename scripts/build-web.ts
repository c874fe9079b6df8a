// Run by the launcher's programs (demo, tests): builds packages/web when its sources changed since the last build.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'packages/web/dist');
const stamp = path.join(dist, '.sources');
const sources = ['packages/web', 'packages/core', 'packages/api-client'];

/** Hash over everything that the built site is made from. */
function sourceHash(): string {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (['dist', 'node_modules'].includes(entry.name)) continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(file);
      else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  };
  for (const source of sources) visit(path.join(root, source));
  return hash.digest('hex');
}

/**
 * Builds the site if needed.
 * @returns false when the site of the same sources stood there already
 * @throws when vite fails; its output is in the message
 */
export function buildWebIfChanged(): boolean {
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  const answer = spawnSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
    cwd: path.join(root, 'packages/web'),
    encoding: 'utf8',
  });
  if (answer.status !== 0) throw new Error(`the web site couldn't be built:\n${answer.stdout}\n${answer.stderr}`);
  writeFileSync(stamp, wanted);
  return true;
}

if (import.meta.main) console.log(buildWebIfChanged() ? 'built packages/web/dist' : 'packages/web/dist is current');
