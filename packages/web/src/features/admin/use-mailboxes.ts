import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../lib/api.ts';

const askAgainMs = 10_000;

/** Every linked room with its mailbox, asked for again while somebody looks. */
export function useMailboxes() {
  return useQuery({
    queryKey: ['admin', 'mailboxes'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/mailboxes')),
    refetchInterval: askAgainMs,
  });
}
