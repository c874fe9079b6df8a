import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { useQuery } from '@tanstack/react-query';
import type { MeetingDetails } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { FailurePage } from '../session/failure-page.tsx';
import CancelDialog from './cancel-dialog.tsx';
import { EditMeeting } from './edit-meeting.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingHistory } from './meeting-history.tsx';
import { SpanChoice } from './span-choice.tsx';
import type { Span } from './span-choice.tsx';
import { meetingIsOver } from './meeting-is-over.ts';
import { meetingTabs, neighbourTab } from './meeting-tabs.ts';
import type { MeetingTab } from './meeting-tabs.ts';
import { RoomTimes } from './room-times.tsx';
import './meetings.css';

/** One meeting, or one date of a series (`?key=`): what it is, what happened to it, how it stands in Outlook. */
export default function MeetingPage({ id, tab }: { readonly id: string; readonly tab: MeetingTab }) {
  const { t } = useText();
  const search = useSearch();
  const key = new URLSearchParams(search).get('key');
  const { data, error, refetch } = useQuery({
    queryKey: ['meeting', id, key],
    queryFn: () =>
      answerOf(api.GET('/api/v1/meetings/{id}', { params: { path: { id }, query: key === null ? {} : { key } } })),
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  return (
    <div className="page">
      {data ? <Meeting meeting={data} tab={tab} /> : <Skeleton rows={6} label={t('loading')} />}
    </div>
  );
}

function Meeting({ meeting, tab }: { readonly meeting: MeetingDetails; readonly tab: MeetingTab }) {
  const text = useText();
  const { t } = text;
  const [, navigate] = useLocation();
  const [shown, setShown] = useState<MeetingTab>(tab);
  const [mode, setMode] = useState<'read' | 'ask' | 'edit' | 'cancel'>('read');
  const [span, setSpan] = useState<Span>('this');
  const { start, end, zone, seriesId, key } = meeting;
  const title = meeting.subject ?? t('bar.private');
  const now = useNow();
  const isOver = meetingIsOver(meeting, now);
  const mayChange = meeting.mayChange && meeting.state === 'active' && !isOver;
  if (mode === 'edit') {
    return (
      <EditMeeting
        meeting={meeting}
        span={key === null ? 'all' : span}
        onDone={(written) => {
          setMode('read');
          if (written.id !== meeting.id)
            navigate(`/meetings/${written.id}${written.key === null ? '' : `?key=${written.key}`}`, { replace: true });
        }}
        onCancel={() => setMode('read')}
      />
    );
  }
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <span className="grow" />
        {mayChange && (
          <>
            <Button look="primary" onClick={() => setMode(key === null ? 'edit' : 'ask')}>
              {t('meeting.edit')}
            </Button>
            <Button look="danger" onClick={() => setMode('cancel')}>
              {t('meeting.cancel')}
            </Button>
          </>
        )}
      </div>
      <p className="tabular">
        {instantText(msOf(start), 'longDay', zone, text)}, {rangeText(msOf(start), msOf(end), zone, text)}
        {seriesId !== null && (
          <>
            {' · '}
            <Link href={`/series/${seriesId}`}>{meeting.recurrenceText ?? t('meeting.oneOfSeries')}</Link>
          </>
        )}
      </p>
      <RoomTimes meeting={meeting} />
      {meeting.state === 'cancelled' && <p className="banner">{t('meeting.isCancelled')}</p>}
      {meeting.state === 'active' && isOver && <p className="banner">{t('meeting.isOver')}</p>}
      <div className="tabs" role="tablist" aria-label={title}>
        {meetingTabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={shown === each}
            aria-controls="tab-panel"
            tabIndex={shown === each ? 0 : -1}
            className="tab"
            onClick={() => setShown(each)}
            onKeyDown={(event) => {
              const next = neighbourTab(each, event.key);
              if (!next) return;
              event.preventDefault();
              setShown(next);
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {t('meeting.tab', { tab: each })}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${shown}`}>
        {shown === 'history' ? (
          <MeetingHistory id={meeting.id} zone={zone} />
        ) : (
          <MeetingFacts meeting={meeting} part={shown} />
        )}
      </div>
      {mode === 'ask' && (
        <Dialog title={t('meeting.edit')} onClose={() => setMode((now) => (now === 'ask' ? 'read' : now))}>
          <SpanChoice value={span} onChange={setSpan} />
          <div className="dialog-actions">
            <Button onClick={() => setMode('read')}>{t('cancel')}</Button>
            <Button look="primary" data-autofocus onClick={() => setMode('edit')}>
              {t('meeting.edit')}
            </Button>
          </div>
        </Dialog>
      )}
      {mode === 'cancel' && (
        <CancelDialog
          meetingId={meeting.id}
          occurrenceKey={key}
          version={meeting.version}
          title={title}
          onClose={() => setMode('read')}
        />
      )}
    </>
  );
}
