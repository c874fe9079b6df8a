import { GraphFailure } from '@planner/graph';
import type { GraphClient } from '@planner/graph';

/** The engine is to stop: whatever was under way is left as it is, handed back, and done again at the next start. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

// A write that has left is given so long to say what came of it; 5 s are left to the whole process.
const writeGraceMs = 3000;

/** Between two pieces of work. @throws Stopped */
export function stopHere(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Stopped();
}

/**
 * The same client, which lets go of its calls once the engine is to stop: none is begun any more, a read is given up at once,
 * a write after a moment, with its outcome open.
 */
export function stoppable(client: GraphClient, signal: AbortSignal): GraphClient {
  return {
    request: (call) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(new Stopped());
          return;
        }
        let grace: ReturnType<typeof setTimeout> | undefined;
        const letGo = (): void => {
          if (call.method === 'GET') reject(new Stopped());
          else
            grace = setTimeout(() => {
              reject(new GraphFailure({ kind: 'unknownOutcome', code: 'stopped', status: 0 }));
            }, writeGraceMs);
        };
        signal.addEventListener('abort', letGo, { once: true });
        client
          .request(call)
          .then(resolve, reject)
          .finally(() => {
            signal.removeEventListener('abort', letGo);
            clearTimeout(grace);
          });
      }),
  };
}
