import { useMutation } from '@tanstack/react-query';
import type { CompareAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { AdminTable } from './admin-table.tsx';
import { useAdminText } from './admin-text.ts';
import { csvOf } from './comparison-csv.ts';
import { useMailboxes } from './use-mailboxes.ts';

/** Planner held against every room's calendar, when somebody asks for it. */
export function ComparisonPart() {
  const text = useAdminText();
  const { ta, locale } = text;
  const compare = useMutation({ mutationFn: () => answerOf(api.GET('/api/v1/admin/compare')) });
  const { data, error, isPending } = compare;
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <>
      <p className="quiet">{ta('compare.explain')}</p>
      <p>
        <Button look="primary" disabled={isPending} onClick={() => compare.mutate()}>
          {ta('compare.button')}
        </Button>
      </p>
      {error && <FailurePage error={error} onRetry={() => compare.mutate()} />}
      <p role="status">
        {isPending && ta('compare.running')}
        {data && data.differences === 0 && ta('compare.none', { dates: number(data.compared), rooms: data.rooms })}
        {data &&
          data.differences > 0 &&
          ta('compare.some', { dates: number(data.compared), rooms: data.rooms, count: data.differences })}
      </p>
      {data && data.differences > 0 && <Differences answer={data} />}
    </>
  );
}

function Differences({ answer }: { readonly answer: CompareAnswer }) {
  const text = useAdminText();
  const { ta } = text;
  const { person } = useSession();
  const { data } = useMailboxes();
  const names = new Map(data?.mailboxes.map(({ roomId, roomName }) => [roomId, roomName]));
  const rows = answer.details.map((one) => ({
    ...one,
    room: names.get(one.roomId) ?? one.roomId,
    what: ta('compare.kind', { kind: one.kind }),
  }));
  return (
    <>
      <AdminTable label={ta('compare.details')} columns={[ta('findings.room'), ta('findings.at'), ta('compare.what')]}>
        {rows.map((row) => (
          <tr key={`${row.roomId} ${row.start} ${row.kind} ${row.eventId ?? row.bookingId ?? ''}`}>
            <th scope="row">{row.room}</th>
            <td className="tabular">
              {instantText(msOf(row.start), 'day', person.zone, text)},{' '}
              {rangeText(msOf(row.start), msOf(row.end), person.zone, text)}
            </td>
            <td>
              {row.what} {row.explained && <span className="quiet">{ta('compare.explained')}</span>}
            </td>
          </tr>
        ))}
      </AdminTable>
      <p>
        <a
          className="button button-outline"
          download="planner-exchange.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(rows))}`}
        >
          {ta('compare.csv')}
        </a>
      </p>
    </>
  );
}
