import { showToast } from '../../components/toast.tsx';
import { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { instantText } from '../../lib/time-text.ts';
import type { Moved } from './change-booking.ts';
import type { Gesture } from './gesture.ts';
import type { PlacedBooking } from './rows.ts';

export interface SaveMoveOptions {
  readonly zone: string;
  readonly roomNames: ReadonlyMap<string, string>;
  readonly onBegin: () => void;
  /** The server said no, and there may be free places to offer. */
  readonly onRefused: (moved: Moved, done: Gesture, refusal: Refusal) => void;
}

/** Saves a drop and offers to take it back; `done` is null for the way back, which is refused in words alone. */
export function useSaveMove(options: SaveMoveOptions): (moved: Moved, done: Gesture | null) => Promise<void> {
  const text = useText();
  const { t } = text;
  const save = async (moved: Moved, done: Gesture | null): Promise<void> => {
    options.onBegin();
    try {
      // Loaded with the rules (use-judge.ts), so it's here when a hand lets go.
      const { backwards, saveMove } = await import('./change-booking.ts');
      const written = await saveMove(moved);
      const back = backwards(moved, written);
      showToast({
        text: t('timeline.moved', {
          room: options.roomNames.get(moved.to.roomId) ?? '',
          time: instantText(moved.to.startMs, 'time', options.zone, text),
        }),
        action: { label: t('undo'), run: () => void save(back, null) },
      });
    } catch (error) {
      if (error instanceof Refusal && done && error.problem.code !== 'STALE_VERSION') {
        options.onRefused(moved, done, error);
        return;
      }
      const said = error instanceof Refusal ? error.problem.errors[0]?.message : undefined;
      showToast({ kind: 'failed', text: said ?? t('failure.notSaved') });
    }
  };
  return save;
}

/** What a finished move or resize asks the server for. */
export function movedBy(done: Gesture, booking: PlacedBooking): Moved {
  const { id, meetingId, key, version, roomId, startMs, endMs } = booking;
  return {
    bookingId: id,
    meetingId,
    key,
    version,
    from: { roomId, startMs, endMs },
    to: { roomId: done.room.id, startMs: done.startMs, endMs: done.endMs },
  };
}
