// Microsoft allows four calls at once for each app and mailbox; one is left free for a look by hand.
const concurrentCalls = 3;

interface Gate {
  running: number;
  readonly waiting: (() => void)[];
}

/** Lets at most three calls at once into each mailbox; others wait in order of arrival. */
export class MailboxGate {
  readonly #gates = new Map<string, Gate>();

  /** Runs the work when there is room; its failure is the caller's and frees the place all the same. */
  async enter<T>(mailbox: string, work: () => Promise<T>): Promise<T> {
    const key = mailbox.toLowerCase();
    let gate = this.#gates.get(key);
    if (!gate) this.#gates.set(key, (gate = { running: 0, waiting: [] }));
    const own = gate;
    if (own.running >= concurrentCalls) await new Promise<void>((resolve) => own.waiting.push(resolve));
    else own.running += 1;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so nobody slips in between.
      const next = own.waiting.shift();
      if (next) next();
      else if (--own.running === 0) this.#gates.delete(key);
    }
  }
}
