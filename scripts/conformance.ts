/**
 * Replays Microsoft's documented examples against the simulator and says how many are answered as their page shows.
 * Run by whoever changes the simulator: `npm run conformance`, or `npm run conformance -- --examples DIR` for another
 * folder of examples in the same form (a JSON file each, with an optional index.json). Exit code 1 when one fails.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { ownExamples, readExamples, runConformance } from '@planner/simulator/conformance';

const { values } = parseArgs({ options: { examples: { type: 'string' } } });
const folder = values.examples === undefined ? ownExamples : pathToFileURL(path.resolve(values.examples) + path.sep);
try {
  const report = await runConformance(readExamples(folder));
  for (const line of report.lines) console.log(line);
  process.exitCode = report.isAllPassed ? 0 : 1;
} catch (error) {
  console.error(`conformance: ${(error as Error).message}`);
  process.exitCode = 1;
}
