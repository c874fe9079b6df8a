import { GraphError } from '../graph/graph-error.ts';
import type { GraphAnswer, GraphRequest } from '../graph/request.ts';
import { directoryTokenDays, type DirectoryLog, type MemberChange } from '../tenant/directory-log.ts';
import type { Shelf } from '../tenant/shelf.ts';
import { throwAwayOverdue } from './deleted-routes.ts';
import { formatDeltaToken, parseDeltaToken, startToken, type DeltaToken } from './delta-token.ts';
import { present, type EntityType } from './property.ts';

/** What a delta is made from. */
export type DeltaSource<T extends { readonly id: string }> = {
  readonly type: EntityType<T>;
  readonly shelf: Shelf<T>;
  readonly log: DirectoryLog;
  /** For groups: members from a place on, with the place after each; undefined when they aren't tracked or hidden. */
  readonly membersOf?: (object: T) => Shelf<MemberChange['kind']> | undefined;
};

const pageSize = 100;
const largestPage = 999;
/** A page holds so many members; a large group goes on in the next one. */
const membersOnPage = 1000;
/** A page reads so many changes of one object after another before it ends, with few objects or none. */
const changesOnPage = 5000;

/** Answers one page of `/users/delta` or `/groups/delta`: state first, then changes; each page names the next one. */
export function answerDelta<T extends { readonly id: string }>(
  request: GraphRequest,
  source: DeltaSource<T>,
): GraphAnswer {
  throwAwayOverdue(request.tenant);
  const token = readToken(request, source);
  const size = Math.min(largestPage, request.preferences.maxPageSize ?? pageSize);
  const { value, next } =
    token.phase === 'state'
      ? statePage(request, source, { token, size })
      : changesPage(request, source, { token, size });
  const link = new URL(request.href);
  link.search = '';
  const isEnd = next === undefined;
  const after: DeltaToken = next ?? { ...token, phase: 'changes', place: source.log.last, memberPlace: 0 };
  // The round ends where it began to read: what changed meanwhile comes in the next one.
  const end = isEnd && token.phase === 'state' ? { ...after, place: token.since } : after;
  const text = formatDeltaToken({
    ...end,
    since: isEnd ? end.place : end.since,
    issuedAt: issuedAt(request, end, isEnd),
  });
  link.searchParams.set(isEnd ? '$deltatoken' : '$skiptoken', text);
  const chosen = token.select ? `(${token.select.join(',')})` : '';
  return {
    status: 200,
    body: {
      '@odata.context': `${request.baseUrl}/$metadata#${source.type.set}${chosen}`,
      [isEnd ? '@odata.deltaLink' : '@odata.nextLink']: link.href.replace('%24', '$'),
      value,
    },
  };
}

const issuedAt = ({ tenant }: GraphRequest, token: DeltaToken, isNew: boolean): number =>
  isNew ? tenant.clock.now().epochMilliseconds : token.issuedAt;

function readToken<T extends { readonly id: string }>(request: GraphRequest, source: DeltaSource<T>): DeltaToken {
  const { query, tenant } = request;
  const sent = query.get('$deltatoken') ?? query.get('$skiptoken');
  const about = { tenantId: tenant.id, kind: source.type.name };
  const now = tenant.clock.now().epochMilliseconds;
  if (sent === undefined || sent === '' || sent === 'latest') {
    const fresh = startToken(request, { type: source.type, about, since: source.log.last, now });
    return sent === 'latest' ? { ...fresh, phase: 'changes', place: source.log.last } : fresh;
  }
  const token = parseDeltaToken(sent, about);
  const isOld = now - token.issuedAt > directoryTokenDays * 24 * 3_600_000;
  if (isOld || token.since < source.log.forgotten || token.since > source.log.last) {
    const anew = new URL(request.href);
    anew.search = '?$deltatoken=';
    throw new GraphError(
      410,
      'syncStateNotFound',
      'The sync state generation is not found; a full synchronization is needed.',
      {
        Location: anew.href,
      },
    );
  }
  return token;
}

type Page = { readonly value: readonly unknown[]; readonly next: DeltaToken | undefined };

