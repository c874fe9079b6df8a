import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokensCss, tokensFile } from '../../scripts/generate-tokens.ts';

describe('design tokens', () => {
  test('tokens.css has every Fluent token that a style sheet reads (else run scripts/generate-tokens.ts)', () => {
    const normal = (css: string) => css.replaceAll(/\s+/g, ' ');
    expect(normal(readFileSync(tokensFile, 'utf8'))).toBe(normal(tokensCss()));
  });
});
