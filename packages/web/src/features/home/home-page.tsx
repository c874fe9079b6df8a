import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { CheckmarkCircle24Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { addDays } from '@planner/core';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { dateOf, msOf } from '../../lib/instants.ts';
import { dateText, instantText } from '../../lib/time-text.ts';
import { AgendaEntry, entryTitle } from '../calendar/agenda.tsx';
import { meetingHref } from '../meetings/meeting-panel.tsx';
import { FailurePage } from '../session/failure-page.tsx';
import { useSession } from '../session/session.tsx';
import { SyncState } from '../sync/sync-state.tsx';
import { FreeNow } from './free-now.tsx';
import '../meetings/meetings.css';
import './home.css';

/** Now, next, and a room for right now. */
export default function HomePage() {
  const text = useText();
  const { t } = text;
  const { person } = useSession();
  const now = useNow();
  const today = dateOf(now, person.zone);
  const to = addDays(today, 1);
  const { data, error, dataUpdatedAt, refetch } = useQuery({
    queryKey: ['calendar', today, to],
    queryFn: () => answerOf(api.GET('/api/v1/calendar', { params: { query: { from: today, to } } })),
  });
  const kept =
    data?.occurrences.filter(({ state }) => state !== 'cancelled' && state !== 'declined' && state !== 'released') ??
    [];
  const coming = kept.filter(({ end }) => msOf(end) > now);
  const [next] = coming;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{dateText(today, 'longDay', text)}</h1>
        <span className="grow" />
        <SyncState />
      </div>
      {error && !data && <FailurePage error={error} onRetry={() => void refetch()} />}
      {error && data && (
        <p className="banner" role="status">
          {t('home.stale', { time: instantText(dataUpdatedAt, 'time', person.zone, text) })}{' '}
          <Button onClick={() => void refetch()}>{t('failure.retry')}</Button>
        </p>
      )}
      {next && (
        <Link href={meetingHref(next.meetingId, next.key)} className="next-up">
          <span>{t(msOf(next.start) <= now ? 'home.now' : 'home.next')}</span>
          <strong>{entryTitle(next, text)}</strong>
          <span className="tabular">
            {t('home.nextWhen', {
              time: instantText(msOf(next.start) <= now ? msOf(next.end) : msOf(next.start), 'time', person.zone, text),
              running: msOf(next.start) <= now ? 'yes' : 'no',
            })}
            {next.rooms.length > 0 && ` · ${next.rooms.map(({ name }) => name).join(', ')}`}
          </span>
        </Link>
      )}
      <FreeNow />
      <section className={error ? 'my-day my-day-old' : 'my-day'}>
        <h2>{t('home.myDay')}</h2>
        {!data && !error && <Skeleton rows={3} height={52} label={t('loading')} />}
        {data && kept.length === 0 && (
          <Notice
            icon={<CheckmarkCircle24Regular />}
            title={t('home.empty.title')}
            action={<ButtonLink href="/find">{t('home.find')}</ButtonLink>}
          >
            <p>{t('home.empty.text')}</p>
          </Notice>
        )}
        <ul className="plain-list">
          {kept.map((entry) => (
            <li key={`${entry.meetingId} ${entry.key}`}>
              <AgendaEntry entry={entry} zone={person.zone} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
