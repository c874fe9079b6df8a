import { execFileSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';
import type { Metric, Timing } from './measure.ts';
import type { Size } from './question.ts';

/** Everything that a run found out, and on what. */
export interface Report {
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly versions: { readonly node: string; readonly database: string };
  readonly size: Size;
  readonly seconds: number;
  readonly seed: number;
  readonly metrics: readonly (Metric & { readonly verdict: 'ok' | 'over ceiling' | 'told' })[];
  /** Loads that left something wrong, a sentence each: such a run is a failed run. */
  readonly wrong: readonly string[];
}

export function reportOf(run: {
  readonly metrics: readonly Metric[];
  readonly wrong: readonly string[];
  readonly size: Size;
  readonly seconds: number;
  readonly seed: number;
  readonly database: string;
}): Report {
  const { metrics, database, ...rest } = run;
  return {
    at: Temporal.Now.instant().round('second').toString(),
    commit: commit(),
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
    versions: { node: process.version, database },
    ...rest,
    metrics: metrics.map((metric) => ({ ...metric, verdict: verdictOn(metric) })),
  };
}

/** A figure that isn't a number is over as well. */
export function isOver({ value, ceiling }: Metric): boolean {
  return ceiling !== null && !(value <= ceiling);
}

function verdictOn(metric: Metric): 'ok' | 'over ceiling' | 'told' {
  if (metric.ceiling === null) return 'told';
  return isOver(metric) ? 'over ceiling' : 'ok';
}

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '-uno') === '' ? '' : ' with changes'}`;
  } catch {
    return 'unknown (no git here)';
  }
}

/** The same as a Markdown table; its last columns are the ratio, its ceiling and the verdict. */
export function tableOf(report: Report): string {
  const lines = report.metrics.map((metric) => {
    const { id, what, baselineIs, subject, baseline, value, unit, ceiling, notes, verdict } = metric;
    const cells = [
      id,
      what,
      middles(subject),
      baselineIs,
      middles(baseline),
      figure(value, unit),
      ceiling === null ? '–' : figure(ceiling, unit),
      verdict === 'over ceiling' ? '**over ceiling**' : verdict,
      Object.entries(notes ?? {})
        .map(([name, note]) => `${name} ${note}`)
        .join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `${report.at}, commit ${report.commit}, seed ${report.seed}, size ${report.size}
${report.machine}; Node ${report.versions.node}, ${report.versions.database}

| # | Operation | p50 / p95 ms | Baseline in the same run | p50 / p95 ms | Figure | Ceiling | Verdict | Notes |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}
${report.wrong.map((sentence) => `\n**Wrong result:** ${sentence}\n`).join('')}`;
}

function middles(timing: Timing | null): string {
  return timing ? `${timing.p50.toFixed(2)} / ${timing.p95.toFixed(2)}` : '–';
}

function figure(value: number, unit: Metric['unit']): string {
  if (unit === 'times') return `${value.toFixed(2)} ×`;
  if (unit === 'exponent') return value.toFixed(3);
  return `${Math.round(value * 100) / 100} ${unit}`;
}
