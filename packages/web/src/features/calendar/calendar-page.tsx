import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CalendarLtr24Regular } from '@fluentui/react-icons/headless/svg/calendar-ltr';
import { ChevronLeft20Regular } from '@fluentui/react-icons/headless/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { addDays, isIsoDate } from '@planner/core';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf } from '../../lib/instants.ts';
import { usePreferences } from '../../lib/preferences.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { Agenda } from './agenda.tsx';
import { calendarRange, rangeTitle, turned } from './calendar-range.ts';
import type { CalendarView } from './calendar-range.ts';
import { calendarDeed } from './calendar-keys.ts';
import { MonthGrid } from './month-grid.tsx';
import { WeekGrid } from './week-grid.tsx';
import '../../components/field.css';
import '../timeline/timeline.css';
import './calendar.css';

const views: readonly CalendarView[] = ['agenda', 'week', 'month'];

/** The person's own meetings: as a list first, as a week or a month for whoever thinks in those. */
export default function CalendarPage() {
  const text = useText();
  const { t } = text;
  const { person } = useSession();
  const now = useNow();
  const [, navigate] = useLocation();
  const params = new URLSearchParams(useSearch());
  const today = dateOf(now, person.zone);
  const asked = params.get('date');
  const date = asked !== null && isIsoDate(asked) ? asked : today;
  const view = views.find((each) => each === params.get('view')) ?? 'agenda';
  const [forOthers, setForOthers] = useState(false);
  const { from, to } = calendarRange(view, date);
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', from, to],
    queryFn: () => answerOf(api.GET('/api/v1/calendar', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
  });
  const go = (next: { readonly view?: CalendarView; readonly date?: string }): void => {
    const query = new URLSearchParams();
    const nextView = next.view ?? view;
    const nextDate = next.date ?? date;
    if (nextView !== 'agenda') query.set('view', nextView);
    if (nextDate !== today) query.set('date', nextDate);
    const search = query.toString();
    navigate(search === '' ? '/calendar' : `/calendar?${search}`, { replace: true });
  };
  const { singleKeys } = usePreferences();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target } = event;
      const deed = calendarDeed(
        {
          key,
          modified: event.ctrlKey || event.altKey || event.metaKey,
          typing:
            target instanceof Element &&
            target.closest('input:not([type=checkbox]), select, textarea, dialog') !== null,
        },
        singleKeys,
      );
      if (!deed) return;
      event.preventDefault();
      if ('turn' in deed) go({ date: turned(view, date, deed.turn) });
      else go('view' in deed ? { view: deed.view } : { date: today });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  const shown = (data?.occurrences ?? []).filter(({ role }) => !forOthers || role === 'creator');
  return (
    <div className="page page-wide">
      <div className="page-head">
        <h1>{rangeTitle(view, date, text)}</h1>
        <div className="toolbar-days">
          <Button
            label={t('calendar.previous')}
            icon={<ChevronLeft20Regular />}
            onClick={() => go({ date: turned(view, date, -1) })}
          />
          <Button onClick={() => go({ date: today })}>{t('timeline.today')}</Button>
          <Button
            label={t('calendar.next')}
            icon={<ChevronRight20Regular />}
            onClick={() => go({ date: turned(view, date, 1) })}
          />
        </div>
        <div className="segments" role="group" aria-label={t('timeline.view')}>
          {views.map((each) => (
            <Button key={each} aria-pressed={view === each} onClick={() => go({ view: each })}>
              {t('calendar.view', { view: each })}
            </Button>
          ))}
        </div>
        <span className="grow" />
        <label className="check">
          <input type="checkbox" checked={forOthers} onChange={(event) => setForOthers(event.target.checked)} />
          {t('calendar.forOthers')}
        </label>
      </div>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} height={56} label={t('loading')} />}
      {data && shown.length === 0 && view === 'agenda' && (
        <Notice
          icon={<CalendarLtr24Regular />}
          title={t('calendar.empty.title')}
          action={
            <ButtonLink href="/find" look="primary">
              {t('home.find')}
            </ButtonLink>
          }
        >
          <p>{t('calendar.empty.text')}</p>
        </Notice>
      )}
      {data && view === 'agenda' && <Agenda occurrences={shown} zone={person.zone} today={today} />}
      {data && view === 'week' && <WeekGrid occurrences={shown} zone={person.zone} monday={from} today={today} />}
      {data && view === 'month' && (
        <MonthGrid
          occurrences={shown}
          zone={person.zone}
          from={from}
          to={addDays(to, -1)}
          today={today}
          month={date.slice(0, 7)}
        />
      )}
    </div>
  );
}
