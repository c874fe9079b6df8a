import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExposedApi } from '@planner/simulator';
import { CommandFailure } from '../failure.ts';
import type { FromSimulator, Phase, ToSimulator } from './simulator-messages.ts';

type Ready = Extract<FromSimulator, { say: 'ready' }>;

/** The simulated tenant in a process of its own. It ends by itself when ours does, whatever ended us. */
export interface SimulatorProcess extends Ready {
  /** Lets the organisation's people act; resolves when every message of theirs has arrived. */
  perform(phase: Phase, onProgress: (done: number, all: number) => void): Promise<readonly string[]>;
  /** Registers what the add-in's task pane signs in by. */
  expose(api: ExposedApi): Promise<void>;
  stop(): Promise<void>;
  readonly ended: Promise<void>;
}

/** A process that reads its code and waits to be told what to be. */
export interface WaitingProcess {
  /**
   * Opens the tenant and waits until it answers.
   * @throws CommandFailure with the simulator's own sentence when it can't start
   */
  start(options: Omit<Extract<ToSimulator, { tell: 'start' }>, 'tell'>): Promise<SimulatorProcess>;
  /** Ends it, started or not. */
  stop(): Promise<void>;
}

/** Begins the process. Nothing is read or written in a folder before `start`. */
export function forkSimulator(): WaitingProcess {
  const child = fork(fileURLToPath(new URL('simulator-child.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true, // Ctrl-C reaches us alone; the child is told to stop when Planner has drained
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.connected) child.send({ tell: 'stop' } satisfies ToSimulator);
    await ended;
  };
  const start: WaitingProcess['start'] = async (options) => ({
    ...(await ask(child, { tell: 'start', ...options }, (answer) => (answer.say === 'ready' ? answer : null))),
    ended,
    stop,
    expose: async (api) => {
      await ask(child, { tell: 'expose', ...api }, (answer) => (answer.say === 'exposed' ? answer : null));
    },
    perform: async (phase, onProgress) =>
      ask(child, { tell: 'perform', phase }, (answer) => {
        if (answer.say === 'progress' && answer.phase === phase) onProgress(answer.done, answer.all);
        return answer.say === 'performed' && answer.phase === phase ? answer.refused : null;
      }),
  });
  return { start, stop };
}

/** Sends, and waits for the answer that `pick` takes. */
function ask<Answer>(
  child: ChildProcess,
  question: ToSimulator,
  pick: (answer: FromSimulator) => Answer | null,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void) => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      act();
    };
    const onMessage = (message: unknown) => {
      const answer = message as FromSimulator;
      if (answer.say === 'failed') return finish(() => reject(new CommandFailure(answer.sentence)));
      const picked = pick(answer);
      if (picked !== null) finish(() => resolve(picked));
    };
    const onExit = () =>
      finish(() =>
        reject(new CommandFailure('The simulated Microsoft 365 ended. Start again; `planner doctor` says more.')),
      );
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(question);
  });
}
