import schema from '../data/graph-v1.0.schema.json' with { type: 'json' };
import type { Example } from './examples.ts';
import { replay, type Verdict } from './replay.ts';

export { ownExamples, readExamples, type Example } from './examples.ts';

/** How a folder of examples did. */
export interface ConformanceReport {
  readonly verdicts: readonly Verdict[];
  /** Lines for people; the last one is the score. */
  readonly lines: readonly string[];
  readonly isAllPassed: boolean;
}

/** Replays all examples, one after the other, each in an organisation of its own. */
export async function runConformance(examples: readonly Example[]): Promise<ConformanceReport> {
  const verdicts: Verdict[] = [];
  for (const example of examples) verdicts.push(await replay(example, schema));
  return { verdicts, lines: reportLines(verdicts), isAllPassed: verdicts.every(({ outcome }) => outcome !== 'failed') };
}

function reportLines(verdicts: readonly Verdict[]): string[] {
  const failed = verdicts.filter((one) => one.outcome === 'failed');
  const excluded = verdicts.filter((one) => one.outcome === 'excluded');
  const passed = verdicts.filter((one) => one.outcome === 'passed');
  return [
    ...section('failed', failed, (one) => [
      one.name,
      ...one.differences.map(
        ({ path, expected, actual }) => `    ${path}: ${brief(expected)} was documented, ${brief(actual)} came`,
      ),
    ]),
    ...section(
      'passed, with values that the page doesn’t fix',
      passed.filter(({ allowances }) => allowances.length > 0),
      (one) => [one.name, ...grouped(one.allowances).map(([why, paths]) => `    ${why}: ${paths.join(', ')}`)],
    ),
    ...section('excluded', excluded, (one) => [`${one.name}: ${one.why}`]),
    `conformance: ${passed.length} of ${passed.length + failed.length} examples pass, ${excluded.length} excluded`,
  ];
}

function section<T>(title: string, list: readonly T[], show: (one: T) => readonly string[]): string[] {
  return list.length === 0 ? [] : [`${title}:`, ...list.flatMap(show).map((line) => `  ${line}`), ''];
}

function grouped(allowances: readonly { readonly path: string; readonly why: string }[]): [string, string[]][] {
  const byReason = new Map<string, string[]>();
  for (const { path, why } of allowances) byReason.set(why, [...(byReason.get(why) ?? []), path]);
  return [...byReason];
}

function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing');
  return text.length > 220 ? `${text.slice(0, 220)}…` : text;
}
