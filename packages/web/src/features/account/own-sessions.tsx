import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { useSession } from '../session/session.tsx';
import { useAccountText } from './account-text.ts';
import { deviceName } from './device-name.ts';

/** Every device the person is signed in on, each of which can be signed out from here. */
export function OwnSessions() {
  const text = useAccountText();
  const { tc, t } = text;
  const { person } = useSession();
  const { data } = useQuery({ queryKey: ['own-sessions'], queryFn: () => answerOf(api.GET('/api/v1/me/sessions')) });
  const end = useMutation({
    mutationFn: (key: string | null) =>
      key === null
        ? answerOf(api.DELETE('/api/v1/me/sessions'))
        : answerOf(api.DELETE('/api/v1/me/sessions/{key}', { params: { path: { key } } })),
    onSuccess: () => {
      showToast({ text: tc('sessions.ended') });
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
    },
    onError: (error) => tell(error, t),
  });
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  return (
    <section className="account-section" aria-label={tc('sessions.title')}>
      <h2>{tc('sessions.title')}</h2>
      {!data && <Skeleton rows={2} height={40} label={t('loading')} />}
      {data && (
        <AdminTable
          label={tc('sessions.title')}
          columns={[tc('sessions.device'), tc('sessions.how'), tc('sessions.seen')]}
          withActions
        >
          {data.sessions.map(({ key, isThisOne, method, agent, address, createdAt, lastSeenAt }) => (
            <tr key={key}>
              <th scope="row">
                {deviceName(agent) ?? tc('sessions.unknown')}
                <br />
                <span className="quiet admin-address">{isThisOne ? tc('sessions.this') : address}</span>
              </th>
              <td>
                {tc('sessions.method', { method })}
                <br />
                <span className="quiet tabular">{at(createdAt)}</span>
              </td>
              <td className="tabular">{at(lastSeenAt)}</td>
              <td>
                {!isThisOne && (
                  <Button disabled={end.isPending} onClick={() => end.mutate(key)}>
                    {tc('sessions.end')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </AdminTable>
      )}
      {data && data.sessions.length > 1 && (
        <div className="account-actions">
          <Button disabled={end.isPending} onClick={() => end.mutate(null)}>
            {tc('sessions.endOthers')}
          </Button>
        </div>
      )}
    </section>
  );
}