function statePage<T extends { readonly id: string }>(
  request: GraphRequest,
  source: DeltaSource<T>,
  { token, size }: { token: DeltaToken; size: number },
): Page {
  const value: unknown[] = [];
  let members = 0;
  let { place, memberPlace } = token;
  for (const { next, value: object } of source.shelf.from(place)) {
    if (value.length === size || members >= membersOnPage) return { value, next: { ...token, place, memberPlace } };
    if (token.ids && !token.ids.includes(object.id)) {
      place = next;
      continue;
    }
    const roll = token.members ? source.membersOf?.(object) : undefined;
    const found: unknown[] = [];
    let isSplit = false;
    for (const { next: after, key, value: kind } of roll?.from(memberPlace) ?? []) {
      if (members >= membersOnPage) {
        isSplit = true;
        break;
      }
      found.push({ '@odata.type': `#microsoft.graph.${kind}`, id: key });
      members += 1;
      memberPlace = after;
    }
    value.push({
      ...wholly(request, source, { object, token, changed: null }),
      ...(found.length > 0 && { 'members@delta': found }),
    });
    if (isSplit) return { value, next: { ...token, place, memberPlace } };
    place = next;
    memberPlace = 0;
  }
  return { value, next: undefined };
}

type Seen = { properties: Set<string> | null; members: Map<string, MemberChange> };

function changesPage<T extends { readonly id: string }>(
  request: GraphRequest,
  source: DeltaSource<T>,
  { token, size }: { token: DeltaToken; size: number },
): Page {
  const seen = new Map<string, Seen>();
  let place = token.place;
  let read = 0;
  let isMore = false;
  for (const { number, change } of source.log.after(token.place)) {
    if (read >= changesOnPage || (!seen.has(change.id) && seen.size === size)) {
      isMore = true;
      break;
    }
    read += 1;
    place = number;
    if (token.ids && !token.ids.includes(change.id)) continue;
    const known: Seen = seen.get(change.id) ?? { properties: new Set(), members: new Map() };
    seen.set(change.id, known);
    if (change.properties === null) known.properties = null;
    else for (const name of change.properties) known.properties?.add(name);
    for (const member of change.members ?? []) known.members.set(member.id, member);
  }
  const value = [...seen].flatMap(([id, { properties, members }]): Record<string, unknown>[] => {
    const object = source.shelf.get(id);
    if (object === undefined) {
      // First it can still be restored, then not any more.
      const reason = request.tenant.deleted.has(id) ? 'changed' : 'deleted';
      return [{ id, '@removed': { reason } }];
    }
    // Who is back, or new, comes with all members that it has.
    const roll = token.members ? source.membersOf?.(object) : undefined;
    const moved = roll === undefined ? [] : properties === null ? allOf(roll, members) : [...members.values()];
    const tracked = token.select ?? source.type.defaults;
    const isOfInterest = properties === null || moved.length > 0 || tracked.some((name) => properties.has(name));
    if (!isOfInterest) return [];
    return [
      {
        ...wholly(request, source, { object, token, changed: properties }),
        ...(moved.length > 0 && { 'members@delta': moved.map(presentMember) }),
      },
    ];
  });
  return { value, next: isMore ? { ...token, place } : undefined };
}

function allOf(roll: Shelf<MemberChange['kind']>, changes: ReadonlyMap<string, MemberChange>): MemberChange[] {
  const gone = [...changes.values()].filter(({ removed }) => removed);
  return [...[...roll].map(([id, kind]) => ({ id, kind, removed: false })), ...gone];
}

function presentMember({ id, kind, removed }: MemberChange): Record<string, unknown> {
  return {
    '@odata.type': `#microsoft.graph.${kind}`,
    id,
    ...(removed && { '@removed': { reason: 'deleted' } }),
  };
}

/**
 * An object with the properties that are tracked. What was never set is left out; with `return=minimal` all that didn't
 * change is (user-delta, "Alternative: return only the changed properties").
 */
function wholly<T extends { readonly id: string }>(
  request: GraphRequest,
  source: DeltaSource<T>,
  { object, token, changed }: { object: T; token: DeltaToken; changed: ReadonlySet<string> | null },
): Record<string, unknown> {
  const { type } = source;
  const all = present(type, object, { tenant: request.tenant, properties: token.select ?? type.defaults });
  const isMinimal = request.preferences.returnMinimal;
  const shown = Object.entries(all).filter(([name, value]) => {
    if (name === 'id' || changed?.has(name) === true) return true;
    return value !== null && !(isMinimal && changed !== null);
  });
  return { ...Object.fromEntries(shown), id: object.id };
}
