import { MapDrive24Regular } from '@fluentui/react-icons/headless/svg/map-drive';
import { ButtonLink } from '../components/link.tsx';
import { Notice } from '../components/notice.tsx';
import { useText } from '../lib/i18n/text.tsx';

/** For an address that no screen has. */
export default function NotFoundPage() {
  const { t } = useText();
  return (
    <Notice
      icon={<MapDrive24Regular />}
      title={t('notFound.title')}
      action={<ButtonLink href="/timeline">{t('failure.toTimeline')}</ButtonLink>}
    >
      <p>{t('notFound.text')}</p>
    </Notice>
  );
}
