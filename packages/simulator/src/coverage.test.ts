import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { coveragePage } from './coverage.ts';

describe('COVERAGE.md', () => {
  it('is what the code says; if not, run: node scripts/simulator-coverage.ts', () => {
    expect(readFileSync(new URL('../COVERAGE.md', import.meta.url), 'utf8')).toBe(coveragePage());
  });
});
