import type { FastifyInstance } from 'fastify';

/**
 * One wide line a request: ids, counts, durations and outcome. Never the path as it was called (it holds ids of meetings and
 * what people search for), nor a title, body, token, address or name.
 */
export function logRequests(app: FastifyInstance): void {
  app.decorateRequest('personId', null);
  app.decorateRequest('statements', 0);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const line = {
      event: 'request',
      site: request.site?.scope.siteId,
      person: request.personId,
      method: request.method,
      route: request.routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      statements: request.statements,
    };
    if (request.routeOptions.config.quiet) request.log.debug(line);
    else request.log.info(line);
    done();
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Asked every few seconds by machines, or once a page for each file: logged at level debug. */
    quiet?: boolean;
  }
}
