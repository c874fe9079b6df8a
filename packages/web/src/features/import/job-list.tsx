import type { ImportJobsAnswer } from '@planner/api-client';
import { Link } from 'wouter';
import { ButtonLink } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { AdminTable } from '../admin/admin-table.tsx';
import { useAdminText } from '../admin/admin-text.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { importsHref, jobHref, runHref, useJobs } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { RunState } from './run-state.tsx';

/** All import jobs, with the way to a new one. */
export function JobList() {
  const { ti } = useImportText();
  const { ta } = useAdminText();
  return (
    <AdminPage path={ti('path')} title={ta('imports.title')} lead={ti('lead')}>
      <Jobs />
    </AdminPage>
  );
}

function Jobs() {
  const { ti, t } = useImportText();
  const { data, error, refetch } = useJobs();
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={3} height={48} label={t('loading')} />;
  const toNew = (
    <ButtonLink look="primary" href={`${importsHref}/new`}>
      {ti('list.new')}
    </ButtonLink>
  );
  if (data.jobs.length === 0) return <Notice title={ti('list.none')} action={toNew} />;
  return (
    <>
      <p>{toNew}</p>
      <JobTable {...data} />
    </>
  );
}

function JobTable({ jobs, zone }: ImportJobsAnswer) {
  const text = useImportText();
  const { ti } = text;
  const { ta } = useAdminText();
  const columns = [ti('list.job'), ti('list.source'), ti('list.links'), ti('list.last'), ti('list.next')];
  const at = (instant: string) => instantText(msOf(instant), 'dateTime', zone, text);
  return (
    <AdminTable label={ta('imports.title')} columns={columns} withActions>
      {jobs.map(({ id, settings, links, lastRun, nextRunAt }) => (
        <tr key={id}>
          <th scope="row">{settings.name}</th>
          <td>{ti('source', { source: settings.dataSource })}</td>
          <td className="tabular">{links.length}</td>
          <td>
            {lastRun ? (
              <Link href={runHref(lastRun.id)}>
                <RunState run={lastRun} /> <span className="tabular">{at(lastRun.startedAt)}</span>
              </Link>
            ) : (
              ti('list.never')
            )}
          </td>
          <td className="tabular">{nextRunAt ? at(nextRunAt) : ti('list.off')}</td>
          <td>
            <Link
              href={jobHref(id)}
              className="button button-outline"
              aria-label={ti('list.editOf', { name: settings.name })}
            >
              {ti('list.edit')}
            </Link>
          </td>
        </tr>
      ))}
    </AdminTable>
  );
}
