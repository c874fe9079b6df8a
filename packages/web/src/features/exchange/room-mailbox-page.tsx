import { useMutation } from '@tanstack/react-query';
import type { MailboxesAnswer } from '@planner/api-client';
import { Link, useLocation, useParams } from 'wouter';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { useAdminText } from '../admin/admin-text.ts';
import { stateOf } from '../admin/mailbox-state.ts';
import { useMailboxes } from '../admin/use-mailboxes.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { linkHref, synchronizationHref } from './exchange-links.ts';
import { useExchangeText } from './exchange-text.ts';
import { RoundTrip } from './round-trip.tsx';
import '../admin/connections/connection.css';
import './exchange.css';

type Mailbox = MailboxesAnswer['mailboxes'][number];

/** Calendar Synchronization → one room: how its mailbox stands, and what can be done with it. */
export default function RoomMailboxPage() {
  const { ta } = useAdminText();
  const { tx, t } = useExchangeText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useMailboxes();
  const mailbox = data?.mailboxes.find(({ roomId }) => roomId === id);
  const name = mailbox?.roomName ?? data?.unlinked.find(({ roomId }) => roomId === id)?.roomName ?? '';
  return (
    <AdminPage path={ta('sync.path')} title={name}>
      <p>
        <Link href={synchronizationHref}>{ta('sync.title')}</Link>
      </p>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} height={40} label={t('loading')} />}
      {mailbox && mailbox.state !== 'stopped' && <LinkedRoom mailbox={mailbox} />}
      {data && (!mailbox || mailbox.state === 'stopped') && (
        <ButtonLink href={linkHref(id)}>{tx('link.button')}</ButtonLink>
      )}
    </AdminPage>
  );
}

function LinkedRoom({ mailbox }: { readonly mailbox: Mailbox }) {
  const { ta, ...text } = useAdminText();
  const { tx } = useExchangeText();
  const { person } = useSession();
  const at = (instant: string | null): string =>
    instant === null ? ta('mailboxes.never') : instantText(msOf(instant), 'dateTime', person.zone, text);
  const push = mailbox.subscriptionExpiresAt;
  const facts: readonly (readonly [string, string])[] = [
    [ta('mailboxes.status'), ta('mailboxes.state', { state: stateOf(mailbox) })],
    [ta('mailboxes.address'), mailbox.address],
    [tx('link.authority'), tx('link.authorityIs', { authority: mailbox.authority })],
    [ta('mailboxes.read'), at(mailbox.lastPulledAt)],
    [ta('mailboxes.change'), at(mailbox.lastChangeAt)],
    [ta('mailboxes.write'), at(mailbox.lastWriteAt)],
    [
      ta('mailboxes.news'),
      ta('mailboxes.newsBy', { by: push === null ? 'poll' : 'push', at: push === null ? '' : at(push) }),
    ],
    [ta('mailboxes.waiting'), String(mailbox.waiting)],
    [ta('mailboxes.findings'), String(mailbox.openFindings)],
  ];
  return (
    <>
      <dl className="connection-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RoundTrip roomId={mailbox.roomId} />
      <Deeds mailbox={mailbox} />
    </>
  );
}

function Deeds({ mailbox }: { readonly mailbox: Mailbox }) {
  const { tx } = useExchangeText();
  const [, go] = useLocation();
  const params = { path: { id: mailbox.roomId } };
  const { roomName: room, taken, changedSince } = mailbox;
  const resync = useDeed(
    () => answerOf(api.POST('/api/v1/admin/rooms/{id}/resync', { params })),
    tx('mailbox.resynced', { room }),
  );
  const unlink = useDeed(
    () => answerOf(api.POST('/api/v1/admin/rooms/{id}/unlink', { params })),
    tx('mailbox.unlinked', { room }),
  );
  const undo = useDeed(
    () => answerOf(api.POST('/api/v1/admin/rooms/{id}/undo-link', { params })),
    tx('mailbox.undone', { room }),
    () => go(synchronizationHref),
  );
  return (
    <ul className="exchange-deeds">
      <Deed label={tx('mailbox.resync')} explain={tx('mailbox.resyncExplain')} deed={resync} />
      <Deed label={tx('mailbox.unlink')} explain={tx('mailbox.unlinkExplain')} deed={unlink} />
      {taken > 0 && changedSince === 0 && (
        <Deed label={tx('mailbox.undo')} explain={tx('mailbox.undoExplain', { count: taken })} deed={undo} />
      )}
      {changedSince > 0 && <li className="quiet">{tx('mailbox.undoLate', { count: changedSince })}</li>}
    </ul>
  );
}

function Deed({
  label,
  explain,
  deed,
}: {
  readonly label: string;
  readonly explain: string;
  readonly deed: ReturnType<typeof useDeed>;
}) {
  return (
    <li>
      <Button disabled={deed.isPending} onClick={() => deed.mutate()}>
        {label}
      </Button>
      <p className="quiet">{explain}</p>
    </li>
  );
}

/** Something that an administrator does with a room's mailbox: says that it's done, or why not. */
function useDeed(work: () => Promise<unknown>, done: string, then?: () => void) {
  const { t } = useExchangeText();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      showToast({ text: done });
      then?.();
    },
    onError: (failed) => tell(failed, t),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['admin'] }),
  });
}
