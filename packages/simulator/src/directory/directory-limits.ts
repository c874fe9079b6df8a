import { GraphError } from '../graph/graph-error.ts';
import type { Answering, Interceptor } from '../graph/pipeline.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { ofRoute } from '../graph/router.ts';
import type { Clock } from '../tenant/clock.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** Base costs in resource units by route; what isn't listed costs 1 (throttling-limits, "Identity and access"). */
const costs: readonly (readonly [RegExp, number])[] = [
  [/^GET \/applications$/, 2],
  [/^POST \/directoryObjects\/getByIds$/, 3],
  [/^GET \/groups\/\{group\}\/members/, 3],
  [/^GET \/groups\/\{group\}\/transitiveMembers/, 5],
  [/^POST .*\/checkMember(Groups|Objects)$/, 4],
  [/^POST .*\/getMember(Groups|Objects)$/, 2],
  [/^GET \/users\/\{user\}\/(memberOf|transitiveMemberOf)/, 2],
  [/^GET \/oauth2PermissionGrants/, 2],
  [/^GET \/servicePrincipals\/\{principal\}\/appRoleAssignments$/, 2],
  [/^GET \/users$/, 2],
];

const identityRoute =
  /^\/(users|groups|applications|servicePrincipals|oauth2PermissionGrants|directory|directoryObjects|organization|domains)(\/|$)/;
/** Below a user, what Exchange answers has Exchange's limits. */
const outlookRoute =
  /^\/users\/\{\w+\}\/(events|calendar|calendars|calendarview|mailboxsettings|outlook|translateexchangeids|findmeetingtimes)/i;

const unitWindowMs = 10_000;
const writeWindowMs = 150_000;
/** Beyond the limit usage is counted on to this share of it: who keeps asking stays refused, yet not for ever. */
const mostUsed = 1.8;
const warnedFrom = 0.8;

/** A bucket that runs empty evenly over its window. */
type Bucket = { used: number; at: number };

/**
 * The directory's limits per app and tenant: resource units in ten seconds by the size of the tenant, and writes in two
 * and a half minutes. Each answer says what it cost; from 80 % on how much of the limit is used.
 */
export function directoryLimits(clock: Clock): Interceptor {
  const units = new Map<string, Bucket>();
  const writes = new Map<string, Bucket>();
  return ({ request, route }, proceed) => {
    if (!isOfDirectory(route)) return proceed();
    const path = route.paths[0] ?? '';
    const key = `${request.caller.appId}/${request.tenant.id}`;
    const now = clock.ms();
    const cost = costOf(request, `${route.method} ${path}`);
    const quota = request.tenant.limits.directoryUnits ?? unitsFor(request.tenant);
    const used = pour(units, key, { cost, now, quota, windowMs: unitWindowMs });
    if (used > quota) throw throttled(request, 'ResourceUnitLimitExceeded', ((used - quota) / quota) * unitWindowMs);
    if (route.method !== 'GET' && !/\/(check|get)Member|\/getByIds$/.test(path)) {
      const most = request.tenant.limits.directoryWrites;
      const written = pour(writes, key, { cost: 1, now, quota: most, windowMs: writeWindowMs });
      if (written > most) throw throttled(request, 'WriteLimitExceeded', ((written - most) / most) * writeWindowMs);
    }
    const share = used / quota;
    const told = {
      'x-ms-resource-unit': String(cost),
      ...(share > warnedFrom && { 'x-ms-throttle-limit-percentage': share.toFixed(2) }),
    };
    return withHeaders(proceed(), told);
  };
}

async function withHeaders(answering: Answering, told: Readonly<Record<string, string>>): Promise<GraphAnswer> {
  const answer = await answering;
  return { ...answer, headers: { ...answer.headers, ...told } };
}

const isOfDirectory = ofRoute(({ paths: [path = ''] }) => identityRoute.test(path) && !outlookRoute.test(path));

/** What a request costs: $select and a small $top make it cheaper, $expand dearer; never less than 1. */
function costOf({ query }: GraphRequest, call: string): number {
  const base = costs.find(([pattern]) => pattern.test(call))?.[1] ?? 1;
  const top = Number(query.get('$top') ?? Infinity);
  const change = (query.has('$select') ? -1 : 0) + (query.has('$expand') ? 1 : 0) + (top < 20 ? -1 : 0);
  return Math.max(1, base + change);
}

/** Small under 50 users, large above 500. */
function unitsFor({ users }: Tenant): number {
  if (users.size < 50) return 3500;
  return users.size <= 500 ? 5000 : 8000;
}

/** Adds a cost and returns what is used then; refused requests count as well. */
function pour(
  buckets: Map<string, Bucket>,
  key: string,
  { cost, now, quota, windowMs }: { cost: number; now: number; quota: number; windowMs: number },
): number {
  const bucket = buckets.get(key) ?? { used: 0, at: now };
  buckets.set(key, bucket);
  const left = Math.max(0, bucket.used - (Math.max(0, now - bucket.at) / windowMs) * quota);
  bucket.at = now;
  bucket.used = Math.min(quota * mostUsed, left + cost);
  return bucket.used;
}

function throttled({ caller, tenant }: GraphRequest, why: string, waitMs: number): GraphError {
  return new GraphError(429, 'TooManyRequests', 'Too many requests.', {
    'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))),
    'x-ms-throttle-scope': `Tenant_Application/ReadWrite/${caller.appId}/${tenant.id}`,
    'x-ms-throttle-information': why,
  });
}
