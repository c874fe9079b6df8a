import type { FastifyInstance } from 'fastify';
import type { ServerDeps } from '../deps.ts';
import { Refused, invalid } from '../http/error-frame.ts';
import { anyone } from '../http/route-policy.ts';
import { requestLimits } from '../settings.ts';

const policy = anyone('Graph calls it; only the secret of the subscription inside makes it act');

/** Graph waits ten seconds for the token's echo and takes at most this much (webhooks page, "Subscription validation"). */
const longestToken = 4096;

/**
 * Graph's change and lifecycle notifications. Nothing is done here but to mark mailboxes as changed, in one statement;
 * pulling is another role's work. Forged and unknown ones are answered like true ones, so that nothing can be learnt from it.
 */
export async function serveWebhooks(root: FastifyInstance, deps: ServerDeps): Promise<void> {
  await root.register(async (app) => {
    // Graph validates with an empty body of type text/plain; nothing of it is read.
    app.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: 1024 }, (_request, _body, done) =>
      done(null, null),
    );
    addWebhooks(app, deps);
  });
}

function addWebhooks(app: FastifyInstance, deps: ServerDeps): void {
  for (const url of ['/webhooks/graph', '/webhooks/graph/lifecycle']) {
    app.post<{ Querystring: { validationToken?: string } }>(
      url,
      { config: { policy }, bodyLimit: requestLimits.notificationBytes, schema: { hide: true } },
      async (request, reply) => {
        const token = request.query.validationToken;
        if (token !== undefined) {
          if (typeof token !== 'string' || token.length > longestToken)
            throw new Refused(invalid('validationToken', 'one token'));
          // As text, never as a page: the token is whatever the caller put into the address.
          return reply.type('text/plain; charset=utf-8').send(token);
        }
        if (!deps.sync) throw new Refused({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 30 } });
        const received = await deps.sync.receiveNotifications(request.body);
        if (!received) throw new Refused(invalid('value', 'change notifications of Graph'));
        request.log.info({ event: 'notifications', ...received });
        return reply.code(202).send();
      },
    );
  }
}
