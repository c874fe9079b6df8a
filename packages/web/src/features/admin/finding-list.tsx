import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindingsAnswer } from '@planner/api-client';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { AdminTable } from './admin-table.tsx';
import { useAdminText } from './admin-text.ts';

type Finding = FindingsAnswer['findings'][number];

/** What couldn't be settled by itself: each with its meaning and the next step. */
export function FindingList() {
  const { ta, t } = useAdminText();
  const [settledToo, setSettledToo] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'findings'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/findings')),
    refetchInterval: 10_000,
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} height={56} label={t('loading')} />;
  const open = data.findings.filter(({ resolvedAt }) => resolvedAt === null);
  const shown = settledToo ? data.findings : open;
  return (
    <>
      {shown.length === 0 && <p>{ta('findings.none')}</p>}
      {open.length < data.findings.length && (
        <label className="check">
          <input type="checkbox" checked={settledToo} onChange={(event) => setSettledToo(event.target.checked)} />
          <span>{ta('findings.settled')}</span>
        </label>
      )}
      {shown.length > 0 && (
        <AdminTable
          label={ta('findings.title')}
          columns={[ta('findings.at'), ta('findings.room'), ta('findings.what')]}
          withActions
        >
          {shown.map((finding) => (
            <FindingRow key={finding.id} finding={finding} />
          ))}
        </AdminTable>
      )}
    </>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const text = useAdminText();
  const { ta, t } = text;
  const { person } = useSession();
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', person.zone, text);
  const retry = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/findings/{id}/retry', { params: { path: { id: finding.id } } })),
    onSuccess: () => {
      showToast({ text: ta('findings.retried') });
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
    onError: (failed) => tell(failed, t),
  });
  const { code, start, meetingId } = finding.params;
  return (
    <tr>
      <td className="tabular">{at(finding.foundAt)}</td>
      <td>{finding.roomName ?? '–'}</td>
      <td>
        <strong>{ta('findings.kind', { kind: finding.kind })}</strong>
        {typeof code === 'string' && (
          <>
            {' '}
            <code>{code}</code>
          </>
        )}
        {typeof start === 'string' && <> {at(start)}</>}
        {typeof meetingId === 'string' && (
          <>
            {' '}
            <Link href={`/meetings/${meetingId}`}>{ta('findings.meeting')}</Link>
          </>
        )}
        <br />
        {finding.resolvedAt === null
          ? ta('findings.next', { kind: finding.kind })
          : ta('findings.settledAt', { at: at(finding.resolvedAt) })}{' '}
        <span className="quiet">{ta('findings.tries', { count: finding.attempts })}</span>
      </td>
      <td>
        {finding.resolvedAt === null && (
          <Button
            label={ta('findings.retryOf', { room: finding.roomName ?? '' })}
            disabled={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {ta('findings.retry')}
          </Button>
        )}
      </td>
    </tr>
  );
}
