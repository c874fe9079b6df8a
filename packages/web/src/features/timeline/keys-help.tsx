import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { keyHelp } from './keys.ts';

/** All keys of the timeline. */
export default function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <dl className="keys">
        {keyHelp.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('keys.off')}</p>
      <div className="dialog-actions">
        <Button look="primary" data-autofocus onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}
