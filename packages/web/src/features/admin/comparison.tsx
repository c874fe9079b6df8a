import { useMutation, useQuery } from '@tanstack/react-query';
import type { DriftAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { useExchangeText } from '../exchange/exchange-text.ts';
import { tell } from '../meetings/cancel-meeting.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { AdminTable } from './admin-table.tsx';
import { useAdminText } from './admin-text.ts';
import { csvOf } from './comparison-csv.ts';
import { useMailboxes } from './use-mailboxes.ts';

type Report = NonNullable<DriftAnswer['report']>;
const driftKey = ['admin', 'drift'];

/** Planner held against every room's calendar: the newest report, and another one when somebody asks. */
export function ComparisonPart() {
  const text = useAdminText();
  const { ta, locale } = text;
  const { tx } = useExchangeText();
  const { person } = useSession();
  const { data: kept } = useQuery({
    queryKey: driftKey,
    queryFn: () => answerOf(api.GET('/api/v1/admin/drift')),
    refetchInterval: 30_000,
  });
  const compare = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/drift')),
    onSuccess: (answer) => queries.setQueryData(driftKey, answer),
  });
  const { error, isPending } = compare;
  const report = kept?.report ?? null;
  const open = report?.differences.filter(({ explained }) => !explained).length ?? 0;
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <>
      <p className="quiet">
        {ta('compare.explain')} {tx('drift.nightly')}
      </p>
      <p className="exchange-actions">
        <Button look="primary" disabled={isPending} onClick={() => compare.mutate()}>
          {ta('compare.button')}
        </Button>
        {report && open > 0 && <Repair report={report} label={tx('drift.repairAll', { count: open })} />}
      </p>
      {error && <FailurePage error={error} onRetry={() => compare.mutate()} />}
      <p role="status">
        {isPending && ta('compare.running')}
        {!isPending &&
          report &&
          (report.differences.length === 0
            ? ta('compare.none', { dates: number(report.compared), rooms: report.rooms })
            : ta('compare.some', {
                dates: number(report.compared),
                rooms: report.rooms,
                count: report.differences.length,
              }))}{' '}
        {!isPending && report && (
          <span className="quiet">
            {tx('drift.at', {
              at: instantText(msOf(report.at), 'dateTime', person.zone, text),
              reason: report.reason,
            })}
          </span>
        )}
      </p>
      {report && report.unread.length > 0 && <p>{tx('drift.unread', { count: report.unread.length })}</p>}
      {report && report.differences.length > 0 && <Differences report={report} />}
    </>
  );
}

/** Has rows repaired; the rooms are read anew, so what became of it is told by the next comparison. */
function Repair({
  report,
  rows,
  label,
  name,
}: {
  readonly report: Report;
  /** Left out = all that no finding explains. */
  readonly rows?: readonly number[];
  readonly label: string;
  readonly name?: string;
}) {
  const { tx, t } = useExchangeText();
  const repair = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/admin/drift/repair', { body: { report: report.id, ...(rows && { rows: [...rows] }) } }),
      ),
    onSuccess: ({ rooms }) => showToast({ text: tx('drift.repaired', { rooms }) }),
    onError: (failed) => tell(failed, t),
    onSettled: () => void queries.invalidateQueries({ queryKey: driftKey }),
  });
  return (
    <Button disabled={repair.isPending} onClick={() => repair.mutate()} {...(name !== undefined && { label: name })}>
      {label}
    </Button>
  );
}

function Differences({ report }: { readonly report: Report }) {
  const text = useAdminText();
  const { ta } = text;
  const { tx } = useExchangeText();
  const { person } = useSession();
  const { data } = useMailboxes();
  const names = new Map(data?.mailboxes.map(({ roomId, roomName }) => [roomId, roomName]));
  const rows = report.differences.map((one) => ({
    ...one,
    room: names.get(one.roomId) ?? one.roomId,
    what: ta('compare.kind', { kind: one.kind }),
  }));
  return (
    <>
      <AdminTable
        label={ta('compare.details')}
        columns={[ta('findings.room'), ta('findings.at'), ta('compare.what')]}
        withActions
      >
        {rows.map((row, at) => (
          <tr key={`${row.roomId} ${row.start} ${row.kind} ${row.eventId ?? row.bookingId ?? ''}`}>
            <th scope="row">{row.room}</th>
            <td className="tabular">
              {instantText(msOf(row.start), 'day', person.zone, text)},{' '}
              {rangeText(msOf(row.start), msOf(row.end), person.zone, text)}
            </td>
            <td>
              {row.what} {row.explained && <span className="quiet">{ta('compare.explained')}</span>}
            </td>
            <td>
              {!row.explained && (
                <Repair
                  report={report}
                  rows={[at]}
                  label={tx('drift.repair')}
                  name={tx('drift.repairOf', { room: row.room })}
                />
              )}
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
