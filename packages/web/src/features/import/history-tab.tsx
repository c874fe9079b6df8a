import { Link } from 'wouter';
import { Skeleton } from '../../components/skeleton.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { runHref, useRuns } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { countsShown } from './run-counts.tsx';
import { RunState } from './run-state.tsx';

/** Runs of the job, the latest first. */
export function HistoryTab({ jobId }: { readonly jobId: string }) {
  const text = useImportText();
  const { ti, t } = text;
  const { person } = useSession();
  const { data, error, refetch } = useRuns(jobId);
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={40} label={t('loading')} />;
  if (data.runs.length === 0) return <p>{ti('history.none')}</p>;
  const columns = [
    ti('history.start'),
    ti('history.who'),
    ti('history.kind'),
    ti('history.result'),
    ti('history.counts'),
  ];
  return (
    <AdminTable label={ti('tab', { tab: 'history' })} columns={columns} withActions>
      {data.runs.map((run) => {
        const at = instantText(msOf(run.startedAt), 'dateTime', person.zone, text);
        const counts = countsShown(run.counts).map(([name, count]) => `${count} ${ti(`count.${name}`)}`);
        return (
          <tr key={run.id}>
            <td className="tabular">{at}</td>
            <td>{ti('history.by', { kind: run.trigger.kind, by: run.trigger.by ?? '–' })}</td>
            <td>{ti('history.mode', { mode: run.mode })}</td>
            <td>
              <RunState run={run} />
            </td>
            <td>{counts.join(', ') || '–'}</td>
            <td>
              <Link href={runHref(run.id)} className="button button-outline" aria-label={ti('history.openOf', { at })}>
                {ti('history.open')}
              </Link>
            </td>
          </tr>
        );
      })}
    </AdminTable>
  );
}
