import { useQuery } from '@tanstack/react-query';
import type { Verdict } from '@planner/api-client';
import { answerOf, api } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { skipDate } from './draft.ts';
import type { Draft } from './draft.ts';
import { conflictsOf } from './ways-out.ts';
import type { Conflict } from './ways-out.ts';

export interface ConflictTableProps {
  readonly draft: Draft;
  readonly verdict: Verdict;
  /** Dates that were taken at the first look and got another room since: they stay in the table, to be changed again. */
  readonly settled: readonly Conflict[];
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** Each taken date with its reason and what to do about it. */
export function ConflictTable({ draft, verdict, settled, onChange }: ConflictTableProps) {
  const text = useText();
  const { t } = text;
  const now = conflictsOf(verdict);
  const known = settled.filter(
    ({ key }) => draft.choices[key] !== undefined && !now.some((conflict) => conflict.key === key),
  );
  const rows = [...now, ...known].toSorted((a, b) => a.startMs - b.startMs);
  if (rows.length === 0) return null;
  return (
    <div className="conflicts">
      <table className="table">
        <caption>{t('conflicts.caption', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('conflicts.date')}</th>
            <th scope="col">{t('conflicts.reason')}</th>
            <th scope="col">{t('conflicts.instead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((conflict) => (
            <tr key={conflict.key}>
              <td className="tabular">
                {instantText(conflict.startMs, 'day', draft.zone, text)}
                <br />
                <span className="quiet">{rangeText(conflict.startMs, conflict.endMs, draft.zone, text)}</span>
              </td>
              <td>{conflict.reason}</td>
              <td>
                <Choice
                  conflict={conflict}
                  value={draft.choices[conflict.key] ?? ''}
                  label={t('conflicts.choose', { date: instantText(conflict.startMs, 'day', draft.zone, text) })}
                  onChange={(choice) => {
                    const { [conflict.key]: _before, ...others } = draft.choices;
                    onChange({ choices: choice === '' ? others : { ...others, [conflict.key]: choice } });
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ChoiceProps {
  readonly conflict: Conflict;
  readonly value: string;
  readonly label: string;
  readonly onChange: (choice: string) => void;
}

/** The server's proposal first, then every other room that is free on that date. */
function Choice({ conflict, value, label, onChange }: ChoiceProps) {
  const { t } = useText();
  const { data } = useQuery({
    queryKey: ['free-rooms', 'for-date', conflict.startMs, conflict.endMs],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/free-rooms', {
          params: { query: { start: isoOf(conflict.startMs), end: isoOf(conflict.endMs), limit: 12 } },
        }),
      ),
  });
  const rooms = new Map(data?.rooms.map(({ room }) => [room.id, room.name]));
  if (conflict.proposal) rooms.delete(conflict.proposal.roomId);
  return (
    <select className="select" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('conflicts.open')}</option>
      {conflict.proposal && <option value={conflict.proposal.roomId}>{conflict.proposal.roomName}</option>}
      {[...rooms].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={skipDate}>{t('conflicts.skip')}</option>
    </select>
  );
}
