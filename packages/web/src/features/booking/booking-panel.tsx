import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { TimelineRoom } from '@planner/api-client';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { rangeText, instantText } from '../../lib/time-text.ts';
import { useSession } from '../session/session.tsx';
import { useLocations } from '../timeline/timeline-data.ts';
import { instantsOf, newDraft } from './draft.ts';
import { keepDraft } from './kept-draft.ts';
import { PeopleField } from './people-field.tsx';
import { RepeatField } from './repeat-field.tsx';
import { SeriesEndField } from './series-end-field.tsx';
import { useBooking } from './use-booking.ts';
import { useRoomName } from './use-room-name.ts';
import { VerdictLine } from './verdict-line.tsx';
import { WhenFields } from './when-fields.tsx';
import './booking.css';

export interface BookingPanelProps {
  readonly room: TimelineRoom;
  readonly start: string;
  readonly end: string;
  readonly zone: string;
  /** Tells the timeline where to draw the new booking while its times are changed. */
  readonly onTimes: (startMs: number, endMs: number) => void;
  readonly onClose: () => void;
}

/** The short form beside the timeline: enough for most meetings. "More…" takes everything along to the long one. */
export default function BookingPanel({ room, start, end, zone, onTimes, onClose }: BookingPanelProps) {
  const text = useText();
  const { t } = text;
  const { person } = useSession();
  const { data: places } = useLocations();
  const [, navigate] = useLocation();
  const [initial] = useState(() => newDraft({ startMs: msOf(start), endMs: msOf(end), zone, roomIds: [room.id] }));
  const booking = useBooking({ initial, onDone: onClose });
  const { draft, set } = booking;
  const times = instantsOf(draft);
  const { startMs, endMs } = times ?? { startMs: null, endMs: null };
  useEffect(() => {
    if (startMs !== null && endMs !== null && endMs > startMs) onTimes(startMs, endMs);
    // The timeline hears of changed times; its own rendering is no reason to tell it again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [startMs, endMs]);
  const roomName = useRoomName(draft.roomIds[0] ?? room.id) ?? room.name;
  const more = (): void => {
    keepDraft(draft);
    navigate('/meetings/new?draft');
  };
  const isSeries = draft.series !== null;
  return (
    <form
      className="booking-panel"
      onSubmit={(event) => {
        event.preventDefault();
        if (booking.mayBook) booking.save.mutate();
      }}
    >
      <input
        className="input booking-title"
        data-autofocus
        aria-label={t('booking.subject')}
        placeholder={t('booking.subject')}
        maxLength={255}
        value={draft.subject}
        onChange={(event) => set({ subject: event.target.value })}
      />
      <p className="booking-what tabular">
        {times &&
          endMs! > startMs! &&
          `${instantText(times.startMs, 'day', draft.zone, text)}, ${rangeText(times.startMs, times.endMs, draft.zone, text)} · `}
        <strong>{roomName}</strong>
        {` · ${t('room.seats', { count: room.capacity })}`}
        {places &&
          room.locationId !== person.defaultLocationId &&
          ` · ${places.locations.find(({ id }) => id === room.locationId)?.name ?? ''}`}
      </p>
      <Field label={t('booking.when')}>{() => <WhenFields draft={draft} onChange={set} ownZone={person.zone} />}</Field>
      <Field label={t('booking.repeats')}>
        {({ id }) => (
          <>
            <RepeatField
              id={id}
              series={draft.series}
              date={draft.date}
              onChange={(series) => set({ series, choices: {} })}
              onCustom={more}
            />
            {draft.series && (
              <div className="booking-end">
                <SeriesEndField
                  series={draft.series}
                  date={draft.date}
                  onChange={(series) => set({ series, choices: {} })}
                />
              </div>
            )}
          </>
        )}
      </Field>
      <Field label={t('booking.people')}>
        {({ id }) => <PeopleField id={id} attendees={draft.attendees} onChange={(attendees) => set({ attendees })} />}
      </Field>
      <VerdictLine booking={booking} roomName={roomName} />
      <div className="booking-actions">
        <Button look="subtle" onClick={more}>
          {t('booking.more')}
        </Button>
        <span className="toolbar-grow" />
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="primary" type="submit" aria-disabled={!booking.mayBook}>
          {booking.save.isPending ? t('booking.saving') : isSeries ? t('booking.bookSeries') : t('booking.book')}
        </Button>
      </div>
    </form>
  );
}
