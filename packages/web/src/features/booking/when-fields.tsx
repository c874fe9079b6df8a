import { useText } from '../../lib/i18n/text.tsx';
import { durationText, zonePlace } from '../../lib/time-text.ts';
import { minutesOf, withDate, withStart } from './draft.ts';
import type { Draft } from './draft.ts';

export interface WhenFieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly ownZone: string;
  /** Whether the end may lie on another date. */
  readonly long?: boolean;
}

/** Date, start and end. Moving the start keeps the length. */
export function WhenFields({ draft, onChange, ownZone, long = false }: WhenFieldsProps) {
  const text = useText();
  const { t } = text;
  const minutes = minutesOf(draft);
  return (
    <>
      <div className="inline-fields when">
        <input
          type="date"
          className="input when-date"
          aria-label={t('booking.date')}
          required
          value={draft.date}
          onChange={(event) => event.target.value !== '' && onChange(withDate(draft, event.target.value))}
        />
        <input
          type="time"
          className="input when-time"
          aria-label={t('booking.start')}
          required
          step={300}
          value={draft.startTime}
          onChange={(event) => onChange(withStart(draft, event.target.value))}
        />
        <span aria-hidden>–</span>
        {long && draft.endDate !== draft.date && (
          <input
            type="date"
            className="input when-date"
            aria-label={t('booking.endDate')}
            value={draft.endDate}
            onChange={(event) => event.target.value !== '' && onChange({ ...draft, endDate: event.target.value })}
          />
        )}
        <input
          type="time"
          className="input when-time"
          aria-label={t('booking.end')}
          required
          step={300}
          aria-invalid={minutes === null}
          value={draft.endTime}
          onChange={(event) => onChange({ ...draft, endTime: event.target.value, choices: {} })}
        />
      </div>
      <p className={minutes === null ? 'field-note field-error' : 'field-note'}>
        {minutes === null ? t('booking.endBeforeStart') : durationText(minutes, text)}
        {draft.zone !== ownZone && ` · ${t('booking.zone', { place: zonePlace(draft.zone) })}`}
      </p>
    </>
  );
}
