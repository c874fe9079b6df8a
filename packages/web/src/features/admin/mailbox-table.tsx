import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailboxesAnswer } from '@planner/api-client';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { linkHref, mailboxHref, scriptHref } from '../exchange/exchange-links.ts';
import { useExchangeText } from '../exchange/exchange-text.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { AdminTable } from './admin-table.tsx';
import { useAdminText } from './admin-text.ts';
import { failureKind, matchingMailboxes, stateOf } from './mailbox-state.ts';
import { useMailboxes } from './use-mailboxes.ts';

type Mailbox = MailboxesAnswer['mailboxes'][number];
const columns = ['room', 'status', 'read', 'change', 'write', 'waiting', 'findings', 'news'] as const;

/** Every linked room with its mailbox: how far it is, and what stands against it. */
export function MailboxTable() {
  const { ta, t } = useAdminText();
  const { tx } = useExchangeText();
  const [wanted, setWanted] = useState({ q: '', trouble: false });
  const { data, error, refetch } = useMailboxes();
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={8} height={40} label={t('loading')} />;
  const { mailboxes } = data;
  const ways = (
    <p className="admin-tools">
      <ButtonLink href={linkHref()}>{tx('link.button')}</ButtonLink>
      <ButtonLink href={scriptHref}>{tx('script.button')}</ButtonLink>
    </p>
  );
  if (mailboxes.length === 0)
    return (
      <>
        <p className="quiet">{ta('mailboxes.empty')}</p>
        {ways}
      </>
    );
  const live = mailboxes.filter((one) => stateOf(one) === 'live').length;
  const waiting = mailboxes.reduce((sum, one) => sum + one.waiting, 0);
  const shown = matchingMailboxes(mailboxes, wanted);
  return (
    <>
      <p role="status">{ta('sync.summary', { live, all: mailboxes.length, waiting })}</p>
      {ways}
      <div className="admin-tools">
        <input
          type="search"
          className="input"
          aria-label={ta('mailboxes.search')}
          placeholder={ta('mailboxes.search')}
          value={wanted.q}
          onChange={(event) => setWanted({ ...wanted, q: event.target.value })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={wanted.trouble}
            onChange={(event) => setWanted({ ...wanted, trouble: event.target.checked })}
          />
          <span>{ta('mailboxes.trouble')}</span>
        </label>
      </div>
      {shown.length === 0 ? (
        <p className="quiet">{ta('mailboxes.none')}</p>
      ) : (
        <AdminTable
          label={ta('mailboxes.title')}
          columns={columns.map((column) => ta(`mailboxes.${column}`))}
          withActions
        >
          {shown.map((mailbox) => (
            <MailboxRow key={mailbox.roomId} mailbox={mailbox} />
          ))}
        </AdminTable>
      )}
    </>
  );
}

function MailboxRow({ mailbox }: { readonly mailbox: Mailbox }) {
  const text = useAdminText();
  const { ta, t } = text;
  const { tx } = useExchangeText();
  const { person } = useSession();
  const at = (instant: string | null) =>
    instant === null ? ta('mailboxes.never') : instantText(msOf(instant), 'dateTime', person.zone, text);
  const pull = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/admin/mailboxes/{id}/pull', { params: { path: { id: mailbox.roomId } } })),
    onSuccess: () => {
      showToast({ text: ta('mailboxes.pulled', { room: mailbox.roomName }) });
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
    onError: (failed) => tell(failed, t),
  });
  const failure = failureKind(mailbox);
  const push = mailbox.subscriptionExpiresAt;
  return (
    <tr>
      <th scope="row">
        <Link href={`/rooms/${mailbox.roomId}`}>{mailbox.roomName}</Link>
        <br />
        <span className="quiet admin-address">{mailbox.address}</span>
      </th>
      <td>
        <span className={`admin-state admin-${stateOf(mailbox)}`}>
          {ta('mailboxes.state', { state: stateOf(mailbox) })}
        </span>
        {mailbox.state !== 'stopped' && (
          <>
            <br />
            <span className="quiet">{tx('link.authorityIs', { authority: mailbox.authority })}</span>
          </>
        )}
        {failure !== null && (
          <>
            <br />
            <span className="quiet">{ta('mailboxes.error', { kind: failure })}</span>
          </>
        )}
      </td>
      <td className="tabular">{at(mailbox.lastPulledAt)}</td>
      <td className="tabular">{at(mailbox.lastChangeAt)}</td>
      <td className="tabular">{at(mailbox.lastWriteAt)}</td>
      <td className="tabular">{mailbox.waiting}</td>
      <td className="tabular">{mailbox.openFindings}</td>
      <td>{ta('mailboxes.newsBy', { by: push === null ? 'poll' : 'push', at: push === null ? '' : at(push) })}</td>
      <td>
        <Button
          label={ta('mailboxes.pullOf', { room: mailbox.roomName })}
          disabled={pull.isPending}
          onClick={() => pull.mutate()}
        >
          {ta('mailboxes.pull')}
        </Button>{' '}
        <Link
          href={mailboxHref(mailbox.roomId)}
          className="button button-outline"
          aria-label={tx('mailbox.manageOf', { room: mailbox.roomName })}
        >
          {tx('mailbox.manage')}
        </Link>
      </td>
    </tr>
  );
}
