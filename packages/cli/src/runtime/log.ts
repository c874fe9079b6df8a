import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';

/** JSON lines on standard output, for a service whose supervisor keeps them. */
export function serviceLog(level: string): Logger {
  return pino({ level });
}

/** JSON lines in a file, so that the demo's own lines stay readable; @returns the log and where it is */
export function fileLog(folder: string): { readonly log: Logger; readonly file: string } {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'planner.log');
  return { log: pino({ level: 'info' }, pino.destination({ dest: file, sync: false, mkdir: true })), file };
}
