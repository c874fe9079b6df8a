import type { GraphAnswer, GraphRequest } from './request.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** One row of the table of what the simulator can do; the coverage page is printed from these rows. */
export interface Route {
  readonly method: Method;
  /** Equal paths below `/v1.0`, with `{name}` for values: `/users/{user}/events/{event}`. Literals match in any case. */
  readonly paths: readonly string[];
  /** One line for the coverage page. */
  readonly what: string;
  /** Application permissions, any of which is enough; empty means every valid token. */
  readonly permissions: readonly string[];
  /** Query options that are implemented (`$select`, `startDateTime`); any other `$option` is refused. */
  readonly options: readonly string[];
  readonly handle: (request: GraphRequest) => GraphAnswer | Promise<GraphAnswer>;
}

interface Node {
  readonly literals: Map<string, Node>;
  value?: { readonly name: string; readonly node: Node };
  readonly routes: Map<Method, Route>;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The routes of Graph as a tree of segments. */
export class Router {
  readonly routes: Route[] = [];
  readonly #root = makeNode();

  /** Adds a route; two routes for one method and path are a mistake of ours and throw. */
  add(route: Route): void {
    for (const path of route.paths) {
      let node = this.#root;
      for (const segment of splitPath(path)) node = descend(node, segment);
      if (node.routes.has(route.method)) throw new Error(`two routes for ${route.method} ${path}`);
      node.routes.set(route.method, route);
    }
    this.routes.push(route);
  }

  /** The route for a request; `methods` tells a wrong method (405) from an unknown path. */
  find(method: string, path: string): Match | { readonly methods: readonly Method[] } {
    const candidates: { node: Node; params: Record<string, string> }[] = [{ node: this.#root, params: {} }];
    let current = candidates;
    for (const segment of splitPath(path)) {
      // Literals come first, so `/users/delta` isn't read as a user named "delta".
      current = current.flatMap(({ node, params }) => {
        const name = segment.toLowerCase().replaceAll('%27', "'");
        // A function with parameters is found by its name; its handler reads them (`reminderView(startDateTime=…)`).
        const literal = node.literals.get(name) ?? node.literals.get(name.replace(/\(.*\)$/, '()'));
        const next = literal ? [{ node: literal, params }] : [];
        return node.value
          ? [...next, { node: node.value.node, params: { ...params, [node.value.name]: decode(segment) } }]
          : next;
      });
    }
    for (const { node, params } of current) {
      const route = node.routes.get(method as Method);
      if (route) return { route, params };
    }
    return { methods: current.flatMap(({ node }) => [...node.routes.keys()]) };
  }
}

/**
 * Segments of a Graph path. A key may stand in parentheses (`users('a@b')` is `users/a@b`);
 * a function with named parameters (`supportedTimeZones(TimeZoneStandard=…)`) stays one segment.
 */
export function splitPath(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      // An alternate key: applications(appId='…'). The route's value is then `appId='…'`.
      const alternate = /^([^(]+)\((appId=(?:'|%27).*(?:'|%27))\)$/i.exec(segment);
      if (alternate?.[1] !== undefined && alternate[2] !== undefined)
        return [alternate[1], alternate[2].replaceAll('%27', "'")];
      const keyed = /^([^(]+)\((?:'|%27)(.*)(?:'|%27)\)$/i.exec(segment);
      return keyed && keyed[1] !== undefined && keyed[2] !== undefined
        ? [keyed[1], keyed[2].replaceAll(/''|%27%27/g, "'")]
        : [segment];
    });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape can't name anything; the handler answers as for any unknown name.
    return segment;
  }
}

function makeNode(): Node {
  return { literals: new Map(), routes: new Map() };
}

function descend(node: Node, segment: string): Node {
  const name = /^\{(\w+)\}$/.exec(segment)?.[1];
  if (name !== undefined) {
    node.value ??= { name, node: makeNode() };
    if (node.value.name !== name) throw new Error(`one place, two names: {${node.value.name}} and {${name}}`);
    return node.value.node;
  }
  const key = segment.toLowerCase();
  const known = node.literals.get(key);
  if (known) return known;
  const added = makeNode();
  node.literals.set(key, added);
  return added;
}
