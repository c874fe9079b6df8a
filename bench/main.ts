// Run by `npm run bench`: asks each question of this folder on a database of its own, writes bench/out/<time>.json and a
// table. Exits with 1 when a figure is over its ceiling or a load left something wrong.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Metric } from './measure.ts';
import { createQuestion } from './p1-create.ts';
import { seriesQuestion } from './p3-series.ts';
import { dayViewQuestion } from './p4-day-view.ts';
import { webhookQuestion } from './p10-webhook.ts';
import { startQuestion } from './p14-start.ts';
import { getQuestion } from './get-rate.ts';
import { webQuestion } from './web-timeline.ts';
import { syncQuestion } from './sync-calls.ts';
import { simulatorQuestion } from './simulator.ts';
import type { Question, Size } from './question.ts';
import { isOver, reportOf, tableOf } from './report.ts';
import { startBenchServer } from './server.ts';

const questions: readonly Question[] = [
  createQuestion,
  seriesQuestion,
  dayViewQuestion,
  webhookQuestion,
  startQuestion,
  getQuestion,
  webQuestion,
  syncQuestion,
  simulatorQuestion,
];

const sizes: readonly Size[] = ['S', 'M', 'L'];

const usage = `npm run bench -- [--size S|M|L] [--only P1,P4] [--seconds N] [--seed N]
Questions: ${questions.map(({ id, what }) => `${id} (${what})`).join(', ')}.`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'M' },
      only: { type: 'string' },
      seconds: { type: 'string', default: '10' },
      seed: { type: 'string' },
    },
  });
  const size = sizes.find((one) => one === values.size);
  const wanted = values.only?.split(',').map((id) => id.trim().toUpperCase());
  const unknown = wanted?.find((id) => !questions.some((question) => question.id === id));
  const [seconds, seed] = [Number(values.seconds), Number(values.seed ?? Date.now() % 1_000_000)];
  if (!size) throw new Error(`--size is S, M or L, not ${values.size}`);
  if (unknown !== undefined) throw new Error(`no question is called ${unknown}`);
  if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('--seconds is above 0, --seed a whole number');
  return { size, wanted: wanted ?? null, seconds, seed };
}

async function run({ size, wanted, seconds, seed }: ReturnType<typeof readArguments>): Promise<number> {
  const tell = (line: string) => console.error(line);
  const server = await startBenchServer();
  const metrics: Metric[] = [];
  const wrong: string[] = [];
  try {
    for (const question of questions) {
      if (wanted && !wanted.includes(question.id)) continue;
      tell(`${question.id}: ${question.what} …`);
      try {
        metrics.push(...(await question.ask({ server, size, seconds, seed, tell })));
      } catch (error) {
        // The other questions are still worth their answer; the run fails in the end.
        wrong.push(`${question.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  } finally {
    await server.stop();
  }
  const report = reportOf({ metrics, wrong, size, seconds, seed, database: server.version });
  const file = path.join(fileURLToPath(new URL('out', import.meta.url)), `${report.at.replaceAll(':', '-')}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  const table = tableOf(report);
  writeFileSync(file.replace(/json$/, 'md'), table);
  console.log(`${table}\nWritten to ${path.relative(process.cwd(), file)}`);
  return metrics.some(isOver) || wrong.length > 0 ? 1 : 0;
}

let order: ReturnType<typeof readArguments> | null = null;
try {
  order = readArguments();
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}
if (order) process.exitCode = await run(order);
