import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportGroupsAnswer, ImportJobAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSaveJob } from './import-queries.ts';
import { useImportText } from './import-text.ts';

type Group = ImportGroupsAnswer['groups'][number];
/** A list to look over; the search finds the others. */
const mostShown = 20;

/** Groups of the source that aren't linked yet, asked from it now. */
export function GroupPicker({
  job,
  linked,
  onPick,
}: {
  readonly job: ImportJobAnswer;
  readonly linked: ReadonlySet<string>;
  readonly onPick: (group: Group) => void;
}) {
  const { ti, t } = useImportText();
  const [q, setQ] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['import-groups', job.id, job.settings.groupFilterPrefix, job.file?.uploadedAt],
    queryFn: () => answerOf(api.GET('/api/v1/admin/import-jobs/{id}/groups', { params: { path: { id: job.id } } })),
  });
  return (
    <section aria-labelledby="link-group">
      <h2 id="link-group">{ti('link.add')}</h2>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={5} height={36} label={t('loading')} />}
      {data && data.withoutPrefix !== null && <NoGroup job={job} count={data.withoutPrefix} />}
      {data && data.groups.length > 0 && (
        <>
          <div className="admin-tools">
            <input
              type="search"
              className="input"
              aria-label={ti('link.search')}
              placeholder={ti('link.search')}
              value={q}
              onChange={(event) => setQ(event.target.value)}
            />
          </div>
          <Found
            groups={data.groups.filter(
              ({ id, displayName }) => !linked.has(id) && displayName.toLowerCase().includes(q.trim().toLowerCase()),
            )}
            onPick={onPick}
          />
        </>
      )}
    </section>
  );
}

function Found({ groups, onPick }: { readonly groups: readonly Group[]; readonly onPick: (group: Group) => void }) {
  const { ti } = useImportText();
  if (groups.length === 0) return <p>{ti('link.nobody')}</p>;
  return (
    <>
      <ul className="import-groups">
        {groups.slice(0, mostShown).map((group) => (
          <li key={group.id}>
            <span>{group.displayName}</span>
            <Button label={ti('link.addOf', { group: group.displayName })} onClick={() => onPick(group)}>
              {ti('link.add')}
            </Button>
          </li>
        ))}
      </ul>
      {groups.length > mostShown && <p className="quiet">{ti('link.more', { count: groups.length - mostShown })}</p>}
    </>
  );
}

function NoGroup({ job, count }: { readonly job: ImportJobAnswer; readonly count: number }) {
  const { ti } = useImportText();
  const save = useSaveJob(job);
  const { groupFilterPrefix: prefix } = job.settings;
  return (
    <p className="import-actions">
      {ti('link.prefixNone', { prefix, count })}
      <Button disabled={save.isPending} onClick={() => save.mutate({ settings: { groupFilterPrefix: '' } })}>
        {ti('link.clear')}
      </Button>
    </p>
  );
}
