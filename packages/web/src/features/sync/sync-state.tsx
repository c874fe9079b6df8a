import { useQuery } from '@tanstack/react-query';
import { ArrowSync16Regular } from '@fluentui/react-icons/headless/svg/arrow-sync';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import './sync-state.css';

const askAgainMs = 15_000;
const lateSeconds = 120;

/** Says that Exchange is behind, only when it is, and since when. */
export function SyncState() {
  const { t } = useText();
  const { data, isError } = useQuery({
    queryKey: ['sync'],
    queryFn: () => answerOf(api.GET('/api/v1/sync')),
    refetchInterval: askAgainMs,
  });
  if (isError || !data) return null;
  // In step is the rule, and a moment's delay is no news.
  const isLate = data.state === 'stopped' || (data.state === 'behind' && (data.behindSeconds ?? 0) >= lateSeconds);
  if (!isLate) return null;
  return (
    <span className={`sync-state sync-${data.state}`} title={t('sync.waiting', { count: data.waiting })}>
      {data.state === 'behind' ? <ArrowSync16Regular aria-hidden /> : null}
      {data.state === 'stopped' ? <Warning16Regular aria-hidden /> : null}
      <span>{t('sync.state', { state: data.state, minutes: Math.round((data.behindSeconds ?? 0) / 60) })}</span>
    </span>
  );
}
