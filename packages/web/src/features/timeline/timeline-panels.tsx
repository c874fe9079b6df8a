import { lazy, Suspense } from 'react';
import { Popover } from '../../components/popover.tsx';
import type { Anchor } from '../../components/placing.ts';
import type { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { isoOf } from '../../lib/instants.ts';
import type { Moved } from './change-booking.ts';
import type { Gesture } from './gesture.ts';
import type { PlacedBooking } from './rows.ts';

const BookingPanel = lazy(() => import('../booking/booking-panel.tsx'));
const MeetingPanel = lazy(() => import('../meetings/meeting-panel.tsx'));
const MoveRefused = lazy(() => import('../booking/move-refused.tsx'));
const CancelDialog = lazy(() => import('../meetings/cancel-dialog.tsx'));

/** What is opened beside the grid: a new booking, one that stands, a refused drop, or the question before cancelling. */
export type Panel =
  | { readonly kind: 'new'; readonly gesture: Gesture; readonly anchor: Anchor }
  | { readonly kind: 'booking'; readonly booking: PlacedBooking; readonly anchor: Anchor }
  | {
      readonly kind: 'refused';
      readonly moved: Moved;
      readonly gesture: Gesture;
      readonly refusal: Refusal;
      readonly anchor: Anchor;
    }
  | { readonly kind: 'cancel'; readonly booking: PlacedBooking };

export interface TimelinePanelsProps {
  readonly panel: Panel;
  readonly zone: string;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly onPanel: (panel: Panel | null) => void;
  /** A free place that was chosen instead of the refused one. */
  readonly onSave: (moved: Moved, done: Gesture) => void;
}

/** The open panel, loaded when it's opened first. */
export default function TimelinePanels({ panel, zone, roomNames, onPanel, onSave }: TimelinePanelsProps) {
  const { t } = useText();
  const close = (): void => onPanel(null);
  return (
    <Suspense fallback={null}>
      {panel.kind === 'new' && (
        <Popover label={t('booking.new')} anchor={panel.anchor} onClose={close}>
          <BookingPanel
            room={panel.gesture.room}
            start={isoOf(panel.gesture.startMs)}
            end={isoOf(panel.gesture.endMs)}
            zone={panel.gesture.room.zone}
            onTimes={(startMs, endMs) => onPanel({ ...panel, gesture: { ...panel.gesture, startMs, endMs } })}
            onClose={close}
          />
        </Popover>
      )}
      {panel.kind === 'booking' && (
        <Popover label={t('meeting.panel')} anchor={panel.anchor} onClose={close}>
          <MeetingPanel
            booking={panel.booking}
            zone={zone}
            roomName={roomNames.get(panel.booking.viaRoomId ?? panel.booking.roomId) ?? ''}
            onCancel={() => onPanel({ kind: 'cancel', booking: panel.booking })}
            onClose={close}
          />
        </Popover>
      )}
      {panel.kind === 'refused' && (
        <Popover label={t('booking.refused')} anchor={panel.anchor} onClose={close}>
          <MoveRefused
            refusal={panel.refusal}
            moved={panel.moved}
            onSave={(moved) => onSave(moved, { ...panel.gesture, startMs: moved.to.startMs, endMs: moved.to.endMs })}
            onClose={close}
          />
        </Popover>
      )}
      {panel.kind === 'cancel' && (
        <CancelDialog
          meetingId={panel.booking.meetingId}
          occurrenceKey={panel.booking.key}
          version={panel.booking.version}
          title={panel.booking.title ?? panel.booking.organizer}
          onClose={close}
        />
      )}
    </Suspense>
  );
}
