import { addDays } from '@planner/core';
import type { IsoDate } from '@planner/core';
import type { Text } from '../../lib/i18n/text.tsx';
import { mondayOf, weekOf } from '../../lib/instants.ts';
import { dateText } from '../../lib/time-text.ts';

export type CalendarView = 'agenda' | 'week' | 'month';

const agendaDays = 28;

/** Dates to ask for: from the first until before `to`. A month comes with the days that fill its weeks. */
export function calendarRange(view: CalendarView, date: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  if (view === 'agenda') return { from: date, to: addDays(date, agendaDays) };
  if (view === 'week') return { from: mondayOf(date), to: addDays(mondayOf(date), 7) };
  const first = Temporal.PlainDate.from(date).with({ day: 1 });
  const from = mondayOf(first.toString());
  const last = first.add({ months: 1 }).subtract({ days: 1 }).toString();
  return { from, to: addDays(mondayOf(last), 7) };
}

/** The date one screen further or back. */
export function turned(view: CalendarView, date: IsoDate, by: -1 | 1): IsoDate {
  if (view === 'agenda') return addDays(date, by * agendaDays);
  if (view === 'week') return addDays(date, by * 7);
  return Temporal.PlainDate.from(date).with({ day: 1 }).add({ months: by }).toString();
}

/** What the screen's heading says. */
export function rangeTitle(view: CalendarView, date: IsoDate, text: Text): string {
  if (view === 'month') return dateText(date, 'month', text);
  if (view === 'agenda') return text.t('nav.calendar');
  const { from, to } = calendarRange(view, date);
  return text.t('timeline.weekTitle', {
    week: weekOf(from),
    from: dateText(from, 'shortDate', text),
    to: dateText(addDays(to, -1), 'shortDate', text),
  });
}
