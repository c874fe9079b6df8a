import { useState } from 'react';
import type { MeetingDetails, MeetingWritten } from '@planner/api-client';
import { useText } from '../../lib/i18n/text.tsx';
import { BookingForm } from '../booking/booking-form.tsx';
import { draftOfMeeting } from '../booking/draft.ts';
import { useBooking } from '../booking/use-booking.ts';
import type { Span } from './span-choice.tsx';

export interface EditMeetingProps {
  readonly meeting: MeetingDetails;
  readonly span: Span;
  readonly onDone: (written: MeetingWritten) => void;
  readonly onCancel: () => void;
}

/** The long form filled with a meeting. Errors keep what was typed; a stale version says who was faster. */
export function EditMeeting({ meeting, span, onDone, onCancel }: EditMeetingProps) {
  const { t } = useText();
  const { id, key, version } = meeting;
  const [initial] = useState(() => draftOfMeeting(meeting, span !== 'this'));
  const booking = useBooking({ initial, changeOf: { meetingId: id, key, span, version }, onDone });
  return (
    <>
      <div className="page-head">
        <h1>{t('meeting.edit')}</h1>
        {key !== null && <span className="quiet">{t('span', { span })}</span>}
      </div>
      <BookingForm booking={booking} submitText={t('meeting.save')} onCancel={onCancel} mayRepeat={span !== 'this'} />
    </>
  );
}
