import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { Add16Filled } from '@fluentui/react-icons/headless/svg/add';
import { ChevronLeft20Regular } from '@fluentui/react-icons/headless/svg/chevron-left';
import { ChevronRight20Regular } from '@fluentui/react-icons/headless/svg/chevron-right';
import { Search16Regular } from '@fluentui/react-icons/headless/svg/search';
import { Button } from '../../components/button.tsx';
import '../../components/field.css';
import { useText } from '../../lib/i18n/text.tsx';
import { SyncState } from '../sync/sync-state.tsx';
import type { TimelineChoice } from './timeline-url.ts';

export interface ToolbarProps {
  readonly title: string;
  readonly date: string;
  readonly choice: TimelineChoice;
  readonly phone: boolean;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onTurn: (by: -1 | 1) => void;
  readonly onChange: (changes: Partial<TimelineChoice>) => void;
  readonly onSearch: (q: string) => void;
  readonly onBook: () => void;
}

/** Which days, how, and the two things one does most. */
export function Toolbar({ title, date, choice, phone, searchField, onTurn, onChange, onSearch, onBook }: ToolbarProps) {
  const { t } = useText();
  const { q } = choice.filter;
  const isWeek = choice.view === 'week';
  useEffect(() => {
    // The address decides what is searched for; the field only follows when somebody isn't typing in it.
    const field = searchField.current;
    if (field && document.activeElement !== field) field.value = q;
  }, [q, searchField]);
  const delayed = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <header className="toolbar">
      <h1>{title}</h1>
      <div className="toolbar-days">
        <Button
          label={t(isWeek ? 'timeline.previousWeek' : 'timeline.previousDay')}
          icon={<ChevronLeft20Regular />}
          onClick={() => onTurn(-1)}
        />
        <Button onClick={() => onChange({ date: null })}>{t('timeline.today')}</Button>
        <Button
          label={t(isWeek ? 'timeline.nextWeek' : 'timeline.nextDay')}
          icon={<ChevronRight20Regular />}
          onClick={() => onTurn(1)}
        />
        <input
          type="date"
          className="input date-jump"
          aria-label={t('timeline.goTo')}
          value={date}
          onChange={(event) => event.target.value !== '' && onChange({ date: event.target.value })}
        />
      </div>
      {!phone && (
        <div className="segments" role="group" aria-label={t('timeline.view')}>
          <Button aria-pressed={!isWeek} onClick={() => onChange({ view: 'day' })}>
            {t('timeline.day')}
          </Button>
          <Button aria-pressed={isWeek} onClick={() => onChange({ view: 'week' })}>
            {t('timeline.week')}
          </Button>
        </div>
      )}
      {!phone && (
        <select
          className="select zoom"
          aria-label={t('timeline.zoom')}
          value={choice.zoom}
          onChange={(event) => onChange({ zoom: event.target.value as TimelineChoice['zoom'] })}
        >
          <option value="fit">{t('timeline.zoomFit')}</option>
          <option value="30">{t('timeline.zoomMinutes', { minutes: 30 })}</option>
          <option value="15">{t('timeline.zoomMinutes', { minutes: 15 })}</option>
        </select>
      )}
      <span className="toolbar-grow" />
      <SyncState />
      <label className="search">
        <Search16Regular aria-hidden />
        <span className="visually-hidden">{t('timeline.search')}</span>
        <input
          ref={searchField}
          type="search"
          defaultValue={q}
          placeholder={t('timeline.searchRooms')}
          onChange={(event) => {
            const { value } = event.target;
            clearTimeout(delayed.current);
            delayed.current = setTimeout(() => onSearch(value.trim()), 200);
          }}
        />
        <kbd aria-hidden>/</kbd>
      </label>
      <Button look="primary" className="toolbar-book" icon={<Add16Filled />} onClick={onBook}>
        {t('timeline.book')}
      </Button>
    </header>
  );
}
