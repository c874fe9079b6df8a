import { describe, expect, test } from 'vitest';
import { budget, weigh } from '../scripts/check-bundle.ts';

describe('the built site', () => {
  test('the first route stays within its budget of JavaScript, the pane in Outlook and all style sheets within theirs', () => {
    const { scriptKb, styleKb, paneKb, files } = weigh();
    expect(scriptKb, files.map(({ file, kb }) => `${kb.toFixed(1)} ${file}`).join('\n')).toBeLessThanOrEqual(
      budget.scriptKb,
    );
    expect(paneKb).toBeLessThanOrEqual(budget.paneKb);
    expect(styleKb).toBeLessThanOrEqual(budget.styleKb);
  });
});
