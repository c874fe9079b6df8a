import { AdminPage } from './admin-page.tsx';
import { useAdminText } from './admin-text.ts';
import { ConnectionPanel } from './connections/connection-panel.tsx';

/** Administration → Settings → Microsoft Graph: consent for the application behind the Outlook add-in. */
export default function MicrosoftGraphPage() {
  const { ta } = useAdminText();
  return (
    <AdminPage path={ta('graph.path')} title={ta('graph.title')} lead={ta('graph.lead')}>
      <ConnectionPanel application="addin" />
    </AdminPage>
  );
}
