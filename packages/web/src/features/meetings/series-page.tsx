import { Link } from 'wouter';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { SeriesAnswer } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api } from '../../lib/api.ts';
import { useNow } from '../../lib/clock.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { queries } from '../../lib/queries.ts';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { useRoomName } from '../booking/use-room-name.ts';
import { FailurePage } from '../session/failure-page.tsx';
import { tell } from './cancel-meeting.ts';
import { meetingHref } from './meeting-panel.tsx';
import { openDates } from './open-dates.ts';
import '../booking/booking.css';
import './meetings.css';

/** All dates of a series. Dates that were skipped or cancelled can be booked again, as long as the room is free. */
export default function SeriesPage({ id }: { readonly id: string }) {
  const { t } = useText();
  const { data, error, refetch } = useQuery({
    queryKey: ['series', id],
    queryFn: () => answerOf(api.GET('/api/v1/series/{id}', { params: { path: { id } } })),
  });
  if (error && !data) return <FailurePage error={error} onRetry={() => void refetch()} />;
  return <div className="page">{data ? <Dates series={data} /> : <Skeleton rows={10} label={t('loading')} />}</div>;
}

function Dates({ series }: { readonly series: SeriesAnswer }) {
  const text = useText();
  const { t } = text;
  const readd = useMutation({
    mutationFn: (key: string) =>
      answerOf(api.POST('/api/v1/series/{id}/occurrences/{key}', { params: { path: { id: series.id, key } } })),
    onSuccess: () => {
      showToast({ text: t('series.readded') });
      for (const key of ['series', 'timeline', 'calendar']) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (error) => tell(error, t),
  });
  const now = useNow();
  const active = series.occurrences.filter(({ state }) => state === 'active').length;
  return (
    <>
      <div className="page-head">
        <h1>{series.subject ?? t('bar.private')}</h1>
        <span className="grow" />
        <ButtonLink href={`/meetings/${series.meetingId}`}>{t('series.openMeeting')}</ButtonLink>
      </div>
      <p>{series.text}</p>
      {openDates(series, now).length > 0 && (
        <div className="banner" role="status">
          <strong>{t('series.openDates', { count: openDates(series, now).length })}</strong>
          <p className="quiet">
            {openDates(series, now)
              .map(({ start }) => instantText(msOf(start), 'day', series.zone, text))
              .join(' · ')}
          </p>
        </div>
      )}
      <table className="table">
        <caption>{t('series.kept', { active, total: series.occurrences.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('conflicts.date')}</th>
            <th scope="col">{t('series.time')}</th>
            <th scope="col">{t('booking.rooms')}</th>
            <th scope="col">{t('series.state')}</th>
          </tr>
        </thead>
        <tbody>
          {series.occurrences.map((date) => (
            <tr key={date.key} className={msOf(date.end) <= now ? 'quiet' : undefined}>
              <td className="tabular">
                {date.state === 'active' ? (
                  <Link
                    href={
                      date.exceptionId === null
                        ? meetingHref(series.meetingId, date.key)
                        : meetingHref(date.exceptionId, null)
                    }
                  >
                    {instantText(msOf(date.start), 'dayYear', series.zone, text)}
                  </Link>
                ) : (
                  <s>{instantText(msOf(date.start), 'dayYear', series.zone, text)}</s>
                )}
              </td>
              <td className="tabular">{rangeText(msOf(date.start), msOf(date.end), series.zone, text)}</td>
              <td>
                {date.roomIds.map((roomId) => (
                  <RoomName key={roomId} id={roomId} />
                ))}
              </td>
              <td>
                {date.state === 'active' && date.exceptionId !== null && t('series.exception')}
                {date.state !== 'active' && (
                  <>
                    {t('series.dateState', { state: date.state })}
                    {series.mayChange && msOf(date.start) > now && (
                      <>
                        {' '}
                        <Button disabled={readd.isPending} onClick={() => readd.mutate(date.key)}>
                          {t('series.readd')}
                        </Button>
                      </>
                    )}
                    {date.bookings.find(({ reason }) => reason)?.reason && (
                      <p className="field-note">{date.bookings.find(({ reason }) => reason)?.reason?.message}</p>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function RoomName({ id }: { readonly id: string }) {
  return <span>{useRoomName(id) ?? '…'} </span>;
}
