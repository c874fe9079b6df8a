#!/usr/bin/env node
// The `m365-simulator` command for a plain shell: whatever Node runs this, the launcher hands over to the project's own.
import { fileURLToPath } from 'node:url';

process.argv.splice(1, 1, fileURLToPath(new URL('../../scripts/launch.mjs', import.meta.url)), 'simulator');
await import('../../scripts/launch.mjs');
