import { useEffect, useState } from 'react';
import type { PaneMeeting } from '@planner/api-client';
import { Refusal, answerOf } from '../lib/api.ts';
import { MeetingRooms } from './meeting-rooms.tsx';
import type { PaneParts } from './pane.tsx';
import { usePaneText } from './pane-text.ts';

/** Beside somebody's appointment or a request: where it takes place, and how that stands. */
export function Read({ api, onFailure }: PaneParts) {
  const { t } = usePaneText();
  const [found, setFound] = useState<PaneMeeting | 'none' | null>(null);
  useEffect(() => {
    // A pinned pane can stand beside nothing for a moment.
    const itemId = (Office.context.mailbox.item as unknown as { itemId?: string } | null)?.itemId;
    const look = async (): Promise<void> => {
      if (itemId === undefined) return setFound('none');
      const restId = Office.context.mailbox.convertToRestId(itemId, 'v2.0');
      try {
        setFound(await answerOf(api.POST('/api/v1/addin/meetings/find', { body: { itemId: restId } })));
      } catch (error) {
        onFailure(error);
        if (error instanceof Refusal) setFound('none');
      }
    };
    void look();
    // The item stays as long as this part does: another one begins it anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [api]);
  return (
    <main className="pane-body" aria-busy={found === null}>
      {found === null && <p role="status">{t('pane.loading')}</p>}
      {found === 'none' && <p role="status">{t('bookedRoom.none')}</p>}
      {found !== null && found !== 'none' && <MeetingRooms meeting={found} />}
    </main>
  );
}
