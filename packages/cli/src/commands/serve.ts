import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkSchema, openDatabase, uuidSource } from '@planner/db';
import { calibratedCost, passwordHashing } from '@planner/identity';
import { startServer } from '@planner/server';
import { secretBoxFromFile } from '@planner/sites';
import { defineCommand } from 'citty';
import { CommandFailure } from '../failure.ts';
import { connectionsOfProcess } from '../runtime/connections.ts';
import { prepareFirstLogin } from '../runtime/first-login.ts';
import { importsOfProcess } from '../runtime/imports.ts';
import { serviceLog } from '../runtime/log.ts';
import { mailOfProcess } from '../runtime/mail.ts';
import { syncOfProcess, systemClock } from '../runtime/sync.ts';
import { untilToldToStop } from '../runtime/until-told-to-stop.ts';
import { readSettings } from '../settings.ts';

/** The built site; the launcher builds it before it hands over. */
export const webRoot = fileURLToPath(new URL('../../../web/dist', import.meta.url));

export const serve = defineCommand({
  meta: { name: 'serve', description: 'Serve for real use, with a database of yours (see docs/how-to/run-planner.md)' },
  async run() {
    const settings = readSettings(process.env);
    if (!settings.KEY_FILE)
      throw new CommandFailure(
        'KEY_FILE is missing: the file with the key for client secrets. It is made when it does not exist.',
      );
    const log = serviceLog(settings.LOG_LEVEL);
    const stop = untilToldToStop();
    const db = openDatabase({ url: settings.DATABASE_URL });
    try {
      await checkSchema(db);
      const ids = uuidSource(systemClock);
      const box = secretBoxFromFile(settings.KEY_FILE);
      const parts = { db, clock: systemClock, ids, box, log };
      const sync = syncOfProcess({
        ...parts,
        settings: { webhookUrl: settings.PUBLIC_URL ?? null },
      });
      const mail = mailOfProcess(settings);
      const isWeb = settings.ROLES.includes('web');
      const links = isWeb ? await prepareFirstLogin({ db, clock: systemClock, ids }, settings) : [];
      const hashing = passwordHashing(isWeb ? await calibratedCost() : undefined);
      const server = await startServer({
        db,
        clock: systemClock,
        ids,
        roles: settings.ROLES,
        log,
        webRoot: builtSite(),
        sync,
        imports: importsOfProcess(parts),
        connections: connectionsOfProcess(parts),
        ...(mail && { mail }),
        hashing,
        settings: {
          host: settings.HOST,
          port: settings.PORT,
          trustProxy: settings.PUBLIC_URL !== undefined,
          publicUrl: settings.PUBLIC_URL ?? null,
        },
      });
      log.info({ url: server.url, roles: settings.ROLES }, 'planner serves');
      // On standard error, beside the log: a link that opens something belongs into no collected file of lines.
      for (const link of links) console.error(firstLogin(link));
      log.info({ why: await stop.told }, 'planner stops');
      await server.stop();
    } finally {
      await db.close();
    }
  },
});

const firstLogin = (link: string): string =>
  `\nThis site has no administrator yet. Open this link within 24 hours to become one; it works once:\n\n  ${link}\n`;

/** @throws CommandFailure when the site was not built */
function builtSite(): string {
  try {
    readFileSync(`${webRoot}/index.html`);
    return webRoot;
  } catch {
    throw new CommandFailure(
      'The web site is not built. Run `npx planner serve`, which builds it, or `node scripts/build-web.ts`.',
    );
  }
}
