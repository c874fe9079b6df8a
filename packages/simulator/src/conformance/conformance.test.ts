import { beforeAll, describe, expect, it } from 'vitest';

import { runConformance, type ConformanceReport } from './conformance.ts';
import { ownExamples, readExamples } from './examples.ts';
import { expectedFailures } from './expected-failures.ts';

let report: ConformanceReport;
beforeAll(async () => {
  report = await runConformance(readExamples(ownExamples));
});

describe('Microsoft’s documented examples', () => {
  it('are answered as their page shows, but for those that are known to fail', () => {
    const failed = report.verdicts.flatMap((one) =>
      one.outcome === 'failed' && !(one.name in expectedFailures)
        ? [{ [one.name]: one.differences.map(({ path, actual }) => `${path}: ${JSON.stringify(actual)}`) }]
        : [],
    );
    expect(failed).toEqual([]);
  });

  it('leave the list of known failures once they pass', () => {
    const passed = report.verdicts.filter(({ outcome }) => outcome !== 'failed').map(({ name }) => name);
    expect(Object.keys(expectedFailures).filter((name) => passed.includes(name))).toEqual([]);
  });

  it('are excluded only with a reason', () => {
    const excluded = report.verdicts.filter((one) => one.outcome === 'excluded');
    expect(excluded.filter(({ why }) => why.length < 10)).toEqual([]);
  });

  it('end with the score', () => {
    expect(report.lines.at(-1)).toMatch(/^conformance: \d+ of \d+ examples pass, \d+ excluded$/);
  });
});
