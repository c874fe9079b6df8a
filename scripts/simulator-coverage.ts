/**
 * Writes packages/simulator/COVERAGE.md from the simulator's own tables.
 * Run by whoever adds a route, option or switch there: `node scripts/simulator-coverage.ts`. A test compares.
 */
import { writeFileSync } from 'node:fs';
import { coveragePage } from '@planner/simulator';

writeFileSync(new URL('../packages/simulator/COVERAGE.md', import.meta.url), coveragePage());
