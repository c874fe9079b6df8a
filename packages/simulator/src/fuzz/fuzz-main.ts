// Run by hand before a release: `node packages/simulator/src/fuzz/fuzz-main.ts [--minutes 10] [--seed S]`. Sends random
// requests to a simulator in this process; prints what was found with the seed that finds it again, and exits 1 then.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now()) } },
});
const until = performance.now() + Number(values.minutes) * 60_000;
const { requests, statuses, findings } = await fuzz({ seed: values.seed, goOn: () => performance.now() < until });
process.stdout.write(`seed ${values.seed}: ${requests} requests, answers ${JSON.stringify(statuses)}\n`);
for (const finding of findings) process.stdout.write(`\n${finding}\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
