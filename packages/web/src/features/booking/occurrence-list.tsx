import { useEffect, useMemo, useState } from 'react';
import { Circle16Regular } from '@fluentui/react-icons/headless/svg/circle';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { DismissCircle16Filled } from '@fluentui/react-icons/headless/svg/dismiss-circle';
import type { Verdict } from '@planner/api-client';
import { expandSeries } from '@planner/core';
import { useText } from '../../lib/i18n/text.tsx';
import { instantText } from '../../lib/time-text.ts';
import type { Draft } from './draft.ts';
import { draftRule } from './series-sentence.ts';
import type { SeriesDraft } from './series-draft.ts';

const atOnce = 24;

export interface OccurrenceListProps {
  readonly draft: Draft;
  readonly series: SeriesDraft;
  /** Absent until the server has said which dates are free. */
  readonly verdict: Verdict | undefined;
}

/** Every date of the series: worked out here at once, marked free or taken when the server has answered. */
export function OccurrenceList({ draft, series, verdict }: OccurrenceListProps) {
  const text = useText();
  const { t } = text;
  const expanded = useMemo(() => expandSeries(draftRule(series, draft)), [series, draft]);
  const dates = expanded.ok ? expanded.value : [];
  const [shown, setShown] = useState(atOnce);
  const total = dates.length;
  useEffect(() => {
    if (shown >= total) return undefined;
    // The rest a bit later each: 400 rows in one go would be felt while typing.
    const frame = requestAnimationFrame(() => setShown((count) => count + atOnce));
    return () => cancelAnimationFrame(frame);
  }, [shown, total]);
  const judged = useMemo(
    () => new Map(verdict?.occurrences.map((date) => [date.key, date.errors.length > 0])),
    [verdict],
  );
  if (dates.length === 0) return null;
  return (
    <details className="occurrence-details">
      <summary>{t('series.dates', { count: dates.length })}</summary>
      <ul className="occurrences tabular">
        {dates.slice(0, shown).map(({ key, start }) => {
          const taken = judged.get(key);
          const face = taken === undefined ? 'unknown' : taken ? 'taken' : 'free';
          return (
            <li key={key} className={face}>
              {face === 'unknown' && <Circle16Regular aria-hidden />}
              {face === 'free' && <CheckmarkCircle16Filled aria-hidden />}
              {face === 'taken' && <DismissCircle16Filled aria-hidden />}
              {instantText(start.epochMilliseconds, 'dayYear', draft.zone, text)}
              {face === 'taken' && <span className="visually-hidden">{t('series.taken')}</span>}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
