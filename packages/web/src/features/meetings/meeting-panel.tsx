import { ArrowRepeatAll16Regular } from '@fluentui/react-icons/headless/svg/arrow-repeat-all';
import { Button } from '../../components/button.tsx';
import { ButtonLink } from '../../components/link.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { instantText, rangeText } from '../../lib/time-text.ts';
import { titleOf } from '../timeline/booking-bar.tsx';
import type { PlacedBooking } from '../timeline/rows.ts';
import { ExchangeSign } from './exchange-sign.tsx';
import './meetings.css';

export interface MeetingPanelProps {
  readonly booking: PlacedBooking;
  readonly zone: string;
  readonly roomName: string;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** One booking of the timeline, seen closer, with what can be done to it. */
export default function MeetingPanel({ booking, zone, roomName, onCancel, onClose }: MeetingPanelProps) {
  const text = useText();
  const { t } = text;
  const { meetingId, key, startMs, endMs } = booking;
  const href = meetingHref(meetingId, key);
  return (
    <div className="meeting-panel">
      <h2>{titleOf({ ...booking, viaRoomId: null }, null, text)}</h2>
      <p className="tabular">
        {instantText(startMs, 'longDay', zone, text)}, {rangeText(startMs, endMs, zone, text)}
      </p>
      <p>
        <strong>{roomName}</strong> · {booking.mine ? t('bar.you') : booking.organizer}
      </p>
      {booking.seriesId !== null && (
        <p className="with-icon quiet">
          <ArrowRepeatAll16Regular aria-hidden /> {t('meeting.oneOfSeries')}
        </p>
      )}
      {booking.state !== 'confirmed' && <p>{t('state', { state: booking.state })}</p>}
      <ExchangeSign state={booking.exchange} />
      <div className="dialog-actions">
        <Button look="subtle" onClick={onClose}>
          {t('close')}
        </Button>
        {booking.mayChange && (
          <Button look="danger" onClick={onCancel}>
            {t('meeting.cancel')}
          </Button>
        )}
        <ButtonLink href={href} look="primary">
          {t('meeting.open')}
        </ButtonLink>
      </div>
    </div>
  );
}

/** The address of a meeting, or of one date of its series. */
export function meetingHref(meetingId: string, key: string | null): string {
  return `/meetings/${meetingId}${key === null ? '' : `?key=${key}`}`;
}
