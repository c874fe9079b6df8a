import { useEffect, useState } from 'react';
import { weekIndexes } from '@planner/core';
import type { WeekIndex, Weekday } from '@planner/core';
import { useText } from '../../lib/i18n/text.tsx';
import { dateText } from '../../lib/time-text.ts';
import type { Draft } from './draft.ts';
import { weekdayNames } from './repeat-field.tsx';
import { SeriesEndField } from './series-end-field.tsx';
import { seriesSentence } from './series-sentence.ts';
import { patternTypes } from './series-draft.ts';
import type { PatternType, SeriesDraft } from './series-draft.ts';

export interface SeriesEditorProps {
  readonly draft: Draft;
  readonly series: SeriesDraft;
  readonly onChange: (changes: Partial<Draft>) => void;
}

/** All six patterns of Outlook, and one sentence that says what was chosen. */
export function SeriesEditor({ draft, series, onChange }: SeriesEditorProps) {
  const text = useText();
  const { t, language } = text;
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    let wanted = true;
    void seriesSentence(series, draft, language).then((told) => wanted && setSentence(told));
    return () => {
      wanted = false;
    };
  }, [series, draft, language]);
  const set = (changes: Partial<SeriesDraft>): void => onChange({ series: { ...series, ...changes }, choices: {} });
  const number = (value: string, most: number): number => Math.max(1, Math.min(most, Number(value) || 1));
  const isMonthly = series.type === 'absoluteMonthly' || series.type === 'relativeMonthly';
  const isYearly = series.type === 'absoluteYearly' || series.type === 'relativeYearly';
  const isRelative = series.type === 'relativeMonthly' || series.type === 'relativeYearly';
  return (
    <div className="series-box" role="group" aria-label={t('series.label')}>
      <div className="inline-fields">
        <select
          className="select series-end-kind"
          aria-label={t('series.pattern')}
          value={series.type}
          onChange={(event) => set({ type: event.target.value as PatternType })}
        >
          {patternTypes.map((type) => (
            <option key={type} value={type}>
              {t('series.type', { type })}
            </option>
          ))}
        </select>
        <label className="inline-fields">
          {t('series.every')}
          <input
            type="number"
            className="input number"
            min={1}
            max={999}
            value={series.interval}
            onChange={(event) => set({ interval: number(event.target.value, 999) })}
          />
          {t('series.unit', { unit: unitOf(series.type), count: series.interval })}
        </label>
      </div>
      {series.type === 'weekly' && <DayPicks days={series.daysOfWeek} onChange={(daysOfWeek) => set({ daysOfWeek })} />}
      {(isMonthly || isYearly) && (
        <div className="inline-fields">
          {isYearly && (
            <select
              className="select series-end-kind"
              aria-label={t('series.month')}
              value={series.month}
              onChange={(event) => set({ month: Number(event.target.value) })}
            >
              {Array.from({ length: 12 }, (_none, month) => (
                <option key={month} value={month + 1}>
                  {dateText(`2024-${String(month + 1).padStart(2, '0')}-01`, 'monthName', text)}
                </option>
              ))}
            </select>
          )}
          {isRelative ? (
            <select
              className="select series-end-kind"
              aria-label={t('series.index')}
              value={series.index}
              onChange={(event) => set({ index: event.target.value as WeekIndex })}
            >
              {weekIndexes.map((index) => (
                <option key={index} value={index}>
                  {t('series.indexName', { index })}
                </option>
              ))}
            </select>
          ) : (
            <label className="inline-fields">
              {t('series.day')}
              <input
                type="number"
                className="input number"
                min={1}
                max={31}
                value={series.dayOfMonth}
                onChange={(event) => set({ dayOfMonth: number(event.target.value, 31) })}
              />
            </label>
          )}
        </div>
      )}
      {isRelative && <DayPicks days={series.daysOfWeek} onChange={(daysOfWeek) => set({ daysOfWeek })} />}
      {!isRelative && (isMonthly || isYearly) && series.dayOfMonth > 28 && (
        <p className="field-note">{t('series.lastDay')}</p>
      )}
      <SeriesEndField series={series} date={draft.date} onChange={(next) => onChange({ series: next, choices: {} })} />
      <PolicyField draft={draft} onChange={onChange} />
      <p className="series-summary" role="status">
        {sentence}
      </p>
    </div>
  );
}

function unitOf(type: PatternType): string {
  if (type === 'daily') return 'day';
  if (type === 'weekly') return 'week';
  return type === 'absoluteMonthly' || type === 'relativeMonthly' ? 'month' : 'year';
}

function DayPicks({
  days,
  onChange,
}: {
  readonly days: readonly Weekday[];
  readonly onChange: (days: readonly Weekday[]) => void;
}) {
  const text = useText();
  const names = weekdayNames('weekday', text);
  return (
    <div className="day-picks" role="group" aria-label={text.t('series.days')}>
      {weekdayNames('weekdayShort', text).map(({ day, name }, index) => {
        const on = days.includes(day);
        const next = on
          ? days.filter((other) => other !== day)
          : names.map((each) => each.day).filter((each) => each === day || days.includes(each));
        return (
          <button
            key={day}
            type="button"
            className="day-pick"
            aria-pressed={on}
            aria-label={names[index]?.name}
            onClick={() => next.length > 0 && onChange(next)}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}

/** What happens to dates that the room can't have. */
function PolicyField({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (changes: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const { policy } = draft;
  return (
    <div className="inline-fields">
      <label className="inline-fields">
        {t('policy.label')}
        <select
          className="select series-end-kind"
          value={policy.kind === 'threshold' ? 'threshold' : 'allOrNothing'}
          onChange={(event) =>
            onChange({
              policy:
                event.target.value === 'threshold'
                  ? { kind: 'threshold', percent: 20, maxInstances: 4 }
                  : { kind: 'allOrNothing' },
            })
          }
        >
          <option value="allOrNothing">{t('policy.allOrNothing')}</option>
          <option value="threshold">{t('policy.threshold')}</option>
        </select>
      </label>
      {policy.kind === 'threshold' && (
        <>
          <label className="inline-fields">
            {t('policy.percent')}
            <input
              type="number"
              className="input number"
              min={0}
              max={100}
              value={policy.percent}
              onChange={(event) =>
                onChange({ policy: { ...policy, percent: Math.max(0, Math.min(100, Number(event.target.value))) } })
              }
            />
          </label>
          <label className="inline-fields">
            {t('policy.dates')}
            <input
              type="number"
              className="input number"
              min={0}
              max={400}
              value={policy.maxInstances}
              onChange={(event) =>
                onChange({
                  policy: { ...policy, maxInstances: Math.max(0, Math.min(400, Number(event.target.value))) },
                })
              }
            />
          </label>
        </>
      )}
    </div>
  );
}
