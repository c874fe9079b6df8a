import openapiTypescript, { astToString } from 'openapi-typescript';

const banner = '// Made by scripts/generate-api-client.ts from the schemas of packages/server. Not edited by hand.\n\n';

/**
 * TypeScript types of an OpenAPI document. Runs at development time alone: openapi-typescript and the TypeScript 5.9
 * that it needs are devDependencies of this package.
 */
export async function generateClientTypes(document: object): Promise<string> {
  const nodes = await openapiTypescript(document as never, { immutable: true, defaultNonNullable: false });
  return banner + astToString(nodes);
}
