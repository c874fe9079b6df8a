import { createHash } from 'node:crypto';
import path from 'node:path';
import { databaseUser, isReachable } from './database-user.ts';

/**
 * Where the data go by default: the folder asked for, or, for root in a private home, one that the database's user can
 * enter. The same clone always gets the same folder.
 */
export function dataDirFor(preferred: string): string {
  const wanted = path.resolve(preferred);
  if (isReachable(databaseUser(), wanted)) return wanted;
  return path.join('/var/lib/planner', createHash('sha256').update(wanted).digest('hex').slice(0, 12));
}
