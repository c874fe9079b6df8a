import { useText } from '../../lib/i18n/text.tsx';

export type Span = 'this' | 'following' | 'all';
const spans: readonly Span[] = ['this', 'following', 'all'];

/** Which dates of a series are meant. */
export function SpanChoice({ value, onChange }: { readonly value: Span; readonly onChange: (span: Span) => void }) {
  const { t } = useText();
  return (
    <fieldset className="span-choice">
      <legend className="visually-hidden">{t('span.label')}</legend>
      {spans.map((span) => (
        <label key={span} className="check">
          <input type="radio" name="span" checked={value === span} onChange={() => onChange(span)} />
          {t('span', { span })}
        </label>
      ))}
    </fieldset>
  );
}
