import { GraphError } from '../graph/graph-error.ts';
import type { GraphRequest } from '../graph/request.ts';

/** One page of a list and the link to the next. */
export type DirectoryPage<T> = { readonly items: readonly T[]; readonly nextLink: string | undefined };

/**
 * Cuts a page out of a list. `$top` chooses its size, `$skiptoken` (ours, opaque to clients) where it begins.
 * Throws 400 for a size or token that can't be.
 */
export function directoryPage<T>(
  request: GraphRequest,
  all: readonly T[],
  sizes: { standard: number; most: number },
): DirectoryPage<T> {
  const size = readSize(request.query.get('$top'), sizes);
  const start = readToken(request.query.get('$skiptoken')) + readSkip(request.query.get('$skip'));
  const items = all.slice(start, start + size);
  if (start + size >= all.length) return { items, nextLink: undefined };
  const next = new URL(request.href);
  next.searchParams.delete('$skip');
  // Graph counts on the first page alone.
  next.searchParams.delete('$count');
  next.searchParams.set('$skiptoken', Buffer.from(`directory/${start + size}`).toString('base64url'));
  return { items, nextLink: next.href };
}

function readSize(text: string | undefined, { standard, most }: { standard: number; most: number }): number {
  if (text === undefined) return standard;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > most) {
    throw new GraphError(
      400,
      'Request_UnsupportedQuery',
      `Invalid page size specified: '${text}'. Must be between 1 and ${most} inclusive.`,
    );
  }
  return size;
}

function readSkip(text: string | undefined): number {
  if (text === undefined) return 0;
  const skip = Number(text);
  if (!Number.isInteger(skip) || skip < 0)
    throw new GraphError(400, 'BadRequest', `Invalid value '${text}' for $skip.`);
  return skip;
}

function readToken(text: string | undefined): number {
  if (text === undefined) return 0;
  const start = /^directory\/(\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1];
  if (start === undefined)
    throw new GraphError(
      400,
      'Directory_ExpiredPageToken',
      'The specified page token value has expired and can no longer be included in your request.',
    );
  return Number(start);
}
