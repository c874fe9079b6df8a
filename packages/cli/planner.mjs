#!/usr/bin/env node
// The `planner` command for a plain shell: whatever Node runs this, the launcher hands over to the project's own.
import { fileURLToPath } from 'node:url';

process.argv.splice(1, 1, fileURLToPath(new URL('../../scripts/launch.mjs', import.meta.url)), 'planner');
await import('../../scripts/launch.mjs');
