import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, startEmbedded } from '@planner/db';
import type { TestProject } from 'vitest/node';

export const templateName = 'planner_template';

/**
 * One server for the whole run, in a data folder of its own, never the machine's cluster.
 * `PLANNER_POSTGRES_BIN=/usr/lib/postgresql/15/bin` runs the same tests on that server's binaries.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  // Random, so that two runs on one machine don't meet; postgres itself may run as another user, so the folder is open to enter.
  const folder = mkdtempSync(path.join(tmpdir(), `planner-test-${randomBytes(3).toString('hex')}-`));
  chmodSync(folder, 0o755);
  const binDir = process.env['PLANNER_POSTGRES_BIN'];
  const server = await startEmbedded({
    dataDir: path.join(folder, 'db'),
    log: () => undefined,
    disposable: true,
    ...(binDir ? { binDir } : {}),
  });
  const database = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  await migrate(server.adminUrl, { createDatabase: templateName });
  project.provide('postgres', {
    adminUrl: server.adminUrl,
    appUrl: database(server.appUrl, templateName),
    template: templateName,
  });
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
