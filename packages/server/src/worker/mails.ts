import { randomUUID } from 'node:crypto';
import { startMailWorker } from '@planner/notify';
import type { SecretBox } from '@planner/sites';
import type { ServerOptions } from '../server.ts';

/** The role `worker`: sends the mails of all sites until the signal. */
export async function startMails(
  { db, clock, mail: transport, log }: ServerOptions,
  secrets: SecretBox,
  signal: AbortSignal,
): Promise<void> {
  if (!transport) return;
  const worker = `mails/${randomUUID()}`;
  const tell = (event: string, fields: object): void => log.info({ event, ...fields });
  await startMailWorker({ db, clock, secrets, transport, worker, log: tell }, signal);
}
