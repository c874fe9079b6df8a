import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** The hash of an empty `<style>`: Fluent UI inserts those and fills them by script. */
export const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
const halfYearSeconds = 180 * 24 * 3600;

/** The policy of every page: nothing from elsewhere, no script or style in the page itself, no frame around it. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  `style-src 'self' ${emptyStyle}`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Security headers on each answer, refusals and unknown paths included. */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    // Written by ourselves below: helmet would add its own defaults and an upgrade to https that breaks http on loopback.
    contentSecurityPolicy: false,
    hsts: false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('Content-Security-Policy', contentSecurityPolicy);
    // Said over https alone (RFC 6797 §7.2 forbids it over http).
    if (request.protocol === 'https') {
      void reply.header('Strict-Transport-Security', `max-age=${halfYearSeconds}; includeSubDomains`);
    }
    done();
  });
}
