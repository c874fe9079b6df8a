import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorsReference } from './errors-reference.ts';

describe('docs/reference/errors.md', () => {
  it('is what the catalogue says; if not, run: node scripts/errors-reference.ts', () => {
    const page = readFileSync(new URL('../docs/reference/errors.md', import.meta.url), 'utf8');
    expect(page).toBe(errorsReference());
  });
});
