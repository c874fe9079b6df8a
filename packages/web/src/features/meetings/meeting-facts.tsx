import { Link } from 'wouter';
import type { MeetingDetails } from '@planner/api-client';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText, zonePlace } from '../../lib/time-text.ts';
import { ExchangeSign } from './exchange-sign.tsx';

/** What there is to know about a meeting; a field that isn't for this reader isn't there. */
export function MeetingFacts({
  meeting,
  part,
}: {
  readonly meeting: MeetingDetails;
  readonly part: 'details' | 'sync';
}) {
  const text = useText();
  const { t } = text;
  if (part === 'sync') {
    return (
      <dl className="facts">
        <dt>{t('meeting.inOutlook')}</dt>
        <dd>
          {meeting.exchangeState === null ? t('meeting.notLinked') : <ExchangeSign state={meeting.exchangeState} />}
        </dd>
        {shownBookings(meeting).map((booking) => (
          <Fact key={booking.id} name={booking.roomName}>
            {booking.exchange === null ? t('meeting.notLinked') : <ExchangeSign state={booking.exchange} />}
          </Fact>
        ))}
        <Fact name={t('meeting.source')}>{t('source', { source: meeting.source })}</Fact>
        <Fact name={t('meeting.version')}>{meeting.version}</Fact>
      </dl>
    );
  }
  return (
    <dl className="facts">
      <Fact name={t('meeting.rooms')}>
        <ul>
          {shownBookings(meeting).map((booking) => (
            <li key={booking.id}>
              <Link href={`/rooms/${booking.roomId}`}>{booking.roomName}</Link>
              {booking.state !== 'confirmed' && ` · ${t('state', { state: booking.state })}`}
              {booking.reason && <p className="quiet">{booking.reason.message}</p>}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={t('meeting.organizer')}>{meeting.mine ? t('bar.you') : meeting.organizer.name}</Fact>
      <Fact name={t('meeting.zone')}>{zonePlace(meeting.zone)}</Fact>
      {meeting.attendees !== null && meeting.attendees.length > 0 && (
        <Fact name={t('booking.people')}>
          <ul>
            {meeting.attendees.map(({ name, address, type }) => (
              <li key={address}>
                {name === '' ? address : name}
                {type === 'optional' && <span className="quiet"> · {t('meeting.optional')}</span>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {meeting.attendees === null && meeting.attendeeCount !== null && (
        <Fact name={t('booking.people')}>{t('meeting.invited', { count: meeting.attendeeCount })}</Fact>
      )}
      {meeting.headcount !== null && <Fact name={t('booking.headcount')}>{meeting.headcount}</Fact>}
      {meeting.privacy !== 'normal' && <Fact name={t('booking.privacy')}>{t('bar.private')}</Fact>}
      {meeting.body !== null && meeting.body !== '' && (
        <Fact name={t('booking.body')}>
          <span className="body">{meeting.body}</span>
        </Fact>
      )}
      <Fact name={t('meeting.inOutlook')}>
        {meeting.exchangeState === null ? t('meeting.notLinked') : <ExchangeSign state={meeting.exchangeState} />}
      </Fact>
      <Fact name={t('meeting.created')}>{instantText(msOf(meeting.createdAt), 'dateTime', meeting.zone, text)}</Fact>
    </dl>
  );
}

/** A series as a whole has a booking a date and room: each room once is enough here, the series' page has the dates. */
function shownBookings({ bookings, key, seriesId }: MeetingDetails): MeetingDetails['bookings'] {
  if (seriesId === null || key !== null) return bookings;
  return [...new Map(bookings.map((booking) => [booking.roomId, booking])).values()];
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
