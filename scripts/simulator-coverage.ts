/**
 * Writes docs/reference/simulator-coverage.md from the simulator's own tables and a run of Microsoft's examples.
 * Run by whoever adds a route, option, switch or test of the contract there: `node scripts/simulator-coverage.ts`. A test compares.
 */
import { writeFileSync } from 'node:fs';
import { coveragePage } from '@planner/simulator/coverage';

writeFileSync(new URL('../docs/reference/simulator-coverage.md', import.meta.url), await coveragePage());
