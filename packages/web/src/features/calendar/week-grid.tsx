import { Link } from 'wouter';
import { useText } from '../../lib/i18n/text.tsx';
import { hourMs, msOf } from '../../lib/instants.ts';
import { dateText, instantText, rangeText } from '../../lib/time-text.ts';
import { meetingHref } from '../meetings/meeting-panel.tsx';
import { entryTitle } from './agenda.tsx';
import type { CalendarEntry } from './agenda.tsx';
import { weekLayout } from './week-layout.ts';
import './week.css';

export interface WeekGridProps {
  readonly occurrences: readonly CalendarEntry[];
  readonly zone: string;
  readonly monday: string;
  readonly today: string;
}

/** A week with its hours: days as columns, each a list of its meetings for readers, placed by time for everybody else. */
export function WeekGrid({ occurrences, zone, monday, today }: WeekGridProps) {
  const text = useText();
  const { from, to, days } = weekLayout(occurrences, monday, zone);
  const hours = Array.from({ length: to - from }, (_none, hour) => from + hour);
  const hasAllDay = days.some(({ allDay }) => allDay.length > 0);
  return (
    <div className="week-scroll">
      <div className="week" style={{ ['--hours' as string]: hours.length }}>
        <div className="week-hours" aria-hidden>
          <span className="week-corner" />
          {hasAllDay && <span className="week-all-day" />}
          {hours.map((hour) => (
            <span key={hour} className="week-hour tabular">
              {instantText(hour * hourMs, 'time', 'UTC', text)}
            </span>
          ))}
        </div>
        {days.map(({ date, allDay, blocks }) => (
          <section key={date} className={date === today ? 'week-day week-today' : 'week-day'}>
            <h2 title={dateText(date, 'longDay', text)}>
              {dateText(date, 'weekdayShort', text)} <span className="tabular">{Number(date.slice(8))}</span>
            </h2>
            {hasAllDay && (
              <div className="week-all-day">
                {allDay.map((entry) => (
                  <Link key={keyOf(entry)} className={`month-entry entry-${entry.state}`} href={hrefOf(entry)}>
                    {entryTitle(entry, text)}
                  </Link>
                ))}
              </div>
            )}
            <ul className="week-column">
              {blocks.map(({ entry, top, height, lane, lanes }) => (
                <li
                  key={keyOf(entry)}
                  style={{
                    top: `${top}%`,
                    height: `${height}%`,
                    left: `${(lane / lanes) * 100}%`,
                    width: `${100 / lanes}%`,
                  }}
                >
                  <Link className={`week-entry entry-${entry.state}`} href={hrefOf(entry)} title={nameOf(entry)}>
                    <strong>{entryTitle(entry, text)}</strong>
                    <span className="tabular">{rangeText(msOf(entry.start), msOf(entry.end), zone, text)}</span>
                    <span>{entry.rooms.map(({ name }) => name).join(', ')}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );

  function nameOf(entry: CalendarEntry): string {
    return `${entryTitle(entry, text)}, ${rangeText(msOf(entry.start), msOf(entry.end), zone, text)}`;
  }
}

function keyOf({ meetingId, key }: CalendarEntry): string {
  return `${meetingId} ${key}`;
}

function hrefOf({ meetingId, key }: CalendarEntry): string {
  return meetingHref(meetingId, key);
}
