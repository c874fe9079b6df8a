import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemSchema } from './problem-schema.ts';
import type { Operation, OperationName } from './contract.ts';

/** The schema that fastify validates by, and the document is made from, for one call of the contract. */
export function routeSchema(name: OperationName, operation: Operation): FastifySchema {
  const answers = Object.entries(operation.answers).map(
    ([status, schema]) => [status, schema ?? z.undefined().describe('No body')] as const,
  );
  return {
    operationId: name,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.params && { params: operation.params }),
    ...(operation.query && { querystring: operation.query }),
    ...(operation.headers && { headers: operation.headers }),
    ...(operation.body && { body: operation.body }),
    ...(operation.upload && { body: z.any(), consumes: [operation.upload.type] }),
    response: {
      ...Object.fromEntries(answers),
      default: {
        description: 'A refusal, with every reason',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  };
}

/** Makes the OpenAPI 3.1 document from the routes that are registered afterwards. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Planner',
        version: '1',
        description:
          'Times are RFC 3339 with offset. Writes need the session cookie and its token in `X-CSRF-Token` (from `GET /api/v1/session`). ' +
          'Refusals are RFC 9457 problem details with every reason in `errors`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-planner' } } },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new TypeError('The document of the API is OpenAPI 3, never Swagger 2');
      return tidy(jsonSchemaTransformObject(document) as unknown as ApiDocument) as never;
    },
  });
}

/** As much of an OpenAPI document as tidying needs to know. */
export interface ApiDocument {
  readonly paths: { readonly [path: string]: unknown };
  readonly components: { readonly schemas: { readonly [name: string]: unknown } };
}

const referencePrefix = '#/components/schemas/';

/**
 * Each schema comes twice, as what is sent (`MeetingDraftInput`) and as what is answered (`MeetingDraft`), though nearly all
 * are used one way. Unused ones go; where one of a pair is left, or both are equal, it takes the plain name.
 */
function tidy(document: ApiDocument): ApiDocument {
  const used = namesFrom(document.paths, document.components.schemas);
  const text = (name: string): string => JSON.stringify(document.components.schemas[name]).replaceAll('Input"', '"');
  const renamed = new Map<string, string>();
  for (const name of used) {
    const plain = name.replace(/Input$/, '');
    const mayBePlain = !used.has(plain) || text(name) === text(plain);
    renamed.set(name, mayBePlain ? plain : name);
  }
  const rename = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (_key, part: unknown) => {
      if (typeof part !== 'string' || !part.startsWith(referencePrefix)) return part;
      const name = part.slice(referencePrefix.length);
      return referencePrefix + (renamed.get(name) ?? name);
    });
  const schemas = [...used].map(
    (name) => [renamed.get(name) ?? name, rename(document.components.schemas[name])] as const,
  );
  return {
    ...document,
    paths: rename(document.paths) as ApiDocument['paths'],
    components: {
      ...document.components,
      schemas: Object.fromEntries(schemas.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

/** Names of all schemas that are reached from `start`, through other schemas too. */
function namesFrom(start: unknown, schemas: { readonly [name: string]: unknown }): ReadonlySet<string> {
  const found = new Set<string>();
  const open: unknown[] = [start];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      open.push(schemas[name]);
    }
  }
  return found;
}
