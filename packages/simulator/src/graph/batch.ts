import { readArray, readObject, readString, type Json } from './json-read.ts';
import type { Random } from '../tenant/random.ts';
import { GraphError } from './graph-error.ts';
import type { GraphPipeline } from './pipeline.ts';
import type { GraphAnswer, GraphRequest } from './request.ts';

const maxRequests = 20;

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

/** JSON batching: up to 20 calls in one; answers come in any order, what depends on a failed call gets 424. */
export function addBatchRoute(graph: GraphPipeline, random: Random): void {
  graph.route({
    method: 'POST',
    paths: ['/$batch'],
    what: 'up to 20 calls in one; each part is checked, limited and logged by itself',
    permissions: [],
    options: [],
    handle: (request) => runBatch(graph, request, random),
  });
}

async function runBatch(graph: GraphPipeline, request: GraphRequest, random: Random): Promise<GraphAnswer> {
  const parts = readParts(request.body);
  const statuses = new Map<string, number>();
  const responses: Json[] = [];
  for (const part of parts) {
    const isBlocked = part.dependsOn.some((id) => (statuses.get(id) ?? 424) >= 400);
    const response = isBlocked ? failedDependency(part.id) : await runPart(graph, request, part);
    statuses.set(part.id, response.status);
    // Order of answers means nothing; a client that relies on it learns so here.
    responses.splice(random.integer(0, responses.length), 0, response);
  }
  return { status: 200, body: { responses } };
}

async function runPart(graph: GraphPipeline, request: GraphRequest, part: Part): Promise<Json & { status: number }> {
  const headers = new Headers(part.headers);
  headers.set('authorization', request.headers.get('authorization') ?? '');
  const answer = await graph.handle(
    new Request(`${request.baseUrl}${part.url}`, {
      method: part.method,
      headers,
      ...(part.body === undefined ? {} : { body: JSON.stringify(part.body) }),
    }),
  );
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return {
    id: part.id,
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    ...(text === '' ? {} : { body: isJson ? (JSON.parse(text) as unknown) : text }),
  };
}

function readParts(body: unknown): readonly Part[] {
  const requests = readArray(readObject(body, 'body')['requests'], 'requests');
  if (requests.length === 0 || requests.length > maxRequests) {
    throw invalid(`The number of batch requests must be from 1 to ${maxRequests}.`);
  }
  const parts = requests.map((one) => readPart(readObject(one, 'requests')));
  if (new Set(parts.map(({ id }) => id)).size !== parts.length)
    throw invalid('The ids of the batch requests must be unique.');
  for (const [index, { dependsOn }] of parts.entries()) {
    const earlier = new Set(parts.slice(0, index).map(({ id }) => id));
    if (!dependsOn.every((id) => earlier.has(id))) throw invalid('dependsOn names a request that is not before it.');
  }
  return parts;
}

function readPart(sent: Json): Part {
  const method = readString(sent['method'], 'method').toUpperCase();
  const url = readString(sent['url'], 'url');
  const body = sent['body'] ?? undefined;
  const headers = Object.entries(readObject(sent['headers'] ?? {}, 'headers')).map(
    ([name, value]) => [name.toLowerCase(), readString(value, name)] as const,
  );
  if (/^\/?\$batch/i.test(url)) throw invalid('A batch can not hold a batch.');
  if (body !== undefined && !headers.some(([name]) => name === 'content-type')) {
    throw invalid('A batch request with a body needs a Content-Type header.');
  }
  return {
    id: readString(sent['id'], 'id'),
    method,
    url: url.startsWith('/') ? url : `/${url}`,
    headers: Object.fromEntries(headers),
    body,
    dependsOn: readArray(sent['dependsOn'] ?? [], 'dependsOn').map((id) => readString(id, 'dependsOn')),
  };
}

function failedDependency(id: string): Json & { status: number } {
  return {
    id,
    status: 424,
    headers: {},
    body: { error: { code: 'FailedDependency', message: 'A request that this one depends on failed.' } },
  };
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}
