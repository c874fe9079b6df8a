// Run by hand after a change to packages/server/src/api: writes packages/api-client/src/generated.ts from the server's schemas.
// `--check` writes nothing and exits 1 when the file isn't what the schemas say (packages/api-client has a test of the same).
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateClientTypes } from '../packages/api-client/src/generate.ts';
import { openApiDocument } from '../packages/server/src/index.ts';

const target = fileURLToPath(new URL('../packages/api-client/src/generated.ts', import.meta.url));
const wanted = await generateClientTypes(await openApiDocument());
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== wanted) {
    console.error('packages/api-client/src/generated.ts is out of date: run node scripts/generate-api-client.ts');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, wanted);
}
