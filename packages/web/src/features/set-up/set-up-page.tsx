import { useMutation, useQuery } from '@tanstack/react-query';
import type { SetUpAnswer } from '@planner/api-client';
import { Link } from 'wouter';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText } from '../../lib/time-text.ts';
import { AdminPage } from '../admin/admin-page.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSetUpText } from './set-up-text.ts';
import './set-up.css';

type Step = SetUpAnswer['steps'][number];

const queryKey = ['admin', 'set-up'];
const calendarHref = '/admin/settings/integration/calendar-synchronization';

/** Where each step is done. */
const hrefs: { readonly [step in Step['step']]: string } = {
  calendarService: calendarHref,
  addinApplication: '/admin/settings/microsoft-graph',
  plannerApplication: '/admin/settings/import-users',
  users: '/admin/settings/import-users',
  singleSignOn: '/admin/settings/single-sign-on',
  addin: '/admin/settings/other-settings',
  rooms: `${calendarHref}/link`,
  pilot: '/meetings/new',
};

const marks: { readonly [state in Step['state'] | 'skipped']: string } = {
  open: 'set-up-idle',
  underWay: '',
  trouble: 'admin-stopped',
  done: 'admin-live',
  skipped: 'set-up-idle',
};

/** Administration: what setting the site up takes, and how far it is. */
export default function SetUpPage() {
  const { t } = useText();
  const ts = useSetUpText();
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: () => answerOf(api.GET('/api/v1/admin/set-up')),
    refetchInterval: 15_000, // consent, a run or a first sign-in may come meanwhile
  });
  return (
    <AdminPage path={ts('setUp.path')} title={ts('setUp.title')} lead={ts('setUp.lead')}>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} height={56} label={t('loading')} />}
      {data && <Steps {...data} />}
    </AdminPage>
  );
}

function Steps({ steps, zone }: SetUpAnswer) {
  const ts = useSetUpText();
  const needed = steps.filter(({ skipped }) => !skipped);
  const done = needed.filter(({ state }) => state === 'done').length;
  const next = needed.find(({ state }) => state !== 'done');
  return (
    <>
      <p role="status">{next ? ts('setUp.progress', { done, all: needed.length }) : ts('setUp.complete')}</p>
      <ol className="set-up">
        {steps.map((step) => (
          <StepRow key={step.step} step={step} isNext={step === next} zone={zone} />
        ))}
      </ol>
    </>
  );
}

function StepRow({ step, isNext, zone }: { readonly step: Step; readonly isNext: boolean; readonly zone: string }) {
  const text = useText();
  const ts = useSetUpText();
  const { detail, skipped } = step;
  const skip = useMutation({
    mutationFn: () => answerOf(api.PATCH('/api/v1/admin/set-up', { body: { step: step.step, skipped: !skipped } })),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: (failed) => tell(failed, text.t),
  });
  const name = ts('setUp.step', { step: step.step });
  const state = skipped && step.state !== 'done' ? 'skipped' : step.state;
  const says = ts('setUp.detail', { detail, count: step.count ?? 0, of: step.of ?? 0 });
  const at = step.at && instantText(msOf(step.at), 'dateTime', zone, text);
  return (
    <li aria-current={isNext ? 'step' : undefined}>
      <div className="set-up-text">
        <h2>{name}</h2>
        <p className="quiet">{ts('setUp.why', { step: step.step })}</p>
        <p>
          <span className={`admin-state ${marks[state]}`}>{ts('setUp.state', { state })}</span>
          <span className="set-up-detail">
            {says}
            {at && ` ${ts('setUp.when', { detail, at })}.`}
          </span>
        </p>
      </div>
      <div className="set-up-actions">
        <Link
          href={hrefs[step.step]}
          className={`button button-${isNext ? 'primary' : 'outline'}`}
          aria-label={ts('setUp.openOf', { step: name })}
        >
          {ts('setUp.open')}
        </Link>
        {(skipped || step.state !== 'done') && (
          <Button
            look="subtle"
            disabled={skip.isPending}
            label={ts(skipped ? 'setUp.unskipOf' : 'setUp.skipOf', { step: name })}
            onClick={() => skip.mutate()}
          >
            {ts(skipped ? 'setUp.unskip' : 'setUp.skip')}
          </Button>
        )}
      </div>
    </li>
  );
}
