import { chromiumPath } from '../chromium.ts';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Unpacks the browser and builds the site once, before any worker starts. */
export default async function setUp(): Promise<void> {
  await chromiumPath();
  const answer = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('../../../../scripts/build-web.ts', import.meta.url))],
    {
      encoding: 'utf8',
    },
  );
  if (answer.status !== 0) throw new Error(answer.stderr || answer.stdout);
}
