import type { FastifyRequest } from 'fastify';
import { refused } from '@planner/core';
import type { Outcome } from '@planner/core';
import { accepted } from '@planner/core';
import type { ServerSettings } from '../settings.ts';

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address that people open this site with, without a path: for links that Microsoft, or a mail, sends people back to.
 * Scheme and port are settings. The name is the request's own, which the site's list of hosts has let in before; on the
 * machine itself any port will do.
 * @returns PUBLIC_ADDRESS_MISSING where none is set
 */
export function publicUrlOf(request: FastifyRequest, { publicUrl }: ServerSettings): Outcome<string> {
  const name = request.hostname;
  if (loopback.test(name)) return accepted(`http://${request.host}`);
  if (publicUrl === null) return refused({ code: 'PUBLIC_ADDRESS_MISSING', params: {} });
  const url = new URL(publicUrl);
  url.hostname = name;
  return accepted(url.origin);
}
