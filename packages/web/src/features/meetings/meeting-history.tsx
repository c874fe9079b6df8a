import { useQuery } from '@tanstack/react-query';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { FailurePage } from '../session/failure-page.tsx';

/** What happened to a meeting, newest first. */
export function MeetingHistory({ id, zone }: { readonly id: string; readonly zone: string }) {
  const text = useText();
  const { t } = text;
  const { data, error, refetch } = useQuery({
    queryKey: ['meeting', id, 'history'],
    queryFn: () => answerOf(api.GET('/api/v1/meetings/{id}/history', { params: { path: { id } } })),
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} label={t('loading')} />;
  if (data.events.length === 0) return <p className="quiet">{t('history.empty')}</p>;
  return (
    <ol className="history">
      {data.events.map((event) => (
        <li key={`${event.at} ${event.action} ${event.text}`}>
          <time className="quiet tabular" dateTime={event.at}>
            {instantText(msOf(event.at), 'dateTime', zone, text)}
          </time>
          <span>{event.text}</span>
        </li>
      ))}
    </ol>
  );
}
