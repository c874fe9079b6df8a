import { useMutation, useQuery } from '@tanstack/react-query';
import type { SignOnAnswer, SignOnChanges } from '@planner/api-client';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { queries } from '../../lib/queries.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSignOnText } from './sign-on-text.ts';

const key = ['admin', 'single-sign-on'] as const;
// A test ends in another window: whoever comes back sees its result.
const calmMs = 5_000;

/** Single sign-on as it is set. */
export function useSignOn() {
  return useQuery({
    queryKey: key,
    queryFn: () => answerOf(api.GET('/api/v1/admin/single-sign-on')),
    refetchInterval: calmMs,
  });
}

/** Something that an administrator does to it. What it answers is shown at once; that it went off by itself is said. */
export function useSignOnDeed<Input = void>(
  deed: (input: Input) => Promise<SignOnAnswer>,
  { onDone, tellsItself = false }: { readonly onDone?: () => void; readonly tellsItself?: boolean } = {},
) {
  const { t, ts } = useSignOnText();
  return useMutation({
    mutationFn: deed,
    onSuccess: (answer) => {
      const before = queries.getQueryData<SignOnAnswer>(key);
      const wentOff = before !== undefined && before.mode !== 'off' && answer.mode === 'off' && answer.tested === null;
      queries.setQueryData(key, answer);
      showToast({ text: ts(wentOff ? 'signOn.switchedOff' : 'signOn.saved') });
      onDone?.();
    },
    onError: (failed) => {
      if (!tellsItself) tell(failed, t);
    },
  });
}

/** Changes settings. */
export function useSignOnChange() {
  return useSignOnDeed((body: SignOnChanges) => answerOf(api.PATCH('/api/v1/admin/single-sign-on', { body })));
}
