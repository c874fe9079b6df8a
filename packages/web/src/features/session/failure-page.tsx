import { PlugDisconnected24Regular } from '@fluentui/react-icons/headless/svg/plug-disconnected';
import { LockClosed24Regular } from '@fluentui/react-icons/headless/svg/lock-closed';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';

/** In place of what couldn't be read: what went wrong, and the way out. What isn't there and what may not be seen look alike. */
export function FailurePage({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useText();
  if (error instanceof Refusal && ['NOT_FOUND', 'RIGHT_MISSING'].includes(error.problem.code)) {
    const [first] = error.problem.errors;
    return (
      <Notice
        role="alert"
        icon={<LockClosed24Regular />}
        title={error.problem.title}
        action={<ButtonLink href="/timeline">{t('failure.toTimeline')}</ButtonLink>}
      >
        <p>{first?.message ?? error.problem.detail}</p>
        <p>{first?.next}</p>
      </Notice>
    );
  }
  const refusal = error instanceof Refusal ? error.problem : null;
  return (
    <Notice
      role="alert"
      icon={<PlugDisconnected24Regular />}
      title={refusal?.title ?? t('failure.title')}
      action={
        <Button look="primary" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      }
    >
      <p>{refusal?.detail ?? t('failure.text')}</p>
      {refusal && <p className="quiet">{t('failure.id', { id: refusal.correlationId })}</p>}
    </Notice>
  );
}
