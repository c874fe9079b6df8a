import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * Names this process in leases. In a container every run has the same host name and process number, and a lease of the run
 * before isn't ours to renew: so each name is new.
 */
export function newWorkerName(): string {
  return `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`;
}
