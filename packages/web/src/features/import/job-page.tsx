import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportJobAnswer } from '@planner/api-client';
import { Link, useLocation } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api, versionTag } from '../../lib/api.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { ConnectionPanel } from '../admin/connections/connection-panel.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { GeneralTab } from './general-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { importsHref, isAtWork, jobHref, refreshImports, tabs, useJob, useStart } from './import-queries.ts';
import type { ImportTab } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { LinkingTab } from './linking-tab.tsx';

/** A job with its four tabs, each at its own address. */
export function JobPage({ id, tab }: { readonly id: string; readonly tab: ImportTab }) {
  const { ti, t } = useImportText();
  const { data, error, refetch } = useJob(id);
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={40} label={t('loading')} />;
  // A saved or meanwhile changed job begins its forms anew.
  const forms = `${data.id}/${data.version}`;
  return (
    <AdminPage path={`${ti('path')} › Import Users`} title={data.settings.name}>
      {!data.ready && data.settings.dataSource === 'entra' && <ConnectionPanel application="planner" />}
      <JobActions job={data} />
      <nav className="tabs" aria-label={ti('tabs')}>
        {tabs.map((each) => (
          <Link key={each} href={jobHref(id, each)} className="tab" aria-current={each === tab ? 'page' : undefined}>
            {ti('tab', { tab: each })}
          </Link>
        ))}
      </nav>
      {tab === 'general' && <GeneralTab key={forms} job={data} />}
      {tab === 'linking' && <LinkingTab key={forms} job={data} />}
      {tab === 'fields' && <FieldsTab key={forms} job={data} />}
      {tab === 'history' && <HistoryTab jobId={id} />}
    </AdminPage>
  );
}

function JobActions({ job }: { readonly job: ImportJobAnswer }) {
  const { ti } = useImportText();
  const [asks, setAsks] = useState(false);
  const start = useStart(job.id);
  const isBusy = start.isPending || (job.lastRun !== null && isAtWork(job.lastRun));
  return (
    <p className="import-actions">
      <Button disabled={isBusy} onClick={() => start.mutate(false)}>
        {ti('preview')}
      </Button>
      <Button disabled={isBusy} onClick={() => start.mutate(true)}>
        {ti('runNow')}
      </Button>
      <Button look="subtle" onClick={() => setAsks(true)}>
        {ti('delete')}
      </Button>
      {asks && <DeleteDialog job={job} onClose={() => setAsks(false)} />}
    </p>
  );
}

function DeleteDialog({ job, onClose }: { readonly job: ImportJobAnswer; readonly onClose: () => void }) {
  const { ti, t } = useImportText();
  const [, go] = useLocation();
  const { name } = job.settings;
  const remove = useMutation({
    mutationFn: () =>
      answerOf(
        api.DELETE('/api/v1/admin/import-jobs/{id}', {
          params: { path: { id: job.id }, header: { 'if-match': versionTag(job.version) } },
        }),
      ),
    onSuccess: () => {
      showToast({ text: ti('deleted', { name }) });
      go(importsHref);
    },
    onError: (failed) => {
      tell(failed, t);
      onClose();
    },
    onSettled: refreshImports,
  });
  return (
    <Dialog title={ti('delete.title', { name })} onClose={onClose}>
      <p>{ti('delete.text')}</p>
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>
          {ti('delete.yes')}
        </Button>
      </div>
    </Dialog>
  );
}
