import { DismissCircle20Filled } from '@fluentui/react-icons/headless/svg/dismiss-circle';
import { Button } from '../../components/button.tsx';
import type { Refusal } from '../../lib/api.ts';
import { useText } from '../../lib/i18n/text.tsx';
import { msOf } from '../../lib/instants.ts';
import { instantText } from '../../lib/time-text.ts';
import type { Moved } from '../timeline/change-booking.ts';
import { Reasons } from './refusal-panel.tsx';
import './refusal.css';

interface Offer {
  readonly kind: string;
  readonly roomId: string;
  readonly roomName?: string;
  readonly name?: string;
  readonly start: string;
  readonly end: string;
}

export interface MoveRefusedProps {
  readonly refusal: Refusal;
  readonly moved: Moved;
  readonly onSave: (moved: Moved) => void;
  readonly onClose: () => void;
}

/** A drop that the server refused: why, and where it could go instead. */
export default function MoveRefused({ refusal, moved, onSave, onClose }: MoveRefusedProps) {
  const text = useText();
  const { t } = text;
  const { errors } = refusal.problem;
  const offers = errors.flatMap(({ params }) => (params['alternatives'] ?? []) as readonly Offer[]).slice(0, 5);
  const zone = errors.map(({ params }) => params['zone']).find((value) => typeof value === 'string') ?? 'UTC';
  return (
    <>
      <div className="refusal" role="alert">
        <DismissCircle20Filled aria-hidden />
        <div>
          <Reasons errors={errors} helped={offers.length > 0} />
          {offers.length > 0 && (
            <div className="ways">
              {offers.map((offer) => (
                <button
                  key={`${offer.roomId} ${offer.start}`}
                  type="button"
                  className="way"
                  onClick={() =>
                    onSave({
                      ...moved,
                      to: { roomId: offer.roomId, startMs: msOf(offer.start), endMs: msOf(offer.end) },
                    })
                  }
                >
                  {offer.kind === 'otherTime'
                    ? t('way.otherTime', { time: instantText(msOf(offer.start), 'time', zone, text) })
                    : t('way.otherRoom', { room: offer.roomName ?? offer.name ?? '' })}
                </button>
              ))}
            </div>
          )}
        </div>
      </div>
      <div className="dialog-actions">
        <Button data-autofocus onClick={onClose}>
          {t('timeline.leaveIt')}
        </Button>
      </div>
    </>
  );
}
