/** Seeded randomness: the same seed and the same calls give the same numbers, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [from, to], both ends included. */
  integer(from: number, to: number): number;
  /** True with the given probability (0 never, 1 always); draws only when the answer is open. */
  chance(rate: number): boolean;
  /** One of the values; the list must not be empty. */
  pick<T>(values: readonly T[]): T;
  /** `count` bytes, for ids and tokens of the simulation (not for real secrets). */
  bytes(count: number): Uint8Array;
  /** A GUID in lower case. */
  guid(): string;
  /** An independent stream: what one part draws doesn't disturb the others. */
  fork(label: string): Random;
}

/** A generator for the seed. The algorithm is sfc32, seeded with FNV-1a of the text. */
export function createRandom(seed: string | number): Random {
  const text = String(seed);
  const next = sfc32(hash(text, 1), hash(text, 2), hash(text, 3));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => integer(0, 255));
  return {
    next,
    integer,
    chance: (rate) => rate > 0 && (rate >= 1 || next() < rate),
    pick: (values) => {
      const value = values[integer(0, values.length - 1)];
      if (value === undefined) throw new RangeError('there is nothing to pick from');
      return value;
    },
    bytes,
    guid: () => formatGuid(() => integer(0, 255)),
    fork: (label) => createRandom(`${text}/${label}`),
  };
}

/** A stable 32-bit number for a text (FNV-1a with an avalanche), to derive ids without a table. */
export function hash(text: string, salt = 0): number {
  let value = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

const guidBytes = Buffer.alloc(16);

/** A GUID of sixteen drawn bytes, marked as version 4: each request has one, so it is written without arrays of its own. */
function formatGuid(nextByte: () => number): string {
  for (let index = 0; index < 16; index += 1) {
    const byte = nextByte();
    guidBytes[index] = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
  }
  const hex = guidBytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function sfc32(seedA: number, seedB: number, seedC: number): () => number {
  let a = seedA;
  let b = seedB;
  let c = seedC;
  let counter = 1;
  const next = (): number => {
    const mixed = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + mixed) | 0;
    return (mixed >>> 0) / 4294967296;
  };
  // The first draws still show the seed's structure.
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}
