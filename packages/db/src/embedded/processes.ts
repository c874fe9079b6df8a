import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process runs. A zombie (dead, not yet collected by its parent) doesn't: it holds nothing any more. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return stateOf(pid) !== 'Z';
}

/** The command line of a process, or null when it can't be told (gone, or a system that doesn't say). */
export function commandOf(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return null;
    }
  }
  return ask(pid, 'command=');
}

/** A text that differs between two processes which got the same pid one after the other; null when it can't be told. */
export function birthOf(pid: number): string | null {
  if (process.platform === 'linux') return statOf(pid)?.[19] ?? null; // field 22, start time in clock ticks (proc(5))
  return ask(pid, 'lstart=');
}

function stateOf(pid: number): string | null {
  if (process.platform === 'linux') return statOf(pid)?.[0] ?? null;
  return ask(pid, 'stat=')?.[0] ?? null;
}

/** Fields of /proc/<pid>/stat from the third on; the second is the command in parentheses, which may hold spaces. */
function statOf(pid: number): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ask(pid: number, column: string): string | null {
  if (process.platform === 'win32') return null;
  const answer = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  const text = answer.status === 0 ? answer.stdout.trim() : '';
  return text === '' ? null : text;
}
