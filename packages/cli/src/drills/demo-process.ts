import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** A demo in processes of its own, as a person starts it. */
export interface DemoProcess {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything it has said so far. */
  output(): string;
  /** Process id of its database. */
  postgresPid(): number;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

/** Runs `planner …` to its end. */
export async function runPlanner(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number | string; readonly output: string }> {
  const running = start(args, environment);
  const code = await running.ended;
  return { code, output: running.output() };
}

/** Starts `planner demo start` with empty calendars and waits until it offers the sign-in. @throws with its words when it ends before */
export async function startDemo(dataDir: string, more: readonly string[] = []): Promise<DemoProcess> {
  const running = start(['demo', 'start', '--data', dataDir, '--port', '0', '--empty', ...more]);
  await Promise.race([
    running.said('Sign in with'),
    running.ended.then((code) => {
      throw new Error(`the demo ended with ${code}:\n${running.output()}`);
    }),
  ]);
  const url = /Planner\s+(http:\/\/\S+)/.exec(running.output())?.[1];
  if (!url) throw new Error(`the demo names no address:\n${running.output()}`);
  return {
    ...running,
    url,
    postgresPid: () => Number(readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')[0]),
  };
}

/** What a person's shell would hand on, and the compiled code that the launcher keeps. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE };
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited(), ...environment },
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<number | string>((resolve) =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 1)),
  );
  return {
    child,
    ended,
    output: () => text,
    said: (words: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!text.includes(words)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
  };
}
