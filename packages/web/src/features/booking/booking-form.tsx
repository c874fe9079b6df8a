import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useText } from '../../lib/i18n/text.tsx';
import { useSession } from '../session/session.tsx';
import { ConflictTable } from './conflict-table.tsx';
import { OccurrenceList } from './occurrence-list.tsx';
import { PeopleField } from './people-field.tsx';
import { RepeatField } from './repeat-field.tsx';
import { RoomPicks } from './room-picks.tsx';
import { SeriesEditor } from './series-editor.tsx';
import type { Booking } from './use-booking.ts';
import { useRoomName } from './use-room-name.ts';
import { VerdictLine } from './verdict-line.tsx';
import { conflictsOf } from './ways-out.ts';
import type { Conflict } from './ways-out.ts';
import { WhenFields } from './when-fields.tsx';
import './booking.css';

export interface BookingFormProps {
  readonly booking: Booking;
  readonly submitText: string;
  readonly onCancel: () => void;
  /** A change to one date of a series can't make it repeat otherwise. */
  readonly mayRepeat?: boolean;
}

/** The long form: everything about a meeting in one column, with what the server thinks of it under it. */
export function BookingForm({ booking, submitText, onCancel, mayRepeat = true }: BookingFormProps) {
  const { t } = useText();
  const { person } = useSession();
  const { draft, set, check } = booking;
  const roomName = useRoomName(draft.roomIds[0] ?? '') ?? t('booking.theRoom');
  const seen = useSeenConflicts(check.settled ? conflictsOf(check.verdict!) : null, draft.choices);
  return (
    <form
      className="booking-page"
      onSubmit={(event) => {
        event.preventDefault();
        if (booking.mayBook) booking.save.mutate();
      }}
    >
      <Field label={t('booking.subject')}>
        {(control) => (
          <input
            {...control}
            className="input"
            maxLength={255}
            placeholder={t('booking.untitled')}
            value={draft.subject}
            onChange={(event) => set({ subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('booking.when')}>
        {() => <WhenFields draft={draft} onChange={set} ownZone={person.zone} long />}
      </Field>
      {mayRepeat && (
        <Field label={t('booking.repeats')}>
          {({ id }) => (
            <div className="room-picks">
              <RepeatField
                id={id}
                series={draft.series}
                date={draft.date}
                onChange={(series) => set({ series, choices: {} })}
                onCustom={() => undefined}
              />
              {draft.series && <SeriesEditor draft={draft} series={draft.series} onChange={set} />}
              {draft.series && (
                <OccurrenceList
                  draft={draft}
                  series={draft.series}
                  verdict={check.settled ? check.verdict : undefined}
                />
              )}
            </div>
          )}
        </Field>
      )}
      <Field label={t('booking.rooms')}>
        {({ id }) => <RoomPicks id={id} draft={draft} onChange={(roomIds) => set({ roomIds, choices: {} })} />}
      </Field>
      <VerdictLine booking={booking} roomName={roomName} />
      {draft.series && check.verdict && (
        <ConflictTable draft={draft} verdict={check.verdict} settled={seen} onChange={set} />
      )}
      <Field label={t('booking.people')}>
        {({ id }) => <PeopleField id={id} attendees={draft.attendees} onChange={(attendees) => set({ attendees })} />}
      </Field>
      <Field label={t('booking.headcount')} hint={t('booking.headcountHint')}>
        {(control) => (
          <input
            {...control}
            type="number"
            className="input number"
            min={1}
            max={10_000}
            value={draft.headcount ?? ''}
            onChange={(event) =>
              set({ headcount: event.target.value === '' ? null : Math.max(1, Number(event.target.value)) })
            }
          />
        )}
      </Field>
      <Field label={t('booking.privacy')}>
        {({ id }) => (
          <label className="check">
            <input
              id={id}
              type="checkbox"
              checked={draft.isPrivate}
              onChange={(event) => set({ isPrivate: event.target.checked })}
            />
            {t('booking.private')}
          </label>
        )}
      </Field>
      <Field label={t('booking.body')}>
        {(control) => (
          <textarea
            {...control}
            className="textarea"
            maxLength={20_000}
            value={draft.body}
            onChange={(event) => set({ body: event.target.value })}
          />
        )}
      </Field>
      <div className="booking-actions">
        <Button look="primary" type="submit" aria-disabled={!booking.mayBook}>
          {booking.save.isPending ? t('booking.saving') : submitText}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

/** Conflicts of the series as they were before something was chosen for them. */
function useSeenConflicts(
  now: readonly Conflict[] | null,
  choices: { readonly [key: string]: string },
): readonly Conflict[] {
  const [seen, setSeen] = useState<readonly Conflict[]>([]);
  const key = now?.map((conflict) => conflict.key).join();
  const fresh = Object.keys(choices).length === 0;
  useEffect(() => {
    if (now)
      setSeen((before) => [
        ...(fresh ? [] : before.filter((old) => !now.some((other) => other.key === old.key))),
        ...now,
      ]);
    // Only when the set of conflicts is another one, not with each answer that says the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, fresh]);
  return seen;
}
