import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './api.ts';

const freshMs = 20_000; // live events tell about changes sooner; this is for tabs without a connection

/** The page's memory of answers. A refusal is an answer and isn't asked again; an unreachable server is, twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: freshMs,
      retry: (count, error) => !(error instanceof Refusal) && count < 2,
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
});

/** Forgets what another person was told; who is signed in stays, since the page watches it. */
export function forgetAnswers(): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
}
