import { useQuery } from '@tanstack/react-query';
import type { AddinAdminAnswer } from '@planner/api-client';
import { Skeleton } from '../../../components/skeleton.tsx';
import { answerOf, api } from '../../../lib/api.ts';
import { msOf } from '../../../lib/instants.ts';
import { instantText } from '../../../lib/time-text.ts';
import { FailurePage } from '../../session/failure-page.tsx';
import { useSession } from '../../session/session.tsx';
import { AdminPage } from '../admin-page.tsx';
import { AdminTable } from '../admin-table.tsx';
import { useAdminText } from '../admin-text.ts';
import { DeploymentGuide } from './deployment-guide.tsx';
import { ManifestPart } from './manifest-part.tsx';
import { useRolloutText } from './rollout-text.ts';

/** Administration → Settings → Other Settings: the Outlook add-in, its manifests, its roll-out and who uses it. */
export default function OtherSettingsPage() {
  const { ta, t } = useAdminText();
  const tr = useRolloutText();
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'addin'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/addin')),
    refetchInterval: 30_000,
  });
  return (
    <AdminPage path={tr('other.path')} title={ta('other.title')}>
      <h2>{tr('addin.title')}</h2>
      <p className="quiet">{tr('addin.lead')}</p>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={4} height={40} label={t('loading')} />}
      {data && (
        <>
          <ManifestPart addin={data} />
          <Clients addin={data} />
        </>
      )}
      <DeploymentGuide />
    </AdminPage>
  );
}

function Clients({ addin }: { readonly addin: AddinAdminAnswer }) {
  const text = useAdminText();
  const { person } = useSession();
  const tr = useRolloutText();
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  return (
    <section aria-labelledby="addin-clients">
      <h2 id="addin-clients">{tr('addin.clients')}</h2>
      <p role="status">
        {addin.firstSignInAt === null ? tr('addin.noSignIn') : `${tr('addin.firstSignIn')}: ${at(addin.firstSignInAt)}`}
      </p>
      {addin.clients.length > 0 && (
        <AdminTable
          label={tr('addin.clients')}
          columns={[
            tr('addin.client'),
            tr('addin.clientVersion'),
            tr('addin.clientSet'),
            tr('addin.clientPeople'),
            tr('addin.clientSeen'),
          ]}
        >
          {addin.clients.map((client) => (
            <tr key={`${client.host} ${client.hostVersion} ${client.mailboxSet} ${client.paneVersion}`}>
              <th scope="row">{client.host}</th>
              <td>{client.hostVersion}</td>
              <td>{client.mailboxSet}</td>
              <td className="tabular">{client.people}</td>
              <td className="tabular">{at(client.lastSeenAt)}</td>
            </tr>
          ))}
        </AdminTable>
      )}
    </section>
  );
}
