import { Notice } from '../../components/notice.tsx';
import { useSession } from '../session/session.tsx';
import { useAdminText } from './admin-text.ts';
import { ComparisonPart } from './comparison.tsx';
import { FindingList } from './finding-list.tsx';
import { MailboxTable } from './mailbox-table.tsx';
import '../../components/field.css';
import '../booking/booking.css';
import './admin.css';

/** Administration → Settings → Integration → Calendar Synchronization: is it in step, what stands against it, prove it. */
export default function CalendarSynchronizationPage() {
  const { ta } = useAdminText();
  const { rights } = useSession();
  if (!rights.some(({ kind }) => kind === 'administrator')) {
    return (
      <Notice title={ta('noRight.title')}>
        <p>{ta('noRight.text')}</p>
      </Notice>
    );
  }
  return (
    <div className="page admin">
      <p className="quiet admin-path">{ta('sync.path')}</p>
      <div className="page-head">
        <h1>{ta('sync.title')}</h1>
      </div>
      <p className="quiet">{ta('sync.lead')}</p>
      <section aria-labelledby="findings">
        <h2 id="findings">{ta('findings.title')}</h2>
        <FindingList />
      </section>
      <section aria-labelledby="mailboxes">
        <h2 id="mailboxes">{ta('mailboxes.title')}</h2>
        <MailboxTable />
      </section>
      <section aria-labelledby="compare">
        <h2 id="compare">{ta('compare.title')}</h2>
        <ComparisonPart />
      </section>
    </div>
  );
}
