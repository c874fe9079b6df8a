import type { FastifyInstance } from 'fastify';
import { anyone } from '../http/route-policy.ts';

/** The OpenAPI 3.1 document of exactly the calls that this server serves. */
export function serveApiDocument(app: FastifyInstance): void {
  let document: string | null = null;
  app.get(
    '/api/openapi.json',
    { config: { policy: anyone('public documentation'), quiet: true }, schema: { hide: true } },
    (_request, reply) => {
      document ??= JSON.stringify(app.swagger());
      return reply
        .type('application/json; charset=utf-8')
        .header('Cache-Control', 'public, max-age=300')
        .serializer((text: unknown) => String(text))
        .send(document);
    },
  );
}
