import { Link } from 'wouter';
import type { CalendarAnswer } from '@planner/api-client';
import { ArrowRepeatAll16Regular } from '@fluentui/react-icons/headless/svg/arrow-repeat-all';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';
import { dateOf, msOf } from '../../lib/instants.ts';
import { dateText, rangeText, zonePlace } from '../../lib/time-text.ts';
import { ExchangeSign } from '../meetings/exchange-sign.tsx';
import { meetingHref } from '../meetings/meeting-panel.tsx';
import './calendar.css';

export type CalendarEntry = CalendarAnswer['occurrences'][number];

/** Meetings under their days, in the person's zone, and in the room's where its clock shows something else. */
export function Agenda({
  occurrences,
  zone,
  today,
}: {
  readonly occurrences: readonly CalendarEntry[];
  readonly zone: string;
  readonly today: string;
}) {
  const text = useText();
  const days = Map.groupBy(occurrences, ({ start }) => dateOf(msOf(start), zone));
  return (
    <div className="agenda">
      {[...days].map(([date, entries]) => (
        <section key={date}>
          <h2>
            {date === today
              ? text.t('calendar.today', { date: dateText(date, 'longDay', text) })
              : dateText(date, 'longDay', text)}
          </h2>
          <ul>
            {entries.map((entry) => (
              <li key={`${entry.meetingId} ${entry.key}`}>
                <AgendaEntry entry={entry} zone={zone} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** One meeting on a line. */
export function AgendaEntry({ entry, zone }: { readonly entry: CalendarEntry; readonly zone: string }) {
  const text = useText();
  const { t } = text;
  const startMs = msOf(entry.start);
  const endMs = msOf(entry.end);
  const elsewhere = entry.rooms.find(
    (room) => rangeText(startMs, endMs, room.zone, text) !== rangeText(startMs, endMs, zone, text),
  );
  return (
    <Link href={meetingHref(entry.meetingId, entry.key)} className={`entry entry-${entry.state}`}>
      <span className="entry-time tabular">
        {entry.allDay ? t('calendar.allDay') : rangeText(startMs, endMs, zone, text)}
        {elsewhere && !entry.allDay && (
          <span className="quiet">
            {t('calendar.there', {
              time: rangeText(startMs, endMs, elsewhere.zone, text),
              place: zonePlace(elsewhere.zone),
            })}
          </span>
        )}
      </span>
      <span className="entry-what">
        <strong>{entryTitle(entry, text)}</strong>
        {entry.seriesId !== null && <ArrowRepeatAll16Regular aria-label={t('bar.series')} />}
        <span className="quiet">
          {[entry.rooms.map(({ name }) => name).join(', '), entry.role === 'organizer' ? '' : entry.organizer]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      <span className="entry-state">
        {entry.state === 'confirmed' ? null : t('state', { state: entry.state })}
        {entry.exchange !== 'inStep' && <ExchangeSign state={entry.exchange} />}
      </span>
    </Link>
  );
}

export function entryTitle({ subject }: CalendarEntry, { t }: Text): string {
  return subject === null || subject === '' ? t('bar.private') : subject;
}
