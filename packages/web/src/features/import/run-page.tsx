import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRunAnswer } from '@planner/api-client';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { isAtWork, jobHref, refreshImports, useJob, useRun } from './import-queries.ts';
import { useImportText } from './import-text.ts';
import { PlanTable } from './plan-table.tsx';
import { RunCounts } from './run-counts.tsx';
import { RunState } from './run-state.tsx';

/** One run while it goes on and afterwards: how far, what it changes, and what has to be decided. */
export function RunPage({ id }: { readonly id: string }) {
  const { t } = useImportText();
  const { data, error, refetch } = useRun(id);
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={40} label={t('loading')} />;
  return <Shown run={data} />;
}

function Shown({ run }: { readonly run: ImportRunAnswer }) {
  const text = useImportText();
  const { ti } = text;
  const { person } = useSession();
  const { data: job } = useJob(run.jobId);
  const name = job?.settings.name ?? '…';
  return (
    <AdminPage
      path={`${ti('path')} › Import Users`}
      title={ti('run.title', { applies: run.applies ? 'yes' : 'no', name })}
    >
      <p>
        <Link href={jobHref(run.jobId, 'history')}>{name}</Link>
        {' · '}
        {instantText(msOf(run.startedAt), 'dateTime', person.zone, text)}
        {' · '}
        {ti('history.by', { kind: run.trigger.kind, by: run.trigger.by ?? '–' })}
        {' · '}
        {ti('history.mode', { mode: run.mode })}
      </p>
      <Progress run={run} />
      {run.failure && <p role="alert">{ti('run.failure', { code: run.failure.code })}</p>}
      <Decision run={run} />
      {run.plannedAt && (
        <>
          <RunCounts counts={run.counts} />
          {/* The outcomes of the rows come with the end of the run. */}
          <PlanTable key={isAtWork(run) ? 'at work' : run.state} run={run} links={job?.links ?? []} name={name} />
        </>
      )}
    </AdminPage>
  );
}

function Progress({ run }: { readonly run: ImportRunAnswer }) {
  const text = useImportText();
  const { ti } = text;
  const { person } = useSession();
  return (
    <div className="import-actions" role="status">
      <RunState run={run} />
      {run.state === 'reading' && (
        <>
          <progress className="import-progress" aria-label={ti('run.state', { state: run.state })} />
          <span className="tabular">{ti('run.pages', { pages: run.pages })}</span>
        </>
      )}
      {run.state === 'applying' && (
        <>
          <progress
            className="import-progress"
            aria-label={ti('run.state', { state: run.state })}
            value={run.applied}
            max={Math.max(1, run.total)}
          />
          <span className="tabular">{ti('run.progress', { done: run.applied, all: run.total })}</span>
        </>
      )}
      {run.waitsUntil && (
        <span>{ti('run.waits', { at: instantText(msOf(run.waitsUntil), 'dateTime', person.zone, text) })}</span>
      )}
    </div>
  );
}

type Verb = 'apply' | 'approve' | 'cancel';

/** What an administrator may decide about the run now. */
function Decision({ run }: { readonly run: ImportRunAnswer }) {
  const { ti, t } = useImportText();
  const [typed, setTyped] = useState('');
  const params = { path: { id: run.id } };
  const decide = useMutation({
    mutationFn: (verb: Verb) => {
      if (verb === 'approve')
        return answerOf(
          api.POST('/api/v1/admin/import-runs/{id}/approve', { params, body: { people: Number(typed) } }),
        );
      if (verb === 'apply') return answerOf(api.POST('/api/v1/admin/import-runs/{id}/apply', { params }));
      return answerOf(api.POST('/api/v1/admin/import-runs/{id}/cancel', { params }));
    },
    onError: (failed) => tell(failed, t),
    onSettled: refreshImports,
  });
  const button = (verb: Verb, label: string, look: 'primary' | 'outline' | 'danger' = 'outline', disabled = false) => (
    <Button look={look} disabled={decide.isPending || disabled} onClick={() => decide.mutate(verb)}>
      {label}
    </Button>
  );
  if (isAtWork(run)) return <p>{button('cancel', ti('run.cancel'))}</p>;
  if (run.state === 'planned')
    return (
      <p className="import-actions">
        {button('apply', ti('run.apply'), 'primary')}
        {button('cancel', ti('run.discard'))}
      </p>
    );
  if (run.state !== 'waiting' || !run.brake) return null;
  const { people } = run.brake;
  return (
    <section className="import-decision import-form" role="alert">
      <p>{ti('run.brake', run.brake)}</p>
      <Field label={ti('run.type', { people })}>
        {(control) => (
          <input
            {...control}
            className="input number"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <p className="import-actions">
        {button('approve', ti('run.approve'), 'danger', typed.trim() !== String(people))}
        {button('cancel', ti('run.discard'))}
      </p>
    </section>
  );
}
