import { memo } from 'react';
import { ArrowRepeatAll16Regular } from '@fluentui/react-icons/headless/svg/arrow-repeat-all';
import { LockClosed16Regular } from '@fluentui/react-icons/headless/svg/lock-closed';
import { QuestionCircle16Regular } from '@fluentui/react-icons/headless/svg/question-circle';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { ArrowSync16Regular } from '@fluentui/react-icons/headless/svg/arrow-sync';
import { Warning16Filled } from '@fluentui/react-icons/headless/svg/warning';
import { useText } from '../../lib/i18n/text.tsx';
import type { Text } from '../../lib/i18n/text.tsx';
import { rangeText } from '../../lib/time-text.ts';
import { toneOf } from './bars.ts';
import type { Bar } from './bars.ts';
import type { PlacedBooking } from './rows.ts';

export interface BookingBarProps {
  readonly booking: PlacedBooking;
  readonly bar: Bar;
  readonly zone: string;
  readonly viaName: string | null;
  /** In the hand: drawn faint at the place that it leaves. */
  readonly lifted: boolean;
  /** The refusal on the screen is about this one. */
  readonly inTheWay: boolean;
  readonly focused: boolean;
}

/** One booking in its row. What doesn't fit is in its name for screen readers and in the tooltip. */
export const BookingBar = memo(function BookingBar(props: BookingBarProps) {
  const { booking, bar, zone, viaName, lifted, inTheWay, focused } = props;
  const text = useText();
  const tone = toneOf(booking);
  const title = titleOf(booking, viaName, text);
  const spoken = spokenOf(booking, title, zone, text);
  const classes = ['bar', `bar-${tone}`, `bar-${bar.size}`, lifted && 'bar-lifted', inTheWay && 'bar-in-the-way'];
  return (
    <>
      {bar.setup && <span className="buffer" style={{ left: bar.setup.x, width: bar.setup.width }} />}
      {bar.teardown && <span className="buffer" style={{ left: bar.teardown.x, width: bar.teardown.width }} />}
      <div
        role="gridcell"
        tabIndex={focused ? 0 : -1}
        className={classes.filter(Boolean).join(' ')}
        style={{ left: bar.x, width: bar.width }}
        data-booking={booking.id}
        data-cursor={focused || undefined}
        aria-label={spoken}
        title={spoken}
      >
        {bar.size !== 'tiny' && (
          <span className="bar-line">
            <span className="bar-title">{title}</span>
            <Signs booking={booking} roomy={bar.size === 'full'} />
          </span>
        )}{' '}
        {bar.size === 'full' && tone !== 'linked' && !booking.private && (
          <span className="bar-who">
            {booking.mine ? text.t('bar.you') : booking.title === null ? '' : booking.organizer}
          </span>
        )}
        {booking.mayChange && bar.size !== 'tiny' && booking.viaRoomId === null && (
          <>
            <span className="bar-edge bar-edge-start" data-edge="start" />
            <span className="bar-edge bar-edge-end" data-edge="end" />
          </>
        )}
      </div>
    </>
  );
});

/** The second signs of state, beside colour; a narrow bar shows only what somebody must know. */
function Signs({ booking, roomy }: { readonly booking: PlacedBooking; readonly roomy: boolean }) {
  return (
    <span className="bar-signs" aria-hidden>
      {booking.exchange === 'failing' && <Warning16Filled className="bar-failing" />}
      {booking.exchange === 'waiting' && roomy && <ArrowSync16Regular />}
      {booking.state === 'tentative' && <QuestionCircle16Regular />}
      {booking.state === 'checkedIn' && roomy && <CheckmarkCircle16Regular />}
      {booking.private && roomy && <LockClosed16Regular />}
      {booking.seriesId !== null && roomy && <ArrowRepeatAll16Regular />}
    </span>
  );
}

/** What stands on a bar: the subject for whoever may see it, else "Private" or the organizer. */
export function titleOf(booking: PlacedBooking, viaName: string | null, { t }: Pick<Text, 't'>): string {
  if (booking.viaRoomId !== null) return t('bar.partOf', { room: viaName ?? t('bar.otherRoom') });
  if (booking.title !== null && booking.title !== '') return booking.title;
  return booking.private ? t('bar.private') : booking.organizer;
}

function spokenOf(booking: PlacedBooking, title: string, zone: string, text: Text): string {
  const { t } = text;
  const parts = [
    title,
    // What is written on the bar comes first and in its order: who speaks to the page says what they see (WCAG 2.5.3).
    booking.mine ? t('bar.you') : booking.organizer === title ? '' : booking.organizer,
    rangeText(booking.startMs, booking.endMs, zone, text),
    booking.state === 'confirmed' ? '' : t('state', { state: booking.state }),
    booking.seriesId === null ? '' : t('bar.series'),
    booking.private && booking.title !== null ? t('bar.private') : '',
    booking.exchange === 'waiting' || booking.exchange === 'failing' ? t('exchange', { state: booking.exchange }) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
