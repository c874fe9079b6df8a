import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';
import { hash } from '../tenant/random.ts';
import { parseClause, type Clause } from './filter-language.ts';
import { selectOf } from './directory-list.ts';
import { invalidValue, type AnyType } from './property.ts';

/** How far a delta round has come, and what was asked at its beginning. Opaque to clients. */
export type DeltaToken = {
  readonly tenantId: string;
  /** `user` or `group`. */
  readonly kind: string;
  /** Properties that are tracked; undefined: the default ones. */
  readonly select: readonly string[] | undefined;
  /** Members of groups are tracked: by default, or because `$select` names them. */
  readonly members: boolean;
  /** Only these objects. */
  readonly ids: readonly string[] | undefined;
  readonly phase: 'state' | 'changes';
  /** state: the place in the shelf; changes: the number of the last change that was read. */
  readonly place: number;
  /** state: where to go on among the members of the group at `place`. */
  readonly memberPlace: number;
  /** The number of the last change when the round began. */
  readonly since: number;
  /** When the round began; epoch milliseconds. */
  readonly issuedAt: number;
};

/** One filter names no more objects than this (user-delta). */
const mostIds = 50;

/** The beginning of a first round. Throws 400 for properties that aren't known and filters that don't name ids. */
export function startToken(
  request: GraphRequest,
  { type, about, since, now }: { type: AnyType; about: { tenantId: string; kind: string }; since: number; now: number },
): DeltaToken {
  const names =
    request.query
      .get('$select')
      ?.split(',')
      .map((name) => name.trim()) ?? [];
  const hasMembers = type.name === 'group' && names.some((name) => name.toLowerCase() === 'members');
  const others = names.filter((name) => !(hasMembers && name.toLowerCase() === 'members'));
  const query = new Map(request.query).set('$select', others.join(','));
  const isSelected = request.query.has('$select');
  const selected = others.length === 0 ? [] : selectOf({ ...request, query }, [type], { single: false });
  return {
    ...about,
    select: isSelected ? [...new Set([...(selected ?? []), 'id'])] : undefined,
    members: type.name === 'group' && (!isSelected || hasMembers),
    ids: readIds(request.query.get('$filter')),
    phase: 'state',
    place: 0,
    memberPlace: 0,
    since,
    issuedAt: now,
  };
}

/** Writes a token; its end is a checksum, so that a mutilated one is recognised. */
export function formatDeltaToken(token: DeltaToken): string {
  const text = Buffer.from(JSON.stringify(token)).toString('base64url');
  return `${text}.${hash(text).toString(36)}`;
}

/** Reads a token. Throws 400 for a mutilated one and for one of another tenant or another list. */
export function parseDeltaToken(text: string, about: { tenantId: string; kind: string }): DeltaToken {
  const [body = '', sum] = text.split('.');
  const isWhole = hash(body).toString(36) === sum;
  const token = isWhole ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as DeltaToken) : undefined;
  if (token?.tenantId === about.tenantId && token.kind === about.kind) return token;
  throw new GraphError(
    400,
    'Directory_ExpiredPageToken',
    'The specified page token value has expired and can no longer be included in your request.',
  );
}

/** The one filter that a delta takes: `id eq '…' or id eq '…'`. */
function readIds(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const clause = parseClause(text);
  const parts: readonly Clause[] = clause.is === 'or' ? clause.of : [clause];
  const ids = parts.flatMap((part) =>
    part.is === 'compare' &&
    part.path.toLowerCase() === 'id' &&
    part.operator === 'eq' &&
    typeof part.value === 'string'
      ? [part.value.toLowerCase()]
      : [],
  );
  if (ids.length === parts.length && ids.length <= mostIds) return ids;
  throw invalidValue(`A delta query can be filtered by up to ${mostIds} ids alone: id eq '…' or id eq '…'.`);
}
