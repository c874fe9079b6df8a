import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

test.each(['one', 'two', 'three'])(
  'random requests leave the simulator alive and true to itself, seed %s',
  async (seed) => {
    const { findings, statuses } = await fuzz({ seed, goOn: (requests) => requests < 600 });
    expect(findings).toEqual([]);
    // It got somewhere: meetings were made, changed and read, and much was refused.
    expect(statuses[200]).toBeGreaterThan(30);
    expect(statuses[201]).toBeGreaterThan(20);
    expect(statuses[400]).toBeGreaterThan(50);
  },
);
