import { useText } from '../../lib/i18n/text.tsx';
import type { MessageKey } from '../../lib/i18n/text.tsx';

const faces: readonly { readonly look: string; readonly text: MessageKey }[] = [
  { look: 'bar-mine', text: 'legend.mine' },
  { look: 'bar-others', text: 'legend.others' },
  { look: 'bar-pending', text: 'legend.pending' },
  { look: 'bar-checkedIn', text: 'legend.checkedIn' },
  { look: 'bar-linked', text: 'legend.linked' },
  { look: 'closed', text: 'legend.closed' },
  { look: 'buffer', text: 'legend.buffer' },
];

/** What the faces of the bars mean, and the most useful keys. */
export function Legend({ onHelp }: { readonly onHelp: () => void }) {
  const { t } = useText();
  return (
    <footer className="legend">
      <ul aria-label={t('legend.label')}>
        {faces.map(({ look, text }) => (
          <li key={look}>
            <span className={`swatch ${look}`} aria-hidden />
            {t(text)}
          </li>
        ))}
      </ul>
      <button type="button" className="legend-keys" onClick={onHelp}>
        {t('legend.keys')}
      </button>
    </footer>
  );
}
