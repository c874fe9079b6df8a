import type { LinkPreviewAnswer } from '@planner/api-client';
import { msOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { AdminTable } from '../admin/admin-table.tsx';
import { useSession } from '../session/session.tsx';
import { useExchangeText } from './exchange-text.ts';

/** What becomes something first, then what is left where it is. */
const order = [
  'taken',
  'pastHorizon',
  'endless',
  'matches',
  'changed',
  'accepted',
  'declined',
  'conflicts',
  'unreadable',
  'notes',
  'cancelled',
  'otherCalendars',
] as const;

/** What linking will do, in counts, and the meetings that are worth a look. */
export function LinkPreview({ preview }: { readonly preview: LinkPreviewAnswer }) {
  const { tx, ...text } = useExchangeText();
  const { person } = useSession();
  const { counts, rows, mailbox } = preview;
  const shown = order.filter((one) => counts[one] > 0);
  return (
    <section aria-labelledby="preview" className="exchange-preview">
      <h2 id="preview">{tx('preview.title', { address: mailbox.address })}</h2>
      <p className="quiet">
        {mailbox.name !== '' && `${mailbox.name}. `}
        {tx('preview.foundBy', { by: mailbox.foundBy })}
      </p>
      {shown.length === 0 && <p>{tx('preview.nothing')}</p>}
      <ul className="exchange-counts">
        {shown.map((one) => (
          <li key={one} className={`exchange-count-${one}`}>
            {tx(`preview.${one}`, { count: counts[one] })}
          </li>
        ))}
      </ul>
      {rows.length > 0 && (
        <AdminTable
          label={tx('preview.rows')}
          columns={[tx('preview.when'), tx('preview.organizer'), tx('preview.rows')]}
        >
          {rows.map((row, at) => (
            <tr key={`${row.start} ${row.what} ${at}`}>
              <td className="tabular">
                {instantText(msOf(row.start), 'day', person.zone, text)},{' '}
                {rangeText(msOf(row.start), msOf(row.end), person.zone, text)}
                {row.repeats && ` · ${tx('preview.repeats')}`}
              </td>
              <td>{row.organizer}</td>
              <td>
                {tx('preview.what', { what: row.what })} {row.code !== null && <code>{row.code}</code>}
              </td>
            </tr>
          ))}
        </AdminTable>
      )}
    </section>
  );
}
