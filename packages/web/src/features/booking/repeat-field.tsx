import type { IsoDate } from '@planner/core';
import { weekdays } from '@planner/core';
import { useText } from '../../lib/i18n/text.tsx';
import { dateText } from '../../lib/time-text.ts';
import { workdays, weeklyFrom } from './series-draft.ts';
import type { SeriesDraft } from './series-draft.ts';

export type Preset = 'none' | 'daily' | 'weekly' | 'workdays' | 'monthly' | 'yearly' | 'custom';

/** Which of the usual choices a series is; `custom` for every other. */
export function presetOf(series: SeriesDraft | null, date: IsoDate): Preset {
  if (!series) return 'none';
  const usual = weeklyFrom(date);
  const same = (days: readonly string[]) =>
    days.length === series.daysOfWeek.length && days.every((day) => series.daysOfWeek.some((own) => own === day));
  if (series.interval !== 1) return 'custom';
  if (series.type === 'daily') return 'daily';
  if (series.type === 'weekly' && same(usual.daysOfWeek)) return 'weekly';
  if (series.type === 'weekly' && same(workdays)) return 'workdays';
  if (series.type === 'absoluteMonthly' && series.dayOfMonth === usual.dayOfMonth) return 'monthly';
  if (series.type === 'absoluteYearly' && series.dayOfMonth === usual.dayOfMonth && series.month === usual.month)
    return 'yearly';
  return 'custom';
}

export interface RepeatFieldProps {
  readonly id: string;
  readonly series: SeriesDraft | null;
  readonly date: IsoDate;
  readonly onChange: (series: SeriesDraft | null) => void;
  /** Opens all patterns. */
  readonly onCustom: () => void;
}

/** The usual ways to repeat, and the door to all others. */
export function RepeatField({ id, series, date, onChange, onCustom }: RepeatFieldProps) {
  const text = useText();
  const { t } = text;
  const preset = presetOf(series, date);
  const usual = { ...weeklyFrom(date), ...(series && { end: series.end }) };
  const choose = (chosen: Preset): void => {
    if (chosen === 'none') onChange(null);
    else if (chosen === 'daily') onChange({ ...usual, type: 'daily' });
    else if (chosen === 'weekly') onChange(usual);
    else if (chosen === 'workdays') onChange({ ...usual, daysOfWeek: workdays });
    else if (chosen === 'monthly') onChange({ ...usual, type: 'absoluteMonthly' });
    else if (chosen === 'yearly') onChange({ ...usual, type: 'absoluteYearly' });
    else {
      onChange(series ?? usual);
      onCustom();
    }
  };
  return (
    <select id={id} className="select" value={preset} onChange={(event) => choose(event.target.value as Preset)}>
      <option value="none">{t('repeat.none')}</option>
      <option value="daily">{t('repeat.daily')}</option>
      <option value="weekly">{t('repeat.weekly', { day: dateText(date, 'weekday', text) })}</option>
      <option value="workdays">{t('repeat.workdays')}</option>
      <option value="monthly">{t('repeat.monthly', { day: Temporal.PlainDate.from(date).day })}</option>
      <option value="yearly">{t('repeat.yearly', { date: dateText(date, 'shortDate', text) })}</option>
      <option value="custom">{t('repeat.custom')}</option>
    </select>
  );
}

/** Names of the weekdays, Monday first. */
export function weekdayNames(
  format: 'weekday' | 'weekdayShort',
  text: ReturnType<typeof useText>,
): readonly { readonly day: (typeof weekdays)[number]; readonly name: string }[] {
  return weekdays.map((day, index) => ({ day, name: dateText(`2024-01-0${index + 1}`, format, text) }));
}
