import { TimeField } from '../../components/time-field.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { dateText, durationText, zonePlace } from '../../lib/time-text.ts';
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
        <TimeField
          label={t('booking.start')}
          value={draft.startTime}
          onChange={(time) => onChange(withStart(draft, time))}
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
        <TimeField
          label={t('booking.end')}
          value={draft.endTime}
          invalid={minutes === null}
          onChange={(endTime) => onChange({ ...draft, endTime, choices: {} })}
        />
      </div>
      <p className={minutes === null ? 'field-note field-error' : 'field-note'}>
        {minutes === null
          ? t('booking.endBeforeStart')
          : `${dateText(draft.date, 'longDay', text)} · ${durationText(minutes, text)}`}
        {draft.zone !== ownZone && ` · ${t('booking.zone', { place: zonePlace(draft.zone) })}`}
      </p>
    </>
  );
}
