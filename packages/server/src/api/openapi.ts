import fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { contract } from './contract.ts';
import type { Operation, OperationName } from './contract.ts';
import { describeApi, routeSchema } from './document.ts';

/**
 * The OpenAPI 3.1 document of the whole contract, without a database or a listening server.
 * The routes of this instance are for describing alone: it is never handed out, and a call to one would throw.
 */
export async function openApiDocument(): Promise<object> {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await describeApi(app);
  for (const [name, operation] of Object.entries(contract) as [OperationName, Operation][]) {
    app.route({
      method: operation.method,
      url: operation.url,
      schema: routeSchema(name, operation),
      handler: () => {
        throw new Error('This instance only describes the API');
      },
    });
  }
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}
