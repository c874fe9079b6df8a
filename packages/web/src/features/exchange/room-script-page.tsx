import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { useAdminText } from '../admin/admin-text.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useExchangeText } from './exchange-text.ts';
import './exchange.css';

/** Calendar Synchronization → Settings for Exchange: the script for exactly the linked rooms. */
export default function RoomScriptPage() {
  const { ta } = useAdminText();
  const { tx, t } = useExchangeText();
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'room-script'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/room-script')),
  });
  return (
    <AdminPage path={ta('sync.path')} title={tx('script.title')}>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} height={32} label={t('loading')} />}
      {data && (
        <>
          <p className="quiet">{tx('script.explain', { rooms: data.rooms })}</p>
          <p className="exchange-actions">
            <Button
              look="primary"
              onClick={() =>
                void navigator.clipboard.writeText(data.script).then(() => showToast({ text: tx('script.copied') }))
              }
            >
              {tx('script.copy')}
            </Button>
          </p>
          <pre className="exchange-script" tabIndex={0} aria-label={tx('script.title')}>
            {data.script}
          </pre>
        </>
      )}
    </AdminPage>
  );
}
