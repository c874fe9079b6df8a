/**
 * Lets so many pieces of work run at once and a limited number wait.
 * @returns the work's own answer, or `busy` when too many wait already
 */
export function atMost(running: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T | 'busy'> {
  const queue: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= running) {
      if (queue.length >= waiting) return 'busy';
      // Whoever ends hands its place on, so that it can't be taken in between.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
