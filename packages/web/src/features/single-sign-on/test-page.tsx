import { useEffect, useRef } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSignOnText } from './sign-on-text.ts';
import { TestReport } from './test-report.tsx';
import '../admin/connections/connection.css';
import './sign-on.css';

/** The window of a test: begins it and goes to Microsoft; coming back, it shows what came of it. */
export default function SignOnTestPage() {
  const { ts } = useSignOnText();
  const [search] = useSearchParams();
  const id = search.get('result');
  return (
    <div className="page admin">
      <p className="quiet admin-path">
        {ts('signOn.path')} › {ts('signOn.title')}
      </p>
      <div className="page-head">
        <h1>{ts('signOn.test.start')}</h1>
      </div>
      {id === null ? <Begin /> : <Result id={id} />}
    </div>
  );
}

function Begin() {
  const { ts } = useSignOnText();
  const begin = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/single-sign-on/tests')),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const { mutate } = begin;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate();
  }, [mutate]);
  if (begin.error) return <FailurePage error={begin.error} onRetry={() => begin.mutate()} />;
  return <p role="status">{ts('signOn.test.starting')}</p>;
}

function Result({ id }: { readonly id: string }) {
  const { ts } = useSignOnText();
  const { data, error, refetch } = useQuery({
    queryKey: ['admin', 'single-sign-on', 'test', id],
    queryFn: () => answerOf(api.GET('/api/v1/admin/single-sign-on/tests/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <FailurePage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={4} height={32} label={ts('signOn.loading')} />;
  return data.result ? <TestReport result={data.result} /> : <p role="status">{ts('signOn.test.waiting')}</p>;
}
