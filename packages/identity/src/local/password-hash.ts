import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';

/** What a hash costs: Argon2id (RFC 9106) with one lane. */
export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
}

/** The least that OWASP's Password Storage Cheat Sheet allows for Argon2id: 19 MiB, two passes, one lane. */
export const leastCost: HashCost = { memoryKib: 19 * 1024, passes: 2 };

/** Hashes passwords and compares them, a few at a time, on threads of the runtime: the event loop goes on meanwhile. */
export interface PasswordHashing {
  readonly cost: HashCost;
  /** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. @throws HashingBusy */
  hash(password: string): Promise<string>;
  /**
   * Whether the password is the stored one. Without a stored one as much time is spent and the answer is false, so that
   * nobody can tell from the clock whether an account exists. @throws HashingBusy
   */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Whether a stored hash costs less than new ones do. */
  isWeak(stored: string): boolean;
}

/** More passwords wait to be compared than will be in reasonable time. */
export class HashingBusy extends Error {
  override readonly name = 'HashingBusy';
}

const saltBytes = 16;
const hashBytes = 32;
// The runtime has four threads for this, for files and for names of hosts: two stay free for the others.
const atOnce = 2;
const mostWaiting = 100;

const derive = promisify(argon2);

/** Hashing at a cost; `calibratedCost` finds one for this machine. */
export function passwordHashing(cost: HashCost = leastCost): PasswordHashing {
  const enter = gate();
  // Compared when there is no account: made like any other, of a password that nobody has.
  const nobodys = encoded(cost, randomBytes(saltBytes), randomBytes(hashBytes));
  return {
    cost,
    hash: (password) =>
      enter(async () => {
        const salt = randomBytes(saltBytes);
        return encoded(cost, salt, await derived(password, salt, cost));
      }),
    verify: (password, stored) =>
      enter(async () => {
        const { salt, hash, ...storedCost } = decoded(stored ?? nobodys);
        const isEqual = timingSafeEqual(await derived(password, salt, storedCost), hash);
        return isEqual && stored !== null;
      }),
    isWeak(stored) {
      const { memoryKib, passes } = decoded(stored);
      return memoryKib < cost.memoryKib || passes < cost.passes;
    },
  };
}

/**
 * A cost at which one hash takes at least `atLeastMs` here, by more passes over the least memory: memory is what several
 * sign-ins at once would run out of. @param measure  how long a cost takes, in milliseconds
 */
export async function calibratedCost(
  measure: (cost: HashCost) => Promise<number> = measured,
  atLeastMs = 60,
): Promise<HashCost> {
  const once = await measure(leastCost);
  const perPass = Math.max(once / leastCost.passes, 1);
  return { ...leastCost, passes: Math.min(10, Math.max(leastCost.passes, Math.ceil(atLeastMs / perPass))) };
}

async function measured(cost: HashCost): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const begun = performance.now();
    await derived('how long does it take', Buffer.alloc(saltBytes), cost);
    fastest = Math.min(fastest, performance.now() - begun);
  }
  return fastest;
}

/** The same password in the same bytes, whatever keyboard composed its accents. */
function derived(password: string, salt: Buffer, { memoryKib, passes }: HashCost): Promise<Buffer> {
  const parameters: Argon2Parameters = {
    message: Buffer.from(password.normalize('NFC')),
    nonce: salt,
    parallelism: 1,
    tagLength: hashBytes,
    memory: memoryKib,
    passes,
  };
  return derive('argon2id', parameters);
}

function encoded({ memoryKib, passes }: HashCost, salt: Buffer, hash: Buffer): string {
  const text = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=1$${text(salt)}$${text(hash)}`;
}

function decoded(stored: string): HashCost & { readonly salt: Buffer; readonly hash: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([\w+/]+)\$([\w+/]+)$/.exec(stored);
  if (!match) throw new Error('a stored password hash has another form than ours');
  const [, memory = '', passes = '', salt = '', hash = ''] = match;
  return {
    memoryKib: Number(memory),
    passes: Number(passes),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

/** Lets a few through at a time; the others wait in order, up to a limit. */
function gate(): <T>(work: () => Promise<T>) => Promise<T> {
  let busy = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (busy >= atOnce) {
      if (waiting.length >= mostWaiting) throw new HashingBusy('too many passwords wait to be compared');
      await new Promise<void>((resolve) => void waiting.push(resolve)); // whoever leaves hands on their place
    } else {
      busy += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
