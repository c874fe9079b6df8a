import { AdminPage } from './admin-page.tsx';
import { useAdminText } from './admin-text.ts';
import { ComparisonPart } from './comparison.tsx';
import { ConnectionPanel } from './connections/connection-panel.tsx';
import { HeldNote, NewsPart } from '../exchange/news-part.tsx';
import { FindingList } from './finding-list.tsx';
import { MailboxTable } from './mailbox-table.tsx';

/**
 * Administration → Settings → Integration → Calendar Synchronization: the connection, then whether it is in step, what
 * stands against it, and the proof.
 */
export default function CalendarSynchronizationPage() {
  const { ta } = useAdminText();
  return (
    <AdminPage path={ta('sync.path')} title={ta('sync.title')} lead={ta('sync.lead')}>
      <HeldNote />
      <ConnectionPanel application="calendar-service" />
      <section aria-labelledby="findings">
        <h2 id="findings">{ta('findings.title')}</h2>
        <FindingList />
      </section>
      <section aria-labelledby="mailboxes">
        <h2 id="mailboxes">{ta('mailboxes.title')}</h2>
        <MailboxTable />
      </section>
      <NewsPart />
      <section aria-labelledby="compare">
        <h2 id="compare">{ta('compare.title')}</h2>
        <ComparisonPart />
      </section>
    </AdminPage>
  );
}
