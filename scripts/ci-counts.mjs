// Run by .ci/run at its end: adds up what the test runs themselves reported. Plain JavaScript: the machine's Node runs it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = process.argv[2];
const total = { passed: 0, failed: 0, skipped: 0 };
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort();
for (const file of files) {
  const run = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const skipped = run.numPendingTests + run.numTodoTests;
  console.log(
    `${file.replace('.json', '').padEnd(28)} ${run.numPassedTests} passed, ${run.numFailedTests} failed, ${skipped} skipped`,
  );
  for (const suite of run.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === 'pending' || test.status === 'skipped') console.log(`  skipped: ${test.fullName}`);
    }
  }
  total.passed += run.numPassedTests;
  total.failed += run.numFailedTests;
  total.skipped += skipped;
  // A file that fails to load has no failed test in its counts; it's a failure all the same.
  if (!run.success && run.numFailedTests === 0) total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
