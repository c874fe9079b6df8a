import { ArrowSync16Regular } from '@fluentui/react-icons/headless/svg/arrow-sync';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { Warning16Filled } from '@fluentui/react-icons/headless/svg/warning';
import { useText } from '../../lib/i18n/text.tsx';
import './meetings.css';

/** Whether Outlook shows the same; nothing for rooms that aren't linked. */
export function ExchangeSign({ state }: { readonly state: 'inStep' | 'waiting' | 'failing' | null }) {
  const { t } = useText();
  if (state === null) return null;
  return (
    <p className={`with-icon exchange-${state}`} role="status">
      {state === 'inStep' && <CheckmarkCircle16Regular aria-hidden />}
      {state === 'waiting' && <ArrowSync16Regular aria-hidden />}
      {state === 'failing' && <Warning16Filled aria-hidden />}
      {t('exchange', { state })}
    </p>
  );
}
