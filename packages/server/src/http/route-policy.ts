import type { FastifyInstance } from 'fastify';
import { hasAnywhere } from '@planner/core';
import type { Right, RightKind } from '@planner/core';

/** Who may call a route at all. Whether they may do it to this very room or meeting is decided where that is read. */
export type RoutePolicy = (
  | { readonly kind: 'anyone'; readonly because: string }
  | { readonly kind: 'signedIn' }
  | { readonly kind: 'pane' }
  | { readonly kind: 'oneOf'; readonly rights: readonly RightKind[] }
) & {
  /** Closed to API tokens: a person at a browser alone. */
  readonly session?: true;
  /** Wants a sign-in of the last minutes. */
  readonly recent?: true;
};

/** Open to everybody, for a stated reason. */
export function anyone(because: string): RoutePolicy {
  return { kind: 'anyone', because };
}

/** Every person of the site. */
export const signedIn: RoutePolicy = { kind: 'signedIn' };

/**
 * Every person, by the bearer token of Outlook's task pane. A browser sends no such token by itself, so these calls need no
 * second one against forgery; and the session of a browser opens none of them.
 */
export const pane: RoutePolicy = { kind: 'pane' };

/** Every person who has one of these rights somewhere. */
export function oneOf(...rights: readonly RightKind[]): RoutePolicy {
  return { kind: 'oneOf', rights };
}

/** The same people, but at a browser: an API token doesn't do. */
export function bySession(policy: RoutePolicy): RoutePolicy {
  return { ...policy, session: true };
}

/** The same people, at a browser and signed in within the last minutes: a computer left alone makes no administrators. */
export function recently(policy: RoutePolicy): RoutePolicy {
  return { ...policy, session: true, recent: true };
}

/** Whether these rights open the route; the first right that would have is named when they don't. */
export function missingRight(policy: RoutePolicy, rights: readonly Right[]): RightKind | null {
  if (policy.kind !== 'oneOf') return null;
  return policy.rights.some((kind) => hasAnywhere(rights, kind)) ? null : (policy.rights[0] ?? null);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: RoutePolicy;
  }
  interface FastifyInstance {
    /** Every route with its policy, in order of registration: the authorization tests are made from it. */
    readonly routeList: readonly RouteEntry[];
  }
}

export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly policy: RoutePolicy;
}

/**
 * Deny by default: from here on a route that doesn't state its policy isn't registered, and the server doesn't start.
 * @throws Error naming the route
 */
export function demandPolicies(app: FastifyInstance): void {
  const list: RouteEntry[] = [];
  app.decorate('routeList', list);
  app.addHook('onRoute', (route) => {
    const policy = route.config?.policy;
    if (!policy) throw new Error(`${String(route.method)} ${route.url} has no policy: who may call it?`);
    for (const method of [route.method].flat()) list.push({ method, url: route.url, policy });
  });
}
