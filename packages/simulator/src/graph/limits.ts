import type { Clock } from '../tenant/clock.ts';
import { GraphError } from './graph-error.ts';
import type { Interceptor } from './pipeline.ts';
import type { GraphRequest } from './request.ts';
import { ofRoute } from './router.ts';

const windowMs = 600_000;
// A short wait: concurrency is over as soon as one of the other calls ends.
const concurrencyRetrySeconds = 1;

interface Usage {
  windowStart: number;
  count: number;
  running: number;
}

/**
 * Outlook's limits per app and mailbox: at most 4 calls at once and 10 000 in ten minutes. Refused calls count too,
 * so a client that keeps asking stays refused.
 */
export function mailboxLimits(clock: Clock): Interceptor {
  const usages = new Map<string, Usage>();
  return async ({ request, route }, proceed) => {
    const key = isCounted(route) ? mailboxKey(request) : null;
    if (key === null) return proceed();
    const now = clock.ms();
    let usage = usages.get(key);
    if (!usage) usages.set(key, (usage = { windowStart: now, count: 0, running: 0 }));
    if (now - usage.windowStart >= windowMs) Object.assign(usage, { windowStart: now, count: 0 });
    usage.count += 1;
    const { limits } = request.tenant;
    if (usage.count > limits.requestsPerTenMinutes) {
      throw throttled(
        'Application is over its MailboxRequest limit.',
        Math.ceil((usage.windowStart + windowMs - now) / 1000),
      );
    }
    if (usage.running >= limits.concurrentRequests) {
      throw throttled('Application is over its MailboxConcurrency limit.', concurrencyRetrySeconds);
    }
    usage.running += 1;
    try {
      // Even an answer that is there at once is waited for: calls that came together have run together.
      return await proceed();
    } finally {
      usage.running -= 1;
    }
  };
}

/** Calls below a mailbox are counted; the directory has limits of its own. */
const isCounted = ofRoute(({ paths }) =>
  paths.some((path) => /\/(events|calendar|calendars|calendarview|mailboxsettings)(\/|$)/i.test(path)),
);

function mailboxKey({ params, tenant, caller }: GraphRequest): string | null {
  const name = params['user'];
  if (name === undefined) return null;
  return `${caller.appId}/${tenant.id}/${tenant.findUser(name)?.id ?? name.toLowerCase()}`;
}

function throttled(message: string, retryAfterSeconds: number): GraphError {
  return new GraphError(429, 'ApplicationThrottled', message, { 'Retry-After': String(retryAfterSeconds) });
}
