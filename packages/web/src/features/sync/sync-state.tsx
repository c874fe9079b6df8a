import { useQuery } from '@tanstack/react-query';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ArrowSync16Regular } from '@fluentui/react-icons/headless/svg/arrow-sync';
import { Warning16Regular } from '@fluentui/react-icons/headless/svg/warning';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import './sync-state.css';

const askAgainMs = 15_000;

/** How far Planner and Exchange are in step, in a few words. Nothing where no room has a mailbox. */
export function SyncState() {
  const { t } = useText();
  const now = useNow();
  const { data, isError } = useQuery({
    queryKey: ['sync'],
    queryFn: () => answerOf(api.GET('/api/v1/sync')),
    refetchInterval: askAgainMs,
  });
  if (isError || !data || data.state === 'none') return null;
  const seconds = data.lastPulledAt === null ? null : Math.max(0, Math.round((now - msOf(data.lastPulledAt)) / 1000));
  const ago = t('sync.ago', agoOf(seconds));
  return (
    <span className={`sync-state sync-${data.state}`} title={t('sync.waiting', { count: data.waiting })}>
      {data.state === 'inStep' ? <CheckmarkCircle16Regular aria-hidden /> : null}
      {data.state === 'behind' ? <ArrowSync16Regular aria-hidden /> : null}
      {data.state === 'stopped' ? <Warning16Regular aria-hidden /> : null}
      <span>{t('sync.state', { state: data.state, ago })}</span>
    </span>
  );
}

function agoOf(seconds: number | null): { readonly unit: string; readonly count: number } {
  if (seconds === null) return { unit: 'never', count: 0 };
  if (seconds < 90) return { unit: 'seconds', count: seconds };
  if (seconds < 5400) return { unit: 'minutes', count: Math.round(seconds / 60) };
  return { unit: 'hours', count: Math.round(seconds / 3600) };
}
