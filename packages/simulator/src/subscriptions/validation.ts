import { GraphError } from '../graph/graph-error.ts';

/** The way out to webhook endpoints: `fetch`, or in-process tests' own function. */
export type OutgoingFetch = (request: Request) => Promise<Response>;

/** Graph waits this long for the answer to its validation request. */
const validationTimeoutMs = 10_000;

/**
 * Asks an endpoint to prove that it is ours: it must give the decoded token back as text/plain with 200.
 * Throws Graph's 400 when it doesn't.
 */
export async function validateEndpoint(url: string, token: string, outgoing: OutgoingFetch): Promise<void> {
  const target = new URL(url);
  target.searchParams.append('validationToken', token);
  let response: Response;
  let answer: string;
  try {
    response = await outgoing(
      new Request(target, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        signal: AbortSignal.timeout(validationTimeoutMs),
      }),
    );
    answer = await response.text();
  } catch (error) {
    // Unreachable and too slow are both the endpoint's fault, and both end the creation with 400.
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new GraphError(400, 'InvalidRequest', 'Subscription validation request timed out.');
    }
    throw notValid();
  }
  const isText = response.headers.get('content-type')?.toLowerCase().startsWith('text/plain') ?? false;
  if (response.status !== 200 || !isText || answer !== token) throw notValid();
}

const notValid = (): GraphError =>
  new GraphError(
    400,
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  );
