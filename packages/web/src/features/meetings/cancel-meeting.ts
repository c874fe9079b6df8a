import type { CancelledAnswer } from '@planner/api-client';
import { showToast } from '../../components/toast.tsx';
import { answerOf, api, Refusal, versionTag } from '../../lib/api.ts';
import type { Text } from '../../lib/i18n/text.tsx';
import { queries } from '../../lib/queries.ts';

export interface WhatToCancel {
  readonly meetingId: string;
  readonly key: string | null;
  readonly span: 'this' | 'following' | 'all';
  readonly version: number;
}

/** Cancels and says so with an undo. @returns null when the server said no (the reader has been told why) */
export async function cancelMeeting(what: WhatToCancel, t: Text['t']): Promise<CancelledAnswer | null> {
  try {
    const cancelled = await write(what).catch(async (error: unknown) => {
      if (!(error instanceof Refusal) || error.problem.code !== 'STALE_VERSION') throw error;
      // Whoever cancels wants it gone, whatever became of its time or title meanwhile.
      const now = await answerOf(
        api.GET('/api/v1/meetings/{id}', {
          params: { path: { id: what.meetingId }, query: what.key === null ? {} : { key: what.key } },
        }),
      );
      return write({ ...what, version: now.version });
    });
    showToast({
      // A meeting in two rooms is still one meeting; only of a series the dates are counted.
      text: t('meeting.cancelled', { count: what.key !== null && what.span !== 'this' ? cancelled.cancelled : 1 }),
      action: { label: t('undo'), run: () => void restore(what, t) },
    });
    return cancelled;
  } catch (error) {
    tell(error, t);
    return null;
  } finally {
    void refresh();
  }
}

async function write({ meetingId, key, span, version }: WhatToCancel): Promise<CancelledAnswer> {
  const query = key === null ? {} : { span, key };
  const params = { path: { id: meetingId }, query, header: { 'if-match': versionTag(version) } };
  return answerOf(api.DELETE('/api/v1/meetings/{id}', { params }));
}

async function restore({ meetingId }: WhatToCancel, t: Text['t']): Promise<void> {
  try {
    await answerOf(api.POST('/api/v1/meetings/{id}/restore', { params: { path: { id: meetingId } } }));
    showToast({ text: t('meeting.restored') });
  } catch (error) {
    tell(error, t);
  } finally {
    void refresh();
  }
}

/** Says why a write didn't happen. @throws what is no failure of the server's or the network's */
export function tell(error: unknown, t: Text['t']): void {
  const first = error instanceof Refusal ? error.problem.errors[0] : undefined;
  showToast({ kind: 'failed', text: first ? `${first.message} ${first.next}` : t('failure.notSaved') });
}

async function refresh(): Promise<void> {
  const keys = ['timeline', 'calendar', 'meeting', 'series', 'free-rooms'];
  await Promise.all(keys.map(async (key) => queries.invalidateQueries({ queryKey: [key] })));
}
