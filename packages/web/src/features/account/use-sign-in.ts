import { useMutation } from '@tanstack/react-query';
import type { SessionAnswer } from '@planner/api-client';
import { forgetAnswers, queries } from '../../lib/queries.ts';
import { takeSession } from '../session/session.tsx';

/** A call whose answer is a session: the page is its person's from then on. */
export function useSignIn<Body>(call: (body: Body) => Promise<SessionAnswer>, afterwards?: () => void) {
  return useMutation({
    mutationFn: call,
    onSuccess: (session) => {
      takeSession(session);
      forgetAnswers();
      queries.setQueryData(['session'], session);
      afterwards?.();
    },
  });
}
