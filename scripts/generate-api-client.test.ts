import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiDocument } from '../packages/server/src/index.ts';
import { generateClientTypes } from '../packages/api-client/src/generate.ts';

test('the generated client is what the server documents today', async () => {
  const wanted = await generateClientTypes(await openApiDocument());
  const written = readFileSync(new URL('../packages/api-client/src/generated.ts', import.meta.url), 'utf8');
  expect(written, 'run: node scripts/generate-api-client.ts').toBe(wanted);
});
