import { rateLimit, type RateRule } from '../graph/rate-limit.ts';

// Throttling limits, "Subscription service limits": per 20 seconds for one app in a tenant, and for all apps of the tenant.
const windowMs = 20_000;

const twice = (most: number, mostOfTenant: number): readonly RateRule[] => {
  const rule = { windowMs, category: 'throttle.aad.ags.subscriptionservice' };
  return [
    { ...rule, per: 'tenant.app', most },
    { ...rule, per: 'tenant', most: mostOfTenant },
  ];
};

/** How often an app may call `/subscriptions`, by the kind of call; the list is the tightest (microsoft-graph-docs PR#14784). */
export function subscriptionLimits() {
  const any = rateLimit('any', twice(5000, 10_000));
  const write = rateLimit('write', twice(1000, 2000));
  const list = rateLimit('list', twice(40, 40));
  const get = rateLimit('get', twice(1000, 2000));
  type Handle = Parameters<typeof any>[0];
  const within = (kind: typeof any) => (handle: Handle) => any(kind(handle));
  return { write: within(write), list: within(list), get: within(get) };
}
