import { useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { ImportJobAnswer, ImportRowsAnswer, ImportRunAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { csvText } from '../../lib/csv.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useImportText } from './import-text.ts';
import { useLocationChoices } from './job-fields.tsx';
import { changesOf, whyOf } from './plan-row.ts';
import type { PlanRow } from './plan-row.ts';

const actions = ['create', 'update', 'link', 'reactivate', 'deactivate', 'skip', 'refuse'] as const;
type Action = (typeof actions)[number];
const pageRows = 100;
const csvRows = 500;

interface Wanted {
  readonly action: Action | undefined;
  readonly q: string;
}

async function readRows(runId: string, { action, q }: Wanted, after: number, limit: number): Promise<ImportRowsAnswer> {
  const query = { after, limit, ...(action && { action }), ...(q !== '' && { q }) };
  return answerOf(api.GET('/api/v1/admin/import-runs/{id}/rows', { params: { path: { id: runId }, query } }));
}

/** The plan, row by row, a page at a time. */
export function PlanTable({
  run,
  links,
  name,
}: {
  readonly run: ImportRunAnswer;
  readonly links: ImportJobAnswer['links'];
  /** The job's, for the name of the downloaded file. */
  readonly name: string;
}) {
  const text = useImportText();
  const { ti, t } = text;
  const [action, setAction] = useState<Action | undefined>();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const locations = new Map(useLocationChoices());
  // Where the pages so far begin; the last one is shown.
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const { data, error, refetch } = useQuery({
    queryKey: ['import-rows', run.id, run.state, action, q, after],
    queryFn: () => readRows(run.id, { action, q }, after, pageRows),
  });
  const download = useMutation({
    mutationFn: async () => {
      const rows: PlanRow[] = [];
      for (let after: number | null = 0; after !== null;) {
        const page: ImportRowsAnswer = await readRows(run.id, { action, q }, after, csvRows);
        rows.push(...page.rows);
        after = page.next;
      }
      const lines = rows.map((row) => [
        (row.after ?? row.before)?.login ?? row.externalId,
        (row.after ?? row.before)?.displayName ?? row.name ?? '',
        row.action,
        changesOf(row, { text, locations, links }).join('; '),
        whyOf(row, text).join('; '),
      ]);
      save(csvText(['login', 'name', 'action', 'change', 'why'], lines), `${name}.csv`);
    },
    onError: (failed) => tell(failed, t),
  });
  const { rows = [], next = null } = data ?? {};
  return (
    <section aria-labelledby="plan">
      <h2 id="plan">{ti('plan.title')}</h2>
      <div className="admin-tools">
        <input
          type="search"
          className="input"
          aria-label={ti('plan.search')}
          placeholder={ti('plan.search')}
          value={typed}
          maxLength={100}
          onChange={(event) => {
            setTyped(event.target.value);
            setStarts([0]);
          }}
        />
        <select
          className="select import-filter"
          aria-label={ti('plan.filter')}
          value={action ?? ''}
          onChange={(event) => {
            setAction(actions.find((one) => one === event.target.value));
            setStarts([0]);
          }}
        >
          <option value="">{ti('plan.all')}</option>
          {actions.map((one) => (
            <option key={one} value={one}>
              {ti('plan.action', { action: one })}
            </option>
          ))}
        </select>
        <Button disabled={download.isPending || rows.length === 0} onClick={() => download.mutate()}>
          {ti('plan.csv')}
        </Button>
      </div>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} height={40} label={t('loading')} />}
      {data && rows.length === 0 && <p>{ti('plan.none')}</p>}
      {rows.length > 0 && (
        <AdminTable
          label={ti('plan.title')}
          columns={[ti('plan.person'), ti('plan.what'), ti('plan.change'), ti('plan.why')]}
        >
          {rows.map((row) => (
            <Row key={row.ordinal} row={row} locations={locations} links={links} />
          ))}
        </AdminTable>
      )}
      {(starts.length > 1 || next !== null) && (
        <p className="import-actions">
          <Button disabled={starts.length < 2} onClick={() => setStarts(starts.slice(0, -1))}>
            {ti('plan.previous')}
          </Button>
          <Button disabled={next === null} onClick={() => next !== null && setStarts([...starts, next])}>
            {ti('plan.next')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Row({
  row,
  locations,
  links,
}: {
  readonly row: PlanRow;
  readonly locations: ReadonlyMap<string, string>;
  readonly links: ImportJobAnswer['links'];
}) {
  const text = useImportText();
  const person = row.after ?? row.before;
  return (
    <tr>
      <th scope="row">
        {person?.displayName ?? row.name ?? row.externalId}
        {person && <div className="quiet admin-address">{person.login}</div>}
      </th>
      <td>{text.ti('plan.action', { action: row.action })}</td>
      <td>
        {changesOf(row, { text, locations, links }).map((change) => (
          <div key={change}>{change}</div>
        ))}
      </td>
      <td>
        {whyOf(row, text).map((why) => (
          <div key={why}>{why}</div>
        ))}
      </td>
    </tr>
  );
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
