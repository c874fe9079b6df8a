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
  /** Of its literals: an id is longer than any of them and needn't be looked up. */
  longestLiteral: number;
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** What is read off a route, worked out once for each: routes are few, requests many. */
export function ofRoute<T>(read: (route: Route) => T): (route: Route) => T {
  const known = new WeakMap<Route, { readonly value: T }>();
  return (route) => {
    const before = known.get(route);
    if (before) return before.value;
    const value = read(route);
    known.set(route, { value });
    return value;
  };
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
    const segments = splitPath(path);
    const ends: Node[] = [];
    const found = walk(this.#root, { segments, values: [], method: method as Method, ends }, 0);
    return found ?? { methods: ends.flatMap(({ routes }) => [...routes.keys()]) };
  }
}

interface Walk {
  readonly segments: readonly string[];
  /** Names and values of the `{name}` segments on the way to where the walk stands. */
  readonly values: (readonly [name: string, value: string])[];
  readonly method: Method;
  /** Where the whole path led to, and no route of the method was. */
  readonly ends: Node[];
}

/** The first route below a node for the segments from `depth` on; undefined when there is none. */
function walk(node: Node, on: Walk, depth: number): Match | undefined {
  const segment = on.segments[depth];
  if (segment === undefined) {
    const route = node.routes.get(on.method);
    if (route) return { route, params: Object.fromEntries(on.values) };
    on.ends.push(node);
    return undefined;
  }
  // Literals come first, so `/users/delta` isn't read as a user named "delta".
  const literal = literalOf(node, segment);
  const found = literal && walk(literal, on, depth + 1);
  if (found || !node.value) return found;
  on.values.push([node.value.name, decode(segment)]);
  const below = walk(node.value.node, on, depth + 1);
  on.values.pop();
  return below;
}

function literalOf({ literals, longestLiteral }: Node, segment: string): Node | undefined {
  const isFunction = segment.endsWith(')');
  if (segment.length > longestLiteral && !isFunction) return undefined;
  const asWritten = literals.get(segment);
  if (asWritten) return asWritten;
  const name = segment.toLowerCase().replaceAll('%27', "'");
  // A function with parameters is found by its name; its handler reads them (`reminderView(startDateTime=…)`).
  return literals.get(name) ?? (isFunction ? literals.get(name.replace(/\(.*\)$/, '()')) : undefined);
}

/**
 * Segments of a Graph path. A key may stand in parentheses (`users('a@b')` is `users/a@b`);
 * a function with named parameters (`supportedTimeZones(TimeZoneStandard=…)`) stays one segment.
 */
export function splitPath(path: string): string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  // Few paths have a key in parentheses.
  if (!path.includes('(')) return segments;
  return segments.flatMap((segment) => {
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
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape can't name anything; the handler answers as for any unknown name.
    return segment;
  }
}

function makeNode(): Node {
  return { literals: new Map(), routes: new Map(), longestLiteral: 0 };
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
  node.longestLiteral = Math.max(node.longestLiteral, key.length);
  return added;
}
