import { defineConfig } from 'vitest/config';

const everything = [
  'packages/*/src/**/*.test.ts',
  'packages/*/src/**/*.test.tsx',
  'scripts/**/*.test.ts',
  'bench/**/*.test.ts',
];
const withDatabase = ['db', 'http', 'sim', 'cli'].map((kind) => `packages/*/src/**/*.${kind}.test.ts`);
const inChromium = ['packages/*/src/**/*.web.test.ts'];
/** Reading the code anew for each file cost more than half of a run. What a file changes for its process it puts back itself. */
const isolate = false;
const postgres = 'packages/testkit/src/global-setup/postgres.ts';

/**
 * Three kinds, told apart by the end of the file name:
 * pure ones need nothing; `.db`, `.http`, `.sim` and `.cli` share one database server a run (a database each); `.web` also gets Chromium and the built site.
 */
export default defineConfig({
  test: {
    // One more than CI has cores: there is always a file that waits, for a process, a page or a lease.
    maxWorkers: 3,
    experimental: { viteModuleRunner: false },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { test: { name: 'pure', isolate, include: everything, exclude: [...withDatabase, ...inChromium] } },
      {
        test: {
          name: 'database',
          isolate,
          include: withDatabase,
          globalSetup: [postgres],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'web',
          include: inChromium,
          globalSetup: [postgres, 'packages/testkit/src/global-setup/web.ts'],
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
