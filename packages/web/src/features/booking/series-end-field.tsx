import { useText } from '../../lib/i18n/text.tsx';
import { weeklyFrom } from './series-draft.ts';
import type { SeriesDraft } from './series-draft.ts';

/** When the series ends: a date, a number of times, or (refused by every room, and said so) never. */
export function SeriesEndField({
  series,
  date,
  onChange,
}: {
  readonly series: SeriesDraft;
  readonly date: string;
  readonly onChange: (series: SeriesDraft) => void;
}) {
  const { t } = useText();
  const { end } = series;
  return (
    <div className="inline-fields">
      <select
        className="select series-end-kind"
        aria-label={t('series.end')}
        value={end.kind}
        onChange={(event) => {
          const { value } = event.target;
          if (value === 'date') onChange({ ...series, end: weeklyFrom(date).end });
          else onChange({ ...series, end: value === 'count' ? { kind: 'count', count: 8 } : { kind: 'none' } });
        }}
      >
        <option value="date">{t('series.endDate')}</option>
        <option value="count">{t('series.endCount')}</option>
        <option value="none">{t('series.endNone')}</option>
      </select>
      {end.kind === 'date' && (
        <input
          type="date"
          className="input when-date"
          aria-label={t('series.endDate')}
          value={end.date}
          min={date}
          onChange={(event) =>
            event.target.value !== '' && onChange({ ...series, end: { kind: 'date', date: event.target.value } })
          }
        />
      )}
      {end.kind === 'count' && (
        <input
          type="number"
          className="input number"
          aria-label={t('series.endCount')}
          min={1}
          max={400}
          value={end.count}
          onChange={(event) =>
            onChange({ ...series, end: { kind: 'count', count: Math.max(1, Number(event.target.value)) } })
          }
        />
      )}
    </div>
  );
}
