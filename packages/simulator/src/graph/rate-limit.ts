import { GraphError } from './graph-error.ts';
import type { GraphAnswer, GraphRequest } from './request.ts';

type Handle = (request: GraphRequest) => GraphAnswer | Promise<GraphAnswer>;

/** So many requests in a window, counted for each app in a tenant, or for all apps of a tenant together. */
export interface RateRule {
  readonly per: 'tenant.app' | 'tenant';
  readonly most: number;
  readonly windowMs: number;
  /** Named in the refusal, before the scope and the kind of call. */
  readonly category: string;
}

interface Count {
  begunAt: number;
  requests: number;
}

/**
 * Makes handlers that are refused (429 with Retry-After) beyond these rules. Handlers made by one limit share its counts.
 * Refused calls count too, so who keeps asking stays refused until the window is over.
 * @param kind  of call, as the refusal names it, e.g. `list`
 */
export function rateLimit(kind: string, rules: readonly RateRule[]): (handle: Handle) => Handle {
  const counts = new Map<string, Count>();
  const require = (request: GraphRequest, rule: RateRule): void => {
    const { appId, tenantId } = request.caller;
    const identifier = rule.per === 'tenant' ? tenantId : `${appId}+${tenantId}`;
    const key = `${rule.per} ${rule.windowMs} ${identifier}`;
    const now = request.tenant.clock.now().epochMilliseconds;
    const known = counts.get(key);
    const count = known && now - known.begunAt < rule.windowMs ? known : { begunAt: now, requests: 0 };
    counts.set(key, count);
    count.requests += 1;
    if (count.requests <= rule.most) return;
    throw new GraphError(
      429,
      'TooManyRequests',
      `Too many requests from Identifier:${identifier} under category:${rule.category}.${rule.per}.${kind}. Please try again later.`,
      { 'Retry-After': String(Math.ceil((count.begunAt + rule.windowMs - now) / 1000)) },
    );
  };
  return (handle) => (request) => {
    for (const rule of rules) require(request, rule);
    return handle(request);
  };
}
