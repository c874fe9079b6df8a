import type { MiddlewareHandler } from 'hono';

const ownHosts = ['localhost', '127.0.0.1', '[::1]'];

/**
 * For pages and control: answers only requests that were meant for this machine by its own pages.
 * A foreign page open in the same browser could otherwise steer the simulator (its `Origin` gives it away), or reach it
 * by a name of its own that points to 127.0.0.1 (its `Host` does).
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const url = new URL(c.req.url);
  if (!ownHosts.includes(url.hostname)) return c.text('Open the simulator as localhost.', 403);
  const origin = c.req.header('origin');
  if (origin !== undefined && !ownHosts.includes(URL.parse(origin)?.hostname ?? '')) {
    return c.text("The simulator doesn't take orders from other sites.", 403);
  }
  await next();
  return undefined;
};
