import { chownSync, lstatSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The user under whom initdb and postgres run. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/** Who runs the database: PostgreSQL refuses root, so root lends it to `nobody`; null = the user who runs us. */
export function databaseUser(): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Hands a file or folder to the database's user; nothing to do when that is us. */
export function giveTo(user: DatabaseUser | null, file: string): void {
  if (user) chownSync(file, user.uid, user.gid);
}

/**
 * Whether the database's user can enter a folder (and all above it) or read a file in place.
 * A folder that doesn't exist yet is judged by its nearest existing ancestor.
 */
export function isReachable(user: DatabaseUser | null, target: string): boolean {
  if (!user) return true;
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat) {
      const shift = stat.uid === user.uid ? 6 : stat.gid === user.gid ? 3 : 0;
      const wanted = stat.isDirectory() ? 0o1 : 0o4;
      if (((stat.mode >> shift) & wanted) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

/** Whether something lies at this path, a dangling link included. */
export function liesAt(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
