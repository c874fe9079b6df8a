import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportJobAnswer, ImportJobChanges, ImportRunAnswer } from '@planner/api-client';
import { useLocation } from 'wouter';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api, versionTag } from '../../lib/api.ts';
import { queries } from '../../lib/queries.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { useImportText } from './import-text.ts';

export const importsHref = '/admin/settings/import-users';
export const tabs = ['general', 'linking', 'fields', 'history'] as const;
export type ImportTab = (typeof tabs)[number];

export const jobHref = (id: string, tab: ImportTab = 'general') => `${importsHref}/${id}/${tab}`;
export const runHref = (id: string) => `${importsHref}/runs/${id}`;

const atWorkMs = 1000; // somebody watches a run's progress
const restMs = 10_000;

/** Whether a worker reads or applies the run right now, or will in a moment. */
export const isAtWork = ({ state }: Pick<ImportRunAnswer, 'state'>) => state === 'reading' || state === 'applying';

export function useJobs() {
  return useQuery({
    queryKey: ['admin', 'imports'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/import-jobs')),
    refetchInterval: restMs,
  });
}

export function useJob(id: string) {
  return useQuery({
    queryKey: ['admin', 'imports', id],
    queryFn: () => answerOf(api.GET('/api/v1/admin/import-jobs/{id}', { params: { path: { id } } })),
    refetchInterval: restMs, // consent may come meanwhile
  });
}

export function useRun(id: string) {
  return useQuery({
    queryKey: ['admin', 'import-runs', id],
    queryFn: () => answerOf(api.GET('/api/v1/admin/import-runs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? atWorkMs : restMs),
  });
}

export function useRuns(jobId: string) {
  return useQuery({
    queryKey: ['admin', 'imports', jobId, 'runs'],
    queryFn: () => answerOf(api.GET('/api/v1/admin/import-jobs/{id}/runs', { params: { path: { id: jobId } } })),
    refetchInterval: restMs,
  });
}

export const refreshImports = () => queries.invalidateQueries({ queryKey: ['admin'] });

/** Saves changes of a job against the version that is shown. */
export function useSaveJob(job: ImportJobAnswer) {
  const { ti, t } = useImportText();
  return useMutation({
    mutationFn: (body: ImportJobChanges) =>
      answerOf(
        api.PATCH('/api/v1/admin/import-jobs/{id}', {
          params: { path: { id: job.id }, header: { 'if-match': versionTag(job.version) } },
          body,
        }),
      ),
    onSuccess: (saved) => {
      queries.setQueryData(['admin', 'imports', job.id], saved);
      showToast({ text: ti('saved') });
      void refreshImports();
    },
    onError: (failed) => tell(failed, t),
  });
}

/** Begins a run or a preview and goes to its page. */
export function useStart(jobId: string) {
  const { t } = useImportText();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (applies: boolean) =>
      answerOf(
        api.POST('/api/v1/admin/import-jobs/{id}/runs', {
          params: { path: { id: jobId } },
          body: { applies, full: false },
        }),
      ),
    onSuccess: (run) => go(runHref(run.id)),
    onError: (failed) => tell(failed, t),
    onSettled: refreshImports,
  });
}
