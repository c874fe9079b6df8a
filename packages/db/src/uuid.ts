import { randomBytes } from 'node:crypto';
import type { Clock, IdSource } from '@planner/core';

/** 12 random bytes a call, unless a test brings its own. */
export type RandomBytes = (count: number) => Uint8Array;

/**
 * UUIDv7 (RFC 9562 §5.7, with the counter of §6.2 method 1): rising with the clock, so that new rows lie together in an
 * index; ids of one millisecond rise as well. A clock that goes back doesn't make them fall.
 */
export function uuidSource(clock: Clock, random: RandomBytes = bytesInStock()): IdSource {
  let lastMs = 0;
  let counter = 0;
  return {
    next() {
      const bytes = random(8);
      const now = clock.now().epochMilliseconds;
      if (now > lastMs) {
        lastMs = now;
        counter = ((bytes[6]! << 8) | bytes[7]!) & 0x3ff; // leaves room for at least 3000 ids in the millisecond
      } else {
        counter += 1;
        if (counter > 0xfff) {
          lastMs += 1;
          counter = 0;
        }
      }
      const time = lastMs.toString(16).padStart(12, '0');
      const variant = (0x8000 | (((bytes[0]! << 8) | bytes[1]!) & 0x3fff)).toString(16);
      const tail = [...bytes.slice(2, 6), bytes[6]! ^ bytes[0]!, bytes[7]! ^ bytes[1]!];
      const rest = tail.map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}-${rest}`;
    },
  };
}

const stock = 4096;

/** Random bytes, fetched many at a time: a call of its own for each id would cost a series of 52 a millisecond. */
function bytesInStock(): RandomBytes {
  let bytes = new Uint8Array(0);
  let used = 0;
  return (count) => {
    if (used + count > bytes.length) {
      bytes = randomBytes(Math.max(stock, count));
      used = 0;
    }
    used += count;
    return bytes.subarray(used - count, used);
  };
}
