import { useMutation, useQuery } from '@tanstack/react-query';
import type { ConnectionAnswer } from '@planner/api-client';
import { answerOf, api } from '../../../lib/api.ts';
import { queries } from '../../../lib/queries.ts';
import { tell } from '../../meetings/cancel-meeting.ts';
import { useText } from '../../../lib/i18n/text.tsx';

export type ApplicationKey = ConnectionAnswer['application'];

const key = ['admin', 'connections'] as const;
const calmMs = 15_000;
// Somebody waits for the answer of Microsoft, or of a colleague.
const eagerMs = 2_000;

/** The connection of one application, asked for again while somebody looks. */
export function useConnection(application: ApplicationKey) {
  const query = useQuery({
    queryKey: key,
    queryFn: () => answerOf(api.GET('/api/v1/admin/connections')),
    refetchInterval: ({ state }) =>
      state.data?.connections.some((one) => one.state === 'verifying' || one.state === 'waiting') ? eagerMs : calmMs,
  });
  return { ...query, connection: query.data?.connections.find((one) => one.application === application) };
}

/** Something that an administrator does to a connection; what it answers is shown at once, a refusal is told. */
export function useConnectionDeed<Input = void>(
  deed: (input: Input) => Promise<{ readonly connections: readonly ConnectionAnswer[] }>,
  onDone?: () => void,
) {
  const { t } = useText();
  return useMutation({
    mutationFn: deed,
    onSuccess: (answer) => {
      queries.setQueryData(key, answer);
      void queries.invalidateQueries({ queryKey: ['admin'] });
      onDone?.();
    },
    onError: (failed) => tell(failed, t),
  });
}
