import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { contractRows } from './conformance/contract.ts';
import { coveragePage } from './coverage.ts';

const page = new URL('../../../docs/reference/simulator-coverage.md', import.meta.url);

describe('docs/reference/simulator-coverage.md', () => {
  it('is what the code says; if not, run: node scripts/simulator-coverage.ts', async () => {
    expect(readFileSync(page, 'utf8')).toBe(await coveragePage());
  });
});

describe('the rows of the contract', () => {
  it('name tests that there are', () => {
    const sources = new Map<string, string>();
    const sourceOf = (file: string): string => {
      const known = sources.get(file) ?? readFileSync(new URL(file, import.meta.url), 'utf8');
      sources.set(file, known);
      return known;
    };
    const missing = contractRows.flatMap(({ row, tests }) =>
      tests
        .filter(({ file, title }) => !isIn(sourceOf(file), title))
        .map(({ file, title }) => `${row}: ${file} has no test "${title}"`),
    );
    expect(missing).toEqual([]);
  });

  it('stand there once each, with something to read', () => {
    const names = contractRows.map(({ row }) => row);
    expect(new Set(names).size).toBe(names.length);
    expect(contractRows.filter(({ says }) => says === '')).toEqual([]);
  });
});

/** Whether a title stands in quotes in the source of a test. */
function isIn(source: string, title: string): boolean {
  return [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted));
}
