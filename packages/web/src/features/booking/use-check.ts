import { useEffect, useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MeetingCheck, Verdict } from '@planner/api-client';
import { answerOf, api } from '../../lib/api.ts';

const typingMs = 300;

/** What booking a draft would answer, asked again 300 ms after the last change. `settled: false` while typing or asking. */
export function useCheck(request: MeetingCheck | null): {
  readonly verdict: Verdict | undefined;
  readonly settled: boolean;
  readonly error: Error | null;
} {
  const wanted = request && JSON.stringify(request);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), typingMs);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, isFetching, isPlaceholderData, error } = useQuery({
    queryKey: ['check', asked],
    queryFn: () => answerOf(api.POST('/api/v1/meetings/check', { body: JSON.parse(asked!) as MeetingCheck })),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 3000,
    retry: 1,
  });
  return {
    verdict: wanted === null ? undefined : data,
    settled: wanted === asked && !isFetching && !isPlaceholderData && data !== undefined,
    error,
  };
}
