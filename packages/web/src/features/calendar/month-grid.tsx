import { Link } from 'wouter';
import { addDays, daysBetween } from '@planner/core';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf, msOf } from '../../lib/instants.ts';
import { dateText, instantText } from '../../lib/time-text.ts';
import { meetingHref } from '../meetings/meeting-panel.tsx';
import { entryTitle } from './agenda.tsx';
import type { CalendarEntry } from './agenda.tsx';

export interface MonthGridProps {
  readonly occurrences: readonly CalendarEntry[];
  readonly zone: string;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  /** `yyyy-MM`; days of other months are quieter. null = a week */
  readonly month: string | null;
}

const mostADay = 4;

/** Weeks as rows, days as columns, Monday first. A real table, so that readers know which day they are in. */
export function MonthGrid({ occurrences, zone, from, to, today, month }: MonthGridProps) {
  const text = useText();
  const { t } = text;
  const byDay = Map.groupBy(occurrences, ({ start }) => dateOf(msOf(start), zone));
  const weeks = Array.from({ length: (daysBetween(from, to) + 1) / 7 }, (_none, week) => addDays(from, week * 7));
  return (
    <div className="month-scroll">
      <table className={month === null ? 'month month-week' : 'month'}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_none, day) => (
              <th key={day} scope="col">
                {dateText(addDays(from, day), 'weekdayShort', text)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((monday) => (
            <tr key={monday}>
              {Array.from({ length: 7 }, (_none, day) => addDays(monday, day)).map((date) => {
                const entries = byDay.get(date) ?? [];
                const shown = month === null ? entries : entries.slice(0, mostADay);
                const outside = month !== null && !date.startsWith(month);
                return (
                  <td
                    key={date}
                    className={[date === today && 'month-today', outside && 'month-outside'].filter(Boolean).join(' ')}
                  >
                    <span className="month-date">
                      <span aria-hidden>{Number(date.slice(8))}</span>
                      <span className="visually-hidden">{dateText(date, 'longDay', text)}</span>
                    </span>
                    {shown.map((entry) => (
                      <Link
                        key={`${entry.meetingId} ${entry.key}`}
                        href={meetingHref(entry.meetingId, entry.key)}
                        className={`month-entry entry-${entry.state}`}
                        title={entryTitle(entry, text)}
                      >
                        <span className="tabular">{instantText(msOf(entry.start), 'time', zone, text)}</span>{' '}
                        {entryTitle(entry, text)}
                      </Link>
                    ))}
                    {entries.length > shown.length && (
                      <Link className="month-more" href={`/calendar?date=${date}`}>
                        {t('calendar.more', { count: entries.length - shown.length })}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
